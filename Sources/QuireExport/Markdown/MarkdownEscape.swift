import QuireText

/// Text as Markdown that says the same (CommonMark 0.31, "Backslash escapes").
///
/// Only what could mean something is escaped, so that prose stays readable: an asterisk always, a number with a dot only
/// where it begins a line.
enum MarkdownEscape {
  /// Appends `range` of `text`, which has no line breaks in it and no white space at its ends.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8.
  ///   - range: The bytes to write.
  ///   - output: What they are appended to.
  ///   - isLineStart: Whether they begin a line, where they could make a heading or a list.
  static func append(_ text: [UInt8], _ range: ByteRange, to output: inout [UInt8], isLineStart: Bool) {
    var place = range.lowerBound
    if isLineStart {
      let escaped = lineMark(text, range)
      while place < escaped ?? place {
        output.append(text[place])
        place += 1
      }
      if escaped != nil {
        output.append(0x5C)
        output.append(text[place])
        place += 1
      }
    }
    while place < range.upperBound {
      let byte = text[place]
      if isMark(byte, text, place, range) { output.append(0x5C) }
      if byte == 0 { output.append(contentsOf: replacement) } else { output.append(byte) }
      place += 1
    }
  }

  /// Appends a string as a part of a line; line breaks and other controls become spaces.
  static func append(_ string: String, to output: inout [UInt8]) {
    var bytes = string.utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
    while bytes.last == 0x20 { bytes.removeLast() }
    let start = bytes.firstIndex { $0 != 0x20 } ?? bytes.count
    append(bytes, start..<bytes.count, to: &output, isLineStart: false)
  }

  /// Whether the byte means something anywhere in a line.
  private static func isMark(_ byte: UInt8, _ text: [UInt8], _ place: Int, _ range: ByteRange) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "~"), UInt8(ascii: "|"):
      return true
    case UInt8(ascii: "_"):
      let isInside = place > range.lowerBound && place + 1 < range.upperBound
      return !(isInside && text[place - 1].isWordByte && text[place + 1].isWordByte)
    case UInt8(ascii: "<"):
      guard place + 1 < range.upperBound else { return false }
      return text[place + 1].isLetter || [0x21, 0x2F, 0x3F].contains(text[place + 1])
    case UInt8(ascii: "&"):
      return beginsReference(text, place + 1, range.upperBound)
    case UInt8(ascii: "#"):
      // A heading may be closed by a run of them at the end of its line.
      return place > range.lowerBound && text[place - 1].isBlank
        && text[place..<range.upperBound].allSatisfy { $0 == byte }
    default:
      return false
    }
  }

  /// Whether what follows an ampersand is the rest of a character reference; no name is longer than 31 letters.
  private static func beginsReference(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    var place = start
    while place < min(end, start + 33), text[place].isWordByte || text[place] == 0x23 {
      place += 1
    }
    return place > start && place < end && text[place] == 0x3B
  }

  /// The place of the byte to escape so that the line begins no heading, list, quotation or rule.
  private static func lineMark(_ text: [UInt8], _ range: ByteRange) -> Int? {
    let first = range.lowerBound
    func ends(_ place: Int) -> Bool { place >= range.upperBound || text[place] == 0x20 || text[place] == 0x09 }
    guard first < range.upperBound else { return nil }
    switch text[first] {
    case UInt8(ascii: ">"):
      return first
    case UInt8(ascii: "#"):
      var place = first
      while place < range.upperBound, text[place] == 0x23 { place += 1 }
      return ends(place) ? first : nil
    case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: ":"):
      let next = first + 1
      return ends(next) || [0x2D, 0x3A, 0x3D].contains(text[next]) ? first : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var place = first
      while place < range.upperBound, (0x30...0x39).contains(text[place]) { place += 1 }
      guard place < range.upperBound, [0x2E, 0x29].contains(text[place]), ends(place + 1) else { return nil }
      return place
    default:
      return nil
    }
  }

  /// NUL is not allowed in Markdown.
  private static let replacement = Array("\u{FFFD}".utf8)
}

extension UInt8 {
  fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// Whether the byte belongs to a word and to ASCII.
  fileprivate var isWordByte: Bool { isLetter || (0x30...0x39).contains(self) }
}
