/// Tells whether bytes are UTF-8.
public enum UTF8Validation {
  /// Whether `range` of `bytes` is well-formed UTF-8 (RFC 3629, Unicode table 3-7).
  ///
  /// Complexity: linear.
  public static func isValid(_ bytes: [UInt8], in range: ByteRange) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      let length = wellFormedLength(bytes, at: index, before: range.upperBound)
      guard length > 0 else { return false }
      index += length
    }
    return true
  }

  /// The length of the well-formed sequence of two to four bytes at `index`, or 0 where there is none.
  private static func wellFormedLength(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch bytes[index] {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0x80...0xBF)
      }
    guard length > 0, index + length <= end, second.contains(bytes[index + 1]) else { return 0 }
    for next in (index + 2)..<max(index + 2, index + length) where bytes[next] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
