/// Reading and writing Unicode scalar values at byte offsets of UTF-8.
///
/// The bytes are expected to be valid, as all text in the pipeline is. Where they are not, or where the offset lies
/// inside a scalar, the functions answer U+FFFD with a length of one byte: they never read beyond the bytes.
public enum UTF8Scalars {
  /// A scalar value and the number of bytes that spell it.
  @frozen
  public struct Decoded: Sendable, Equatable {
    /// The scalar value.
    public let value: UInt32

    /// Its length in UTF-8, 1 to 4 bytes.
    public let length: Int

    /// Puts the two together.
    @inlinable
    public init(value: UInt32, length: Int) {
      self.value = value
      self.length = length
    }
  }

  /// The scalar that begins at `offset`, or `nil` at or beyond the end.
  @inlinable
  public static func decode(_ bytes: [UInt8], at offset: Int) -> Decoded? {
    guard offset >= 0, offset < bytes.count else { return nil }
    let first = bytes[offset]
    if first < 0x80 { return Decoded(value: UInt32(first), length: 1) }
    let length = length(ofLead: first)
    guard length > 1, length <= bytes.count - offset else { return Decoded(value: 0xFFFD, length: 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for index in offset + 1..<offset + length {
      let byte = bytes[index]
      guard byte & 0xC0 == 0x80 else { return Decoded(value: 0xFFFD, length: 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    return Decoded(value: value, length: length)
  }

  /// The scalar that ends before `offset`, or `nil` at or before the start.
  @inlinable
  public static func decode(_ bytes: [UInt8], before offset: Int) -> Decoded? {
    guard offset > 0, offset <= bytes.count else { return nil }
    var start = offset - 1
    while start > 0, offset - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    guard let scalar = decode(bytes, at: start), start + scalar.length == offset else {
      return Decoded(value: 0xFFFD, length: 1)
    }
    return scalar
  }

  /// Whether `offset` lies between two scalars, or at an end of the bytes; false outside them.
  @inlinable
  public static func isBoundary(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return offset == 0 || offset == bytes.count }
    return bytes[offset] & 0xC0 != 0x80
  }

  /// The boundary at or before `offset`; offsets outside the bytes go to the nearer end.
  @inlinable
  public static func boundary(_ bytes: [UInt8], atOrBefore offset: Int) -> Int {
    var place = min(max(offset, 0), bytes.count)
    while !isBoundary(bytes, at: place) { place -= 1 }
    return place
  }

  /// The boundary at or after `offset`; offsets outside the bytes go to the nearer end.
  @inlinable
  public static func boundary(_ bytes: [UInt8], atOrAfter offset: Int) -> Int {
    var place = min(max(offset, 0), bytes.count)
    while !isBoundary(bytes, at: place) { place += 1 }
    return place
  }

  /// Appends the UTF-8 of `scalar`; of U+FFFD where it is a surrogate or above U+10FFFF.
  @inlinable
  public static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
    switch scalar {
    case 0..<0x80:
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    case 0x80..<0x800:
      bytes.append(0xC0 | UInt8(truncatingIfNeeded: scalar >> 6))
      bytes.append(continuation(scalar))
    case 0xD800..<0xE000, 0x11_0000...:
      append(0xFFFD, to: &bytes)
    case 0x800..<0x1_0000:
      bytes.append(0xE0 | UInt8(truncatingIfNeeded: scalar >> 12))
      bytes.append(continuation(scalar >> 6))
      bytes.append(continuation(scalar))
    default:
      bytes.append(0xF0 | UInt8(truncatingIfNeeded: scalar >> 18))
      bytes.append(continuation(scalar >> 12))
      bytes.append(continuation(scalar >> 6))
      bytes.append(continuation(scalar))
    }
  }

  /// The number of bytes of a scalar that begins with `lead`; 1 for what begins none.
  @inlinable
  public static func length(ofLead lead: UInt8) -> Int {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  @usableFromInline
  static func continuation(_ bits: UInt32) -> UInt8 { 0x80 | UInt8(truncatingIfNeeded: bits & 0x3F) }
}
