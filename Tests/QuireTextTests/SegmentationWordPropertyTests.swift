import QuireText
import Testing

/// The quick ways to word boundaries against the rules as they are written, and what holds for any bytes.
@Suite struct SegmentationWordPropertyTests {
  /// One text after the other of `parts`, some of them long enough for several blocks of ASCII.
  private func texts(_ parts: [[UInt8]], _ seed: UInt64, count: Int, _ body: ([UInt8]) -> Void) {
    var random = UnicodeRandom(seed: seed)
    for turn in 0..<count {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(turn % 4 == 0 ? 400 : 12) { bytes += parts[random.below(parts.count)] }
      body(bytes)
    }
  }

  private func check(_ bytes: [UInt8]) {
    let found = WordSegmenter.segments(of: bytes)
    let expected = SegmentationWordReference(bytes).boundaries
    #expect(found.map(\.upperBound) == expected, "\(bytes)")
    #expect(found.map(\.lowerBound) == [0] + expected.dropLast() || bytes.isEmpty, "\(bytes)")
    #expect(Array(WordSegmenter(bytes)) == found, "\(bytes)")
    for segment in found {
      let kind = SegmentationWordReference.kind(of: segment.range, in: bytes)
      #expect(segment.kind == kind, "\(segment.range) of \(bytes)")
    }
  }

  /// Scalars of every value of Word_Break, up to twelve of each, from all over the code space; and all of ASCII.
  private static let scalars: [[UInt8]] = {
    var byValue: [WordBreak: [UInt32]] = [:]
    for point in stride(from: UInt32(0x80), to: 0x2_0000, by: 1) where !(0xD800..<0xE000).contains(point) {
      byValue[CodePoint.wordBreak(point), default: []].append(point)
    }
    var points: [UInt32] = Array(0..<128)
    for value in WordBreak.allCases {
      let all = byValue[value] ?? []
      points += stride(from: 0, to: all.count, by: max(1, all.count / 12)).map { all[$0] }
    }
    // Pictographs that are letters, joiners, and what follows them.
    points += [0x24C2, 0xA9, 0x1F469, 0x1F680, 0x200D, 0x200D, 0x2060, 0xAD, 0x5D0, 0x5D1, 0x27, 0x22, 0x2E, 0x20]
    return points.map { point in
      var bytes: [UInt8] = []
      UTF8Scalars.append(point, to: &bytes)
      return bytes
    }
  }()

  @Test(arguments: 1...2)
  func allClasses(seed: UInt64) { texts(Self.scalars, seed, count: 400, check) }

  /// Text as it is written: words, marks in the middle, line ends, and now and then something that is not ASCII.
  @Test(arguments: 5...6)
  func proseAndMarks(seed: UInt64) {
    let parts = [
      "the", "a", "Words", " ", " ", " ", "  ", "'", ".", ",", ":", ";", "_", "-", "1", "23", "x1", "9a", "\n", "\r",
      "\r\n",
      "\t", "\u{2019}", "\u{201C}", "é", "e\u{301}", "\u{200D}", "да", "中", "\u{1F600}", "\u{0}", "\"", "$",
      "word word word",
    ].map { Array($0.utf8) }
    texts(parts, seed, count: 400, check)
  }

  /// The letters and marks that blocks know beside ASCII, all of them, and their neighbours.
  @Test(arguments: 10...11)
  func lettersAndMarksBeyondASCII(seed: UInt64) {
    let points = Array(0xA0...UInt32(0x2AF)) + Array(0x3F0...UInt32(0x4A0)) + Array(0x2000...UInt32(0x2070))
    let others = " ' a1 ’s. ’”“‘ –—…x9,;_".unicodeScalars.map(\.value)
    var random = UnicodeRandom(seed: seed)
    for _ in 0..<300 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(200) {
        let from = random.below(4) == 0 ? points : others
        UTF8Scalars.append(from[random.below(from.count)], to: &bytes)
      }
      check(bytes)
    }
    for point in points {
      var letter: [UInt8] = []
      UTF8Scalars.append(point, to: &letter)
      let long = [UInt8](repeating: 0x20, count: 70)
      check(Array("a b ".utf8) + letter + [0x63] + long)
      check(Array("a".utf8) + letter + Array("b’".utf8) + letter + Array("1’2 ".utf8) + long)
    }
  }

  /// Bytes that are no UTF-8, and scalars that are cut.
  @Test func anyBytes() {
    let parts: [[UInt8]] = [
      [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0x80], [0xC0], [0xF4, 0x90, 0x80, 0x80], [0xED, 0xA0, 0x80], [0x61],
      [0x20], [0x2E], [0xD0, 0xB4], [0x31], [0xF0, 0x9F, 0x98, 0x80], [0xE2, 0x80, 0x8D], [0xCC, 0x81],
    ]
    texts(parts, 9, count: 1500) { bytes in
      let found = WordSegmenter.segments(of: bytes)
      #expect(found.first?.lowerBound ?? 0 == 0 && found.last?.upperBound ?? 0 == bytes.count)
      #expect(zip(found, found.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
      #expect(found.allSatisfy { !$0.range.isEmpty })
      #expect(Array(WordSegmenter(bytes)) == found)
    }
  }

  /// A segment may be longer than any block, and a batch may end anywhere.
  @Test func longSegments() {
    for length in [62, 63, 64, 65, 127, 128, 129, 1000, 100_000] {
      let word = [UInt8](repeating: 0x41, count: length)
      #expect(WordSegmenter(word).map(\.range) == [0..<length])
      #expect(WordSegmenter([0x20] + word + [0x2E]).map(\.range) == [0..<1, 1..<length + 1, length + 1..<length + 2])
      #expect(WordSegmenter(word + [0x27] + word).map(\.range) == [0..<2 * length + 1])
      let blanks = [UInt8](repeating: 0x20, count: length)
      #expect(WordSegmenter(blanks + word).map(\.kind) == [.space, .word])
      let digits = [UInt8](repeating: 0x37, count: length)
      #expect(WordSegmenter(digits).map(\.kind) == [.number])
      #expect(WordSegmenter(digits + [0x62]).map(\.kind) == [.word])
      let marks = Array(String(repeating: "\u{301}", count: length).utf8)
      #expect(
        WordSegmenter(Array("a ".utf8) + marks + [0x62]).map(\.range) == [
          0..<1, 1..<2 + 2 * length, 2 + 2 * length..<3 + 2 * length,
        ]
      )
      let stops = [UInt8](repeating: 0x2E, count: length)
      #expect(WordSegmenter(stops).map(\.upperBound) == Array(1...length))
    }
  }

  @Test func storageServesForManyTexts() {
    var segments: [WordSegment] = []
    for text in ["one two", "", "3.14!"] {
      segments.removeAll(keepingCapacity: true)
      WordSegmenter.append(segmentsOf: Array(text.utf8), to: &segments)
      #expect(segments == WordSegmenter.segments(of: Array(text.utf8)))
    }
    WordSegmenter.append(segmentsOf: Array("a b".utf8), in: 2..<9, to: &segments)
    #expect(segments.map(\.range) == [0..<4, 4..<5, 2..<3])
  }
}
