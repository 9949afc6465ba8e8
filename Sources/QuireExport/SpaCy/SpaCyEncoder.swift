import QuireDocument
import QuireText

/// Writes one document as spaCy's JSON.
struct SpaCyEncoder {
  private let view: ExportView
  private let tagged: TaggedTokens
  private let spansKey: String
  private let entities: [ElementID: Entity]
  var writer: JSONWriter

  init(_ view: ExportView, spansKey: String, appendingTo bytes: consuming [UInt8]) {
    self.view = view
    tagged = TaggedTokens(view, cutsAtAll: !spansKey.isEmpty)
    self.spansKey = spansKey
    entities = Dictionary(view.layers.entities.elements.map { ($0.id, $0) }) { first, _ in first }
    writer = JSONWriter(appendingTo: bytes)
  }

  /// Writes the object and the end of its line.
  mutating func encode() {
    writer.beginObject()
    writer.field("id", view.document.id)
    writer.field("text", utf8: view.selection.text)
    writeEntities()
    writeSentences()
    writeTokens()
    if !spansKey.isEmpty { writeSpans() }
    writer.endObject()
    writer.endLine()
  }

  private mutating func writeEntities() {
    writer.key("ents")
    writer.beginArray()
    for span in tagged.spans {
      write(view.layers.mentions.elements[span.mention], at: range(of: span.tokens))
    }
    writer.endArray()
  }

  private mutating func writeSentences() {
    writer.key("sents")
    writer.beginArray()
    for sentence in tagged.sentences {
      writer.beginObject()
      writeEnds(range(of: sentence))
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes the tokens, and those of white space: all that stands between two of them but one space.
  private mutating func writeTokens() {
    writer.key("tokens")
    writer.beginArray()
    let text = view.selection.text
    var count = 0
    var end = 0
    for token in tagged.tokens + [text.count..<text.count] {
      if end < token.lowerBound {
        let start = end > 0 && text[end] == 0x20 ? end + 1 : end
        if start < token.lowerBound { write(start..<token.lowerBound, &count) }
      }
      if !token.isEmpty { write(token, &count) }
      end = token.upperBound
    }
    writer.endArray()
  }

  private mutating func write(_ token: ByteRange, _ count: inout Int) {
    writer.beginObject()
    writer.field("id", count)
    writeEnds(token)
    writer.endObject()
    count += 1
  }

  /// Writes all mentions in the order of their layer.
  private mutating func writeSpans() {
    writer.key("spans")
    writer.beginObject()
    writer.key(spansKey)
    writer.beginArray()
    for place in tagged.mentions { write(view.layers.mentions.elements[place.index], at: place.range) }
    writer.endArray()
    writer.endObject()
  }

  /// Writes a mention; spaCy wants strings and whole numbers as its values, nothing else.
  private mutating func write(_ mention: Mention, at range: ByteRange) {
    writer.beginObject()
    writeEnds(range)
    writer.field("label", view.types[mention.type])
    let entity = mention.entity.flatMap { entities[$0] }
    writer.field("kb_id", ExternalID(mention, entity)?.description ?? "")
    writer.field("id", "e\(mention.id.raw)")
    if let entity { writer.field("entity", "n\(entity.id.raw)") }
    if let normal = mention.normal { writer.field("normal", normal) }
    writer.field("source", SourceWords.list(view.fileRanges(ofSelected: range)))
    writer.endObject()
  }

  private mutating func writeEnds(_ range: ByteRange) {
    writer.field("start", view.offsets[range.lowerBound])
    writer.field("end", view.offsets[range.upperBound])
  }

  private func range(of tokens: Range<Int>) -> ByteRange {
    tagged.tokens[tokens.lowerBound].lowerBound..<tagged.tokens[tokens.upperBound - 1].upperBound
  }
}
