import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireEntities

/// The laws of the policy for overlaps, over random candidates.
@Suite struct OverlapPolicyTests {
  private static let text = String(repeating: "abcdefghij", count: 8)
  private static let types: [EntityType] = [.person, .organization, .place, "RANK", "NUMBER", "MONEY", .date]
  private static let rules = ["own-list", "list-city", "model", "head-bank", "given-name"]

  private func candidates(_ generator: inout SeededGenerator) -> [MentionCandidate] {
    (0..<Int.random(in: 1...24, using: &generator)).map { _ in
      let start = Int.random(in: 0..<70, using: &generator)
      return MentionCandidate(
        range: start..<start + Int.random(in: 1...10, using: &generator),
        type: Self.types[Int.random(in: 0..<Self.types.count, using: &generator)],
        normal: Bool.random(using: &generator) ? "n\(start % 3)" : nil,
        rule: Self.rules[Int.random(in: 0..<Self.rules.count, using: &generator)],
        score: Double(Int.random(in: 5...9, using: &generator)) / 10
      )
    }
  }

  private func settled(_ candidates: [MentionCandidate], in document: consuming Document) throws -> Document {
    var document = document
    var changes = Changes(for: document)
    OverlapPolicy.settle(candidates, over: document.layers.mentions.elements, in: &changes, text: document.text)
    try document.apply(changes, by: "test")
    return document
  }

  @Test(arguments: 0..<200)
  func theResultHasNoOverlapsButForLabelsOfPeople(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let document = try settled(candidates(&generator), in: TestDocument.plain(Self.text))
    let mentions = document.layers.mentions.elements
    #expect(!mentions.isEmpty)
    for (place, left) in mentions.enumerated() {
      for right in mentions[(place + 1)...] where left.range.overlaps(right.range) {
        #expect(left.type == .person && right.type.isPersonLabel)
        #expect(left.range.clamped(to: right.range) == right.range)
      }
    }
  }

  @Test(arguments: 0..<200)
  func theOrderOfTheCandidatesChangesNothing(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let found = candidates(&generator)
    let document = try settled(found, in: TestDocument.plain(Self.text))
    let other = try settled(found.shuffled(using: &generator), in: TestDocument.plain(Self.text))
    #expect(document.dump == other.dump)
  }

  @Test(arguments: 0..<200)
  func settlingTwiceIsSettlingOnce(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let found = candidates(&generator)
    let document = try settled(found, in: TestDocument.plain(Self.text))
    var changes = Changes(for: document)
    OverlapPolicy.settle(found, over: document.layers.mentions.elements, in: &changes, text: document.text)
    #expect(changes.mentions.isEmpty)
  }

  /// What stands in the document and what is new: who stays, and what the winner keeps of the others.
  @Test func theWinnerKeepsWhatItBeat() throws {
    let text = "University of Damascus paid 30 dollars to General Braga"
    func candidate(_ words: String, _ type: EntityType, _ rule: String, _ score: Double) throws -> MentionCandidate {
      let start = try #require(Array(text.utf8).firstRange(of: Array(words.utf8)))
      return MentionCandidate(range: start, type: type, rule: rule, score: score)
    }
    let document = try settled(
      [
        candidate("Damascus", .place, "list-capital", 0.9),
        candidate("University of Damascus", .organization, "x", 0.6),
        candidate("30", "NUMBER", "number", 1), candidate("30 dollars", "MONEY", "money", 0.9),
        candidate("General Braga", .person, "model", 0.8), candidate("General", "RANK", "rank", 0.9),
        candidate("Braga", .place, "list-city", 0.7), candidate("General Braga", "SHIP", "own-list", 0.6),
      ],
      in: TestDocument.plain(text)
    )
    let mentions = document.layers.mentions.elements
    #expect(mentions.map(\.type.description) == ["ORG", "MONEY", "SHIP"])
    let kept = mentions.map { MentionAlternative.all(in: $0.attributes) }
    #expect(kept[0].map(\.words) == ["Damascus"])
    #expect(kept[1].isEmpty)
    #expect(kept[2].map(\.type) == [.person, .place])
    #expect(kept[2].map(\.words) == [nil, "Braga"])
  }

  @Test func aRankInsideOfAPersonStays() throws {
    let document = try settled(
      [
        MentionCandidate(range: 0..<9, type: .person, rule: "model", score: 0.9),
        MentionCandidate(range: 0..<3, type: "RANK", rule: "rank", score: 0.9),
        MentionCandidate(range: 2..<5, type: "ROLE", rule: "role", score: 0.8),
      ],
      in: TestDocument.plain(Self.text)
    )
    #expect(document.layers.mentions.elements.map(\.type.description) == ["PERSON", "RANK"])
  }

  /// A hostile number of mentions that all overlap settles in one go.
  @Test func aLongChainOfOverlapsSettles() throws {
    let bytes = String(repeating: "x", count: 50_010)
    let found = (0..<50_000).map { start in
      MentionCandidate(range: start..<start + 2 + start % 7, type: .person, rule: "model", score: 0.5)
    }
    let document = try settled(found, in: TestDocument.plain(bytes))
    #expect(document.layers.mentions.elements.count > 5000)
  }
}
