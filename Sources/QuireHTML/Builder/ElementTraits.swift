import QuireText

/// What an element's name means to tree construction, in one word.
struct ElementTraits: OptionSet {
  let rawValue: UInt16

  /// The standard's "special" category.
  static let special = ElementTraits(rawValue: 1)
  /// Ends the search for an element in scope.
  static let scope = ElementTraits(rawValue: 1 << 1)
  /// Ends the search in list item scope, beside those that end it everywhere.
  static let listScope = ElementTraits(rawValue: 1 << 2)
  /// Ends the search in button scope, beside those that end it everywhere.
  static let buttonScope = ElementTraits(rawValue: 1 << 3)
  /// Ends the search in table scope.
  static let tableScope = ElementTraits(rawValue: 1 << 4)
  /// Its end tag may be implied.
  static let impliedEnd = ElementTraits(rawValue: 1 << 5)
  /// Its end tag may be implied when all are wanted.
  static let thoroughlyImpliedEnd = ElementTraits(rawValue: 1 << 6)
  /// Takes the place of text and elements that must not stand in a table: table, tbody, tfoot, thead, tr.
  static let tableStructure = ElementTraits(rawValue: 1 << 7)
  /// h1 to h6.
  static let heading = ElementTraits(rawValue: 1 << 8)
  /// Text within it may be read as HTML's: mi, mo, mn, ms, mtext.
  static let mathMLTextIntegrationPoint = ElementTraits(rawValue: 1 << 9)
  /// Whatever stands within it is HTML's: foreignObject, desc, title of SVG.
  static let htmlIntegrationPoint = ElementTraits(rawValue: 1 << 10)

  /// By vocabulary and known name.
  struct Table {
    var html: [ElementTraits]
    var svg: [ElementTraits]
    var mathML: [ElementTraits]

    subscript(name: MarkupName, namespace: HTMLNamespace) -> ElementTraits {
      let index = Int(name.raw)
      guard index < html.count else { return [] }
      switch namespace {
      case .html: return html[index]
      case .svg: return svg[index]
      case .mathML: return mathML[index]
      }
    }
  }

  static let table: Table = {
    let count = MarkupNames().count
    var table = Table(
      html: Array(repeating: [], count: count),
      svg: Array(repeating: [], count: count),
      mathML: Array(repeating: [], count: count)
    )
    for (traits, names) in htmlNames { for name in names { table.html[Int(name.raw)].formUnion(traits) } }
    for name in [MarkupName.foreignObject, .desc, .title] {
      table.svg[Int(name.raw)] = [.special, .scope, .listScope, .buttonScope, .htmlIntegrationPoint]
    }
    for name in [MarkupName.mi, .mo, .mn, .ms, .mtext] {
      table.mathML[Int(name.raw)] = [.special, .scope, .listScope, .buttonScope, .mathMLTextIntegrationPoint]
    }
    table.mathML[Int(MarkupName.annotationXML.raw)] = [.special, .scope, .listScope, .buttonScope]
    return table
  }()

  private static let htmlNames: [(ElementTraits, [MarkupName])] = [
    (
      .special,
      [
        .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body, .br, .button,
        .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed, .fieldset, .figcaption,
        .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html,
        .iframe, .img, .input, .keygen, .li, .link, .listing, .main, .marquee, .menu, .meta, .nav, .noembed,
        .noframes, .noscript, .object, .ol, .p, .param, .plaintext, .pre, .script, .search, .section, .select,
        .source, .style, .summary, .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr,
        .track, .ul, .wbr, .xmp,
      ]
    ),
    (
      [.scope, .listScope, .buttonScope],
      [.applet, .caption, .html, .table, .td, .th, .marquee, .object, .select, .template]
    ),
    (.listScope, [.ol, .ul]),
    (.buttonScope, [.button]),
    (.tableScope, [.html, .table, .template]),
    (
      [.impliedEnd, .thoroughlyImpliedEnd],
      [.dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc]
    ),
    (.thoroughlyImpliedEnd, [.caption, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr]),
    (.tableStructure, [.table, .tbody, .tfoot, .thead, .tr]),
    (.heading, [.h1, .h2, .h3, .h4, .h5, .h6]),
  ]
}
