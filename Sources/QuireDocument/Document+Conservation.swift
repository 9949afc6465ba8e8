import QuireText

/// Which account a source byte is in.
public enum Account: String, Sendable, CaseIterable {
  case text
  case ledger
  case structure
}

extension Document {
  /// What is wrong with the accounts of the source bytes, in words; empty when the first law holds.
  ///
  /// Every byte of every source is in the text, in the ledger or in the structure, exactly once; the pieces' lengths
  /// add up to the text; what was copied equals the source. For tests and `quire check`; linear, but allocates.
  public func brokenAccounts(limit: Int = 10) -> [String] {
    var problems: [String] = []
    for (index, source) in sources.enumerated() {
      var owners = [UInt8](repeating: 0, count: source.bytes.count)
      for range in ranges(in: .text) + ranges(in: .ledger) + ranges(in: .structure) where range.source == index {
        guard range.range.upperBound <= owners.count else {
          problems.append("source \(index) has no bytes \(range.range)")
          continue
        }
        for offset in range.range where owners[offset] < 255 { owners[offset] += 1 }
      }
      for (offset, count) in owners.enumerated() where count != 1 && problems.count < limit {
        problems.append("byte \(offset) of source \(index) stands in \(count) accounts")
      }
    }
    return Array((problems + brokenPieces()).prefix(limit))
  }

  /// The source ranges of one account.
  public func ranges(in account: Account) -> [SourceRange] {
    switch account {
    case .structure: return structure.map(\.range)
    case .ledger: return ledger.flatMap { sourceRanges(of: $0) }
    case .text:
      let simple = pieces.filter { $0.kind == .copied || $0.kind == .rewritten }.flatMap { slices(of: $0) }
      let gathered = Set(pieces.filter { $0.kind == .gathered }.map(\.start)).sorted().flatMap { origins[$0].slices }
      return (simple + gathered).flatMap { sourceRanges(of: $0) }
    }
  }

  /// The account of the byte at `offset` of a source, with who is responsible where it is the ledger.
  public func account(of offset: Int, source: Int = 0) -> (account: Account, attributions: [Attribution])? {
    for removal in ledger where Int(removal.source) == source {
      for range in sourceRanges(of: removal) where range.range.contains(offset) {
        return (.ledger, attributions.chain(removal.attribution))
      }
    }
    for run in structure where run.range.source == source && run.range.range.contains(offset) {
      return (.structure, [])
    }
    return ranges(in: .text).contains { $0.source == source && $0.range.contains(offset) } ? (.text, []) : nil
  }

  private func brokenPieces() -> [String] {
    var problems: [String] = []
    var offset = 0
    var fragments: [Int: Int] = [:]
    for piece in pieces {
      let end = offset + Int(piece.count)
      guard end <= text.count, piece.count > 0 else { return ["piece \(offset)..<\(end) is empty or leaves the text"] }
      if piece.kind == .copied, text[offset..<end] != sources[Int(piece.source)].decoded[piece.slice.range] {
        problems.append("text \(offset)..<\(end) is said to be copied and differs from its source")
      }
      if piece.kind == .gathered { fragments[piece.start, default: 0] += 1 }
      offset = end
    }
    if offset != text.count { problems.append("pieces have \(offset) bytes, the text has \(text.count)") }
    for (index, origin) in origins.enumerated() where origin.fragments != fragments[index, default: 0] {
      problems.append("origin \(index) counts \(origin.fragments) pieces and has \(fragments[index, default: 0])")
    }
    return problems
  }
}
