import QuireDocument
import QuireText

/// Writes the annotations of one document, a line each.
struct BratEncoder {
  private let view: ExportView
  private let withNotes: Bool
  private let entities: [ElementID: Entity]
  private var attributeCount = 0
  private(set) var bytes: [UInt8] = []

  init(_ view: ExportView, withNotes: Bool) {
    self.view = view
    self.withNotes = withNotes
    entities = Dictionary(view.layers.entities.elements.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Writes the mentions in the order of the text, those of one entity tied together behind them.
  mutating func encode() {
    var chains: [ElementID: [ElementID]] = [:]
    for mention in view.layers.mentions.elements {
      guard let clipped = view.selection.clipped(mention.range) else { continue }
      let fragments = BratText.fragments(of: clipped, in: view.selection.text)
      guard !fragments.isEmpty else { continue }
      writeMention(mention, fragments)
      let entity = mention.entity.flatMap { entities[$0] }
      if let id = ExternalID(mention, entity) { writeReference(mention, id, entity) }
      for attribute in mention.attributes { write(attribute, of: mention) }
      if withNotes { writeNote(mention, clipped) }
      if let entity { chains[entity.id, default: []].append(mention.id) }
    }
    for entity in view.layers.entities.elements {
      guard let members = chains[entity.id], members.count > 1 else { continue }
      append("*\tEquiv")
      for id in members { append(" T\(id.raw)") }
      append("\n")
    }
  }

  private mutating func writeMention(_ mention: Mention, _ fragments: [ByteRange]) {
    append("T\(mention.id.raw)\t\(BratText.name(view.types[mention.type])) ")
    let places = fragments.map { "\(view.offsets[$0.lowerBound]) \(view.offsets[$0.upperBound])" }
    append(places.joined(separator: ";"))
    bytes.append(0x09)
    for (place, fragment) in fragments.enumerated() {
      if place > 0 { bytes.append(0x20) }
      bytes.append(contentsOf: view.selection.text[fragment])
    }
    append("\n")
  }

  private mutating func writeReference(_ mention: Mention, _ id: ExternalID, _ entity: Entity?) {
    append("N\(mention.id.raw)\tReference T\(mention.id.raw) \(id.description)\t")
    bytes.append(contentsOf: BratText.line(mention.normal ?? entity?.name ?? view.string(mention.range)))
    append("\n")
  }

  /// Writes an attribute whose value is one word; brat knows no others, so that longer ones stand in the note.
  private mutating func write(_ attribute: JSONValue.Member, of mention: Mention) {
    guard let word = Self.word(attribute.value) else { return }
    attributeCount += 1
    append("A\(attributeCount)\t\(BratText.name(attribute.name)) T\(mention.id.raw) \(word)\n")
  }

  private mutating func writeNote(_ mention: Mention, _ clipped: ByteRange) {
    var facts: [String] = []
    if let normal = mention.normal { facts.append("normal: \(normal)") }
    for attribute in mention.attributes where Self.word(attribute.value) == nil {
      facts.append("\(attribute.name): \(attribute.value.words)")
    }
    let source = SourceWords.list(view.fileRanges(ofSelected: clipped))
    if !source.isEmpty { facts.append("source: \(source)") }
    facts.append("rule: \(mention.provenance.rule)")
    facts.append("by: \(mention.provenance.by)")
    if let score = mention.provenance.score { facts.append("score: \(score)") }
    append("#\(mention.id.raw)\tAnnotatorNotes T\(mention.id.raw)\t")
    bytes.append(contentsOf: BratText.line(facts.joined(separator: "; ")))
    append("\n")
  }

  /// A value that is one word of visible characters, or a number.
  private static func word(_ value: JSONValue) -> String? {
    switch value {
    case .string(let string):
      let isWord = !string.isEmpty && !string.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x21 }
      return isWord ? string : nil
    case .integer, .number, .bool: return String(decoding: value.json(), as: UTF8.self)
    default: return nil
    }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
