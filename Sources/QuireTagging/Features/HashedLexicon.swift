/// A set of hashes, each with a small number, in one array of 32-bit slots: a list of words or phrases whose letters are
/// not kept.
///
/// Slots hold 20 bits of the hash and 12 bits of the number; open addressing with linear probing, at most 85 % full. A
/// hash that is not in the set is taken for one that is with a probability of about one in 300,000.
struct HashedLexicon: Sendable {
  /// The largest number.
  static let largestValue = 0xFFF

  private let slots: [UInt32]

  /// Takes slots that ``build(_:)`` made.
  init(slots: [UInt32]) { self.slots = slots }

  /// How many bytes it takes.
  var byteCount: Int { slots.count * 4 }

  /// Whether a search must come to an end: one slot is free, or there are none.
  var hasRoom: Bool { slots.isEmpty || slots.contains(0) }

  /// The slots, to be written to a file.
  var contents: [UInt32] { slots }

  /// The number of a hash; 0 where it is not in the set.
  ///
  /// Complexity: O(1) expected.
  @inline(__always)
  func value(_ hash: UInt64) -> UInt32 {
    let count = slots.count
    guard count > 0 else { return 0 }
    let mixed = FeatureHash.mix(hash, 0x51)
    let wanted = UInt32(truncatingIfNeeded: mixed) & 0xFFFF_F000
    var index = Int(((mixed >> 32) &* UInt64(count)) >> 32)
    while true {
      let slot = slots[index]
      if slot == 0 { return 0 }
      if slot & 0xFFFF_F000 == wanted { return slot & 0xFFF }
      index += 1
      if index == count { index = 0 }
    }
  }

  /// Makes a lexicon of hashes with numbers from 1 to ``largestValue``.
  ///
  /// Of equal hashes the numbers are joined by `combine`. The order of the entries decides where they stand, so that equal input gives equal slots.
  static func build(
    _ entries: [(hash: UInt64, value: UInt32)],
    combine: (UInt32, UInt32) -> UInt32 = { first, _ in first }
  ) -> HashedLexicon {
    guard !entries.isEmpty else { return HashedLexicon(slots: []) }
    let count = entries.count * 100 / 85 + 16
    var slots = [UInt32](repeating: 0, count: count)
    for entry in entries where entry.value > 0 {
      let mixed = FeatureHash.mix(entry.hash, 0x51)
      let wanted = UInt32(truncatingIfNeeded: mixed) & 0xFFFF_F000
      var index = Int(((mixed >> 32) &* UInt64(count)) >> 32)
      while slots[index] != 0, slots[index] & 0xFFFF_F000 != wanted { index = index + 1 == count ? 0 : index + 1 }
      let value = slots[index] == 0 ? entry.value : combine(slots[index] & 0xFFF, entry.value)
      slots[index] = wanted | value & 0xFFF
    }
    return HashedLexicon(slots: slots)
  }
}
