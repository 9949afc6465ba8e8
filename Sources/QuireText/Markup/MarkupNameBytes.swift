/// Names eight bytes at a time, for the table of names.
enum MarkupNameBytes {
  /// Makes it hard to prepare names that all fall into one slot; numbers follow the order of names, not their hashes.
  private static let seed = UInt64.random(in: .min ... .max) | 1

  /// The eight bytes from `index` on, zeros beyond the end, ASCII letters in lower case when asked.
  @inline(__always)
  static func chunk(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, lowercasing: Bool) -> UInt64 {
    var word: UInt64 = 0
    if index + 8 <= bytes.count {
      word = bytes.lanes(at: index)
    } else {
      var place = bytes.count
      while place > index {
        place -= 1
        word = word << 8 | UInt64(bytes[place])
      }
    }
    return lowercasing ? word | ByteLanes.within(word, 0x41, 0x5A) >> 2 : word
  }

  /// A hash over all bytes; `head` are the first eight.
  @inline(__always)
  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, head: UInt64, lowercasing: Bool) -> UInt64 {
    let seed = seed
    var hash = mixed(head ^ seed, UInt64(truncatingIfNeeded: bytes.count) ^ 0x9E37_79B9_7F4A_7C15)
    var index = 8
    while index < bytes.count {
      hash = mixed(hash ^ chunk(bytes, at: index, lowercasing: lowercasing), seed ^ 0xA076_1D64_78BD_642F)
      index += 8
    }
    return hash
  }

  @inline(__always)
  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
