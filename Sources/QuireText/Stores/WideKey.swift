/// A key of 128 bits, such as a digest: for tables of what was seen.
@frozen
public struct WideKey: Sendable, Hashable, Comparable {
  /// The first 64 bits.
  public let high: UInt64

  /// The last 64 bits.
  public let low: UInt64

  /// Creates a key.
  @inlinable
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Reads a key from the 16 bytes of `bytes` at `offset`; what is not there reads as zeros.
  public init(_ bytes: [UInt8], at offset: Int = 0) {
    high = PackedBytes.number(bytes, at: offset)
    low = PackedBytes.number(bytes, at: offset + 8)
  }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }
}

/// Numbers as eight bytes, the lowest first.
public enum PackedBytes {
  /// The number at `offset`; bytes that are not there read as zeros.
  public static func number(_ bytes: [UInt8], at offset: Int) -> UInt64 {
    if offset >= 0, bytes.count >= 8, offset <= bytes.count - 8 {
      // All eight bytes are within the array.
      return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
    }
    var value: UInt64 = 0
    for index in 0..<8 where bytes.indices.contains(offset + index) {
      value |= UInt64(bytes[offset + index]) << (8 * UInt64(index))
    }
    return value
  }

  /// Appends `number`.
  public static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    for index in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(index)))) }
  }
}
