import QuireText
import Testing

/// Mojibake and what else spoils text, in our own words.
@Suite struct TextRepairTests {
  private func repaired(_ text: String, _ options: TextRepairOptions = TextRepairOptions()) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: TextRepairs(of: bytes, options).applied(to: bytes), as: UTF8.self)
  }

  @Test(arguments: [
    ("Das GrÃ¶ÃŸte am SchloÃŸ", "Das Größte am Schloß"),
    ("La forÃªt dâ€™automne", "La forêt d’automne"),
    ("ÐšÐ¾Ñ€Ð°Ð±Ð»ÑŒ", "Корабль"),
    ("РљРѕСЂР°Р±Р»СЊ вЂ” это", "Корабль — это"),
    ("Å¼Ã³Å‚w", "żółw"),
    ("Ĺ‚Ăłdka w porcie", "łódka w porcie"),
    ("lâ€™été → lâ€™automne", "l’été → l’automne"),
    ("l‚Äô√©t√©", "l’été"),
    ("le cafÃƒÂ©", "le café"),
    ("æµ·æ¸¯", "海港"),
    ("port de pÃªche Ã lâ€™ouest", "port de pêche à l’ouest"),
    ("ships\u{85}", "ships…"),
    ("\u{93}so\u{94} is \u{81}", "“so” is \u{81}"),
    ("\u{1B}[1;31mred\u{1B}[0m", "red"),
  ])
  func spoiledTextIsRepaired(_ text: String, _ expected: String) { #expect(repaired(text) == expected) }

  @Test(arguments: [
    "", "plain", "“Schöne Größe” — l’été, naïve façade, 5 °C, £3 ×2", "SELBSTVERSTÄNDLICH ÜBER ÖL",
    "« À la criée », disait-elle ; où ça ?", "Ёлка и «Пётр» — №5", "Το λιμάνι «παλιό» – Ά", "港の夏、「魚」。",
    "§ 5 ¶ 3 ½ ¼ ±2 µm",
    "l’œuvre, œufs, Œdipe", "żółw, źdźbło, ďábel", "ΤΑ ΝΕΑ 20€", "أهلا وسهلا", "👩🏽‍🚀 🏳️‍🌈",
  ])
  func cleanTextIsLeftAlone(_ text: String) { #expect(TextRepairs(of: Array(text.utf8)).isEmpty) }

  @Test func everyRepairIsOneCharacter() {
    let bytes = Array("A cafÃ© and a quayâ€™s end".utf8)
    let repairs = TextRepairs(of: bytes)
    #expect(repairs.map(\.range) == [5..<9, 20..<28])
    #expect(repairs.map(\.kind) == [.windows1252, .windows1252])
    #expect(repairs.map { String(decoding: $0.replacement, as: UTF8.self) } == ["é", "’"])
  }

  @Test func referencesAreAskedFor() {
    var options = TextRepairOptions()
    options.references = { $0 == Array("amp".utf8) ? [0x26] : $0 == Array("eacute".utf8) ? [0xE9] : [] }
    #expect(repaired("a &amp;amp;amp; b", options) == "a & b")
    #expect(repaired("&#233;&#xE9;&eacute;&EACUTE;&Eacute;", options) == "ééé\u{C9}&Eacute;")
    let none = "&#10;&#x110000;&#xD800;&#;&;&#x;&#12a;"
    #expect(repaired(none + "&#128;", options) == none + "€")
    #expect(repaired("&amp;\n<p>&amp;</p>\n&amp;", options) == "&\n<p>&amp;</p>\n&amp;")
    options.referencesInMarkup = true
    #expect(repaired("<p>&amp;</p>", options) == "<p>&</p>")
    #expect(repaired("&amp;") == "&amp;")
  }

  @Test(arguments: 0..<300)
  func onceIsEnough(seed: UInt64) {
    var options = TextRepairOptions()
    options.references = { $0 == Array("amp".utf8) ? [0x26] : $0 == Array("Atilde".utf8) ? [0xC3] : [] }
    let once = repaired(MojibakeSample.text(seed: seed), options)
    #expect(repaired(once, options) == once)
  }

  @Test(arguments: 0..<300)
  func repairsAscendAndLieBetweenCharacters(seed: UInt64) {
    let bytes = Array(MojibakeSample.text(seed: seed).utf8)
    var end = 0
    for repair in TextRepairs(of: bytes) {
      #expect(repair.range.lowerBound >= end && !repair.range.isEmpty)
      #expect(UTF8Validation.isValid(Array(bytes[end..<repair.range.lowerBound])))
      #expect(UTF8Validation.isValid(Array(bytes[repair.range])) && UTF8Validation.isValid(Array(repair.replacement)))
      end = repair.range.upperBound
    }
  }

  @Test func hostileTextsEnd() {
    let size = 1 << 14
    for part in ["Ã", "Â", "Ã ", "â€", "é”", "Ð\u{90}", "\u{85}", "ÃƒÆ’Ã†", "&amp", "&amp;", "\u{1B}[", "œ", "ГўВЂВ"] {
      let bytes = Array(String(repeating: part, count: size / part.utf8.count).utf8)
      _ = TextRepairs(of: bytes)
    }
    // Bytes that are no UTF-8 are not what is asked for, but do no harm.
    for byte in UInt8(0x80)...0xFF { _ = TextRepairs(of: [0x41, byte, 0xC3, byte, byte, 0x20, byte]) }
  }
}

/// Texts made of what mojibake is made of.
enum MojibakeSample {
  private static let parts = [
    "Ã", "Â", "â", "€", "œ", "™", " ", "а", "В", "Г", "\u{A0}", "\u{80}", "\u{99}", "é", "S", "s", "°", "Ø", "Ù", "…",
    "\u{FFFD}", "?", "┬", "┤", "√", "‚", "Ä", "β", "ā", "í", "½", "¸", "ð", "Ÿ", "’", "Ў", "\u{1A}", "³", "à", "\n",
    "word", "&amp;", "&Atilde;", "©", "Ã©", "â€™", "Ð¾", "ÃƒÂ©", "\u{1B}[0m", "<", "&#195;", ";", "海",
  ]

  static func text(seed: UInt64) -> String {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let count = next(40)
    return (0..<count).map { _ in parts[next(parts.count)] }.joined()
  }
}
