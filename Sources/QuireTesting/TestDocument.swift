public import QuireDocument
import QuireText

/// Documents for tests.
public enum TestDocument {
  /// A document whose text is `text`, as the reader of plain text would make it.
  public static func plain(_ text: String, id: String = "test") -> Document {
    let bytes = Array(text.utf8)
    var builder = DocumentBuilder(id: id, source: Source(bytes: bytes), reader: "text")
    builder.copy(0..<bytes.count)
    return builder.finish()
  }

  /// `text` with escapes of the form `\u{A0}` replaced by their characters, so that golden files can show what can't be
  /// seen.
  public static func unescaped(_ text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let start = rest.range(of: "\\u{"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      result += rest[..<start.lowerBound]
      let digits = rest[start.upperBound..<end]
      if let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) {
        result.unicodeScalars.append(scalar)
      } else {
        result += rest[start.lowerBound...end]
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}

extension Substring {
  fileprivate func range(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
      start = index(after: start)
    }
    return nil
  }
}
