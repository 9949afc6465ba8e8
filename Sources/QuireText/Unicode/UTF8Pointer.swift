/// Decoding for the loops of this module, which hold the bytes by pointer for the length of one call.
///
/// The invariant: `index` is within `0..<count`, checked by every caller's loop condition. Debug builds trap on a
/// breach; release builds do not check again. Bytes that are no UTF-8 decode as U+FFFD of one byte, so a cursor
/// always advances and never passes the end.
extension UnsafeBufferPointer where Element == UInt8 {
  /// The scalar that begins at `index`, and its length in bytes.
  @inline(__always)
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(self[index])
    if first < 0x80 { return (first, 1) }
    let left = count - index
    if first < 0xE0 {
      guard left > 1, first >= 0xC2 else { return (0xFFFD, 1) }
      let second = UInt32(self[index + 1])
      guard second & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      return ((first & 0x1F) << 6 | second & 0x3F, 2)
    }
    guard left > 2 else { return (0xFFFD, 1) }
    let second = UInt32(self[index + 1])
    let third = UInt32(self[index + 2])
    guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    if first < 0xF0 { return ((first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F, 3) }
    guard left > 3, first < 0xF5 else { return (0xFFFD, 1) }
    let fourth = UInt32(self[index + 3])
    guard fourth & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    return ((first & 0x07) << 18 | (second & 0x3F) << 12 | (third & 0x3F) << 6 | fourth & 0x3F, 4)
  }

  /// The scalar that ends before `index`, which is above 0, and its length in bytes.
  @inline(__always)
  func scalar(before index: Int) -> (value: UInt32, length: Int) {
    var start = index - 1
    while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let found = scalar(at: start)
    return found.length == index - start ? found : (0xFFFD, 1)
  }

  /// The first index at or after `start` whose byte is not ASCII, or `count`.
  @inline(__always)
  func endOfASCII(from start: Int) -> Int {
    var index = start
    guard let base = UnsafeRawPointer(baseAddress) else { return count }
    while index &+ 8 <= count {
      let word = base.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
      guard word == 0 else { return index &+ UInt64(littleEndian: word).trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < count, self[index] < 0x80 { index &+= 1 }
    return index
  }
}

extension Array where Element == UInt8 {
  /// Lends the bytes of `range`, cut to what exists, to `body`.
  @inline(__always)
  func withBytes<Result>(in range: ByteRange?, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let valid = (range ?? 0..<count).clamped(to: 0..<count)
    return withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[valid])) }
  }
}
