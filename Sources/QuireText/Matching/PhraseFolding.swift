internal import CUnicodeTables

/// Accents and typography as phrase matching folds them.
enum PhraseFolding {
  /// The small letter of a capital, by simple case folding; any other code point as it is.
  @inline(__always)
  static func lowercase(of point: UInt32) -> UInt32 {
    if point < 0x80 { return point &- 0x41 < 26 ? point | 0x20 : point }
    return CodePoint.simpleFold(point)
  }

  /// The ASCII sign for which a typographic one stands, any other code point as it is.
  static func typographicBase(of point: UInt32) -> UInt32 {
    switch point {
    case 0x60, 0xB4, 0x2B9, 0x2BB...0x2BF, 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0xFF07: 0x27
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x2036, 0xFF02: 0x22
    case 0x2010...0x2013, 0x2212, 0xFE63, 0xFF0D: 0x2D
    default: point
    }
  }

  /// The base letter of an accented one, as one code point or two (the second 0 for none); (0, 0) for an accent alone.
  static func unaccented(_ point: UInt32) -> (first: UInt32, second: UInt32) {
    if isAccent(point) { return (0, 0) }
    let entry = quire_decomposition(point)
    guard entry != 0 else { return unbarred(point) }
    let parts = quire_decomposition_at(UInt32(entry))
    let last = Int(parts[0])
    // A letter whose parts are not all accents (a Hangul syllable, a letter with a nukta) is left as it is.
    guard last > 1, (2...last).allSatisfy({ isAccent(parts[$0]) }) else { return (point, 0) }
    return unbarred(parts[1])
  }

  /// Whether a code point is a mark that only decorates a letter, told by its combining class (UAX #44, table 15).
  private static func isAccent(_ point: UInt32) -> Bool {
    guard point >= 0x300 else { return false }
    let combiningClass = CodePoint.combiningClass(point)
    return combiningClass == 1 || (10...36).contains(combiningClass) || combiningClass >= 200
  }

  /// The base of a letter whose accent is part of its shape and has no decomposition (as CLDR's Latin-ASCII).
  private static func unbarred(_ point: UInt32) -> (first: UInt32, second: UInt32) {
    switch point {
    case 0xC6: (0x41, 0x45)  // Æ
    case 0xD0, 0x110: (0x44, 0)  // Ð, Đ
    case 0xD8: (0x4F, 0)  // Ø
    case 0xDE: (0x54, 0x68)  // Þ
    case 0xDF: (0x73, 0x73)  // ß
    case 0xE6: (0x61, 0x65)
    case 0xF0, 0x111: (0x64, 0)
    case 0xF8: (0x6F, 0)
    case 0xFE: (0x74, 0x68)
    case 0x126: (0x48, 0)  // Ħ
    case 0x127: (0x68, 0)
    case 0x131: (0x69, 0)  // ı
    case 0x141: (0x4C, 0)  // Ł
    case 0x142: (0x6C, 0)
    case 0x152: (0x4F, 0x45)  // Œ
    case 0x153: (0x6F, 0x65)
    case 0x166: (0x54, 0)  // Ŧ
    case 0x167: (0x74, 0)
    case 0x1E9E: (0x53, 0x53)  // ẞ
    default: (point, 0)
    }
  }
}
