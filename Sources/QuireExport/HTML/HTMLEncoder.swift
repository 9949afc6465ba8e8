import QuireDocument
import QuireText

/// Writes the page of one document; its parts stand in the extensions of this type.
struct HTMLEncoder {
  let view: ExportView
  let types: TypeNames
  let flow: TextFlow
  let spans: HTMLSpans
  let tree: CommentTree
  let text: [UInt8]
  var page = HTMLWriter()

  /// The mentions that bear their id already; what else is shown of the same is a part of it.
  private(set) var shownMentions: Set<ElementID> = []

  /// The blocks that bear their id already.
  var shownBlocks: Set<ElementID> = []

  /// The diagnostics that are not yet shown where they belong.
  var unplaced: [Diagnostic]

  init(_ view: ExportView, types: TypeNames) {
    self.view = view
    self.types = types
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

  mutating func writePage(withRemovals: Bool) {
    writeHead()
    page.markup("<body>\n<a class=\"skip\" href=\"#article\">Skip to the text</a>\n")
    writeContents(withRemovals: withRemovals)
    page.markup("</body>\n</html>\n")
  }

  mutating func writeContents(withRemovals: Bool) {
    page.markup("<div class=\"page\">\n<main>\n")
    writeArticle()
    writeThread()
    writeNames()
    if withRemovals { writeRemovals() }
    writeDiagnostics()
    page.markup("</main>\n")
    writeAside()
    page.markup("</div>\n")
  }

  private mutating func writeHead() {
    page.markup("<!doctype html>\n<html")
    if let language = view.document.metadata["language"]?.value.stringValue, Self.isLanguageTag(language) {
      page.attribute("lang", language)
    }
    page.markup(">\n<head>\n<meta charset=\"utf-8\">\n")
    page.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    page.markup("<meta name=\"referrer\" content=\"no-referrer\">\n")
    // Should an escape ever be missing, this still stops scripts and loading.
    page.markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    page.markup("style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>")
    page.text(title)
    page.markup("</title>\n<style>\n")
    page.markup(htmlStyle)
    writeTypeRules()
    page.markup("</style>\n</head>\n")
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
    page.attribute("class", typeClass(mention.type))
    page.attribute("data-type", types[mention.type])
    if let normal = mention.normal { page.attribute("data-normal", normal) }
    if let entity = mention.entity { page.attribute("data-entity", "n\(entity.raw)") }
    let source = view.fileRanges(of: mention.range)
    page.source(source)
    page.attribute("data-tip", tip(mention, source))
    page.markup(">")
  }

  /// What is shown when the pointer rests on a mention.
  private func tip(_ mention: Mention, _ source: [SourceRange]) -> String {
    var lines = [types[mention.type]]
    if let normal = mention.normal { lines[0] += " · \(normal)" }
    for attribute in mention.attributes { lines.append("\(attribute.name): \(words(for: attribute.value))") }
    let score = mention.provenance.score.map { ", \($0)" } ?? ""
    lines.append("\(mention.provenance.by) · \(mention.provenance.rule)\(score)")
    let bytes = source.map { "\($0.range.lowerBound)–\($0.range.upperBound)" }
    if !bytes.isEmpty { lines.append("bytes \(bytes.joined(separator: ", "))") }
    return lines.joined(separator: "\n")
  }

  /// A value of metadata or features in words.
  func words(for value: JSONValue) -> String {
    switch value {
    case .string(let string): string
    case .array(let values): values.map { words(for: $0) }.joined(separator: ", ")
    default: String(decoding: value.json(), as: UTF8.self)
    }
  }
}

/// Of more diagnostics than this the rest stands in the list alone.
private let mostPlaced = 64
