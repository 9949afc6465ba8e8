import QuireText
import Testing

@Suite struct CaseFoldingTests {
  static let cases: [(text: String, options: CaseFolding.Options, folded: String)] = [
    ("Deir Ez-Zour", .simpleCase, "deir ez-zour"),
    ("STRASSE Straße", .fullCase, "strasse strasse"),
    ("Straße ẞ", .simpleCase, "straße ß"),
    ("ΣΊΣΥΦΟΣ", .simpleCase, "σίσυφοσ"),
    ("Москва Ё", .simpleCase, "москва ё"),
    ("Zürich Café", .accents, "Zurich Cafe"),
    ("Łódź Ørsted Æsop Þór", [.simpleCase, .accents], "lodz orsted aesop thor"),
    ("Ça N\u{303}u", [.fullCase, .accents], "ca nu"),
    ("Ệ ǖ", [.simpleCase, .accents], "e u"),
    ("İstanbul", [.simpleCase, .accents], "istanbul"),
    ("İ", .fullCase, "i\u{307}"),
    ("İ", [.fullCase, .accents], "i"),
    ("ﬁne", .fullCase, "fine"),
    ("각 が हिन्दी क़", [.simpleCase, .accents], "각 が हिन्दी क़"),
    ("ไทยสี่", .accents, "ไทยสี่"),
    ("Á", [], "Á"),
    ("الأُمَّة", .accents, "الامة"),
  ]

  @Test(arguments: cases.indices)
  func folds(index: Int) {
    let (text, options, folded) = Self.cases[index]
    let bytes = Array(text.utf8)
    #expect(String(decoding: CaseFolding.folded(bytes, options), as: UTF8.self) == folded)
    #expect(CaseFolding.areEqual(bytes, Array(folded.utf8), options))
  }

  @Test func aRangeIsFoldedAlone() {
    let bytes = Array("ABÉCD".utf8)
    #expect(CaseFolding.folded(bytes, in: 1..<4, [.simpleCase, .accents]) == Array("be".utf8))
    #expect(CaseFolding.folded(bytes, in: 4..<90, .simpleCase) == Array("cd".utf8))
    #expect(!CaseFolding.areEqual(bytes, in: 0..<1, bytes, in: 1..<2, .fullCase))
  }

  @Test func foldingTwiceIsFoldingOnce() {
    for point in UInt32(0)..<0x3000 {
      var bytes: [UInt8] = []
      UTF8Scalars.append(point, to: &bytes)
      for options in [.simpleCase, .fullCase, [.fullCase, .accents]] as [CaseFolding.Options] {
        let once = CaseFolding.folded(bytes, options)
        #expect(CaseFolding.folded(once, options) == once, "U+\(String(point, radix: 16))")
      }
    }
  }
}
