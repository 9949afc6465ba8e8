/// The characters that the published quality filters and the tokenizer under them speak of.
enum PublishedCharacters {
  /// Whether a word of nothing but such characters is a symbol to Gopher's filter: datatrove's `PUNCTUATION_SET`, which
  /// holds the ASCII marks, the controls but for tab and line feed, some marks of typography and East Asia, a few others.
  @inline(__always)
  static func isSymbol(_ point: UInt32) -> Bool {
    if point < 0x80 {
      let isWord = (point | 0x20) &- 0x61 < 26 || point &- 0x30 < 10
      return !isWord && point != 0x20 && point != 0x09 && point != 0x0A && point != 0x0D
    }
    if point < 0xA0 { return true }
    return isWithin(point, symbols) || isWithin(point, terminals)
  }

  /// Whether a line that ends with it is punctuated, to FineWeb's filter: datatrove's `TERMINAL_PUNCTUATION`.
  @inline(__always)
  static func isTerminal(_ point: UInt32) -> Bool {
    if point < 0x80 { return point == 0x2E || point == 0x21 || point == 0x3F }
    return isWithin(point, terminals)
  }

  /// Whether a word that is this alone ends a sentence: spaCy's sentencizer.
  static func endsSentence(_ point: UInt32) -> Bool { isTerminal(point) && !isWithin(point, newerTerminals) }

  private static func isWithin(_ point: UInt32, _ ranges: [ClosedRange<UInt32>]) -> Bool {
    var lower = 0
    var upper = ranges.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if ranges[middle].upperBound < point { lower = middle + 1 } else { upper = middle }
    }
    return lower < ranges.count && ranges[lower].contains(point)
  }

  private static let symbols: [ClosedRange<UInt32>] = [
    0xAB...0xAB, 0xB4...0xB4, 0xBB...0xBB, 0x2013...0x2014, 0x2019...0x2019, 0x201C...0x201E, 0x2026...0x2026,
    0x2236...0x2236, 0x2501...0x2501, 0x25BA...0x25BA, 0x3001...0x3001, 0x3008...0x300D, 0x3010...0x3011,
    0xFF05...0xFF05, 0xFF08...0xFF09, 0xFF0C...0xFF0C, 0xFF11...0xFF11, 0xFF1A...0xFF1B, 0xFF5E...0xFF5E,
  ]

  private static let newerTerminals: [ClosedRange<UInt32>] = [
    0x61D...0x61E, 0x837...0x837, 0x839...0x839, 0x83D...0x83E, 0x17D4...0x17D6, 0x17D9...0x17DA, 0x1B7D...0x1B7E,
    0x2E53...0x2E54, 0x10F55...0x10F59, 0x10F86...0x10F89, 0x11944...0x11944, 0x11946...0x11946, 0x11EF7...0x11EF8,
    0x11F43...0x11F44, 0x16E98...0x16E98,
  ]

  private static let terminals: [ClosedRange<UInt32>] = [
    0x589...0x589, 0x61D...0x61F, 0x6D4...0x6D4, 0x700...0x702, 0x7F9...0x7F9, 0x837...0x837, 0x839...0x839,
    0x83D...0x83E, 0x964...0x965, 0x104A...0x104B, 0x1362...0x1362, 0x1367...0x1368, 0x166E...0x166E,
    0x1735...0x1736, 0x17D4...0x17D6, 0x17D9...0x17DA, 0x1803...0x1803, 0x1809...0x1809, 0x1944...0x1945,
    0x1AA8...0x1AAB, 0x1B5A...0x1B5B, 0x1B5E...0x1B5F, 0x1B7D...0x1B7E, 0x1C3B...0x1C3C, 0x1C7E...0x1C7F,
    0x203C...0x203D, 0x2047...0x2049, 0x2E2E...0x2E2E, 0x2E3C...0x2E3C, 0x2E53...0x2E54, 0x3002...0x3002,
    0xA4FF...0xA4FF, 0xA60E...0xA60F, 0xA6F3...0xA6F3, 0xA6F7...0xA6F7, 0xA876...0xA877, 0xA8CE...0xA8CF,
    0xA92F...0xA92F, 0xA9C8...0xA9C9, 0xAA5D...0xAA5F, 0xAAF0...0xAAF1, 0xABEB...0xABEB, 0xFE52...0xFE52,
    0xFE56...0xFE57, 0xFF01...0xFF01, 0xFF0E...0xFF0E, 0xFF1F...0xFF1F, 0xFF61...0xFF61, 0x10A56...0x10A57,
    0x10F55...0x10F59, 0x10F86...0x10F89, 0x11047...0x11048, 0x110BE...0x110C1, 0x11141...0x11143,
    0x111C5...0x111C6, 0x111CD...0x111CD, 0x111DE...0x111DF, 0x11238...0x11239, 0x1123B...0x1123C,
    0x112A9...0x112A9, 0x1144B...0x1144C, 0x115C2...0x115C3, 0x115C9...0x115D7, 0x11641...0x11642,
    0x1173C...0x1173E, 0x11944...0x11944, 0x11946...0x11946, 0x11A42...0x11A43, 0x11A9B...0x11A9C,
    0x11C41...0x11C42, 0x11EF7...0x11EF8, 0x11F43...0x11F44, 0x16A6E...0x16A6F, 0x16AF5...0x16AF5,
    0x16B37...0x16B38, 0x16B44...0x16B44, 0x16E98...0x16E98, 0x1BC9F...0x1BC9F, 0x1DA88...0x1DA88,
  ]
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The length of what Python's `str.isspace` takes for white space at `index`; 0 where there is none.
  @inline(__always)
  func pythonSpaceLength(at index: Int) -> Int {
    let byte = self[index]
    return byte < 0x20 && byte >= 0x1C ? 1 : whiteSpaceLength(at: index)
  }

  /// The stretch from `lower` to `upper` without such white space at its ends; empty, at `upper`, where there is no more.
  @inline(__always)
  func pythonStripped(_ lower: Int, _ upper: Int) -> ByteRange {
    var start = lower
    while start < upper {
      let length = pythonSpaceLength(at: start)
      guard length > 0 else { break }
      start += length
    }
    var end = upper
    while end > start {
      let byte = self[end - 1]
      let length = byte < 0x20 && byte >= 0x1C ? 1 : whiteSpaceLength(before: end)
      guard length > 0 else { break }
      end -= length
    }
    return start..<Swift.max(start, end)
  }

  /// The length of the line end at `index` by Python's `str.splitlines`; 0 where there is none.
  @inline(__always)
  func pythonLineEndLength(at index: Int) -> Int {
    let byte = self[index]
    return byte >= 0x1C && byte <= 0x1E ? 1 : lineEndLength(at: index)
  }

  /// How many characters begin from `lower` up to `upper`.
  @inline(__always)
  func characterCount(_ lower: Int, _ upper: Int) -> Int {
    var count = 0
    for index in lower..<upper { count &+= self[index] & 0xC0 == 0x80 ? 0 : 1 }
    return count
  }
}
