import QuireText
import Testing

@Suite struct CharsetDecodingTests {
  @Test(arguments: [
    ("UTF-8", Charset.utf8), ("utf8", .utf8), (" Latin1\n", .windows1252), ("ISO-8859-1", .windows1252),
    ("ascii", .windows1252), ("iso-8859-9", .windows1254), ("GB2312", .gbk), ("x-sjis", .shiftJIS),
    ("ks_c_5601-1987", .eucKR), ("unicode", .utf16LE), ("logical", .iso8859x8i), ("KOI8-RU", .koi8U),
    ("big5-hkscs", .big5), ("cp866", .ibm866),
  ])
  func labelsNameCharsets(_ label: String, _ charset: Charset) {
    #expect(Charset(label: label) == charset)
  }

  @Test(arguments: ["", " ", "utf-7", "hz-gb-2312", "iso-2022-kr", "utf 8", "\u{212A}oi8-r", "windows-1252;"])
  func otherWordsNameNone(_ label: String) {
    #expect(Charset(label: label) == nil)
  }

  @Test func everyNameIsItsOwnLabel() {
    for charset in Charset.allCases { #expect(Charset(label: charset.name.uppercased()) == charset) }
  }

  /// Bytes and the text they stand for, by hand from the standard's indexes.
  @Test(
    arguments: [
      (Charset.windows1252, [0x80, 0x81, 0x93, 0xE9, 0xFF], "€\u{81}“éÿ"),
      (.windows1251, [0xCF, 0xF0, 0xE8, 0xE2, 0xB3, 0xF2], "Привіт"),
      (.windows1253, [0xC1, 0xAA, 0xF9], "Α\u{FFFD}ω"),
      (.windows1255, [0xE0, 0xCA, 0xD9], "א\u{05BA}\u{FFFD}"),
      (.windows874, [0xA1, 0x80, 0x81, 0xDB], "ก€\u{81}\u{FFFD}"),
      (.koi8R, [0xF0, 0xD2, 0xC9], "При"),
      (.koi8U, [0xA4, 0xAE, 0xBE], "єўЎ"),
      (.iso8859x2, [0xB1, 0xE6, 0xEA], "ąćę"),
      (.iso8859x8i, [0xE0, 0xFA], "את"),
      (.macintosh, [0x8E, 0xDB, 0xF0], "é€\u{F8FF}"),
      (.ibm866, [0x8F, 0xE0, 0xA8], "При"),
      (.userDefined, [0x41, 0x80, 0xFF], "A\u{F780}\u{F7FF}"),
      (.shiftJIS, [0x93, 0xFA, 0x96, 0x7B, 0xB1, 0x5C, 0x81, 0x60], "日本ｱ\\～"),
      (.shiftJIS, [0xF0, 0x40, 0x87, 0x40, 0x80, 0xA0, 0x82, 0x22], "\u{E000}①\u{80}\u{FFFD}\u{FFFD}\""),
      (.eucJP, [0xC6, 0xFC, 0xCB, 0xDC, 0x8E, 0xB1, 0x8F, 0xB0, 0xA1, 0x8F, 0xA2, 0xB7], "日本ｱ丂～"),
      (.eucJP, [0xA4, 0x3C, 0x8F, 0xA1, 0x41, 0xFF], "\u{FFFD}<\u{FFFD}A\u{FFFD}"),
      (.eucKR, [0xC7, 0xD1, 0xB1, 0xDB, 0x81, 0x41, 0xC7, 0x22], "한글갂\u{FFFD}\""),
      (.gbk, [0xD6, 0xD0, 0xCE, 0xC4, 0x80, 0xA2, 0xE3, 0xA3, 0xA0, 0xFF], "中文€€\u{3000}\u{FFFD}"),
      (.gb18030, [0x81, 0x30, 0x84, 0x36, 0x95, 0x32, 0x82, 0x36, 0xA6, 0xD9, 0x81, 0x35, 0xF4, 0x37], "¥𠀀︐\u{E7C7}"),
      (
        .gb18030, [0x84, 0x31, 0xA4, 0x39, 0x90, 0x30, 0x81, 0x30, 0xE3, 0x32, 0x9A, 0x35],
        "\u{FFFF}\u{10000}\u{10FFFF}"
      ),
      (.gb18030, [0xFE, 0x39, 0xFE, 0x39, 0x81, 0x30, 0x41], "\u{FFFD}9\u{FFFD}9\u{FFFD}0A"),
      (.big5, [0xA4, 0xA4, 0xA4, 0xE5, 0x88, 0x62, 0x88, 0xA5, 0x87, 0x45, 0xA1, 0x45], "中文Ê̄ê̌\u{27267}‧"),
      (.big5, [0x80, 0xA4, 0x3C, 0xA4, 0xFF], "\u{FFFD}\u{FFFD}<\u{FFFD}"),
      (
        .iso2022JP, [0x41, 0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x4A, 0x5C, 0x1B, 0x28, 0x49, 0x31],
        "A日本¥ｱ"
      ),
      (
        .iso2022JP, [0x1B, 0x24, 0x42, 0x46, 0x0A, 0x46, 0x7C, 0x80, 0x1B, 0x28, 0x42, 0x1B],
        "\u{FFFD}\n日\u{FFFD}\u{FFFD}"
      ),
      (
        .utf16LE, [0xFF, 0xFE, 0x41, 0x00, 0x3D, 0xD8, 0x00, 0xDE, 0x00, 0xD8, 0x42, 0x00, 0x43], "A😀\u{FFFD}B\u{FFFD}"
      ),
      (.utf16BE, [0x00, 0x41, 0xDC, 0x00, 0x04, 0x16, 0xD8, 0x00], "A\u{FFFD}Ж\u{FFFD}"),
      (
        .utf8, [0xEF, 0xBB, 0xBF, 0x41, 0xC3, 0xA9, 0xE2, 0x82, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xA0, 0x80],
        "Aé\u{FFFD}😀\u{FFFD}\u{FFFD}\u{FFFD}"
      ),
    ] as [(Charset, [UInt8], String)]
  )
  func charactersAreDecoded(_ charset: Charset, _ raw: [UInt8], _ plain: String) {
    let decoded = decode(raw, as: charset)
    #expect(text(decoded.bytes).unicodeScalars.map(\.value) == plain.unicodeScalars.map(\.value))
    #expect(decoded.problemCount == plain.unicodeScalars.count { $0 == "\u{FFFD}" })
    #expect(decoded.problems.count == decoded.problemCount)
  }

  /// Digests of all that the tables hold, from texts that were compared with Python's codecs character by character.
  @Test func theTablesAreWhatWasChecked() {
    let pairs: [UInt8] = (UInt8(0x81)...0xFE).flatMap { lead -> [UInt8] in
      (UInt8(0x40)...0xFE).flatMap { trail -> [UInt8] in [lead, trail, 0x0A] }
    }.dropLast()
    let digests: [(Charset, String)] = [
      (.shiftJIS, "1b61f8ff318a7664"), (.eucJP, "bd4950580a781cbb"), (.eucKR, "dcd18e4d5f13fd27"),
      (.gb18030, "559378d8974d8c29"), (.big5, "c4ed25c714021a54"),
    ]
    for (charset, digest) in digests {
      #expect(SHA256.hex(of: decode(Array(pairs), as: charset).bytes).hasPrefix(digest), "\(charset)")
    }
    let single = Charset.allCases.filter { charset in
      !digests.contains { $0.0 == charset } && ![.utf8, .utf16LE, .utf16BE, .gbk, .iso2022JP].contains(charset)
    }
    let upper = Array(UInt8(0x80)...0xFF)
    #expect(SHA256.hex(of: single.flatMap { decode(upper, as: $0).bytes }).hasPrefix("19085be4dd2408eb"))
    let fours = (0..<39_420).flatMap { pointer -> [UInt8] in
      let last = [0x81 + UInt8(pointer / 10 % 126), 0x30 + UInt8(pointer % 10), 0x0A]
      return [0x81 + UInt8(pointer / 12_600), 0x30 + UInt8(pointer / 1260 % 10)] + last
    }
    #expect(SHA256.hex(of: decode(fours.dropLast(), as: .gb18030).bytes).hasPrefix("67315b8d1af596cf"))
  }

  @Test func theBytesOfEachUnitAreItsSource() {
    for charset in Charset.allCases {
      for seed in 0..<20 {
        var random = SeededRandom(seed: seed)
        let raw = (0..<200).map { _ in
          random.below(3) == 0 ? UInt8(random.below(128)) : UInt8(128 + random.below(128))
        }
        let decoded = decode(raw, as: charset)
        checkMap(decoded, raw, "\(charset) seed \(seed)")
      }
    }
  }

  @Test func validUTF8KeepsItsBytesAndTheIdentity() {
    let raw = bytes("naïve – 😀")
    let decoded = decode(raw, as: .utf8)
    #expect(decoded.bytes == raw)
    #expect(decoded.map.isIdentity)
  }

  @Test func theMarkIsAGapOfTheMap() {
    let decoded = decode([0xEF, 0xBB, 0xBF, 0x41, 0xFF, 0x42], as: .utf8)
    #expect(text(decoded.bytes) == "A\u{FFFD}B")
    #expect(decoded.map.sourceRanges(of: 0..<5) == [3..<6])
    #expect(decoded.problems == [DecodingProblem(.undecodable, 4..<5)])
    #expect(decode([0xEF, 0xBB, 0xBF], as: .utf8).bytes.isEmpty)
  }

  @Test func shiftSequencesAreGapsOfTheMap() {
    let decoded = decode(bytes("a\u{1B}$BF|\u{1B}(Bb"), as: .iso2022JP)
    #expect(text(decoded.bytes) == "a日b")
    #expect(decoded.map.sourceRanges(of: 0..<5) == [0..<1, 4..<6, 9..<10])
  }

  /// Each piece of the text comes from its own bytes, in order, and decodes from them alone.
  private func checkMap(_ decoded: DecodedText, _ raw: [UInt8], _ name: String) {
    #expect(UTF8Validation.isValid(decoded.bytes), "\(name)")
    #expect(decoded.map.decodedCount == decoded.bytes.count, "\(name)")
    var covered = 0
    for run in decoded.map.runs {
      #expect(run.sourceStart >= covered, "\(name)")
      covered = run.sourceEnd
    }
    #expect(covered <= raw.count, "\(name)")
    let problems = decoded.problems.map(\.range)
    #expect(problems == problems.sorted { $0.lowerBound < $1.lowerBound }, "\(name)")
    for problem in problems {
      #expect(text(decoded.bytes[decoded.map.decodedRange(of: problem)]) == "\u{FFFD}", "\(name)")
    }
  }
}
