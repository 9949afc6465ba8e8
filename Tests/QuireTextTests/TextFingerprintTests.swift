import QuireText
import Testing

/// What counts as the same text.
@Suite struct TextFingerprintTests {
  private static func print(_ text: String, case foldsCase: Bool = true, digits: Bool = true) -> TextFingerprint {
    let bytes = Array("<\(text)>".utf8)
    return TextFingerprint(bytes, in: 1..<(bytes.count - 1), foldsCase: foldsCase, foldsDigits: digits)
  }

  @Test(arguments: [
    ("All rights reserved", "  ALL\u{A0}rights\n\treserved "), ("Page 9 of 10", "page 12 of 7"), ("ÄRGER", "ärger"),
    ("", " \n"), ("ΟΔΟΣ", "οδοσ"),
  ])
  func same(left: String, right: String) {
    #expect(Self.print(left) == Self.print(right))
  }

  @Test(arguments: [("a b", "ab"), ("a b", "a c"), ("page 1", "page"), ("1 2", "12"), ("a", ""), ("é", "e")])
  func different(left: String, right: String) {
    #expect(Self.print(left).value != Self.print(right).value)
  }

  @Test func foldingIsAChoice() {
    #expect(Self.print("Page 1", case: false) != Self.print("page 1", case: false))
    #expect(Self.print("page 1", digits: false) != Self.print("page 2", digits: false))
  }

  @Test func wordsHaveLetters() {
    #expect(Self.print("12 of 40 — pages 語 !").words == 4)
    #expect(Self.print("12.5 | 40 -").words == 0)
  }
}
