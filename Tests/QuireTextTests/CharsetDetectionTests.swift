import QuireText
import Testing

@Suite struct CharsetDetectionTests {
  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x41], Charset.utf8), ([0xFF, 0xFE, 0x41, 0x00], .utf16LE), ([0xFE, 0xFF], .utf16BE),
    ] as [([UInt8], Charset)]
  )
  func aMarkDecides(_ raw: [UInt8], _ charset: Charset) {
    let guess = detectCharset(raw, declared: "koi8-r")
    #expect(guess == CharsetGuess(charset, .bom, confidence: 1, refusedDeclaration: "koi8-r"))
  }

  @Test func zeroBytesTellUTF16() {
    let words = "Ships and harbours, 1987."
    let little = words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = words.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(detectCharset(little).charset == .utf16LE)
    #expect(detectCharset(big).charset == .utf16BE)
    #expect(detectCharset(little, declared: "utf-16").how == .declared)
    // Zero bytes alone are no text of any kind.
    #expect(detectCharset([UInt8](repeating: 0, count: 100)).charset == .utf8)
  }

  @Test func aDeclarationIsFollowedUnlessTheBytesRefuteIt() {
    let latin = bytes("caf") + [0xE9]
    #expect(detectCharset(latin, declared: "iso-8859-2").charset == .iso8859x2)
    #expect(detectCharset(latin, declared: "iso-8859-2").how == .declared)
    #expect(detectCharset(latin, declared: "no-such").refusedDeclaration == "no-such")
    let modern = detectCharset(bytes("café – 3 €"), declared: "latin1")
    #expect(modern.charset == .utf8)
    #expect(modern.how == .utf8Valid)
    #expect(modern.refusedDeclaration == "latin1")
    // Pages that say UTF-16 in ASCII letters are not.
    #expect(detectCharset(bytes("<meta charset=utf-16>"), declared: "utf-16").charset == .utf8)
    #expect(detectCharset(bytes("plain"), declared: "shift_jis").charset == .shiftJIS)
    // One stray byte does not refute UTF-8; text that is full of them does.
    #expect(detectCharset(bytes("It") + [0x92] + bytes("s"), declared: "utf-8").charset == .utf8)
    let french = encode("Été à la plage, où l’élève préféré s’est assis près du château.", .windows1252)
    #expect(detectCharset(french, declared: "utf-8").charset == .windows1252)
  }

  @Test func aFewBrokenBytesLeaveUTF8() {
    let words = bytes("Die Brücke über die Förde ist für größere Züge gesperrt, sagte die Behörde. ")
    let broken = words + [0xFF] + words + [0xE2, 0x80] + words
    let guess = detectCharset(broken)
    #expect(guess.charset == .utf8)
    #expect(guess.how == .utf8Valid)
    #expect(guess.confidence < 0.99)
    let cut = bytes("She paid 3 ") + [0xE2, 0x82]
    #expect(detectCharset(cut).charset == .utf8)
    #expect(detectCharset(bytes("Das Caf") + [0xE9]).charset == .windows1252)
    #expect(detectCharset(bytes("“It’s ") + [0x93] + bytes(" fine”")).charset == .utf8)
    #expect(detectCharset([]).charset == .utf8)
  }

  @Test func escapesTellISO2022JP() {
    #expect(detectCharset(bytes("\u{1B}$BF|K\\\u{1B}(B")).charset == .iso2022JP)
    #expect(detectCharset(bytes("\u{1B}$BF|K\\")).charset == .utf8)
    #expect(detectCharset(bytes("\u{1B}[31mred\u{1B}[0m")).charset == .utf8)
  }

  @Test(arguments: [
    ("“It’s a naïve façade,” she said – and left.", [Charset.windows1252, .macintosh]),
    ("Le garçon est allé à l’école, où il a mangé une pêche et bu un café très sucré.", [.windows1252]),
    ("Die Bäckerei öffnet früh; für süße Brötchen müssen Käufer höhere Preise zahlen.", [.windows1252, .macintosh]),
    ("El año pasado, la niña soñó con un pingüino. ¿Quién lo creería? ¡Nadie!", [.windows1252]),
    ("Żółta łódź płynęła wzdłuż brzegu, a gęś siedziała na środku ścieżki.", [.windows1250, .iso8859x2]),
    ("Příliš žluťoučký kůň běžel přes potůček a zastavil se až u lesa.", [.windows1250, .iso8859x2]),
    ("Az öreg hölgy kőszínű esernyője alatt várta a késő éjszakai buszt, és fűtött.", [.windows1250]),
    ("Yağmurlu bir gün, küçük çocuk ağacın altında şarkı söyleyip güldü.", [.windows1254]),
    ("Старый капитан вышел на палубу и долго смотрел на спокойное море.", [.windows1251, .koi8R, .iso8859x5, .ibm866]),
    ("Старий капітан вийшов на палубу й довго дивився на спокійне море, їв хліб.", [.windows1251, .koi8U]),
    ("Ο γέρος καπετάνιος βγήκε στο κατάστρωμα και κοίταξε τη θάλασσα.", [.windows1253, .iso8859x7]),
    ("הקפטן הזקן יצא אל הסיפון והביט זמן רב בים השקט של הבוקר.", [.windows1255]),
    ("خرج القبطان العجوز إلى سطح السفينة ونظر طويلا إلى البحر الهادئ.", [.windows1256]),
    ("กัปตันเฒ่าออกมาที่ดาดฟ้าเรือและมองดูทะเลที่สงบอยู่นาน", [.windows874]),
    ("年老いた船長は甲板に出て、静かな海を長い間眺めていた。", [.shiftJIS, .eucJP]),
    ("늙은 선장은 갑판으로 나와 조용한 바다를 오랫동안 바라보았다.", [.eucKR]),
    ("老船长走上甲板，久久地望着平静的大海，他在想家里的人。", [.gbk]),
    ("老船長走上甲板，久久地望著平靜的大海，他在想家裡的人。", [.big5]),
  ])
  func languagesTellLegacyCharsets(_ words: String, _ charsets: [Charset]) {
    for charset in charsets {
      let raw = encode(words, charset)
      let guess = detectCharset(raw)
      #expect(text(decode(raw, as: guess.charset).bytes) == words, "\(charset) was taken for \(guess)")
      #expect(guess.how == .detected)
    }
  }

  @Test func noiseIsTakenForTheCommonestCharset() {
    var random = SeededRandom(seed: 3)
    let noise = (0..<5000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(detectCharset(noise).confidence <= 0.5)
    #expect(detectCharset([0x41, 0xFF]).charset == .windows1252)
    #expect(detectCharset([0x80]).charset == .windows1252)
  }
}

/// The bytes of `words` in `charset`, found by decoding every byte and pair.
private func encode(_ words: String, _ charset: Charset) -> [UInt8] {
  var raws: [Unicode.Scalar: [UInt8]] = [:]
  for lead in UInt8(0x80)...0xFF {
    for raw in [[lead]] + (UInt8(0x40)...0xFE).map({ [lead, $0] }) {
      let scalars = Array(text(decode(raw, as: charset).bytes).unicodeScalars)
      if scalars.count == 1, scalars[0] != "\u{FFFD}", raws[scalars[0]] == nil { raws[scalars[0]] = raw }
    }
    if ![.shiftJIS, .eucJP, .eucKR, .gbk, .big5].contains(charset), lead == 0xFF { break }
  }
  return words.unicodeScalars.flatMap { $0.isASCII ? [UInt8($0.value)] : raws[$0] ?? [0x3F] }
}
