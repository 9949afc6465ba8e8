import QuireDocument
import QuireText

/// Adds the section of the comments and keeps the other sections out of it.
struct SectionCutter {
  let document: Document

  /// Adds a section over `region`; a section that reaches into it ends before it, one within it goes.
  func write(_ region: ByteRange, _ rule: String, _ score: Double, to changes: inout Changes) {
    var gone: Set<ElementID> = []
    var kept: [Section] = []
    for section in document.layers.sections.elements where section.range.overlaps(region) || section.kind == .comments {
      let before = WhiteSpace.trimmed(
        document.text,
        section.range
          .lowerBound..<min(section.range.upperBound, region.lowerBound).clampedAbove(section.range.lowerBound)
      )
      if section.kind == .comments || before.isEmpty {
        gone.insert(section.id)
        changes.sections.withdraw(section.id)
      } else {
        var cut = section
        cut.range = section.range.lowerBound..<before.upperBound
        if let title = cut.title, title.upperBound > cut.range.upperBound { cut.title = nil }
        kept.append(cut)
      }
    }
    for var section in kept {
      if let parent = section.parent, gone.contains(parent) { section.parent = nil }
      changes.sections.update(section)
    }
    changes.sections.add(
      Section(
        id: changes.sections.nextID(),
        range: region,
        kind: .comments,
        provenance: Provenance(rule: rule, score: score)
      )
    )
  }
}

extension Int {
  fileprivate func clampedAbove(_ least: Int) -> Int { Swift.max(self, least) }
}
