import QuireText
import Testing

@Suite struct WordFilterTests {
  private func packed(_ word: String) -> LetterRun {
    let bytes = Array(word.utf8)
    return LetterRun(in: bytes, from: 0, to: bytes.count)
  }

  private func filter(_ words: String...) -> WordFilter {
    var filter = WordFilter()
    for word in words {
      let run = packed(word)
      filter.insert(low: run.low, high: run.high)
    }
    return filter
  }

  @Test func lettersArePackedInLowerCase() {
    let run = packed("May")
    #expect(run.end == 3 && run.low == 0x6D_61_79 && run.high == 0 && run.hump == 0)
    #expect(packed("mAY9").end == 3)
    #expect(packed("may").low == packed("MAY").low)
    #expect(packed("abcdefghi").high == 0x61)
    #expect(packed("BeccaOctober").hump == 5)
    #expect(packed("").end == 0)
    #expect(LetterRun(in: [0x61], from: -1, to: 9).end == -1)
    #expect(LetterRun(in: [0x61], from: 0, to: 9).end == 1)
  }

  @Test(arguments: [
    ("some words before May 5", 18), ("words, and others!", 18), ("a comma, 5", 7), ("a comma,5", 7),
    ("stop. Then", 10),
    ("stop.5", 4), ("x BeccaOctober", 2), ("x caf\u{E9} y", 2), ("one\n\n\ttwo (", 10), ("a-b", 1), ("", 0),
    ("Mayflower is longer", 19), ("MAY", 0),
  ])
  func whatMayMatterStays(text: String, offset: Int) {
    let bytes = Array(text.utf8)
    #expect(filter("may", "october").firstCandidate(in: bytes, from: 0, to: bytes.count) == offset)
  }

  @Test func offsetsAreClamped() {
    #expect(filter().firstCandidate(in: [0x20], from: 0, to: 99) == 1)
    #expect(filter().firstCandidate(in: [0x20], from: 5, to: 9) == 5)
    #expect(filter().firstCandidate(in: Array("ab May".utf8), from: 0, to: 4) == 4)
  }
}
