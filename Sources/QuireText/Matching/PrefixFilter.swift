/// A set of hashes that may say yes too often and never no: two bits of one word for each hash (Bloom, "Space/time
/// trade-offs in hash coding with allowable errors", 1970; one word a hash, so that a look costs one load).
///
/// Eight to sixteen bits a hash: a few looks in a hundred say yes wrongly. It is never larger than 2 MB.
struct PrefixFilter: Sendable {
  private let bits: LookupWords

  /// An empty set with room for `count` hashes.
  init(count: Int) {
    let width = min(24, max(10, Int.bitWidth - (count * 8).leadingZeroBitCount))
    bits = LookupWords(count: 1 << (width - 6))
  }

  /// Adds a hash; for the one who makes the set, before it is shared.
  func insert(_ hash: UInt64) {
    let place = PrefixFilter.place(of: hash, words: bits.words.count)
    bits.words[place.word] |= place.mask
  }

  /// The set as a scan reads it, good while the set lives.
  var view: View { View(words: UnsafeBufferPointer(bits.words)) }

  @inline(__always)
  private static func place(of hash: UInt64, words: Int) -> (word: Int, mask: UInt64) {
    (Int(truncatingIfNeeded: hash >> 16) & (words - 1), 1 << (hash & 63) | 1 << (hash >> 6 & 63))
  }

  /// The set as a scan reads it; the count of its words is a power of two.
  struct View {
    let words: UnsafeBufferPointer<UInt64>

    @inline(__always)
    func mayContain(_ hash: UInt64) -> Bool {
      let place = PrefixFilter.place(of: hash, words: words.count)
      return words[place.word] & place.mask == place.mask
    }
  }
}
