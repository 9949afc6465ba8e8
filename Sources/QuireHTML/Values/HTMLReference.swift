/// A character reference in the input.
struct HTMLReference {
  /// How many bytes it takes, the `&` among them.
  var length: Int
  var value: HTMLReplacement

  /// The reference that begins with the `&` at `start`; nil if there is none.
  ///
  /// HTML standard, 13.2.5.72 to 13.2.5.80: at most 32 bytes are looked at, digits of a number excepted.
  static func read(_ bytes: [UInt8], at start: Int, end: Int, inAttribute: Bool) -> HTMLReference? {
    guard start + 1 < end else { return nil }
    return bytes[start + 1] == 0x23
      ? numeric(bytes, at: start, end: end)
      : named(bytes, at: start, end: end, inAttribute: inAttribute)
  }

  private static func named(_ bytes: [UInt8], at start: Int, end: Int, inAttribute: Bool) -> HTMLReference? {
    let table = HTMLReferenceTable.shared
    let first = start + 1
    let limit = min(end, first + table.longestName + 1)
    var stop = first
    while stop < limit, isAlphanumeric(bytes[stop]) { stop += 1 }
    guard stop > first else { return nil }
    if stop < end, bytes[stop] == 0x3B, let entry = table.find(bytes, first..<stop) {
      return HTMLReference(length: stop + 1 - start, value: entry.value)
    }
    var length = min(stop - first, table.longestLegacyName)
    while length >= 2 {
      if let entry = table.find(bytes, first..<first + length), entry.isLegacy {
        let after = first + length < end ? bytes[first + length] : 0
        if inAttribute, after == 0x3D || isAlphanumeric(after) { return nil }
        return HTMLReference(length: length + 1, value: entry.value)
      }
      length -= 1
    }
    return nil
  }

  private static func numeric(_ bytes: [UInt8], at start: Int, end: Int) -> HTMLReference? {
    var index = start + 2
    let isHexadecimal = index < end && bytes[index] | 0x20 == 0x78
    if isHexadecimal { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < end, let digit = digit(bytes[index], isHexadecimal) {
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      index += 1
    }
    guard index > first else { return nil }
    if index < end, bytes[index] == 0x3B { index += 1 }
    return HTMLReference(length: index - start, value: HTMLReplacement(meant(value)))
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    if byte &- 0x30 < 10 { return UInt32(byte - 0x30) }
    let letter = (byte | 0x20) &- 0x61
    return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
  }

  static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }

  /// The code point that a number means: those of windows-1252 between 0x80 and 0x9F, U+FFFD for what is none.
  private static func meant(_ value: UInt32) -> UInt32 {
    if value == 0 || value > 0x10_FFFF || value & 0xFFFF_F800 == 0xD800 { return 0xFFFD }
    guard value >= 0x80, value < 0xA0 else { return value }
    let meant = windows1252[Int(value - 0x80)]
    return meant == 0 ? value : UInt32(meant)
  }

  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
