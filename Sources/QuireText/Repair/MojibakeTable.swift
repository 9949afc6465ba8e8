/// What is known of each character that occurs in mojibake, by a slot of its own.
///
/// Three stretches of code points and a few single ones have slots; all others share the last one, of which nothing is
/// known.
struct MojibakeTable: Sendable {
  static let shared = MojibakeTable()

  static let slotCount = 0x1805

  /// The raw value of the `MojibakeSet`s of each slot.
  private let sets: [UInt32]

  /// The bytes that stand for each slot's character, by charset; 0 where none does.
  private let encoded: [[UInt8]]

  /// A bit for each charset that has the character, by slot.
  private let charsets: [UInt16]

  private init() {
    var sets = [UInt32](repeating: 0, count: Self.slotCount)
    for (set, characters) in MojibakeSet.members {
      for range in Self.ranges(characters) { for point in range { sets[Self.slot(point)] |= set.rawValue } }
    }
    sets[Self.slotCount - 1] = 0
    var encoded: [[UInt8]] = []
    var charsets = [UInt16](repeating: 0, count: Self.slotCount)
    for charset in MojibakeCharset.allCases {
      let bit = charset.bit
      var bytes = [UInt8](repeating: 0, count: Self.slotCount)
      for byte in UInt8(1)...0xFF {
        let slot = Self.slot(charset.codePoint(byte))
        bytes[slot] = byte
        charsets[slot] |= bit
      }
      charsets[0] |= bit
      encoded.append(bytes)
    }
    self.sets = sets
    self.encoded = encoded
    self.charsets = charsets
  }

  /// Where the character stands in the tables.
  @inline(__always)
  static func slot(_ point: UInt32) -> Int {
    if point < 0x800 { return Int(point) }
    if point &- 0x2000 < 0x1000 { return Int(point &- 0x1800) }
    switch point {
    case 0xF8FF: return 0x1800
    case 0xFB01: return 0x1801
    case 0xFB02: return 0x1802
    case 0xFFFD: return 0x1803
    default: return 0x1804
    }
  }

  /// The character of a slot; no character for the last one.
  static func point(_ slot: Int) -> UInt32 {
    switch slot {
    case 0..<0x800: UInt32(slot)
    case 0x800..<0x1800: UInt32(slot) + 0x1800
    case 0x1800: 0xF8FF
    case 0x1801: 0xFB01
    case 0x1802: 0xFB02
    case 0x1803: 0xFFFD
    default: MojibakePairs.end
    }
  }

  /// The sets that the character is in.
  @inline(__always)
  func set(_ point: UInt32) -> MojibakeSet { MojibakeSet(rawValue: sets[Self.slot(point)]) }

  /// A bit for each charset that has the character.
  @inline(__always)
  func charsets(_ point: UInt32) -> UInt16 { charsets[Self.slot(point)] }

  /// The byte that stands for the character in a charset that has it.
  @inline(__always)
  func byte(_ point: UInt32, in charset: MojibakeCharset) -> UInt8 {
    encoded[Int(charset.rawValue) - 1][Self.slot(point)]
  }

  /// The code points of a list of characters and ranges such as `a-z`.
  private static func ranges(_ characters: String) -> [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    var isRange = false
    for scalar in characters.unicodeScalars {
      if scalar == "-" {
        isRange = true
      } else if isRange, let last = ranges.popLast() {
        ranges.append(last.lowerBound...scalar.value)
        isRange = false
      } else {
        ranges.append(scalar.value...scalar.value)
      }
    }
    return ranges
  }
}
