/// Questions about eight bytes at a time, held in one 64-bit word; for the loops of this module.
///
/// Every answer is a word with the high bit of each byte set that is meant, and all other bits clear. The answers are
/// exact for every byte value: additions stay within their byte, because the high bit is masked off first.
enum ByteLanes {
  private static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  private static let high: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The bytes that equal `byte`.
  @inline(__always)
  static func equal(_ word: UInt64, to byte: UInt8) -> UInt64 {
    let difference = word ^ (ones &* UInt64(byte))
    return ~(((difference & low) &+ low) | difference | low)
  }

  /// The bytes from `first` to `last`, both ASCII.
  @inline(__always)
  static func within(_ word: UInt64, _ first: UInt8, _ last: UInt8) -> UInt64 {
    let masked = word & low
    let isAbove = masked &+ ones &* UInt64(0x7F - last)
    let isFrom = masked &+ ones &* UInt64(0x80 - first)
    return isFrom & ~isAbove & ~word & high
  }

  /// The bytes that are not ASCII.
  @inline(__always)
  static func notASCII(_ word: UInt64) -> UInt64 { word & high }

  /// The index of the first byte of an answer that is not 0.
  @inline(__always)
  static func first(_ answer: UInt64) -> Int { answer.trailingZeroBitCount >> 3 }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The eight bytes from `index` on, the first one lowest; `index + 8` is not beyond the end.
  @inline(__always)
  func lanes(at index: Int) -> UInt64 {
    guard let base = UnsafeRawPointer(baseAddress) else { return 0 }
    return UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
