import QuireText

/// Everything that one edit took out: the ledger's entries of one group, put together.
public struct RemovedText: Sendable {
  /// Who took it out and why, latest first; what had been done to the bytes before follows.
  public let attributions: [Attribution]

  /// The source bytes, neighbours joined.
  public let source: [SourceRange]

  /// What the source says there, decoded.
  public let text: [UInt8]
}

extension Document {
  /// What was taken out, one entry for each edit, in the order of the source.
  ///
  /// Complexity: O(*ledger* log *ledger*).
  public var removals: [RemovedText] {
    var result: [RemovedText] = []
    var start = 0
    while start < ledger.count {
      var end = start + 1
      while end < ledger.count, ledger[end].group == ledger[start].group { end += 1 }
      result.append(removedText(ledger[start..<end]))
      start = end
    }
    let order = result.indices.sorted { left, right in
      let (first, second) = (result[left].source.first, result[right].source.first)
      let keys = (first?.source ?? 0, first?.range.lowerBound ?? 0, left)
      return keys < (second?.source ?? 0, second?.range.lowerBound ?? 0, right)
    }
    return order.map { result[$0] }
  }

  private func removedText(_ entries: ArraySlice<Removal>) -> RemovedText {
    var source: [SourceRange] = []
    var text: [UInt8] = []
    for entry in entries {
      let range = entry.start..<(entry.start + Int(entry.count))
      for next in sourceRanges(of: Slice(source: entry.source, range: range)) { source.join(next) }
      text.append(contentsOf: sources[Int(entry.source)].decoded[range])
    }
    let attribution = entries.first?.attribution ?? .none
    return RemovedText(attributions: attributions.chain(attribution), source: source, text: text)
  }

  /// The source bytes of one ledger entry.
  public func sourceRanges(of removal: Removal) -> [SourceRange] {
    sourceRanges(of: Slice(source: removal.source, range: removal.start..<(removal.start + Int(removal.count))))
  }
}
