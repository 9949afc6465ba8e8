import QuireText

/// Tells a web page by its first bytes.
enum PageMarks {
  private static let marks: [StaticString] = [
    "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<style", "<table", "<div", "<p>", "<h1",
    "<!--", "<br", "<font",
  ]

  /// Whether `head` begins like a page: white space, then one of the tags by which browsers know pages (WHATWG MIME
  /// Sniffing Standard, section 7.1).
  static func begins(_ head: [UInt8]) -> Bool {
    var rest = head[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    rest = rest.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if rest.starts(with: "<?xml".utf8) { return Self.declaresPage(rest.prefix(1024)) }
    return marks.contains { mark in
      let name = mark.description.utf8
      guard rest.count > name.count else { return false }
      guard zip(rest, name).allSatisfy({ ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }) else { return false }
      let next = rest[rest.startIndex + name.count]
      return name.last == UInt8(ascii: ">") || name.last == UInt8(ascii: "-") || next <= 0x20
        || next == UInt8(ascii: ">")
    }
  }

  /// Whether an XML document is a page: its document type or its root says so.
  private static func declaresPage(_ head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head, as: UTF8.self).lowercased()
    return text.contains("<!doctype html") || text.contains("<html")
  }
}
