/// Numbers as JSON writes them: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
enum JSONNumber {
  enum Shape {
    /// Without fraction and exponent; it may still not fit into 64 bits.
    case integer

    case number

    /// Well written, but greater than any double.
    case outOfRange
  }

  /// The shape of a token, or `nil` where it is no number.
  static func shape(of token: UnsafeBufferPointer<UInt8>) -> Shape? {
    var place = 0
    var isInteger = true
    if place < token.count, token[place] == 0x2D { place += 1 }
    let first = place
    guard skipDigits(token, &place) else { return nil }
    if token[first] == 0x30, place > first + 1 { return nil }
    if place < token.count, token[place] == 0x2E {
      isInteger = false
      place += 1
      guard skipDigits(token, &place) else { return nil }
    }
    let beforeExponent = place
    if place < token.count, token[place] | 0x20 == 0x65 {
      isInteger = false
      place += 1
      if place < token.count, token[place] == 0x2B || token[place] == 0x2D { place += 1 }
      guard skipDigits(token, &place) else { return nil }
    }
    guard place == token.count else { return nil }
    // Below 300 digits and without an exponent no number leaves the range of doubles.
    if beforeExponent < place || place > 300, !double(token).isFinite { return .outOfRange }
    return isInteger ? .integer : .number
  }

  /// The value of a token that is an integer and fits; `-0` is none.
  static func integer(_ token: UnsafeBufferPointer<UInt8>) -> Int64? {
    let isNegative = token.first == 0x2D
    let digits = token[(isNegative ? 1 : 0)...]
    guard !digits.isEmpty, digits.count <= 19 else { return nil }
    var magnitude: UInt64 = 0
    for byte in digits {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      // 19 digits stay below 2^64.
      magnitude = magnitude * 10 + UInt64(byte - 0x30)
    }
    if isNegative {
      return magnitude == 0 || magnitude > UInt64(Int64.max) + 1 ? nil : Int64(truncatingIfNeeded: 0 &- magnitude)
    }
    return Int64(exactly: magnitude)
  }

  /// The value of a token that is a number, rounded to the nearest double.
  static func double(_ token: UnsafeBufferPointer<UInt8>) -> Double {
    if let value = integer(token), value.magnitude < 1 << 53 { return Double(value) }
    return Double(String(decoding: token, as: UTF8.self)) ?? .nan
  }

  private static func skipDigits(_ token: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Bool {
    let start = place
    while place < token.count, token[place] >= 0x30, token[place] <= 0x39 { place += 1 }
    return place > start
  }
}
