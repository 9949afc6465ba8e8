import QuireText

/// White space at the ends of a text.
enum WhiteSpace {
  /// `range` without the characters at its ends that are white space in Unicode; empty, at its end, where all are.
  ///
  /// Complexity: linear in the white space.
  static func trimmed(_ range: ByteRange, of text: [UInt8]) -> ByteRange {
    var lower = range.lowerBound
    while lower < range.upperBound, let count = length(ofSpaceAt: lower, text) { lower += count }
    lower = min(lower, range.upperBound)
    var upper = range.upperBound
    while upper > lower, let count = length(ofSpaceBefore: upper, text) { upper -= count }
    return lower..<max(lower, upper)
  }

  private static func length(ofSpaceAt offset: Int, _ text: [UInt8]) -> Int? {
    if text[offset] < 0x80 { return text[offset].isBlank ? 1 : nil }
    guard let scalar = UTF8Scalars.decode(text, at: offset), CodePoint.isWhiteSpace(scalar.value) else { return nil }
    return scalar.length
  }

  private static func length(ofSpaceBefore offset: Int, _ text: [UInt8]) -> Int? {
    if text[offset - 1] < 0x80 { return text[offset - 1].isBlank ? 1 : nil }
    guard let scalar = UTF8Scalars.decode(text, before: offset), CodePoint.isWhiteSpace(scalar.value) else {
      return nil
    }
    return scalar.length
  }
}

extension UInt8 {
  /// Whether the byte is white space in ASCII.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
