import QuireText

/// A range of a text, readable at any offset: outside of the range stand zeros.
///
/// Recognizers look back and ahead without caring for edges; a zero belongs to no value.
struct TextWindow {
  let bytes: [UInt8]
  let start: Int
  let end: Int

  init(_ bytes: [UInt8], in range: ByteRange) {
    let range = range.clamped(to: 0..<bytes.count)
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
  }

  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    offset >= start && offset < end ? bytes[offset] : 0
  }

  /// Whether the text goes on at `offset` with `letters`, lower-case ASCII, in either case.
  func matches(_ letters: [UInt8], at offset: Int) -> Bool {
    guard offset >= start, offset + letters.count <= end else { return false }
    for index in letters.indices where lowercased(bytes[offset + index]) != letters[index] { return false }
    return true
  }

  /// Whether a letter or a digit begins at `offset`.
  func isWord(at offset: Int) -> Bool {
    let byte = self[offset]
    if byte < 0x80 { return isLetterOrDigit(byte) }
    return isWordScalar(lead: byte, second: self[offset + 1], third: self[offset + 2])
  }

  /// Whether a letter or a digit ends at `offset`.
  func isWord(before offset: Int) -> Bool {
    let byte = self[offset - 1]
    if byte < 0x80 { return isLetterOrDigit(byte) }
    var lead = offset - 1
    while lead > start, offset - lead < 4, self[lead] & 0xC0 == 0x80 { lead -= 1 }
    return isWordScalar(lead: self[lead], second: self[lead + 1], third: self[lead + 2])
  }

  func string(_ range: ByteRange) -> String {
    String(decoding: bytes[range.clamped(to: start..<end)], as: UTF8.self)
  }
}

/// Whether a character outside of ASCII, by its first bytes, is part of a word: all are, but for punctuation,
/// signs and spaces of the blocks in which these stand.
private func isWordScalar(lead: UInt8, second: UInt8, third: UInt8) -> Bool {
  switch lead {
  case 0xC2: second == 0xAA || second == 0xB5 || second == 0xBA
  case 0xC3: second != 0x97 && second != 0xB7
  // U+2000 to U+206F punctuation, U+20A0 to U+20CF currency, U+2190 to U+2BFF arrows, signs and drawings.
  case 0xE2: (second == 0x81 && third >= 0xB0) || second == 0x84 || (0xB0...0xB7).contains(second)
  case 0xE3: !(second == 0x80 && third <= 0x84) && !(second == 0x80 && (0x88...0xA0).contains(third))
  case 0xEF: !(second == 0xBB && third == 0xBF) && !(second == 0xBC && third <= 0x8F) && second != 0xBF
  // U+1F000 and above: pictures.
  case 0xF0: second != 0x9F
  default: lead >= 0xC3
  }
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool {
  byte &- 0x30 < 10
}

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool {
  (byte | 0x20) &- 0x61 < 26
}

@inline(__always)
func isUppercase(_ byte: UInt8) -> Bool {
  byte &- 0x41 < 26
}

@inline(__always)
func isLetterOrDigit(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte)
}

@inline(__always)
func isHexDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (byte | 0x20) &- 0x61 < 6
}

@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 {
  isUppercase(byte) ? byte | 0x20 : byte
}
