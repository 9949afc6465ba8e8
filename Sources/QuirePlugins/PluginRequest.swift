import QuireDocument
import QuireStages
import QuireText

/// What is sent to a plugin for one document: a line of JSON, offsets in code points.
struct PluginRequest {
  /// The layers that can be sent.
  static let layers: [LayerName] = [.blocks, .sections, .sentences, .mentions, .comments]

  static func line(for document: Document, reads: [LayerName], options: JSONValue) -> [UInt8] {
    let index = CodePointIndex(document.text)
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("id", document.id)
    writer.field("text", utf8: document.text)
    writer.field("options", options)
    writer.key("metadata")
    writer.beginObject()
    for entry in document.metadata.entries { writer.field(entry.key, entry.value.value) }
    writer.endObject()
    for layer in reads {
      writer.key(layer.description)
      writer.beginArray()
      for span in spans(of: layer, in: document) {
        writer.beginObject()
        writer.field("type", span.type)
        writer.field("start", index.codePoint(atByte: span.range.lowerBound))
        writer.field("end", index.codePoint(atByte: span.range.upperBound))
        writer.endObject()
      }
      writer.endArray()
    }
    writer.endObject()
    return writer.take() + [0x0A]
  }

  private static func spans(of layer: LayerName, in document: Document) -> [(type: String, range: ByteRange)] {
    let layers = document.layers
    switch layer {
    case .blocks: return layers.blocks.elements.map { ($0.kind.rawValue, $0.range) }
    case .sections: return layers.sections.elements.map { ($0.kind.rawValue, $0.range) }
    case .sentences: return layers.sentences.elements.map { ("sentence", $0.range) }
    case .mentions: return layers.mentions.elements.map { ($0.type.description, $0.range) }
    case .comments: return layers.comments.elements.map { ("comment", $0.range) }
    default: return []
    }
  }
}
