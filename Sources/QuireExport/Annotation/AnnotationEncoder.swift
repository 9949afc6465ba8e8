import QuireDocument
import QuireText

/// Writes the mentions of one document as annotations.
struct AnnotationEncoder {
  /// How much of the text is quoted before and behind a mention, in code points.
  private static let quoted = 32

  private static let context = "http://www.w3.org/ns/anno.jsonld"

  private let view: ExportView
  private let entities: [ElementID: Entity]
  private let addresses: [String]
  private let address: String
  var writer: JSONWriter

  init(_ view: ExportView, appendingTo bytes: consuming [UInt8]) {
    self.view = view
    entities = Dictionary(view.layers.entities.elements.map { ($0.id, $0) }) { first, _ in first }
    let address = IRI.name(view.document.id)
    self.address = address
    // What came from standard input has no address of its own.
    addresses = view.document.sources.map { source in
      ["", "-"].contains(source.locator.uri) ? address : IRI.reference(source.locator.uri)
    }
    writer = JSONWriter(appendingTo: bytes)
  }

  /// Writes each annotation on a line of its own.
  mutating func writeLines() {
    for mention in view.layers.mentions.elements {
      guard let clipped = view.selection.clipped(mention.range), !clipped.isEmpty else { continue }
      write(mention, clipped, withContext: true)
      writer.endLine()
    }
  }

  /// Writes all annotations as the one page of a collection.
  mutating func writePage() {
    let mentions = view.layers.mentions.elements.compactMap { mention in
      view.selection.clipped(mention.range).flatMap { $0.isEmpty ? nil : (mention, $0) }
    }
    writer.beginObject()
    writer.field("@context", Self.context)
    writer.field("id", "\(address)#page")
    writer.field("type", "AnnotationPage")
    writer.key("partOf")
    writer.beginObject()
    writer.field("id", "\(address)#annotations")
    writer.field("type", "AnnotationCollection")
    writer.field("total", mentions.count)
    writer.endObject()
    writer.field("startIndex", 0)
    writer.key("items")
    writer.beginArray()
    for (mention, clipped) in mentions { write(mention, clipped, withContext: false) }
    writer.endArray()
    writer.endObject()
    writer.endLine()
  }

  private mutating func write(_ mention: Mention, _ clipped: ByteRange, withContext: Bool) {
    writer.beginObject()
    if withContext { writer.field("@context", Self.context) }
    writer.field("id", "\(address)#e\(mention.id.raw)")
    writer.field("type", "Annotation")
    let entity = mention.entity.flatMap { entities[$0] }
    let link = ExternalID(mention, entity)
    writer.field("motivation", link == nil ? "tagging" : "identifying")
    writer.key("body")
    writer.beginArray()
    writeBody("tagging", view.types[mention.type])
    if let normal = mention.normal { writeBody("describing", normal) }
    if let link {
      writer.beginObject()
      writer.field("type", "SpecificResource")
      writer.field("purpose", "identifying")
      writer.field("source", link.iri)
      writer.endObject()
    }
    writer.endArray()
    writeTarget(clipped)
    writer.endObject()
  }

  private mutating func writeBody(_ purpose: String, _ value: String) {
    writer.beginObject()
    writer.field("type", "TextualBody")
    writer.field("purpose", purpose)
    writer.field("value", value)
    writer.endObject()
  }

  private mutating func writeTarget(_ range: ByteRange) {
    let bytes = view.fileRanges(ofSelected: range)
    let source = bytes.first?.source ?? 0
    writer.key("target")
    writer.beginObject()
    writer.field("source", addresses.indices.contains(source) ? addresses[source] : address)
    writer.key("selector")
    writer.beginArray()
    writePosition("TextPositionSelector", view.offsets[range.lowerBound], view.offsets[range.upperBound])
    writeQuote(range)
    // The standard knows no selector of several stretches; this one reaches from the first to the last of a file.
    let there = bytes.filter { $0.source == source }.map(\.range)
    if let start = there.map(\.lowerBound).min(), let end = there.map(\.upperBound).max() {
      writePosition("DataPositionSelector", start, end)
    }
    writer.endArray()
    writer.endObject()
  }

  private mutating func writePosition(_ type: String, _ start: Int, _ end: Int) {
    writer.beginObject()
    writer.field("type", type)
    writer.field("start", start)
    writer.field("end", end)
    writer.endObject()
  }

  private mutating func writeQuote(_ range: ByteRange) {
    let text = view.selection.text
    var start = range.lowerBound
    var end = range.upperBound
    for _ in 0..<Self.quoted {
      start = UTF8Scalars.boundary(text, atOrBefore: start - 1)
      if end < text.count { end = UTF8Scalars.boundary(text, atOrAfter: end + 1) }
    }
    writer.beginObject()
    writer.field("type", "TextQuoteSelector")
    writer.field("exact", utf8: text, range)
    writer.field("prefix", utf8: text, start..<range.lowerBound)
    writer.field("suffix", utf8: text, range.upperBound..<end)
    writer.endObject()
  }
}
