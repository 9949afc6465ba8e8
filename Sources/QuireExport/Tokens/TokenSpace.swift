import QuireText

/// White space as readers of token formats know it, nearly all of them written in Python: what `str.isspace` says.
///
/// That is Unicode's property White_Space and the four information separators U+001C to U+001F.
enum TokenSpace {
  /// The length of the white space character at `offset`, which is below the count; 0 where another one stands.
  static func length(_ text: [UInt8], at offset: Int) -> Int {
    let byte = text[offset]
    if byte < 0x80 { return isSpace(byte) ? 1 : 0 }
    guard let scalar = UTF8Scalars.decode(text, at: offset), CodePoint.isWhiteSpace(scalar.value) else { return 0 }
    return scalar.length
  }

  /// `range` without white space at its ends; empty where there is nothing else.
  static func trimmed(_ text: [UInt8], _ range: ByteRange) -> ByteRange {
    var lower = range.lowerBound
    while lower < range.upperBound {
      let length = length(text, at: lower)
      guard length > 0 else { break }
      lower += length
    }
    var upper = range.upperBound
    while upper > lower {
      let length = length(text, before: upper)
      guard length > 0 else { break }
      upper -= length
    }
    return lower..<max(lower, upper)
  }

  private static func length(_ text: [UInt8], before offset: Int) -> Int {
    let byte = text[offset - 1]
    if byte < 0x80 { return isSpace(byte) ? 1 : 0 }
    guard let scalar = UTF8Scalars.decode(text, before: offset), CodePoint.isWhiteSpace(scalar.value) else { return 0 }
    return scalar.length
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte)
  }
}
