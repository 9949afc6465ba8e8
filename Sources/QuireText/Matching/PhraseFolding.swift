/// Letter case, accents and typography as phrase matching folds them.
enum PhraseFolding {
  /// The small letter of a capital, by simple case folding (UAX #44, CaseFolding.txt: statuses C and S) of Latin,
  /// Greek, Cyrillic, Armenian and full-width letters; any other scalar as it is.
  @inline(__always)
  static func lowercase(of scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
    return lowercaseBeyondASCII(scalar)
  }

  private static func lowercaseBeyondASCII(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0xB5: 0x3BC
    case 0xC0...0xDE: scalar == 0xD7 ? scalar : scalar + 32
    case 0xDF...0xFF: scalar
    case 0x100...0x24F: latinExtended(scalar)
    case 0x386: 0x3AC
    case 0x388...0x38A: scalar + 37
    case 0x38C: 0x3CC
    case 0x38E, 0x38F: scalar + 63
    case 0x391...0x3AB: scalar == 0x3A2 ? scalar : scalar + 32
    case 0x3C2: 0x3C3
    case 0x3D8...0x3EF: scalar | 1
    case 0x400...0x40F: scalar + 80
    case 0x410...0x42F: scalar + 32
    case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar | 1
    case 0x4C0: 0x4CF
    case 0x4C1...0x4CE: scalar + (scalar & 1)
    case 0x531...0x556: scalar + 48
    case 0x1E00...0x1E95, 0x1EA0...0x1EFF: scalar | 1
    case 0x1E9B: 0x1E61
    case 0x1E9E: 0xDF
    case 0x212A: 0x6B
    case 0x212B: 0xE5
    case 0xFF21...0xFF3A: scalar + 32
    default: scalar
    }
  }

  private static func latinExtended(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x130, 0x131, 0x138, 0x149: scalar
    case 0x100...0x137, 0x14A...0x177: scalar | 1
    case 0x139...0x148, 0x179...0x17E: scalar + (scalar & 1)
    case 0x178: 0xFF
    case 0x17F: 0x73
    case 0x186: 0x254
    case 0x18F: 0x259
    case 0x190: 0x25B
    case 0x18E: 0x1DD
    case 0x1A0...0x1A5, 0x1DE...0x1EF, 0x1F8...0x21F, 0x222...0x233, 0x246...0x24F: scalar | 1
    case 0x1AF: 0x1B0
    case 0x1CD...0x1DC: scalar + (scalar & 1)
    case 0x1C4, 0x1C5: 0x1C6
    case 0x1C7, 0x1C8: 0x1C9
    case 0x1CA, 0x1CB: 0x1CC
    default: scalar
    }
  }

  /// Whether a letter is the small letter of some capital.
  static func isLowercase(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 0x61 < 26 }
    if scalar == 0xDF || scalar == 0xFF || scalar == 0x259 { return true }
    // A capital stands before its small letter by one of these distances in every other range above.
    let distances: [UInt32] = [1, 2, 32, 37, 48, 63, 80]
    return distances.contains { lowercase(of: scalar - $0) == scalar }
  }

  /// The ASCII sign for which a typographic one stands, any other scalar as it is.
  static func typographicBase(of scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x60, 0xB4, 0x2B9, 0x2BB...0x2BF, 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2035, 0xFF07: 0x27
    case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x2036, 0xFF02: 0x22
    case 0x2010...0x2013, 0x2212, 0xFE63, 0xFF0D: 0x2D
    default: scalar
    }
  }

  /// The base letter of an accented one, as one scalar or two (the second 0 for none); (0, 0) for an accent alone.
  static func unaccented(_ scalar: UInt32) -> (first: UInt32, second: UInt32) {
    switch scalar {
    case 0x300...0x36F: return (0, 0)
    case 0xC0...0x17F: return latin(scalar, from: 0xC0, latinBases)
    case 0x180...0x24F: return latin(scalar, from: 0x180, latinExtendedBases)
    case 0x1E00...0x1EFF: return latin(scalar, from: 0x1E00, latinAdditionalBases)
    case 0x386, 0x388...0x38F, 0x390, 0x3AA...0x3B0, 0x3CA...0x3CE: return (greek(scalar), 0)
    case 0x401: return (0x415, 0)
    case 0x451: return (0x435, 0)
    default: return (scalar, 0)
    }
  }

  private static func latin(
    _ scalar: UInt32,
    from start: UInt32,
    _ bases: StaticString
  ) -> (first: UInt32, second: UInt32) {
    let index = Int(scalar - start)
    // The strings are ASCII with one byte for each scalar of their ranges.
    guard index < bases.utf8CodeUnitCount else { return (scalar, 0) }
    return switch bases.utf8Start[index] {
    case UInt8(ascii: "."): (scalar, 0)
    case UInt8(ascii: "0"): (0x53, 0x53)  // SS
    case UInt8(ascii: "1"): (0x41, 0x45)  // AE
    case UInt8(ascii: "2"): (0x61, 0x65)  // ae
    case UInt8(ascii: "3"): (0x54, 0x68)  // Th
    case UInt8(ascii: "4"): (0x74, 0x68)  // th
    case UInt8(ascii: "5"): (0x73, 0x73)  // ss
    case UInt8(ascii: "6"): (0x49, 0x4A)  // IJ
    case UInt8(ascii: "7"): (0x69, 0x6A)  // ij
    case UInt8(ascii: "8"): (0x4F, 0x45)  // OE
    case UInt8(ascii: "9"): (0x6F, 0x65)  // oe
    case let base: (UInt32(base), 0)
    }
  }

  /// U+00C0 to U+017F; digits stand for pairs of letters, `.` for what stays as it is.
  static let latinBases: StaticString = """
    AAAAAA1CEEEEIIIIDNOOOOO.OUUUUY35aaaaaa2ceeeeiiiidnooooo.ouuuuy4y\
    AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi67JjKkqLlLlLlLlLl\
    NnNnNnnNnOoOoOo89RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs
    """

  /// U+0180 to U+024F.
  static let latinExtendedBases: StaticString = """
    ................................Oo.............Uu............................AaIiOoUuUuUuUuUu.AaAa....Gg\
    KkOoOo..j...Gg..NnAa....AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............................
    """

  /// U+1E00 to U+1EFF.
  static let latinAdditionalBases: StaticString = """
    AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRr\
    SsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyasss0dAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
    EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYyLlVvYy
    """

  private static func greek(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x386: 0x391
    case 0x388: 0x395
    case 0x389: 0x397
    case 0x38A, 0x3AA: 0x399
    case 0x38C: 0x39F
    case 0x38E, 0x3AB: 0x3A5
    case 0x38F: 0x3A9
    case 0x3AC: 0x3B1
    case 0x3AD: 0x3B5
    case 0x3AE: 0x3B7
    case 0x390, 0x3AF, 0x3CA: 0x3B9
    case 0x3B0, 0x3CB, 0x3CD: 0x3C5
    case 0x3CC: 0x3BF
    case 0x3CE: 0x3C9
    default: scalar
    }
  }
}
