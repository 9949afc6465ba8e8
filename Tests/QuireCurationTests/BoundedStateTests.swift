import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireCuration

/// What the stage remembers stays small, and what it forgets is the same each time.
@Suite struct BoundedStateTests {
  @Test func theLargestCountsStay() {
    var counts = BoundedCounts(limit: 16)
    for round in 0..<200 {
      // Four keys that come each time among many that come once.
      counts.add((0..<4).map { UInt64($0) } + (0..<10).map { UInt64(1_000 + 10 * round + $0) })
      #expect(counts.count <= 16)
    }
    for key in 0..<4 { #expect(counts[UInt64(key)] == 200) }
    #expect(counts.forgotten > 1_900)
  }

  @Test func withoutForgettingTheOrderOfMergesCountsForNothing() {
    var random = SeededGenerator(seed: 7)
    var parts = (0..<6).map { _ in
      var counts = BoundedCounts(limit: 1_000)
      for _ in 0..<20 { counts.add((0..<10).map { _ in UInt64.random(in: 0..<100, using: &random) }) }
      return counts
    }
    var first = BoundedCounts(limit: 1_000)
    for part in parts { first.merge(part) }
    parts.shuffle(using: &random)
    var second = BoundedCounts(limit: 1_000)
    for part in parts { second.merge(part) }
    for key in 0..<100 { #expect(first[UInt64(key)] == second[UInt64(key)]) }
    #expect(first.forgotten == 0)
  }

  @Test func mergingKeepsTheBoundAndNeverCountsTooMuch() {
    var random = SeededGenerator(seed: 8)
    var exact: [UInt64: Int] = [:]
    var whole = BoundedCounts(limit: 64)
    for _ in 0..<100 {
      var part = BoundedCounts(limit: 64)
      for _ in 0..<10 {
        let keys = Set((0..<10).map { _ in UInt64.random(in: 0..<500, using: &random) })
        for key in keys { exact[key, default: 0] += 1 }
        part.add(keys)
      }
      whole.merge(part)
      #expect(whole.count <= 64)
    }
    for (key, count) in exact { #expect(whole[key] <= count) }
  }

  @Test func theStageSaysWhatItForgot() throws {
    var options = MarkSiteBoilerplate.Options()
    options.maxEntries = 16
    options.minDocuments = 3
    let stage = try MarkSiteBoilerplate(options, in: Setup(step: "site"))
    var memory = stage.makeMemory()
    var context = StageContext(step: "site")
    // Letters, since numbers are taken for one another.
    let letters = Array("abcdefghijklmnopqrst")
    let documents = letters.flatMap { first in
      letters.map { TestDocument.plain("Words of \(first)\($0) alone\nThe same foot everywhere") }
    }
    for document in documents { try memory.observe(document, in: &context) }
    #expect(memory.documents == 400)
    #expect(memory.shortfall?.contains("max_entries") == true)
    var document = documents[0]
    try document.apply(memory.process(document, in: &context), by: "site")
    #expect(document.layers.blocks.elements.map(\.labelled?.reason) == ["in 400 of 400 documents"])
  }
}
