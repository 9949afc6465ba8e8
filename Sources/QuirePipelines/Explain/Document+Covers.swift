import QuireDocument
import QuireText

extension Document {
  /// What stands over any of `texts`, in the order of the layers, and what is known from `source`.
  func covers(of texts: [ByteRange], and source: SourceRange) -> [Explanation.Cover] {
    let texts = RangeList(texts)
    var result: [Explanation.Cover] = []
    func add(
      _ layer: LayerName,
      _ what: String,
      _ range: ByteRange,
      _ provenance: Provenance,
      _ evidence: String? = nil
    ) {
      guard texts.meets(range) else { return }
      result.append(
        .init(
          layer: layer.description,
          what: what,
          range: range,
          by: provenance.by,
          rule: provenance.rule,
          reason: provenance.reason ?? evidence,
          score: provenance.score,
          threshold: provenance.threshold
        )
      )
    }
    // Elements are the reader's, as the first blocks are.
    let element = layers.blocks.elements.first { $0.element != nil }?.provenance ?? Provenance(rule: "element")
    for item in layers.markup.elements {
      add(.markup, "<\(layers.markup.names.string(item.tag))>", item.range, element)
    }
    for item in layers.blocks.elements {
      add(.blocks, item.kind.rawValue, item.range, item.provenance)
      if let labelled = item.labelled { add(.blocks, "marked \(item.label.rawValue)", item.range, labelled) }
    }
    for item in layers.sections.elements { add(.sections, item.kind.rawValue, item.range, item.provenance) }
    for item in layers.mentions.elements {
      add(.mentions, words(of: item), item.range, item.provenance, evidence(of: item))
    }
    for item in layers.comments.elements {
      add(.comments, "comment \(item.number.map { "\($0)" } ?? "c\(item.id.raw)")", item.range, item.provenance)
    }
    for item in layers.links.elements {
      for range in item.evidence {
        add(.links, "\(item.kind.rawValue) of comment \(name(of: item.child))", range, item.provenance)
      }
    }
    for item in layers.notices.elements { add(.notices, item.kind.rawValue, item.range, item.provenance) }
    for item in layers.annotations.elements { add(item.name, "annotation", item.range, item.provenance) }
    return result + metadataCovers(of: source)
  }

  private func metadataCovers(of source: SourceRange) -> [Explanation.Cover] {
    metadata.entries.compactMap { key, value in
      let isFrom = value.source.contains { $0.source == source.source && $0.range.overlaps(source.range) }
      guard isFrom else { return nil }
      return .init(
        layer: "metadata",
        what: "\(key) = \(String(decoding: value.value.json(), as: UTF8.self))",
        range: nil,
        by: value.by,
        rule: value.rule,
        reason: nil,
        score: value.score,
        threshold: nil
      )
    }
  }

  private func words(of mention: Mention) -> String {
    let words = string(mention.range)
    guard let normal = mention.normal, normal != words else { return "\(mention.type) \"\(words)\"" }
    return "\(mention.type) \"\(words)\" = \(normal)"
  }

  /// What decided, where the stage that found the mention was asked to keep it.
  private func evidence(of mention: Mention) -> String? {
    let grounds = mention.attributes.first { $0.name == "evidence" }?.value.arrayValue?.compactMap(\.stringValue) ?? []
    return grounds.isEmpty ? nil : "decided by \(grounds.joined(separator: ", "))"
  }

  /// A comment's number as printed, or its id.
  private func name(of id: ElementID) -> String {
    let comment = layers.comments.elements.first { $0.id == id }
    return comment?.number.map { "\($0)" } ?? "c\(id.raw)"
  }
}

/// Ranges in ascending order, for questions about many others.
private struct RangeList {
  private var ranges: [ByteRange] = []

  init(_ ranges: [ByteRange]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, last.upperBound >= range.lowerBound {
        self.ranges[self.ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  /// Whether `range` shares bytes with one of the list, or, being empty, lies in one.
  func meets(_ range: ByteRange) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count else { return false }
    return range.isEmpty ? ranges[low].lowerBound <= range.lowerBound : ranges[low].lowerBound < range.upperBound
  }
}
