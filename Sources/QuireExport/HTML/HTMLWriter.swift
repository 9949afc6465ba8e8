import QuireDocument
import QuireText

/// Appends HTML; whatever comes from a document goes through ``text(_:)`` and escapes.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// Appends markup as it is; only for what this module itself says.
  mutating func markup(_ markup: StaticString) {
    bytes.append(contentsOf: markup.description.utf8)
  }

  /// Appends text.
  mutating func text(_ text: String) {
    for byte in text.utf8 { append(byte) }
  }

  /// Appends a number.
  mutating func number(_ number: Int) { bytes.append(contentsOf: "\(number)".utf8) }

  /// Appends a part of valid UTF-8.
  mutating func text(_ text: [UInt8], _ range: ByteRange) {
    for byte in text[range] { append(byte) }
  }

  /// Appends an attribute.
  mutating func attribute(_ name: StaticString, _ value: String) {
    bytes.append(0x20)
    markup(name)
    markup("=\"")
    for byte in value.utf8 {
      if byte == 0x0A { markup("&#10;") } else { append(byte) }
    }
    bytes.append(0x22)
  }

  /// Appends an attribute that names an element: the letter of its layer and its number.
  mutating func id(_ letter: StaticString, _ id: ElementID) {
    markup(" id=\"")
    markup(letter)
    number(Int(id.raw))
    bytes.append(0x22)
  }

  /// Appends the attribute `data-source`: ranges in bytes of the file, as in `3-9 12-15`.
  mutating func source(_ ranges: [SourceRange]) {
    guard !ranges.isEmpty else { return }
    markup(" data-source=\"")
    for (index, range) in ranges.enumerated() {
      if index > 0 { bytes.append(0x20) }
      if range.source != 0 {
        number(range.source)
        bytes.append(0x3A)
      }
      number(range.range.lowerBound)
      bytes.append(0x2D)
      number(range.range.upperBound)
    }
    bytes.append(0x22)
  }

  /// Appends a byte of text, or what stands for it in text and in quoted attributes alike.
  private mutating func append(_ byte: UInt8) {
    switch byte {
    case 0x26: markup("&amp;")
    case 0x3C: markup("&lt;")
    case 0x3E: markup("&gt;")
    case 0x22: markup("&quot;")
    case 0x27: markup("&#39;")
    // Control characters are not allowed in HTML; the reader shall see that there was one.
    case 0x00..<0x09, 0x0B, 0x0E..<0x20, 0x7F: markup("\u{FFFD}")
    default: bytes.append(byte)
    }
  }
}
