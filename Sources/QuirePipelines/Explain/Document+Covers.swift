import QuireDocument
import QuireText

extension Document {
  /// What stands over any of `text`, in the order of the layers.
  func covers(of text: ByteRange) -> [Explanation.Cover] {
    var result: [Explanation.Cover] = []
    func add(_ layer: LayerName, _ what: String, _ range: ByteRange, _ provenance: Provenance) {
      let isOver = range.isEmpty ? text.contains(range.lowerBound) : range.overlaps(text)
      if isOver { result.append(.init(layer: layer, what: what, range: range, provenance: provenance)) }
    }
    for item in layers.markup.elements { add(.markup, "<\(item.tag)>", item.range, item.provenance) }
    for item in layers.blocks.elements {
      add(.blocks, item.kind.rawValue, item.range, item.provenance)
      if let labelled = item.labelled { add(.blocks, "marked \(item.label.rawValue)", item.range, labelled) }
    }
    for item in layers.sections.elements { add(.sections, item.kind.rawValue, item.range, item.provenance) }
    for item in layers.mentions.elements {
      add(.mentions, "\(item.type) \"\(item.normal ?? string(item.range))\"", item.range, item.provenance)
    }
    for item in layers.comments.elements {
      add(.comments, "comment \(item.number.map { "\($0)" } ?? "c\(item.id.raw)")", item.range, item.provenance)
    }
    for item in layers.links.elements {
      for range in item.evidence { add(.links, "\(item.kind.rawValue) of c\(item.child.raw)", range, item.provenance) }
    }
    for item in layers.notices.elements { add(.notices, item.kind.rawValue, item.range, item.provenance) }
    for item in layers.annotations.elements { add(item.name, "annotation", item.range, item.provenance) }
    return result
  }
}
