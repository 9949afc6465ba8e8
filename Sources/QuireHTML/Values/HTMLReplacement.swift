/// The bytes that stand for a piece of source: none to eight of them, without an allocation.
public struct HTMLReplacement: RandomAccessCollection, Hashable, Sendable {
  var word: UInt64 = 0
  var length: UInt8 = 0

  /// No bytes.
  init() {}

  /// The UTF-8 of one code point; U+FFFD for what is none.
  init(_ codePoint: UInt32) { append(codePoint) }

  mutating func append(_ codePoint: UInt32) {
    let scalar = Unicode.Scalar(codePoint) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter where length < 8 {
      word |= UInt64(byte) << (8 * UInt64(length))
      length += 1
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { Int(length) }

  public subscript(index: Int) -> UInt8 {
    precondition(index >= 0 && index < Int(length), "index of a replacement is beyond its end")
    return UInt8(truncatingIfNeeded: word >> (8 * UInt64(index)))
  }

  static let replacementCharacter = HTMLReplacement(0xFFFD)
  static let lineFeed = HTMLReplacement(0x0A)
}
