import QuireText
import Testing

/// Lines, trimming, words: the small scanners.
struct ScanningLineTests {
  private func lines(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return TextLines(bytes).map { line in
      "\(line.indent)|\(String(decoding: bytes[line.content], as: UTF8.self))|\(line.range.count - line.body.count)"
    }
  }

  @Test func everyLineEndEndsALine() {
    #expect(
      lines("a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}g\u{B}h\u{C}i") == [
        "0|a|1", "0|b|2", "0|c|1", "0|d|2", "0|e|3", "0|f|3", "0|g|1", "0|h|1", "0|i|0",
      ]
    )
  }

  @Test func aTextThatEndsWithALineEndHasNoLineAfterIt() {
    #expect(lines("") == [])
    #expect(lines("\n") == ["0||1"])
    #expect(lines("a\n\n") == ["0|a|1", "0||1"])
  }

  @Test func indentationCountsColumns() {
    #expect(lines("  a\n\tb\n \tc\n\u{A0}\u{A0}d\n\u{3000}e") == ["2|a|1", "4|b|1", "4|c|1", "2|d|1", "2|e|0"])
  }

  @Test func contentHasNoWhiteSpaceAtItsEnds() {
    #expect(lines("a b \u{A0}\t\n \u{2003} \n") == ["0|a b|1", "3||1"])
  }

  @Test(arguments: 0..<300)
  func linesCoverTheText(seed: UInt64) {
    let bytes = Array(WhiteSpaceSample.text(seed: seed).utf8)
    var place = 0
    for line in TextLines(bytes) {
      #expect(line.range.lowerBound == place && !line.range.isEmpty)
      #expect(line.body.lowerBound == place && line.body.upperBound <= line.range.upperBound)
      #expect(line.content == WhiteSpace.trimmed(bytes, line.body) || line.isBlank)
      place = line.range.upperBound
    }
    #expect(place == bytes.count)
  }

  @Test func partsOfATextAreTextsOfTheirOwn() {
    let bytes = Array("ab\ncd\nef".utf8)
    #expect(TextLines(bytes, in: 1..<5).map(\.range) == [1..<3, 3..<5])
    #expect(TextLines(bytes, in: 4..<400).map(\.range) == [4..<6, 6..<8])
  }

  @Test func wordsStandBetweenWhiteSpace() {
    let bytes = Array(" cited\u{A0}by. \n".utf8)
    let words = BlankSeparatedWords(bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(words == ["cited", "by."])
    #expect(BlankSeparatedWords([]).map { $0 } == [])
  }

  @Test func brokenBytesAreNoWhiteSpace() {
    // A lead byte of wide white space at the end, and one before ASCII.
    let bytes: [UInt8] = [0xE2, 0x80, 0x20, 0xE2, 0x80]
    #expect(WhiteSpace.trimmed(bytes, 0..<bytes.count) == 0..<5)
    #expect(TextLines(bytes).map(\.range) == [0..<5])
  }
}

/// Texts of words and every kind of white space.
enum WhiteSpaceSample {
  private static let parts = [
    " ", "  ", "\n", "\r\n", "\r", "\t", "\u{A0}", "\u{2028}", "\u{85}", "\u{3000}", "\n\n", "word", "é", "“quoted”",
    "東京", "a longer stretch of plain words", "\u{2003}", "\u{B}",
  ]

  static func text(seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var result = ""
    for _ in 0..<Int(seed % 40) {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      result += parts[Int((state >> 33) % UInt64(parts.count))]
    }
    return result
  }
}
