import QuireText
import Testing

@Suite struct SegmentationWordTests {
  private func segments(_ text: String) -> [(text: String, kind: WordSegment.Kind)] {
    let bytes = Array(text.utf8)
    return WordSegmenter(bytes).map { (String(decoding: bytes[$0.range], as: UTF8.self), $0.kind) }
  }

  static let cases: [(text: String, segments: [String], kinds: [WordSegment.Kind])] = [
    ("I can't.", ["I", " ", "can't", "."], [.word, .space, .word, .punctuation]),
    ("He\u{2019}s 3.14", ["He\u{2019}s", " ", "3.14"], [.word, .space, .number]),
    ("$1,000 a_b", ["$", "1,000", " ", "a_b"], [.other, .number, .space, .word]),
    ("x=1;y", ["x", "=", "1", ";", "y"], [.word, .other, .number, .punctuation, .word]),
    ("a\r\n\tb", ["a", "\r\n", "\t", "b"], [.word, .space, .space, .word]),
    ("a  \u{A0}b", ["a", "  ", "\u{A0}", "b"], [.word, .space, .space, .word]),
    ("中文かなカナ", ["中", "文", "か", "な", "カナ"], [.ideograph, .ideograph, .ideograph, .ideograph, .word]),
    (
      "\u{1F469}\u{200D}\u{1F680}\u{1F1E9}\u{1F1EA}", ["\u{1F469}\u{200D}\u{1F680}", "\u{1F1E9}\u{1F1EA}"],
      [.other, .other]
    ),
    (
      "\u{201C}Да\u{201D} –", ["\u{201C}", "Да", "\u{201D}", " ", "–"],
      [.punctuation, .word, .punctuation, .space, .punctuation]
    ),
    ("cafe\u{301}s e\u{AD}g", ["cafe\u{301}s", " ", "e\u{AD}g"], [.word, .space, .word]),
    ("__ 1st", ["__", " ", "1st"], [.punctuation, .space, .word]),
  ]

  @Test(arguments: cases.indices)
  func segmentsAndKinds(index: Int) {
    let (text, expected, kinds) = Self.cases[index]
    #expect(segments(text).map(\.text) == expected)
    #expect(segments(text).map(\.kind) == kinds)
  }

  /// The quick ways through ASCII must not differ from the rules: an invisible joiner forces the slow way.
  @Test func theQuickWayFollowsTheRules() {
    let alphabet = Array("ab1_'.,:; \n-\"$é\u{2019}\u{301}中".unicodeScalars)
    var random = UnicodeRandom(seed: 3)
    for _ in 0..<4000 {
      var bytes: [UInt8] = []
      var joined: [UInt8] = []
      var places: [Int: Int] = [0: 0]
      for _ in 0..<random.below(9) {
        let scalar = alphabet[random.below(alphabet.count)]
        UTF8Scalars.append(scalar.value, to: &bytes)
        UTF8Scalars.append(scalar.value, to: &joined)
        // U+2060 (Format) belongs to the character before it and changes no boundary but those of spaces and line ends.
        if scalar != " ", scalar != "\n" { UTF8Scalars.append(0x2060, to: &joined) }
        places[joined.count] = bytes.count
      }
      let direct = WordSegmenter.segments(of: bytes).map(\.upperBound)
      let slow = WordSegmenter(joined).map { places[$0.upperBound] ?? -1 }
      #expect(direct == slow, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test func aRangeMayReachBeyondTheText() {
    let bytes = Array("one two".utf8)
    #expect(WordSegmenter(bytes, in: 4..<99).map(\.range) == [4..<7])
    #expect(WordSegmenter.segments(of: bytes, in: 9..<12).isEmpty)
    #expect(WordSegmenter([]).map(\.range) == [])
  }
}
