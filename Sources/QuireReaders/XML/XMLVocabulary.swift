import QuireDocument
import QuireMarkup

/// What the elements of an XML document mean for its text.
struct XMLVocabulary {
  /// What an element is.
  enum Role: Equatable {
    /// Part of the running text.
    case inline
    /// Something that begins a block, of a kind of its own or of that around it.
    case block(Block.Kind?)
    /// A heading of the division around it.
    case heading
    /// A heading of a rank of its own.
    case title(Int)
    /// A program, which has no words.
    case program
    /// A division, whose depth is the rank of its heading.
    case division
    /// A list.
    case list
    /// A table, and its rows and cells.
    case table, row, cell
    /// A line break.
    case lineBreak
    /// A line of verse: those of one stanza stand on adjacent lines.
    case line
    /// A remark that stands behind the text.
    case note
    /// What an edition says of itself, which is metadata.
    case header
    /// Words that go to the ledger, by a rule.
    case aside(String)
    /// A block whose white space stays.
    case preformatted
    /// A name of something, by its type.
    case name(EntityType)
  }

  /// Whether the document is of TEI.
  let isTEI: Bool

  private let chosen: [String: Role]

  /// The vocabulary of pages in XHTML.
  static let xhtml = XMLVocabulary(isTEI: false, chosen: pageElements)

  private init(isTEI: Bool, chosen: [String: Role]) {
    self.isTEI = isTEI
    self.chosen = chosen
  }

  init(_ xml: XMLEvents, _ options: XMLReader.Options) {
    let root = xml.events.first { $0.kind == .startTag }.map { xml.name(of: $0) }
    switch options.vocabulary {
    case .auto: isTEI = ["TEI", "TEI.2", "teiCorpus"].contains(root)
    case .tei: isTEI = true
    case .plain: isTEI = false
    }
    var chosen: [String: Role] = [:]
    for name in options.blockElements { chosen[name] = .block(nil) }
    for name in options.inlineElements { chosen[name] = .inline }
    for name in options.skipElements { chosen[name] = .aside("skipped") }
    self.chosen = chosen
  }

  /// What an element called `name` is; `isInText` says whether it stands in running text.
  func role(of name: String, isInText: Bool) -> Role {
    if let role = chosen[name] { return role }
    let role = isTEI ? Self.tei[name] : nil
    switch role {
    case .block(.quote)? where isInText: return .inline
    case let role?: return role
    case nil: return isInText ? .inline : .block(nil)
    }
  }

  /// The elements of TEI that mean something for the text (TEI P5, chapters 3, 4, 6, 13 and 14).
  private static let tei: [String: Role] = [
    "teiHeader": .header, "text": .block(nil), "front": .block(nil), "body": .block(nil), "back": .block(nil),
    "group": .block(nil), "div": .division, "div1": .division, "div2": .division, "div3": .division, "div4": .division,
    "div5": .division, "div6": .division, "div7": .division, "head": .heading, "p": .block(.paragraph),
    "ab": .block(.paragraph), "lg": .block(nil), "l": .line, "lb": .lineBreak, "sp": .block(nil),
    "speaker": .block(.paragraph), "stage": .block(.paragraph), "list": .list, "item": .block(.listItem),
    "table": .table, "row": .row, "cell": .cell, "figDesc": .block(.caption), "quote": .block(.quote),
    "cit": .block(.quote), "epigraph": .block(.quote), "note": .note, "fw": .aside("forme-work"),
    "sic": .aside("corrected"), "orig": .aside("regularized"), "abbr": .aside("expanded"), "del": .aside("deleted"),
    "egXML": .preformatted, "eg": .preformatted, "titlePart": .heading, "docTitle": .block(nil),
    "titlePage": .block(nil), "persName": .name(.person), "placeName": .name(.place), "geogName": .name(.place),
    "settlement": .name(.place), "region": .name(.place), "country": .name(.place), "orgName": .name(.organization),
    "date": .name(.date), "time": .name(.time), "hi": .inline, "emph": .inline, "foreign": .inline, "ref": .inline,
    "ptr": .inline, "pb": .inline, "cb": .inline, "milestone": .inline, "gap": .inline, "anchor": .inline,
    "opener": .block(nil), "closer": .block(nil), "salute": .block(.paragraph), "signed": .block(.paragraph),
    "dateline": .block(.paragraph), "trailer": .block(.paragraph), "address": .block(nil), "addrLine": .line,
  ]

  /// The elements of XHTML that mean something for the text.
  private static let pageElements: [String: Role] = [
    "head": .aside("head"), "script": .program, "style": .program, "h1": .title(1), "h2": .title(2), "h3": .title(3),
    "h4": .title(4), "h5": .title(5), "h6": .title(6), "p": .block(.paragraph), "div": .block(nil), "body": .block(nil),
    "html": .block(nil), "section": .block(nil), "article": .block(nil), "aside": .block(nil), "header": .block(nil),
    "footer": .block(nil), "nav": .block(nil), "main": .block(nil), "figure": .block(nil), "ul": .list, "ol": .list,
    "dl": .list, "li": .block(.listItem), "dt": .block(.listItem), "dd": .block(.listItem), "table": .table,
    "caption": .block(.caption), "figcaption": .block(.caption), "tr": .row, "td": .cell, "th": .cell, "br": .lineBreak,
    "hr": .block(nil), "blockquote": .block(.quote), "pre": .preformatted, "address": .block(nil), "rt": .aside("ruby"),
    "rp": .aside("ruby"), "math": .aside("formula"), "svg": .aside("graphic"),
  ]

  /// The elements whose words are left out only beside another reading.
  static let alternatives: Set<String> = ["corrected", "regularized", "expanded"]
}
