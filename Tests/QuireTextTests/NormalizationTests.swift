import QuireText
import Testing

@Suite struct NormalizationTests {
  private func nfc(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return Normalization.changesForNFC(in: bytes).applied(to: bytes)
  }

  static let cases: [(text: String, composed: String, why: String)] = [
    ("plain text", "plain text", "ASCII stays"),
    ("caf\u{E9} \u{2019} \u{4E2D}\u{1F600}", "caf\u{E9} \u{2019} \u{4E2D}\u{1F600}", "composed text stays"),
    ("cafe\u{301}", "caf\u{E9}", "a mark joins its letter"),
    ("a\u{301}\u{323}", "\u{1EA1}\u{301}", "the mark below goes first"),
    ("a\u{323}\u{301}", "\u{1EA1}\u{301}", "marks in order compose as well"),
    ("o\u{327}\u{301}", "\u{F3}\u{327}", "a mark is not blocked by one of another class"),
    ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}", "Hangul composes by arithmetic"),
    ("\u{AC00}\u{11A8}", "\u{AC01}", "a final consonant joins a syllable"),
    ("\u{212B}\u{2126}", "\u{C5}\u{3A9}", "singletons are replaced"),
    ("\u{958}", "\u{915}\u{93C}", "excluded composites stay apart"),
    ("\u{301}abc", "\u{301}abc", "a mark at the start stays"),
    ("\u{344}", "\u{308}\u{301}", "a mark that decomposes"),
    ("\u{2000}x", "\u{2002}x", "an en quad becomes an en space"),
    ("\u{FB01}\u{A0}", "\u{FB01}\u{A0}", "compatibility characters stay"),
    ("\u{1D15E}", "\u{1D157}\u{1D165}", "a musical symbol decomposes"),
  ]

  @Test(arguments: cases.indices)
  func composes(index: Int) {
    let (text, composed, why) = Self.cases[index]
    #expect(nfc(text) == Array(composed.utf8), "\(why)")
    #expect(Normalization.isNFC(Array(text.utf8)) == (Array(text.utf8) == Array(composed.utf8)), "\(why)")
    #expect(Normalization.isNFC(Array(composed.utf8)), "\(why)")
  }

  @Test func aChangeCoversOnlyWhatDiffers() {
    let bytes = Array("one cafe\u{301}s two e\u{301}".utf8)
    let changes = Normalization.changesForNFC(in: bytes)
    #expect(changes.map(\.range) == [7..<10, 16..<19])
    #expect(changes.map { Array($0.replacement) } == [Array("\u{E9}".utf8), Array("\u{E9}".utf8)])
  }

  @Test func changesStandOnBoundariesAndApart() {
    var random = UnicodeRandom(seed: 7)
    let alphabet: [UInt32] = [
      0x61, 0x65, 0x41, 0x20, 0x301, 0x323, 0x327, 0x308, 0x344, 0xE9, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x212B,
      0x958, 0x93C, 0x2019, 0x1D15E, 0xFB1D, 0x0F73, 0x0DD9, 0x0DCF, 0x0DCA,
    ]
    for _ in 0..<800 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(12) { UTF8Scalars.append(alphabet[random.below(alphabet.count)], to: &bytes) }
      let changes = Normalization.changesForNFC(in: bytes)
      var end = 0
      for change in changes {
        #expect(change.range.lowerBound >= end && !change.range.isEmpty)
        #expect(UTF8Scalars.isBoundary(bytes, at: change.range.lowerBound))
        #expect(UTF8Scalars.isBoundary(bytes, at: change.range.upperBound))
        #expect(String(validating: change.replacement, as: UTF8.self) != nil)
        end = change.range.upperBound
      }
      let result = changes.applied(to: bytes)
      #expect(Normalization.isNFC(result))
      #expect(Normalization.isNFC(bytes) == changes.isEmpty)
      #expect(decomposed(result) == decomposed(bytes))
    }
  }

  /// Form D by the letter of the standard: two texts are canonically equivalent when theirs are the same.
  private func decomposed(_ bytes: [UInt8]) -> [UInt32] {
    var points: [UInt32] = []
    var offset = 0
    while let scalar = UTF8Scalars.decode(bytes, at: offset) {
      points += CodePoint.canonicalDecomposition(scalar.value)
      offset += scalar.length
    }
    var isOrdered = false
    while !isOrdered {
      isOrdered = true
      for (index, pair) in zip(points, points.dropFirst()).enumerated() {
        let (left, right) = (CodePoint.combiningClass(pair.0), CodePoint.combiningClass(pair.1))
        guard right != 0, left > right else { continue }
        points.swapAt(index, index + 1)
        isOrdered = false
        break
      }
    }
    return points
  }

  @Test func aHeapOfMarksIsSortedInLinearTime() {
    var bytes: [UInt8] = [0x61]
    for index in 0..<20_000 { UTF8Scalars.append(index % 2 == 0 ? 0x301 : 0x323, to: &bytes) }
    let result = Normalization.changesForNFC(in: bytes).applied(to: bytes)
    #expect(result.count == bytes.count)
    #expect(Normalization.isNFC(result))
    #expect(result.starts(with: Array("\u{1EA1}\u{323}\u{323}".utf8)))
  }

  @Test(.enabled(if: UnicodeNormalizationTest.isAvailable, "needs unicode-data of \(unicodeVersion) and libbz2"))
  func everyCaseOfTheStandard() throws {
    let test = try UnicodeNormalizationTest()
    #expect(test.rows.count > 18_000)
    for row in test.rows {
      // NormalizationTest.txt: c2 = NFC(c1) = NFC(c2) = NFC(c3), c4 = NFC(c4) = NFC(c5)
      for (column, expected) in [(0, 1), (1, 1), (2, 1), (3, 3), (4, 3)] {
        let bytes = row[column]
        let result = Normalization.changesForNFC(in: bytes).applied(to: bytes)
        guard result == row[expected], Normalization.isNFC(bytes) == (bytes == row[expected]) else {
          Issue.record("NormalizationTest.txt: \(row[column]) becomes \(result), not \(row[expected])")
          return
        }
      }
    }
    // Part 1 lists every code point that changes alone; all others are their own form C.
    for point in UnicodeData.assignedPlaces where !(0xD800..<0xE000).contains(point) && !test.listed.contains(point) {
      var bytes: [UInt8] = []
      UTF8Scalars.append(point, to: &bytes)
      guard Normalization.isNFC(bytes) else {
        Issue.record("U+\(String(point, radix: 16)) is its own form C")
        return
      }
    }
  }
}
