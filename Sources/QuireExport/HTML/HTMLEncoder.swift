import QuireDocument
import QuireText

/// What options say of a page.
struct HTMLLook: Sendable {
  /// Whether other documents may stand on the same page.
  let isShared: Bool

  /// Whether what was removed is listed.
  let hasRemovals: Bool

  /// Whether types are written behind names.
  let hasLabels: Bool
}

/// Writes the page of one document; its parts stand in the extensions of this type.
struct HTMLEncoder {
  let view: ExportView
  let flow: TextFlow
  let spans: HTMLSpans
  let tree: CommentTree
  let text: [UInt8]

  /// The types in the selected text, in the order in which they come, with the number of mentions.
  let counts: [(type: EntityType, count: Int)]

  let colors: TypeColors
  var page: HTMLWriter

  private let look: HTMLLook

  /// The mentions that bear their id already; what else is shown of the same is a part of it.
  private(set) var shownMentions: Set<ElementID> = []

  /// The blocks that bear their id already.
  var shownBlocks: Set<ElementID> = []

  /// The diagnostics that are not yet shown where they belong.
  var unplaced: [Diagnostic]

  /// Prepares to write the document; on a page that others share with it, its names bear its own id.
  init(_ view: ExportView, look: HTMLLook) {
    self.view = view
    self.look = look
    page = HTMLWriter(prefix: look.isShared ? HTMLWriter.prefix(for: view.document.id) : "")
    counts = Self.typeCounts(view)
    colors = TypeColors(counts.map(\.type))
    flow = TextFlow(view)
    spans = HTMLSpans(view.layers)
    tree = CommentTree(view.layers)
    text = view.document.text
    unplaced = Array(view.document.diagnostics.filter { !$0.source.isEmpty }.prefix(mostPlaced))
  }

  /// The headline's section, as far as it was selected.
  var headline: Section? {
    view.layers.sections.elements.first { $0.kind == .headline && !view.string($0.range).isEmpty }
  }

  /// The page's title: what the metadata say, else the headline, else the document's id.
  var title: String {
    view.document.metadata["title"]?.value.stringValue ?? headline.map { view.string($0.range) } ?? view.document.id
  }

  mutating func writePage() {
    let used = Set(counts.map { colors[$0.type] }).sorted()
    page.head(title: title, language: language, rules: TypeColors.rules(used))
    page.markup("<body>\n<a class=\"skip\" href=\"#article\">Skip to the text</a>\n")
    writeContents()
    page.markup("</body>\n</html>\n")
  }

  /// Writes the document without what stands once on a page.
  ///
  /// A page has one main part, so that documents which share one are articles in it.
  mutating func writeContents() {
    page.markup(look.isShared ? "<article" : "<div")
    page.attribute("class", look.hasLabels ? "page labels" : "page")
    if look.isShared, let language { page.attribute("lang", language) }
    page.markup(look.isShared ? ">\n<div>\n" : ">\n<main>\n")
    writeArticle()
    writeThread()
    writeNames()
    if look.hasRemovals { writeRemovals() }
    writeDiagnostics()
    page.markup(look.isShared ? "</div>\n" : "</main>\n")
    writeAside()
    page.markup(look.isShared ? "</article>\n" : "</div>\n")
  }

  /// The text's language, where it is known.
  private var language: String? {
    view.document.metadata["language"]?.value.stringValue.flatMap { Self.isLanguageTag($0) ? $0 : nil }
  }

  private static func isLanguageTag(_ tag: String) -> Bool {
    (1...35).contains(tag.utf8.count)
      && tag.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2D }
  }

  /// Writes `range` of the document with the spans over it.
  mutating func writeInline(_ range: ByteRange) {
    for step in spans.steps(in: range) {
      switch step {
      case .text(let part): page.text(text, part)
      case .open(let kind, _): open(kind)
      case .close(.mention): page.markup("</mark>")
      case .close(.dateline): page.markup("</b>")
      case .close(.quote): page.markup("</q>")
      case .close(.evidence): page.markup("</span>")
      }
    }
  }

  private mutating func open(_ kind: HTMLSpan.Kind) {
    switch kind {
    case .mention(let place): openMention(place)
    case .dateline: page.markup("<b class=\"dateline\">")
    case .quote: page.markup("<q>")
    case .evidence(let place):
      let link = view.layers.links.elements[place]
      page.markup("<span class=\"evidence\"")
      page.attribute("data-link", link.kind.rawValue)
      page.source(link.evidence.flatMap { view.fileRanges(of: $0) })
      page.markup(">")
    }
  }

  private mutating func openMention(_ place: Int) {
    let mention = view.layers.mentions.elements[place]
    page.markup("<mark")
    if shownMentions.insert(mention.id).inserted { page.id("e", mention.id) }
    page.attribute("class", "t\(colors[mention.type])")
    page.attribute("data-type", view.types[mention.type])
    if let normal = mention.normal { page.attribute("data-normal", normal) }
    if let entity = mention.entity { page.attribute("data-entity", "n\(entity.raw)") }
    let source = view.fileRanges(of: mention.range)
    page.source(source)
    page.attribute("data-tip", tip(mention, source))
    page.markup(">")
  }

  /// What is shown when the pointer rests on a mention.
  private func tip(_ mention: Mention, _ source: [SourceRange]) -> String {
    var lines = [view.types[mention.type]]
    if let normal = mention.normal { lines[0] += " · \(normal)" }
    for attribute in mention.attributes { lines.append("\(attribute.name): \(attribute.value.words)") }
    let score = mention.provenance.score.map { ", \($0)" } ?? ""
    lines.append("\(mention.provenance.by) · \(mention.provenance.rule)\(score)")
    let bytes = source.map { "\($0.range.lowerBound)–\($0.range.upperBound)" }
    if !bytes.isEmpty { lines.append("bytes \(bytes.joined(separator: ", "))") }
    return lines.joined(separator: "\n")
  }
}

/// Of more diagnostics than this the rest stands in the list alone.
private let mostPlaced = 64
