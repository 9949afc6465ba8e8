/// White space in UTF-8: blanks within a line, and line ends.
///
/// Together they are the property White_Space. Blanks are the space, the tab, the no-break spaces and the spaces of
/// typography; line ends are LF, CR, CRLF, VT, FF, NEL (U+0085), LS (U+2028) and PS (U+2029). U+200B is neither.
public enum WhiteSpace {
  /// `range` of `bytes` without white space at its ends; an empty range at its start where there is nothing else.
  public static func trimmed(_ bytes: [UInt8], _ range: ByteRange) -> ByteRange {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { text in
      var start = range.lowerBound
      var end = range.upperBound
      while start < end {
        let length = text.whiteSpaceLength(at: start)
        guard length > 0 else { break }
        start += length
      }
      guard start < end else { return range.lowerBound..<range.lowerBound }
      while end > start {
        let length = text.whiteSpaceLength(before: end)
        guard length > 0 else { break }
        end -= length
      }
      return start..<end
    }
  }

  /// The number of bytes of the white space character that begins at `index`; 0 where another one does.
  public static func length(_ bytes: [UInt8], at index: Int) -> Int {
    guard bytes.indices.contains(index) else { return 0 }
    return bytes.withUnsafeBufferPointer { $0.whiteSpaceLength(at: index) }
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The length of the white space character at `index`, which is below `count`; 0 where there is none.
  @inline(__always)
  func whiteSpaceLength(at index: Int) -> Int {
    let byte = self[index]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
    return byte < 0xC2 ? 0 : wideWhiteSpaceLength(at: index)
  }

  /// The length of the blank at `index`, which is below `count`; 0 where there is none.
  @inline(__always)
  func blankLength(at index: Int) -> Int {
    let byte = self[index]
    if byte == 0x20 || byte == 0x09 { return 1 }
    return byte < 0xC2 || isWideLineEnd(at: index) ? 0 : wideWhiteSpaceLength(at: index)
  }

  /// The length of the line end at `index`, which is below `count`, with both bytes of CRLF; 0 where there is none.
  @inline(__always)
  func lineEndLength(at index: Int) -> Int {
    let byte = self[index]
    if byte == 0x0D { return index + 1 < count && self[index + 1] == 0x0A ? 2 : 1 }
    if byte >= 0x0A, byte < 0x0D { return 1 }
    return byte >= 0xC2 && isWideLineEnd(at: index) ? (byte == 0xC2 ? 2 : 3) : 0
  }

  /// The length of the white space character that ends before `index`, which is above 0; 0 where there is none.
  @inline(__always)
  func whiteSpaceLength(before index: Int) -> Int {
    let byte = self[index - 1]
    if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0 }
    for length in 2...3 where index >= length && self[index - length] >= 0xC2 {
      return wideWhiteSpaceLength(at: index - length) == length ? length : 0
    }
    return 0
  }

  /// The first index from `start` on, and below `end`, where a line end begins; `end` where there is none.
  @inline(__always)
  func endOfLine(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      if index &+ 8 <= end {
        let word = lanes(at: index)
        let found =
          ByteLanes.within(word, 0x0A, 0x0D) | ByteLanes.equal(word, to: 0xC2) | ByteLanes.equal(word, to: 0xE2)
        guard found != 0 else {
          index &+= 8
          continue
        }
        index &+= ByteLanes.first(found)
      }
      if lineEndLength(at: index) > 0 { return index }
      index &+= 1
    }
    return end
  }

  /// NEL, LS, PS.
  @inline(__always)
  private func isWideLineEnd(at index: Int) -> Bool {
    switch self[index] {
    case 0xC2: index + 1 < count && self[index + 1] == 0x85
    case 0xE2: index + 2 < count && self[index + 1] == 0x80 && (self[index + 2] == 0xA8 || self[index + 2] == 0xA9)
    default: false
    }
  }

  /// The white space above ASCII.
  private func wideWhiteSpaceLength(at index: Int) -> Int {
    let left = count - index
    switch self[index] {
    case 0xC2:
      return left > 1 && (self[index + 1] == 0xA0 || self[index + 1] == 0x85) ? 2 : 0
    case 0xE1:
      return left > 2 && self[index + 1] == 0x9A && self[index + 2] == 0x80 ? 3 : 0
    case 0xE2:
      guard left > 2 else { return 0 }
      let last = self[index + 2]
      if self[index + 1] == 0x80 {
        return (last >= 0x80 && last <= 0x8A) || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : 0
      }
      return self[index + 1] == 0x81 && last == 0x9F ? 3 : 0
    case 0xE3:
      return left > 2 && self[index + 1] == 0x80 && self[index + 2] == 0x80 ? 3 : 0
    default:
      return 0
    }
  }
}
