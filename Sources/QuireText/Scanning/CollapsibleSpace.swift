/// White space as web pages collapse it: a run of spaces, tabs, LF, FF and CR counts as one space.
///
/// After CSS Text, "White Space Processing", `white-space: normal`. No-break spaces are letters here.
public enum CollapsibleSpace {
  /// The end of the text from `range`'s start on in which every white space is a single space between other
  /// characters: the first byte of the first run that has to be collapsed, or that ends `range`.
  ///
  /// Complexity: linear in the text that is passed.
  public static func endOfRegularText(_ bytes: [UInt8], in range: ByteRange) -> Int {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { text in
      var index = range.lowerBound
      let end = range.upperBound
      while index < end {
        // Words: eight bytes at a time while none of them is white space or a control.
        while index &+ 8 <= end, ByteLanes.within(text.lanes(at: index), 0x00, 0x20) == 0 { index &+= 8 }
        while index < end, !isSpace(text[index]) { index &+= 1 }
        guard index < end else { return end }
        guard text[index] == 0x20, index &+ 1 < end, !isSpace(text[index &+ 1]) else { return index }
        index &+= 2
      }
      return end
    }
  }

  /// The end of the white space from `range`'s start on.
  public static func endOfSpace(_ bytes: [UInt8], in range: ByteRange) -> Int {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { text in
      var index = range.lowerBound
      while index < range.upperBound, isSpace(text[index]) { index &+= 1 }
      return index
    }
  }

  /// The place of a space in `range`, the last one first; `nil` where there are only tabs and line ends.
  public static func lastSpace(_ bytes: [UInt8], in range: ByteRange) -> Int? {
    bytes[range.clamped(to: 0..<bytes.count)].lastIndex(of: 0x20)
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C)
  }
}
