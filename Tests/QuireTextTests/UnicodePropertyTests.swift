import QuireText
import Testing

/// The tables against the files they were made from, code point by code point.
@Suite(.enabled(if: UnicodeData.has("DerivedCoreProperties.txt"), "needs unicode-data of \(unicodeVersion)"))
struct UnicodePropertyTests {
  /// Expects `value(point)` to be the number of what `file` says, and 0 where it says nothing.
  private func expectTable(_ file: String, _ names: [Substring: UInt8], _ value: (UInt32) -> UInt8) throws {
    var expected = [UInt8](repeating: 0, count: 0x11_0000)
    for (range, name) in try UnicodeData.values(file) {
      let number = try #require(names[name], "\(file): \(name)")
      expected.replaceSubrange(
        Int(range.lowerBound)...Int(range.upperBound),
        with: repeatElement(number, count: range.count)
      )
    }
    for point in UnicodeData.assignedPlaces where value(point) != expected[Int(point)] {
      Issue.record("\(file): U+\(String(point, radix: 16)) is \(expected[Int(point)]), not \(value(point))")
      return
    }
  }

  /// The values of an enumeration by the names that a data file spells them with, told by their letters alone.
  private func names<Value: CaseIterable & RawRepresentable<UInt8>>(
    _: Value.Type,
    in file: String
  ) throws -> [Substring: UInt8] {
    var byLetters: [String: UInt8] = [:]
    for value in Value.allCases {
      let isJamo = value is GraphemeBreak && "\(value)".hasPrefix("hangul")
      byLetters["\(value)".dropFirst(isJamo ? 6 : 0).lowercased()] = value.rawValue
    }
    var result: [Substring: UInt8] = [:]
    for (_, name) in try UnicodeData.values(file) where result[name] == nil {
      result[name] = byLetters[name.filter { $0 != "_" }.lowercased()]
    }
    return result
  }

  @Test func generalCategories() throws {
    let names: [Substring] = [
      "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf",
      "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
    ]
    let numbers = Dictionary(uniqueKeysWithValues: zip(names, UInt8(0)...))
    try expectTable("extracted/DerivedGeneralCategory.txt", numbers) { CodePoint.category($0).rawValue }
  }

  @Test func scripts() throws {
    let file = "Scripts.txt"
    try expectTable(file, names(Script.self, in: file)) { CodePoint.script($0).rawValue }
  }

  @Test func breakProperties() throws {
    let word = "auxiliary/WordBreakProperty.txt"
    try expectTable(word, names(WordBreak.self, in: word)) { CodePoint.wordBreak($0).rawValue }
    let sentence = "auxiliary/SentenceBreakProperty.txt"
    try expectTable(sentence, names(SentenceBreak.self, in: sentence)) { CodePoint.sentenceBreak($0).rawValue }
    let grapheme = "auxiliary/GraphemeBreakProperty.txt"
    try expectTable(grapheme, names(GraphemeBreak.self, in: grapheme)) { CodePoint.graphemeBreak($0).rawValue }
  }

  @Test func combiningClasses() throws {
    let numbers = Dictionary(uniqueKeysWithValues: (UInt8(0)...255).map { (Substring("\($0)"), $0) })
    try expectTable("extracted/DerivedCombiningClass.txt", numbers) { CodePoint.combiningClass($0) }
  }

  static let binary: [(file: String, name: String, has: @Sendable (UInt32) -> Bool)] = [
    ("PropList.txt", "White_Space", CodePoint.isWhiteSpace),
    ("PropList.txt", "Dash", CodePoint.isDash),
    ("PropList.txt", "Quotation_Mark", CodePoint.isQuotationMark),
    ("PropList.txt", "Ideographic", CodePoint.isIdeographic),
    ("DerivedCoreProperties.txt", "Alphabetic", CodePoint.isAlphabetic),
    ("DerivedCoreProperties.txt", "Uppercase", CodePoint.isUppercase),
    ("DerivedCoreProperties.txt", "Lowercase", CodePoint.isLowercase),
    ("DerivedCoreProperties.txt", "Cased", CodePoint.isCased),
    ("DerivedCoreProperties.txt", "Case_Ignorable", CodePoint.isCaseIgnorable),
    ("DerivedCoreProperties.txt", "Default_Ignorable_Code_Point", CodePoint.isDefaultIgnorable),
    ("emoji/emoji-data.txt", "Extended_Pictographic", CodePoint.isExtendedPictographic),
    ("emoji/emoji-data.txt", "Emoji_Presentation", CodePoint.hasEmojiPresentation),
  ]

  @Test(arguments: ["PropList.txt", "DerivedCoreProperties.txt", "emoji/emoji-data.txt"])
  func binaryProperties(file: String) throws {
    let values = try UnicodeData.values(file)
    for property in Self.binary where property.file == file {
      var expected = [Bool](repeating: false, count: 0x11_0000)
      for (range, value) in values where value == property.name {
        for point in range { expected[Int(point)] = true }
      }
      #expect(expected.contains(true))
      for point in UnicodeData.assignedPlaces where property.has(point) != expected[Int(point)] {
        Issue.record("\(property.name): wrong at U+\(String(point, radix: 16))")
        return
      }
    }
  }

  @Test func caseMappings() throws {
    for fields in try UnicodeData.records("UnicodeData.txt") {
      let point = try #require(UInt32(fields[0], radix: 16))
      let upper = UInt32(fields[12], radix: 16) ?? point
      #expect(CodePoint.uppercase(point) == upper)
      #expect(CodePoint.lowercase(point) == UInt32(fields[13], radix: 16) ?? point)
      #expect(CodePoint.titlecase(point) == UInt32(fields[14], radix: 16) ?? upper)
    }
    for fields in try UnicodeData.records("CaseFolding.txt") {
      let point = try #require(UInt32(fields[0], radix: 16))
      let folded = fields[2].split(separator: " ").compactMap { UInt32($0, radix: 16) }
      if fields[1] == "C" || fields[1] == "S" { #expect(CodePoint.simpleFold(point) == folded[0]) }
      if fields[1] == "C" || fields[1] == "F" { #expect(CodePoint.fullFold(point) == folded) }
    }
  }
}

/// What holds without the data files.
@Suite struct UnicodeCodePointTests {
  @Test func samplesOfEveryKind() {
    #expect(CodePoint.isWhiteSpace(0xA0))
    #expect(!CodePoint.isWhiteSpace(0x200B))
    #expect(CodePoint.isDefaultIgnorable(0x200B))
    #expect(CodePoint.isEastAsianWide(0x4E00))
    #expect(CodePoint.isEastAsianWide(0x2FFFD))
    #expect(!CodePoint.isEastAsianWide(0x41))
    #expect(CodePoint.isPunctuation(0x201C))
    #expect(CodePoint.isSymbol(0x20AC))
    #expect(CodePoint.isControlOrFormat(0xAD))
    #expect(CodePoint.isTitlecase(0x1C5))
    #expect(CodePoint.script(0x416) == .cyrillic)
    #expect(CodePoint.fullFold(0xDF) == [0x73, 0x73])
    #expect(CodePoint.canonicalDecomposition(0xAC01) == [0x1100, 0x1161, 0x11A8])
    #expect(CodePoint.canonicalComposition(0x65, 0x301) == 0xE9)
    #expect(CodePoint.isAllowedInNFC(0x301) == nil)
    #expect(CodePoint.isAllowedInNFC(0x958) == false)
  }

  @Test(arguments: [0x11_0000, 0xFFFF_FFFF] as [UInt32])
  func whatIsNoCodePointIsUnassigned(point: UInt32) {
    #expect(CodePoint.category(point) == .unassigned)
    #expect(CodePoint.script(point) == .unknown)
    #expect(CodePoint.uppercase(point) == point)
    #expect(CodePoint.canonicalDecomposition(point) == [point])
  }

  @Test func scalarsComeBackFromTheirBytes() {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    let points: [UInt32] = [0, 0x41, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x1_0000, 0x10_FFFF]
    for point in points {
      starts.append(bytes.count)
      UTF8Scalars.append(point, to: &bytes)
    }
    for (start, point) in zip(starts, points) {
      let scalar = UTF8Scalars.decode(bytes, at: start)
      #expect(scalar?.value == point)
      let end = start + (scalar?.length ?? 0)
      #expect(UTF8Scalars.decode(bytes, before: end) == scalar)
      for inside in start + 1..<max(end, start + 1) {
        #expect(!UTF8Scalars.isBoundary(bytes, at: inside))
        #expect(UTF8Scalars.boundary(bytes, atOrBefore: inside) == start)
        #expect(UTF8Scalars.boundary(bytes, atOrAfter: inside) == end)
      }
    }
    #expect(UTF8Scalars.decode(bytes, at: bytes.count) == nil)
    #expect(UTF8Scalars.decode(bytes, at: -1) == nil)
    #expect(UTF8Scalars.decode(bytes, before: 0) == nil)
    #expect(UTF8Scalars.isBoundary(bytes, at: bytes.count))
    #expect(!UTF8Scalars.isBoundary(bytes, at: bytes.count + 1))
  }

  @Test(arguments: [[0xC3], [0xE2, 0x80], [0x80], [0xFF], [0xF0, 0x9F, 0x98], [0xE2, 0x41, 0x42]] as [[UInt8]])
  func brokenBytesAreReplacedOneByOne(bytes: [UInt8]) {
    let broken = UTF8Scalars.Decoded(value: 0xFFFD, length: 1)
    #expect(UTF8Scalars.decode(bytes, at: 0) == broken)
    #expect(!Normalization.changesForNFC(in: bytes).isEmpty || Normalization.isNFC(bytes))
    #expect(WordSegmenter(bytes).reduce(0) { $0 + $1.range.count } == bytes.count)
    #expect(SentenceBoundaries(bytes).reduce(0) { $0 + $1.count } == bytes.count)
  }

  @Test func surrogatesAreNotWritten() {
    var bytes: [UInt8] = []
    UTF8Scalars.append(0xD800, to: &bytes)
    UTF8Scalars.append(0x11_0000, to: &bytes)
    #expect(bytes == Array("\u{FFFD}\u{FFFD}".utf8))
  }
}
