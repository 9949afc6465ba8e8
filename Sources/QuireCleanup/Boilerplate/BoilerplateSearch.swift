import QuireDocument
import QuireStages
import QuireText

/// Looks through the units of a document for those that the rules call boilerplate.
struct BoilerplateSearch {
  private let text: [UInt8]
  private let units: [TextUnit]
  private let matcher: BoilerplateMatcher

  /// The hits within each unit.
  private let hits: [ArraySlice<PhraseMatcher.Match>]

  /// The units of the text's own flow, from the first to the last; empty where there are none.
  private let prose: Range<Int>

  /// Prepares a search; `hits` are the phrases in the document's text.
  init(document: Document, matcher: BoilerplateMatcher, hits: [PhraseMatcher.Match]) {
    text = document.text
    self.matcher = matcher
    let headline = document.layers.sections.elements.first { $0.kind == .headline }?.range
    let comments = document.commentRanges()
    var next = 0
    let units = document.textUnits().filter { unit in
      while next < comments.count, comments[next].upperBound <= unit.range.lowerBound { next += 1 }
      let isComment = next < comments.count && comments[next].lowerBound < unit.range.upperBound
      return !isComment && unit.block?.kind != .code && unit.range != headline
    }
    self.units = units
    let slices = Self.slices(of: hits, by: units.map(\.range))
    self.hits = slices
    let text = document.text
    let isProse = units.indices.map { index in
      units[index].isPlain && units[index].range.count >= 80 && LineText.endsSentence(text, units[index].range)
        && !matcher.speaksOfSite(slices[index])
    }
    let first = isProse.firstIndex(of: true) ?? 0
    prose = first..<((isProse.lastIndex(of: true) ?? first - 1) + 1)
  }

  /// The units that are boilerplate, in order, each with the verdict on it.
  func run() -> [(unit: TextUnit, verdict: BoilerplateMatcher.Verdict)] {
    var found: [(unit: TextUnit, verdict: BoilerplateMatcher.Verdict)] = []
    var lastFound = -2
    var list: BoilerplateMatcher.Verdict?
    for (index, unit) in units.enumerated() {
      let isBelow = lastFound == index - 1 && unit.isNextLine
      if let verdict = verdict(index, isBelowNotice: isBelow) {
        found.append((unit, verdict))
        lastFound = index
        list = verdict.takesList ? verdict : nil
      } else if let head = list, lastFound == index - 1, isListLine(unit) {
        let reason = "the line stands in a list below one that \(head.reason.dropFirst("the line ".count))"
        found.append(
          (unit, .init(rule: head.rule, reason: reason, score: 0.7, takesList: false))
        )
        lastFound = index
      } else {
        list = nil
      }
    }
    return found
  }

  private func verdict(_ index: Int, isBelowNotice: Bool) -> BoilerplateMatcher.Verdict? {
    guard !hits[index].isEmpty, units[index].range.count <= 3000 else { return nil }
    let evidence = UnitEvidence(
      text: text,
      range: units[index].range,
      isAtHead: index < prose.lowerBound || prose.isEmpty,
      isAtTail: index >= prose.upperBound || prose.isEmpty,
      isBelowNotice: isBelowNotice
    )
    return matcher.verdict(evidence, hits[index])
  }

  /// Whether a unit is a link's title: a short line that ends no sentence.
  private func isListLine(_ unit: TextUnit) -> Bool {
    guard unit.range.count <= 160, text[unit.range.upperBound - 1] != 0x2E, text[unit.range.upperBound - 1] != 0x3A
    else { return false }
    let first = BlankSeparatedWords(text, in: unit.range).first { _ in true } ?? unit.range
    return ![Array("Posted".utf8), Array("By".utf8), Array("by".utf8)].contains { $0.elementsEqual(text[first]) }
  }

  private static func slices(
    of hits: [PhraseMatcher.Match],
    by ranges: [ByteRange]
  ) -> [ArraySlice<PhraseMatcher.Match>] {
    var result: [ArraySlice<PhraseMatcher.Match>] = []
    result.reserveCapacity(ranges.count)
    var next = 0
    for range in ranges {
      while next < hits.count, hits[next].range.lowerBound < range.lowerBound { next += 1 }
      let start = next
      while next < hits.count, hits[next].range.lowerBound < range.upperBound { next += 1 }
      result.append(hits[start..<next])
    }
    return result
  }
}
