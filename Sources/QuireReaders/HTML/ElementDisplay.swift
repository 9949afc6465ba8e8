import QuireText

/// How the text of an element is laid out, after the style sheet that browsers begin with (HTML Standard, "Rendering").
enum ElementDisplay {
  /// In the line, with what stands around it.
  case inline

  /// As a block of its own.
  case block

  /// As a block with a kind that the text inside takes on.
  case heading(Int)
  case list
  case listItem
  case quote
  case preformatted
  case caption
  case table
  case rows
  case row
  case cell

  /// A line break, and a rule between blocks.
  case lineBreak
  case rule

  /// Readable, but no part of the page's text: it goes to the ledger, with the rule and the reason.
  case aside(Aside)

  /// Scripts, style sheets and what else nobody reads.
  case program

  /// Shown only where scripts do not run.
  case fallback

  /// Why readable words are no part of the text.
  enum Aside: Int, CaseIterable {
    case title
    case control
    case drawing
    case annotation
    case template

    /// The rule's name.
    var rule: String {
      switch self {
      case .title: "page-title"
      case .control: "form-control"
      case .drawing: "drawing"
      case .annotation: "formula-annotation"
      case .template: "template"
      }
    }

    /// Why, in words.
    var reason: String {
      switch self {
      case .title: "the page's title stands beside its text"
      case .control: "the words are a choice or an entry of a form"
      case .drawing: "the words belong to a drawing"
      case .annotation: "the words repeat a formula in another notation"
      case .template: "the page holds the words ready for a script"
      }
    }
  }

  /// The display of elements called `tag`.
  static func of(_ tag: MarkupName) -> ElementDisplay {
    Int(tag.raw) < byTag.count ? byTag[Int(tag.raw)] : .inline
  }

  private static let byTag: [ElementDisplay] = {
    var table: [ElementDisplay] = []
    func set(_ display: ElementDisplay, _ tags: [MarkupName]) {
      for tag in tags {
        while table.count <= Int(tag.raw) { table.append(.inline) }
        table[Int(tag.raw)] = display
      }
    }
    set(.block, [.html, .body, .address, .article, .aside, .center, .details, .dialog, .dd, .dir, .div, .dl, .dt])
    set(.block, [.fieldset, .figure, .footer, .form, .frameset, .header, .hgroup, .legend, .listing, .main, .nav, .p])
    set(.block, [.search, .section, .summary, .button])
    for (level, tag) in [MarkupName.h1, .h2, .h3, .h4, .h5, .h6].enumerated() { set(.heading(level + 1), [tag]) }
    set(.list, [.ul, .ol, .menu])
    set(.listItem, [.li])
    set(.quote, [.blockquote])
    set(.preformatted, [.pre, .listing, .xmp, .plaintext])
    set(.caption, [.figcaption, .caption])
    set(.table, [.table])
    set(.rows, [.thead, .tbody, .tfoot])
    set(.row, [.tr])
    set(.cell, [.td, .th])
    set(.lineBreak, [.br])
    set(.rule, [.hr])
    set(.aside(.title), [.title])
    set(.aside(.control), [.select, .textarea, .datalist])
    set(.aside(.drawing), [.svg])
    set(.aside(.annotation), [.annotation, .annotationXML])
    set(.aside(.template), [.template])
    set(.program, [.script, .style, .iframe, .noembed, .noframes])
    set(.fallback, [.noscript])
    return table
  }()
}
