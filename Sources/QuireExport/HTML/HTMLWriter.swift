import QuireDocument
import QuireText

/// Appends HTML; whatever comes from a document goes through ``text(_:)`` and escapes.
struct HTMLWriter {
  private(set) var bytes: [UInt8] = []

  /// What stands before each name of an element, so that several documents can share a page; safe as it is.
  let prefix: String

  init(prefix: String = "") { self.prefix = prefix }

  /// A prefix of the document called `id`, which no other document has: what is no letter, digit, stop or hyphen
  /// becomes `_` and two digits.
  static func prefix(for id: String) -> String {
    var result = ""
    for byte in id.utf8 {
      let isPlain = (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += byte < 16 ? "_0\(String(byte, radix: 16))" : "_\(String(byte, radix: 16))"
      }
    }
    return result + ":"
  }

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
  mutating func id(_ letter: StaticString, _ id: ElementID) { name("id", "", letter, id) }

  /// Appends an attribute that names a part of the page.
  mutating func id(_ part: StaticString) { name("id", "", part, nil) }

  /// Appends an attribute that leads to an element.
  mutating func link(_ letter: StaticString, _ id: ElementID) { name("href", "#", letter, id) }

  /// Appends an attribute that leads to a part of the page.
  mutating func link(_ part: StaticString) { name("href", "#", part, nil) }

  /// Begins a section with a heading, and leaves the heading open; its name is that of the section and `-title`.
  mutating func beginSection(_ part: StaticString, isNamed: Bool = true) {
    markup("<section")
    if isNamed { id(part) }
    markup(" aria-labelledby=\"")
    text(prefix)
    markup(part)
    markup("-title\">\n<h2 id=\"")
    text(prefix)
    markup(part)
    markup("-title\">")
  }

  private mutating func name(_ attribute: StaticString, _ mark: StaticString, _ name: StaticString, _ id: ElementID?) {
    bytes.append(0x20)
    markup(attribute)
    markup("=\"")
    markup(mark)
    text(prefix)
    markup(name)
    if let id { number(Int(id.raw)) }
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

extension HTMLWriter {
  /// Appends the head of a page.
  mutating func head(title: String, language: String?, rules: String) {
    markup("<!doctype html>\n<html")
    if let language { attribute("lang", language) }
    markup(">\n<head>\n<meta charset=\"utf-8\">\n")
    markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    markup("<meta name=\"referrer\" content=\"no-referrer\">\n")
    // Should an escape ever be missing, this still stops scripts and loading.
    markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    markup("style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>")
    text(title)
    markup("</title>\n<style>\n")
    markup(htmlStyle)
    text(rules)
    markup("</style>\n</head>\n")
  }
}
