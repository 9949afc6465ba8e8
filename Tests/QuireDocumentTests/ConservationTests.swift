import QuireDocument
import QuireText
import Testing

/// The first law: whatever is asked of a document, every source byte is in one account, once.
@Suite struct ConservationTests {
  @Test(arguments: 0..<40)
  func noSourceByteIsLost(block: UInt64) throws {
    for seed in (block * 50)..<(block * 50 + 50) {
      var random = Xorshift(seed: seed)
      var document = RandomDocument.make(using: &random)
      try #require(document.brokenAccounts().isEmpty, "seed \(seed), as read")
      for round in 0..<Int.random(in: 1...6, using: &random) {
        let changes = RandomDocument.changes(of: document, using: &random)
        try document.apply(changes, by: "round-\(round)")
        let broken = document.brokenAccounts()
        #expect(broken.isEmpty, "seed \(seed), round \(round): \(broken)")
        #expect(RandomDocument.brokenLayers(of: document).isEmpty, "seed \(seed), round \(round)")
      }
    }
  }

  @Test(arguments: 0..<200)
  func copiedSpansLeadBackToTheirLetters(seed: UInt64) throws {
    var random = Xorshift(seed: seed)
    var document = RandomDocument.make(using: &random)
    for round in 0..<3 { try document.apply(RandomDocument.changes(of: document, using: &random), by: "\(round)") }
    let index = PieceIndex(document)
    var offset = 0
    for piece in document.pieces {
      let range = offset..<(offset + Int(piece.count))
      offset = range.upperBound
      let source = index.sourceRanges(of: range)
      switch piece.kind {
      case .written: #expect(source.isEmpty)
      case .copied:
        let decoded = document.sources[0].map.decodedRange(of: try #require(source.first).range)
        #expect(
          document.text[range].elementsEqual(document.sources[0].decoded[decoded.lowerBound...].prefix(range.count))
        )
      case .rewritten, .gathered: #expect(!source.isEmpty || piece.kind == .gathered)
      }
    }
  }

  @Test func refusedChangesLeaveNothingBehind() throws {
    var document = RandomDocument.plain("one two three")
    var changes = Changes(for: document)
    let reason = changes.edits.reason("test", "a test")
    changes.edits.remove(0..<3, because: reason)
    changes.edits.remove(2..<5, because: reason)
    #expect(throws: ChangesError.self) { try document.apply(changes, by: "test") }
    #expect(document.string(0..<document.text.count) == "one two three")
    #expect(document.ledger.isEmpty && document.trace.isEmpty)
  }

  @Test func aCutThroughARewritingKeepsTheWholeListUntilTheLastPartGoes() throws {
    var document = RandomDocument.plain("abcdef")
    try document.edit { $0.replace(1..<5, with: Array("WXYZ".utf8), because: $0.reason("r", "rewritten")) }
    try document.edit { $0.remove(2..<3, because: $0.reason("m", "the middle goes")) }
    #expect(document.ledger.isEmpty)
    #expect(document.sourceRanges(of: 1..<2).map(\.range) == [1..<5])
    #expect(document.sourceRanges(of: 2..<4).map(\.range) == [1..<5])
    try document.edit { $0.remove(1..<2, because: $0.reason("m", "the left part goes")) }
    #expect(document.ledger.isEmpty)
    try document.edit { $0.remove(1..<3, because: $0.reason("m", "the right part goes")) }
    #expect(document.removals.map(\.source) == [[SourceRange(1..<5)]])
    #expect(document.removals.first?.attributions.map(\.rule) == ["m", "r"])
    #expect(document.brokenAccounts().isEmpty)
  }
}
