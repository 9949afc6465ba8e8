import QuireDocument
import QuireText

/// The layers that say how the text is built.
extension RecordEncoder {
  mutating func writeBlocks() {
    var sections = SectionFinder(layers.sections.elements)
    writer.beginArray()
    for block in layers.blocks.elements {
      guard let clipped = view.selection.clipped(block.range) else { continue }
      writer.beginObject()
      writeID(UInt8(ascii: "b"), block.id)
      writer.field("kind", block.kind.rawValue)
      writer.field("level", block.level)
      writer.field("label", block.label.rawValue)
      writer.key("labelled")
      writeLabelled(block.labelled)
      writer.field("section", sections.section(around: block.range)?.kind.rawValue)
      writer.field("marker", block.marker.map { view.string($0) })
      writePlace(block.range, at: clipped)
      writer.endObject()
    }
    writer.endArray()
  }

  private mutating func writeLabelled(_ provenance: Provenance?) {
    guard let provenance else { return writer.null() }
    writer.beginObject()
    writer.field("by", provenance.by)
    writer.field("rule", provenance.rule)
    writer.field("reason", provenance.reason)
    if let score = provenance.score { writer.field("score", score) }
    if let threshold = provenance.threshold { writer.field("threshold", threshold) }
    writer.endObject()
  }

  mutating func writeSections() {
    writer.beginArray()
    for section in layers.sections.elements {
      guard let clipped = view.selection.clipped(section.range) else { continue }
      writer.beginObject()
      writeID(UInt8(ascii: "s"), section.id)
      writer.field("kind", section.kind.rawValue)
      writer.field("level", section.level)
      writer.field("title", section.title.map { view.string($0) })
      writer.field("parent", section.parent.map { "s\($0.raw)" })
      writer.key("flags")
      writer.beginArray()
      for flag in section.flags { writer.string(flag) }
      writer.endArray()
      writePlace(section.range, at: clipped)
      writeProvenance(section.provenance)
      writer.endObject()
    }
    writer.endArray()
  }

  mutating func writeSentences() {
    writer.beginArray()
    for sentence in layers.sentences.elements {
      guard let clipped = view.selection.clipped(sentence.range) else { continue }
      writer.beginObject()
      writePlace(sentence.range, at: clipped)
      writer.endObject()
    }
    writer.endArray()
  }

  mutating func writeTokens() {
    writer.beginArray()
    for token in layers.tokens.elements {
      guard let clipped = view.selection.clipped(token.range) else { continue }
      writer.beginObject()
      writer.field("kind", "\(token.kind)")
      writePlace(token.range, at: clipped)
      writer.endObject()
    }
    writer.endArray()
  }

  mutating func writeMarkup() {
    writer.beginArray()
    for (index, element) in layers.markup.elements.enumerated() {
      guard let clipped = view.selection.clipped(element.range) else { continue }
      writer.beginObject()
      writeID(UInt8(ascii: "m"), ElementID(UInt32(clamping: index + 1)))
      writer.field("tag", layers.markup.names.string(element.tag))
      writer.key("attributes")
      writer.beginArray()
      for attribute in element.attributes.map({ layers.markup.attributes[$0] }) {
        writer.beginArray()
        writer.string(layers.markup.names.string(attribute.name))
        writer.string(utf8: Array(document.value(of: attribute, in: element)))
        writer.endArray()
      }
      writer.endArray()
      writer.field("parent", element.parent.map { "m\($0 + 1)" })
      writer.field("start", view.offsets[clipped.lowerBound])
      writer.field("end", view.offsets[clipped.upperBound])
      writer.key("source")
      writeSource([document.sourceRange(of: element)])
      writer.endObject()
    }
    writer.endArray()
  }

  mutating func writeAnnotations() {
    var groups: [(name: LayerName, places: [Int])] = []
    var known: [LayerName: Int] = [:]
    for (place, annotation) in layers.annotations.elements.enumerated() where view.selection.holds(annotation.range) {
      if let group = known[annotation.name] {
        groups[group].places.append(place)
      } else {
        known[annotation.name] = groups.count
        groups.append((annotation.name, [place]))
      }
    }
    writer.beginObject()
    for group in groups {
      writer.key(group.name.description)
      writer.beginArray()
      for place in group.places { write(layers.annotations.elements[place]) }
      writer.endArray()
    }
    writer.endObject()
  }

  private mutating func write(_ annotation: Annotation) {
    guard let clipped = view.selection.clipped(annotation.range) else { return }
    writer.beginObject()
    writeID(UInt8(ascii: "a"), annotation.id)
    writeWords(annotation.range, at: clipped)
    writer.key("features")
    writeMembers(annotation.features)
    writeProvenance(annotation.provenance)
    writer.endObject()
  }
}
