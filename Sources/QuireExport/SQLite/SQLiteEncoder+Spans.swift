import QuireDocument
import QuireText

/// What the text names, and what plugins found in it.
extension SQLiteEncoder {
  /// Writes the entities that have a mention in the selected text, and returns them.
  mutating func writeEntities() -> Set<ElementID> {
    let named = Set(layers.mentions.elements.filter { view.selection.holds($0.range) }.compactMap(\.entity))
    var written: Set<ElementID> = []
    for entity in layers.entities.elements where named.contains(entity.id) {
      written.insert(entity.id)
      rows.begin(.entities)
      rows.integer(Int(entity.id.raw))
      rows.text(view.types[entity.type])
      rows.text(entity.name)
      write(entity.attributes)
      write(entity.provenance)
      rows.end()
    }
    return written
  }

  /// Writes the mentions; `entities` are those that are written.
  mutating func writeMentions(_ entities: Set<ElementID>) {
    for mention in layers.mentions.elements {
      guard let clipped = view.selection.clipped(mention.range) else { continue }
      let source = source(of: mention.range)
      rows.begin(.spans)
      rows.text(Mention.layer.description)
      rows.integer(Int(mention.id.raw))
      rows.text(view.types[mention.type])
      rows.text(utf8: view.selection.text[clipped])
      rows.text(mention.normal)
      rows.integer(mention.entity.flatMap { entities.contains($0) ? Int($0.raw) : nil })
      write(mention.attributes)
      writePlace(mention.range, source)
      write(mention.provenance)
      rows.end()
    }
  }

  /// Writes the spans of plugins' layers.
  mutating func writeAnnotations() {
    for annotation in layers.annotations.elements {
      guard let clipped = view.selection.clipped(annotation.range) else { continue }
      let source = source(of: annotation.range)
      rows.begin(.spans)
      // A layer of this name would share its numbers with the mentions.
      let name = annotation.name.description
      rows.text(name == Mention.layer.description ? "annotations" : name)
      rows.integer(Int(annotation.id.raw))
      rows.null()
      rows.text(utf8: view.selection.text[clipped])
      rows.null()
      rows.null()
      write(annotation.features)
      writePlace(annotation.range, source)
      write(annotation.provenance)
      rows.end()
    }
  }
}
