import QuireDocument
import QuireText

/// What the text names.
extension RecordEncoder {
  mutating func writeMentions() {
    writer.beginArray()
    for mention in layers.mentions.elements {
      guard let clipped = view.selection.clipped(mention.range) else { continue }
      writer.beginObject()
      writer.field("type", view.types[mention.type])
      writeWords(mention.range, at: clipped)
      writeID(UInt8(ascii: "e"), mention.id)
      writer.field("normal", mention.normal)
      writer.key("attributes")
      writeMembers(mention.attributes)
      writer.field("entity", mention.entity.map { "n\($0.raw)" })
      writeProvenance(mention.provenance)
      writer.endObject()
    }
    writer.endArray()
  }

  /// Writes the entities that have a mention in the selected text, in the order of their layer.
  mutating func writeChains() {
    var mentions: [ElementID: [ElementID]] = [:]
    for mention in layers.mentions.elements {
      guard let entity = mention.entity, view.selection.holds(mention.range) else { continue }
      mentions[entity, default: []].append(mention.id)
    }
    writer.beginArray()
    for entity in layers.entities.elements {
      guard let members = mentions[entity.id] else { continue }
      writer.beginObject()
      writeID(UInt8(ascii: "n"), entity.id)
      writer.field("type", view.types[entity.type])
      writer.field("name", entity.name)
      writer.key("mentions")
      writer.beginArray()
      for id in members { writer.string("e\(id.raw)") }
      writer.endArray()
      writer.field("count", members.count)
      writer.key("attributes")
      writeMembers(entity.attributes)
      writeProvenance(entity.provenance)
      writer.endObject()
    }
    writer.endArray()
  }
}
