import QuireText
import Testing

/// Characters and white space that have to be mended, against references that are slow and plain.
struct ScanningRepairTests {
  private let most: CharacterRepair.Kinds = [
    .noBreakSpace, .exoticSpace, .zeroWidth, .byteOrderMark, .control, .softHyphen, .lineSeparator, .tag,
  ]

  private func mended(_ text: String, _ kinds: CharacterRepair.Kinds? = nil) -> String {
    let bytes = Array(text.utf8)
    let repairs = CharacterRepair.find(kinds ?? most, in: bytes)
    return String(decoding: CharacterRepair.apply(repairs, to: bytes), as: UTF8.self)
  }

  @Test(arguments: [
    ("in\u{A0}Syria", "in Syria"),
    ("in \u{A0}Syria", "in Syria"),
    ("in\u{A0} \u{A0}Syria", "in Syria"),
    ("in\u{A0}\u{A0}Syria", "in  Syria"),
    ("in \u{200B}\u{A0}Syria", "in Syria"),
    ("in\u{A0}\u{200B} Syria", "in Syria"),
    ("\n\u{A0} \u{A0}code", "\n   code"),
    ("\u{3000}章", " 章"),
    ("zero\u{200B}width", "zerowidth"),
    ("\u{FEFF}mark", "mark"),
    ("co\u{AD}operate", "cooperate"),
    ("exam\u{AD}\nple", "exam-\nple"),
    ("bell\u{7}s\u{7F}", "bells"),
    ("record\u{1E}end", "record end"),
    ("one\u{2028}two\u{85}three\u{C}four", "one\ntwo\nthree\nfour"),
    ("tab\tand\r\nline", "tab\tand\r\nline"),
    ("“as” — it ﬁts", "“as” — it ﬁts"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("Auf\u{200C}lage", "Auflage"),
    ("ക\u{0D4D}\u{200D}", "ക\u{0D4D}\u{200D}"),
    ("👩🏽\u{200D}🚀 and 🏳\u{FE0F}\u{200D}🌈", "👩🏽\u{200D}🚀 and 🏳\u{FE0F}\u{200D}🌈"),
    ("a\u{200D}b", "ab"),
    ("ภาษา\u{200B}ไทย", "ภาษา\u{200B}ไทย"),
    ("hid\u{E0064}\u{E0065}den", "hidden"),
    ("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}", "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}"),
  ])
  func charactersAreMended(_ text: String, _ expected: String) {
    #expect(mended(text) == expected)
  }

  @Test func otherKindsAreMendedOnDemand() {
    #expect(mended("“it’s” «so»", .quote) == "\"it's\" \"so\"")
    #expect(mended("1–2 — 3 − 4 well‑known", .dash) == "1-2 -- 3 - 4 well-known")
    #expect(mended("oﬃce ﬂoor ﬁn", .ligature) == "office floor fin")
    #expect(mended("a\u{200E}b\u{202E}c\u{061C}", .bidiControl) == "abc")
    #expect(mended("a\u{A0}b", .control) == "a\u{A0}b")
  }

  @Test(arguments: 0..<400)
  func noWordBoundaryIsLostAndNothingIsLeft(seed: UInt64) {
    let text = WhiteSpaceSample.text(seed: seed)
    let once = mended(text)
    #expect(mended(once) == once)
    #expect(!once.unicodeScalars.contains { [0xA0, 0x2003, 0x3000, 0x2028, 0x85, 0xB].contains($0.value) })
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }
    let mendedWords = once.unicodeScalars.split { $0.properties.isWhitespace }
    #expect(words.map { String($0) } == mendedWords.map { String($0) })
  }

  @Test func runsOfRemovedCharactersStayLinear() {
    // Were each run to look back over the ones before, this would take minutes.
    let text = " " + String(repeating: "\u{A0}\u{1}", count: 100_000) + "x"
    #expect(mended(text).utf8.count < 200_010)
  }

  // MARK: White space

  private func ordered(_ text: String, _ order: WhiteSpaceOrder = WhiteSpaceOrder()) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var copied = 0
    for repair in order.repairs(of: bytes) {
      result += bytes[copied..<repair.range.lowerBound]
      if repair.isReplacedByLineFeed { result.append(0x0A) }
      copied = repair.range.upperBound
    }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  @Test(arguments: [
    ("a  b", "a b"),
    ("a \t b", "a\tb"),
    ("a\u{A0} b", "a b"),
    ("a\u{A0}\u{A0}b", "a\u{A0}b"),
    ("a\u{A0}b c\td", "a\u{A0}b c\td"),
    ("a \nb\t\n", "a\nb\n"),
    ("a\r\nb\rc", "a\nb\nc"),
    ("a\r\n\r\n \r\nb", "a\n\nb"),
    ("a\n\n\n\nb", "a\n\nb"),
    ("a\n  \n  b", "a\n\n  b"),
    ("\n \n  a", "  a"),
    ("  a  b", "  a b"),
    ("a\n\n\n", "a\n"),
    ("a  ", "a"),
    ("a \n ", "a\n"),
    ("  \n ", ""),
    ("", ""),
    ("no change here,\n\nnor in this line of words", "no change here,\n\nnor in this line of words"),
  ])
  func whiteSpaceIsPutInOrder(_ text: String, _ expected: String) {
    #expect(ordered(text) == expected)
  }

  @Test func theOrderCanBeSet() {
    var order = WhiteSpaceOrder()
    order.keepsIndentation = false
    order.blankLines = 0
    #expect(ordered("  a\n\n  b  c", order) == "a\nb c")
    order.keepsRuns = true
    order.blankLines = 2
    #expect(ordered("a\n\n\n\n  b  c ", order) == "a\n\n\nb  c")
  }

  @Test(arguments: 0..<600)
  func orderIsReachedAtOnceAndKeepsTheWords(seed: UInt64) {
    let text = WhiteSpaceSample.text(seed: seed)
    let once = ordered(text)
    #expect(ordered(once) == once)
    #expect(!once.contains("\r") && !once.contains("\n\n\n") && !once.contains(" \n") && !once.contains("x  x"))
    #expect(once.last != " " && once.first != "\n")
    let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }
    #expect(once.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) } == words)
    #expect(CanonicalWhiteSpace.order(text) == once)
  }

  // MARK: Hyphens

  private func joined(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var copied = 0
    for item in LineEndHyphen.find(in: bytes) {
      let end = item.belongsToWord ? item.hyphen.upperBound : item.hyphen.lowerBound
      result += bytes[copied..<end]
      copied = item.gap.upperBound
    }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  @Test(arguments: [
    ("an exam-\nple", "an example"),
    ("an exam- \r\n  ple", "an example"),
    ("a well-\nknown, well-known man", "a well-known, well-known man"),
    ("a Well-\nknown man, well-known", "a Well-known man, well-known"),
    ("a well-\nknown man", "a wellknown man"),
    ("state-of-the-\nart", "state-of-the-art"),
    ("mother-\nin-law", "mother-in-law"),
    ("an e-\nmail", "an e-mail"),
    ("Anglo-\nSaxon", "Anglo-\nSaxon"),
    ("1914-\n1918", "1914-\n1918"),
    ("a -\nb", "a -\nb"),
    ("end-\n\nnext", "end-\n\nnext"),
    ("Über\u{AD}\nraschung und über\u{2010}\nall", "Überraschung und überall"),
  ])
  func brokenWordsAreJoined(_ text: String, _ expected: String) {
    #expect(joined(text) == expected)
  }
}

/// The default order of white space, line by line and scalar by scalar.
private enum CanonicalWhiteSpace {
  private static let blanks: [Unicode.Scalar] = [" ", "\t", "\u{A0}", "\u{2003}", "\u{3000}"]

  static func order(_ text: String) -> String {
    var lines: [[Unicode.Scalar]] = [[]]
    var last: Unicode.Scalar = "x"
    for scalar in text.unicodeScalars {
      let isEnd = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}"].contains(scalar)
      if isEnd, !(last == "\r" && scalar == "\n") { lines.append([]) }
      if !isEnd { lines[lines.count - 1].append(scalar) }
      last = scalar
    }
    let endsWithLineFeed = lines.count > 1 && lines[lines.count - 1].allSatisfy { blanks.contains($0) }
    var ordered = lines.map { line($0) }
    while ordered.first?.isEmpty == true { ordered.removeFirst() }
    while ordered.last?.isEmpty == true { ordered.removeLast() }
    var result: [String] = []
    for line in ordered where !(line.isEmpty && result.last?.isEmpty == true) { result.append(line) }
    return result.joined(separator: "\n") + (endsWithLineFeed && !result.isEmpty ? "\n" : "")
  }

  private static func line(_ line: [Unicode.Scalar]) -> String {
    guard let first = line.firstIndex(where: { !blanks.contains($0) }),
      let last = line.lastIndex(where: { !blanks.contains($0) })
    else { return "" }
    var result = String.UnicodeScalarView(line[..<first])
    var run: [Unicode.Scalar] = []
    for scalar in line[first...last] {
      if blanks.contains(scalar) {
        run.append(scalar)
        continue
      }
      if let kept = run.first(where: { $0 == "\t" }) ?? run.first(where: { $0 == " " }) ?? run.first {
        result.append(kept)
      }
      run = []
      result.append(scalar)
    }
    return String(result)
  }
}
