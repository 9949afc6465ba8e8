/// The forms of strings and numbers in JSON, appended to bytes.
extension [UInt8] {
  /// Appends a string with its quotes.
  mutating func appendJSONString(_ value: String) {
    var value = value
    value.withUTF8 { appendJSONString($0) }
  }

  /// Appends a string with its quotes, from a part of valid UTF-8.
  mutating func appendJSONString(_ value: [UInt8], _ range: ByteRange) {
    value.withUnsafeBufferPointer { appendJSONString(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  private mutating func appendJSONString(_ value: UnsafeBufferPointer<UInt8>) {
    reserveRoom(for: value.count + 2)
    append(0x22)
    var start = 0
    while start < value.count {
      let end = endOfPlainJSON(value, from: start)
      append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<end]))
      guard end < value.count else { break }
      appendEscaped(value[end])
      start = end + 1
    }
    append(0x22)
  }

  /// Appends the escape of a quote, a backslash or a control character.
  private mutating func appendEscaped(_ byte: UInt8) {
    append(0x5C)
    switch byte {
    case 0x22, 0x5C: append(byte)
    case 0x08: append(0x62)
    case 0x09: append(0x74)
    case 0x0A: append(0x6E)
    case 0x0C: append(0x66)
    case 0x0D: append(0x72)
    default: append(contentsOf: [0x75, 0x30, 0x30, hexDigit(byte >> 4), hexDigit(byte & 15)])
    }
  }

  /// Appends an integer in decimal digits.
  mutating func appendDecimal(_ value: Int) {
    if value < 0 { append(0x2D) }
    appendDigits(value.magnitude, atLeast: 1)
  }

  /// Appends a finite number in the fewest digits that read back as the same number.
  ///
  /// The form is that of Swift's `description`: `0.93`, `5.0`, `1e-07`.
  mutating func appendShortest(_ value: Double) {
    guard let (digits, decimals) = shortDecimal(value.magnitude) else {
      append(contentsOf: value.description.utf8)
      return
    }
    if value.sign == .minus { append(0x2D) }
    let scale = decimalPowers[decimals]
    appendDigits(digits / scale, atLeast: 1)
    append(0x2E)
    appendDigits(digits % scale, atLeast: Swift.max(1, decimals))
  }

  private mutating func appendDigits(_ value: UInt, atLeast width: Int) {
    let start = count
    var rest = value
    while rest > 0 || count - start < width {
      append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    self[start...].reverse()
  }

  /// Makes room in doubling steps, as `append` would, where `reserveCapacity` would grow to the exact size.
  private mutating func reserveRoom(for more: Int) {
    if capacity - count < more { reserveCapacity(Swift.max(capacity * 2, count + more)) }
  }
}

private let decimalPowers: [UInt] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

/// The digits and the number of decimals of a number that has few of both, as scores and lengths do.
///
/// Both the digits (below 10^15) and the power of ten are exact as doubles, so their quotient is the double nearest to
/// the decimal number: where it is the value itself, the digits read back as the value (Clinger, "How to read floating
/// point numbers accurately", 1990), and no shorter ones do, since fewer decimals were tried before.
private func shortDecimal(_ magnitude: Double) -> (digits: UInt, decimals: Int)? {
  guard magnitude == 0 || (magnitude >= 1e-4 && magnitude < 1e15) else { return nil }
  for (decimals, power) in decimalPowers.enumerated() {
    let digits = (magnitude * Double(power)).rounded()
    guard digits < 1e15 else { return nil }
    if digits / Double(power) == magnitude { return (UInt(digits), decimals) }
  }
  return nil
}

private func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x61 + value - 10 }

/// The first byte from `start` on that a JSON string can't hold as it is, or the end.
private func endOfPlainJSON(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let tops: UInt64 = 0x8080_8080_8080_8080
  var place = start
  // Eight bytes at a time ("Determine if a word has a byte less than n", Bit Twiddling Hacks): the lowest top bit that
  // is set belongs to the first byte that is a control character, a quote or a backslash.
  // The loads stay inside the buffer: place + 8 <= count.
  if let base = bytes.baseAddress {
    while place + 8 <= bytes.count {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
      let quote = word ^ ones &* 0x22
      let backslash = word ^ ones &* 0x5C
      let found =
        ((word &- ones &* 0x20) & ~word | (quote &- ones) & ~quote | (backslash &- ones) & ~backslash) & tops
      if found != 0 { return place + found.trailingZeroBitCount / 8 }
      place += 8
    }
  }
  while place < bytes.count, bytes[place] >= 0x20, bytes[place] != 0x22, bytes[place] != 0x5C { place += 1 }
  return place
}
