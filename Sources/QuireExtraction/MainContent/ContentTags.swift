import QuireText

/// What the tags of a page say about its parts, by the number of the tag's name.
struct ContentTags: OptionSet {
  let rawValue: UInt32

  /// Stands in a line of text; its names say little about the part around.
  static let inline = ContentTags(rawValue: 1 << 0)
  static let navigation = ContentTags(rawValue: 1 << 1)
  static let footer = ContentTags(rawValue: 1 << 2)
  static let header = ContentTags(rawValue: 1 << 3)
  static let aside = ContentTags(rawValue: 1 << 4)
  static let form = ContentTags(rawValue: 1 << 5)
  static let control = ContentTags(rawValue: 1 << 6)
  static let dialog = ContentTags(rawValue: 1 << 7)
  static let menu = ContentTags(rawValue: 1 << 8)
  static let fallback = ContentTags(rawValue: 1 << 9)
  /// The page itself.
  static let page = ContentTags(rawValue: 1 << 10)
  static let main = ContentTags(rawValue: 1 << 11)
  static let article = ContentTags(rawValue: 1 << 12)
  /// A page's headline.
  static let headline = ContentTags(rawValue: 1 << 13)
  /// Holds text itself, so that the content is not one of its parts alone.
  static let leaf = ContentTags(rawValue: 1 << 14)
  static let caption = ContentTags(rawValue: 1 << 15)
  /// Keeps links that stand alone in it: cells, paragraphs, descriptions.
  static let keepsLinks = ContentTags(rawValue: 1 << 16)
  static let link = ContentTags(rawValue: 1 << 17)
  /// In a forum, a list of details of a post's writer.
  static let details = ContentTags(rawValue: 1 << 18)
  static let span = ContentTags(rawValue: 1 << 19)

  static func of(_ tag: MarkupName) -> ContentTags {
    Int(tag.raw) < byTag.count ? byTag[Int(tag.raw)] : []
  }

  private static let byTag: [ContentTags] = {
    var table: [ContentTags] = []
    func set(_ value: ContentTags, _ tags: [MarkupName]) {
      for tag in tags {
        while table.count <= Int(tag.raw) { table.append([]) }
        table[Int(tag.raw)].formUnion(value)
      }
    }
    set(.inline, [.a, .abbr, .b, .bdi, .bdo, .cite, .code, .data, .dfn, .em, .font, .i, .kbd, .mark, .q, .s, .samp])
    set(.inline, [.small, .span, .strong, .sub, .sup, .time, .u, .`var`])
    set(.navigation, [.nav])
    set(.footer, [.footer])
    set(.header, [.header])
    set(.aside, [.aside])
    set(.form, [.form])
    set(.control, [.button, .select, .option, .input, .datalist, .label, .legend, .optgroup])
    set(.dialog, [.dialog])
    set(.menu, [.menu])
    set(.fallback, [.noscript])
    set(.page, [.html, .body])
    set(.main, [.main])
    set(.article, [.article])
    set(.headline, [.h1])
    set(.leaf, [.p, .tr, .td, .tbody, .table, .ul, .ol, .h1, .h2, .pre])
    set(.caption, [.figcaption])
    set(.keepsLinks, [.td, .th, .p, .dd])
    set(.link, [.a])
    set(.details, [.dl, .h5])
    set(.span, [.span])
    return table
  }()
}
