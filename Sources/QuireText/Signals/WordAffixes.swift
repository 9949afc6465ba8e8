/// The marks that part words, as spaCy's rules for English name them (`lang/punctuation.py`, `lang/en/punctuation.py`).
extension UnsafeBufferPointer where Element == UInt8 {
  /// The length of the mark at `lower` that is a word of its own before others; 0 where there is none.
  @inline(__always)
  func wordPrefix(_ lower: Int, _ upper: Int) -> Int {
    let byte = self[lower]
    switch byte {
    case 0x25, 0x3D, 0x24: return 1
    case 0x2B: return lower + 1 < upper && isDigit(lower + 1) ? 0 : 1
    case 0x2E: return dots(from: lower, upper)
    case 0x41, 0x43: return lower + 1 < upper && self[lower + 1] == 0x24 ? 2 : 0
    case 0x55: return lower + 2 < upper && self[lower + 1] == 0x53 && self[lower + 2] == 0x24 ? 3 : 0
    case 0x80...:
      let scalar = scalar(at: lower)
      let isPrefix =
        scalar.value == 0xA7 || Self.isDash(scalar.value) || Self.isCurrency(scalar.value) || Self.isMark(scalar.value)
        || CodePoint.category(scalar.value) == .otherSymbol
      return isPrefix ? scalar.length : 0
    default: return Self.isASCIIMark(byte) ? 1 : 0
    }
  }

  /// The length of the mark before `upper` that is a word of its own behind others, which don't reach before `lower`;
  /// 0 where there is none.
  @inline(__always)
  func wordSuffix(_ lower: Int, _ upper: Int) -> Int {
    guard lower < upper else { return 0 }
    switch self[upper - 1] {
    case 0x2E: return stopSuffix(lower, upper)
    case 0x73, 0x53:
      if upper - lower >= 2, self[upper - 2] == 0x27 { return 2 }
      if upper - lower >= 4, scalar(before: upper - 1).value == 0x2019 { return 4 }
      return unitSuffix(lower, upper)
    case 0x2B: return upper - lower >= 2 && isDigit(upper - 2) ? 1 : 0
    case 0x24:
      for length in 1...3 where upper - lower > length && isDigit(upper - length - 1) {
        let isDollar = length == 1 || (length == 2 && (self[upper - 2] == 0x41 || self[upper - 2] == 0x43))
        if isDollar || (length == 3 && self[upper - 3] == 0x55 && self[upper - 2] == 0x53) { return length }
      }
      return 0
    case 0x80...: return wideSuffix(lower, upper)
    case let byte: return Self.isASCIIMark(byte) ? 1 : unitSuffix(lower, upper)
    }
  }

  /// The length of the mark at `index` that parts what stands before and behind it within `word`; 0 where there is none.
  @inline(__always)
  func wordInfix(_ index: Int, _ word: ByteRange) -> Int {
    switch self[index] {
    case 0x2E:
      let dots = dots(from: index, word.upperBound)
      if dots > 0 { return dots }
      guard index > word.lowerBound, index + 1 < word.upperBound else { return 0 }
      let isBehindWord = isLower(before: index) || Self.isQuote(scalar(before: index).value)
      return isBehindWord && (isUpper(at: index + 1) || Self.isQuote(scalar(at: index + 1).value)) ? 1 : 0
    case 0x2C: return isLetter(before: index, word) && isLetter(at: index + 1, word) ? 1 : 0
    case 0x2D:
      if isNumberSign(index, word) { return 1 }
      guard isLetter(before: index, word) || isDigit(before: index, word) else { return 0 }
      for length in 1...3 {
        if isLetter(at: index + length, word) { return length }
        guard index + length < word.upperBound, self[index + length] == 0x2D else { return 0 }
      }
      return 0
    case 0x2B, 0x2A, 0x5E: return isNumberSign(index, word) ? 1 : 0
    case 0x7E, 0x3A, 0x3C, 0x3E, 0x3D, 0x2F:
      let isBehindWord = isLetter(before: index, word) || isDigit(before: index, word)
      return isBehindWord && isLetter(at: index + 1, word) ? 1 : 0
    case 0xC2...: return wideInfix(index, word)
    default: return 0
    }
  }

  private func wideInfix(_ index: Int, _ word: ByteRange) -> Int {
    let scalar = scalar(at: index)
    if scalar.value == 0x2026 || CodePoint.category(scalar.value) == .otherSymbol { return scalar.length }
    guard Self.isDash(scalar.value), isLetter(before: index, word) || isDigit(before: index, word) else { return 0 }
    let end = index + scalar.length
    if isLetter(at: end, word) { return scalar.length }
    let isDouble = scalar.value == 0x2014 && end < word.upperBound && self.scalar(at: end).value == 0x2014
    return isDouble && isLetter(at: end + 3, word) ? 6 : 0
  }

  /// Two dots or more.
  private func dots(from lower: Int, _ upper: Int) -> Int {
    var end = lower
    while end < upper, self[end] == 0x2E { end += 1 }
    return end - lower >= 2 ? end - lower : 0
  }

  private func stopSuffix(_ lower: Int, _ upper: Int) -> Int {
    var start = upper - 1
    while start > lower, self[start - 1] == 0x2E { start -= 1 }
    guard start == upper - 1 else { return upper - start }
    guard start > lower else { return 0 }
    let before = scalar(before: start)
    if isDigit(start - 1) || isLower(before: start) || Self.isMark(before.value) { return 1 }
    switch before.value {
    case 0x25, 0x2B, 0x2D, 0x7C, 0xB2: return 1
    default: break
    }
    let earlier = start - before.length
    guard earlier > lower else { return 0 }
    if isUpper(at: earlier), isUpper(before: earlier) { return 1 }
    let isDegree = scalar(before: earlier).value == 0xB0
    return isDegree && [0x43, 0x46, 0x4B, 0x63, 0x66, 0x6B].contains(before.value) ? 1 : 0
  }

  private func wideSuffix(_ lower: Int, _ upper: Int) -> Int {
    let last = scalar(before: upper)
    let start = upper - last.length
    guard start >= lower else { return 0 }
    if last.value == 0x2026, start - 3 >= lower, scalar(before: start).value == 0x2026 { return 6 }
    if Self.isMark(last.value) || Self.isDash(last.value) || CodePoint.category(last.value) == .otherSymbol {
      return last.length
    }
    if Self.isCurrency(last.value) { return start > lower && isDigit(start - 1) ? last.length : 0 }
    return unitSuffix(lower, upper)
  }

  /// The length of a unit of measurement behind a digit.
  private func unitSuffix(_ lower: Int, _ upper: Int) -> Int {
    var start = upper
    while start > lower, upper - start <= 8, !isDigit(start - 1) { start -= 1 }
    guard start < upper, start > lower, isDigit(start - 1) else { return 0 }
    var packed: UInt64 = 0
    guard upper - start <= 8 else { return 0 }
    for index in start..<upper { packed = packed << 8 | UInt64(self[index]) }
    return MeasuringUnits.packed.contains(packed) ? upper - start : 0
  }

  /// `+`, `-`, `*` or `^` between a digit and a digit or a minus.
  private func isNumberSign(_ index: Int, _ word: ByteRange) -> Bool {
    guard isDigit(before: index, word), index + 1 < word.upperBound else { return false }
    return isDigit(index + 1) || self[index + 1] == 0x2D
  }

  @inline(__always) private func isDigit(_ index: Int) -> Bool { self[index] &- 0x30 < 10 }

  @inline(__always)
  private func isDigit(before index: Int, _ word: ByteRange) -> Bool {
    index > word.lowerBound && self[index - 1] &- 0x30 < 10
  }

  @inline(__always)
  private func isLetter(before index: Int, _ word: ByteRange) -> Bool {
    guard index > word.lowerBound else { return false }
    let byte = self[index - 1]
    return byte < 0x80 ? (byte | 0x20) &- 0x61 < 26 : CodePoint.isLetter(scalar(before: index).value)
  }

  @inline(__always)
  private func isLetter(at index: Int, _ word: ByteRange) -> Bool {
    guard index < word.upperBound else { return false }
    let byte = self[index]
    return byte < 0x80 ? (byte | 0x20) &- 0x61 < 26 : CodePoint.isLetter(scalar(at: index).value)
  }

  private func isLower(before index: Int) -> Bool {
    let category = CodePoint.category(scalar(before: index).value)
    return category == .lowercaseLetter || category == .otherLetter
  }

  private func isUpper(before index: Int) -> Bool { Self.isUpper(scalar(before: index).value) }

  private func isUpper(at index: Int) -> Bool { Self.isUpper(scalar(at: index).value) }

  private static func isUpper(_ point: UInt32) -> Bool {
    let category = CodePoint.category(point)
    return category == .uppercaseLetter || category == .otherLetter
  }

  @inline(__always)
  private static func isASCIIMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x23, 0x26...0x2A, 0x2C, 0x3A...0x3C, 0x3E...0x3F, 0x5B, 0x5D, 0x5F...0x60, 0x7B, 0x7D: true
    default: false
    }
  }

  /// En and em dash.
  private static func isDash(_ point: UInt32) -> Bool { point == 0x2013 || point == 0x2014 }

  private static func isQuote(_ point: UInt32) -> Bool {
    switch point {
    case 0x22, 0x27, 0x2C, 0x60, 0xAB, 0xB4, 0xBB, 0x2018...0x201A, 0x201C...0x201E, 0x2329...0x232A, 0x27E6...0x27E7,
      0x3008...0x3011, 0x3014...0x3015, 0xFF08...0xFF09:
      true
    default: false
    }
  }

  private static func isMark(_ point: UInt32) -> Bool {
    if point < 0x80 { return isASCIIMark(UInt8(point)) }
    switch point {
    case 0xA1, 0xB7, 0xBF, 0x60C, 0x61B, 0x61F, 0x66A, 0x6D4, 0x964, 0x2026, 0x3001...0x3002, 0xFF01, 0xFF0C, 0xFF1A,
      0xFF1B, 0xFF1F, 0xFF5E:
      return true
    default: return isQuote(point)
    }
  }

  private static func isCurrency(_ point: UInt32) -> Bool {
    point == 0xA3 || point == 0xA5 || point == 0xE3F || point == 0xFDFC || (0x20A0...0x20BF).contains(point)
  }
}

/// The units that part from a number before them.
private enum MeasuringUnits {
  static let packed = Set(
    """
    km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz m/s km/h kmh mph hPa Pa \
    mbar mb MB kb KB gb GB tb TB T G M K % км км² км³ м м² м³ дм дм² дм³ см см² см³ мм мм² мм³ нм кг г мг м/с км/ч \
    кПа Па мбар Кб КБ кб Мб МБ мб Гб ГБ гб Тб ТБ
    """.split(separator: " ").map { $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
  )
}
