import QuireText

/// Which elements can be comments, by their tags.
enum MarkupTags {
  /// Whether elements called `tag` can hold a whole comment; a link or a heading that carries a comment's id is a part.
  static func holdsComments(_ tag: MarkupName) -> Bool {
    Int(tag.raw) >= isPart.count || !isPart[Int(tag.raw)]
  }

  private static let isPart: [Bool] = {
    var table: [Bool] = []
    let tags: [MarkupName] = [
      .a, .abbr, .b, .br, .button, .cite, .em, .form, .h1, .h2, .h3, .h4, .h5, .h6, .hr, .i, .iframe, .img, .input,
      .label, .link, .meta, .noscript, .option, .p, .script, .select, .small, .span, .strong, .style, .svg, .template,
      .textarea, .time, .title, .html, .head, .body, .main, .nav,
    ]
    for tag in tags {
      while table.count <= Int(tag.raw) { table.append(false) }
      table[Int(tag.raw)] = true
    }
    return table
  }()
}
