import QuireText
import Testing

/// The default boundaries against all cases of the Unicode Character Database.
@Suite struct SegmentationConformanceTests {
  @Test(.enabled(if: UnicodeData.has("auxiliary/WordBreakTest.txt"), "needs unicode-data of \(unicodeVersion)"))
  func wordBoundaries() throws {
    let cases = try BreakCase.all(in: "auxiliary/WordBreakTest.txt")
    #expect(cases.count > 1000)
    for test in cases {
      let single = [0] + WordSegmenter(test.bytes).map(\.upperBound)
      #expect(single == test.boundaries, "line \(test.line)")
      #expect([0] + WordSegmenter.segments(of: test.bytes).map(\.upperBound) == single, "line \(test.line)")
    }
  }

  @Test(.enabled(if: UnicodeData.has("auxiliary/SentenceBreakTest.txt"), "needs unicode-data of \(unicodeVersion)"))
  func sentenceBoundaries() throws {
    let cases = try BreakCase.all(in: "auxiliary/SentenceBreakTest.txt")
    #expect(cases.count > 400)
    for test in cases {
      #expect([0] + SentenceBoundaries(test.bytes).map(\.upperBound) == test.boundaries, "line \(test.line)")
    }
  }

  /// The cases hold for a text wherever it stands: what is around a range must not be looked at.
  @Test(.enabled(if: UnicodeData.has("auxiliary/WordBreakTest.txt"), "needs unicode-data of \(unicodeVersion)"))
  func aRangeIsATextOfItsOwn() throws {
    for test in try BreakCase.all(in: "auxiliary/WordBreakTest.txt").prefix(400) {
      let bytes = Array("a1'\u{300}".utf8) + test.bytes + Array("\u{301}a1".utf8)
      let range = 5..<5 + test.bytes.count
      let found = WordSegmenter(bytes, in: range).map(\.range)
      #expect([5] + found.map(\.upperBound) == test.boundaries.map { $0 + 5 }, "line \(test.line)")
      let sentences = SentenceBoundaries(bytes, in: range).map(\.upperBound)
      #expect(sentences == SentenceBoundaries(test.bytes).map { $0.upperBound + 5 }, "line \(test.line)")
    }
  }
}
