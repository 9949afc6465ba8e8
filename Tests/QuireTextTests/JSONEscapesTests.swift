import QuireText
import Testing

@Suite struct JSONEscapesTests {
  @Test func escapesAreUnitsOfTheMap() {
    let source = bytes(#"x"a\n\u00e9b\ud83d\ude00c""#)
    let decoded = unescape(1..<source.count, in: source)
    #expect(text(decoded.bytes) == "a\néb😀c")
    #expect(decoded.problemCount == 0)
    // a, \n, é, b, 😀, c
    let units = [0..<1, 1..<2, 2..<4, 4..<5, 5..<9, 9..<10]
    #expect(units.flatMap { decoded.map.sourceRanges(of: $0) } == [2..<3, 3..<5, 5..<11, 11..<12, 12..<24, 24..<25])
    #expect(decoded.map.sourceRanges(of: 0..<10) == [2..<25])
    #expect(decoded.map.sourceRanges(of: 6..<7) == [12..<24])
  }

  @Test func aStringWithoutEscapesIsOneRun() {
    let source = bytes("\"naïve 😀\"")
    let decoded = unescape(0..<source.count, in: source, sourceStart: 100)
    #expect(text(decoded.bytes) == "naïve 😀")
    #expect(decoded.map.runs.count == 1)
    #expect(decoded.map.sourceRanges(of: 0..<3) == [101..<104])
  }

  @Test(arguments: [
    (#""a\ud800b""#, "a\u{FFFD}b", DecodingProblem(.loneSurrogate, 2..<8)),
    (#""\udc00""#, "\u{FFFD}", DecodingProblem(.loneSurrogate, 1..<7)),
    (#""\ud800\ud83d\ude00""#, "\u{FFFD}😀", DecodingProblem(.loneSurrogate, 1..<7)),
    (#""\ud800\n""#, "\u{FFFD}\n", DecodingProblem(.loneSurrogate, 1..<7)),
    (#""\ud800\u0041""#, "\u{FFFD}A", DecodingProblem(.loneSurrogate, 1..<7)),
    (#""\q""#, "\u{FFFD}q", DecodingProblem(.invalidEscape, 1..<2)),
    (#""\u12"#, "\u{FFFD}u12", DecodingProblem(.invalidEscape, 1..<2)),
    (#""\"#, "\u{FFFD}", DecodingProblem(.invalidEscape, 1..<2)),
  ])
  func brokenEscapesBecomeReplacements(_ json: String, _ plain: String, _ problem: DecodingProblem) {
    let source = bytes(json)
    let decoded = unescape(0..<source.count, in: source)
    #expect(text(decoded.bytes) == plain)
    #expect(decoded.problems == [problem])
  }

  @Test func lettersAfterBadBytesAreNotLost() {
    // E2 82 is cut off by the escape, F0 by the end.
    let source: [UInt8] = [0x22, 0xE2, 0x82] + bytes(#"\té"#) + [0xC0, 0xAF, 0xF0, 0x22]
    let decoded = unescape(0..<source.count, in: source)
    #expect(text(decoded.bytes) == "\u{FFFD}\té\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(decoded.problems.map(\.range) == [1..<3, 7..<8, 8..<9, 9..<10])
  }

  @Test func manyProblemsAreCountedAndTheListIsCut() {
    let source = [UInt8](repeating: 0xFF, count: 5000)
    let decoded = unescape(0..<source.count, in: source)
    #expect(decoded.problemCount == 5000)
    #expect(decoded.problems.count == DecodedText.maximumProblems)
    #expect(decoded.map.runs.count == 1)
  }

  @Test func everyPieceOfTheTextComesFromItsOwnSource() {
    let pieces: [(raw: [UInt8], plain: String)] = [
      (bytes("a"), "a"), (bytes("é"), "é"), (bytes(#"\\"#), "\\"), (bytes(#"\u0416"#), "Ж"), (bytes("€"), "€"),
      (bytes(#"\uD834\uDD1E"#), "𝄞"), ([0xFF], "\u{FFFD}"), ([0xE1, 0x80], "\u{FFFD}"), (bytes(#"\ud9ab"#), "\u{FFFD}"),
      (bytes("word "), "word "), (bytes(#"\/"#), "/"), (bytes(#"\udfff"#), "\u{FFFD}"),
    ]
    for seed in 0..<400 {
      var random = SeededRandom(seed: seed)
      var source = bytes("\"")
      var plain: [UInt8] = []
      var expected: [(plain: ByteRange, raw: ByteRange)] = []
      for _ in 0..<random.below(30) {
        let (raw, decoded) = pieces[random.below(pieces.count)]
        // Two halves beside each other would be one pair.
        if raw == bytes(#"\udfff"#), source.suffix(6) == ArraySlice(bytes(#"\ud9ab"#)) { continue }
        expected.append((plain.count..<plain.count + decoded.utf8.count, source.count..<source.count + raw.count))
        source += raw
        plain += bytes(decoded)
      }
      source += bytes("\"")
      let result = unescape(0..<source.count, in: source)
      #expect(result.bytes == plain, "seed \(seed)")
      #expect(result.map.decodedCount == plain.count)
      for (plain, raw) in expected {
        #expect(result.map.sourceRanges(of: plain) == [raw], "seed \(seed)")
        #expect(result.map.decodedRange(of: raw) == plain, "seed \(seed)")
      }
    }
  }
}
