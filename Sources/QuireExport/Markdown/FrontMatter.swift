import QuireDocument
import QuireText

/// What is known about a document, as YAML between two lines of dashes.
///
/// Every string is double-quoted with everything escaped that YAML could read otherwise (YAML 1.2, 7.3.1), so a title
/// like `no` or `- : #` stays a title.
struct FrontMatter {
  private(set) var bytes: [UInt8] = []

  /// The values of the metadata that are written, in this order.
  private static let keys = ["authors", "published", "modified", "site", "url", "language", "description"]

  init(_ document: Document, title: String?) {
    append("---\n")
    append("id", .string(document.id))
    if let title { append("title", .string(title)) }
    for key in Self.keys {
      guard let value = document.metadata[key]?.value, !value.isNull else { continue }
      if key == "authors", case .string = value { append(key, .array([value])) } else { append(key, value) }
    }
    if let source = document.sources.first {
      append("source", .string(source.locator.uri))
      if let record = source.locator.record { append("record", .integer(Int64(record))) }
      append("sha256", .string(source.digest))
    }
    append("---\n\n")
  }

  private mutating func append(_ string: String) { bytes.append(contentsOf: string.utf8) }

  private mutating func append(_ key: String, _ value: JSONValue) {
    append("\(key): ")
    append(value)
    append("\n")
  }

  /// Appends a value in flow style, which is JSON but for the escapes of strings.
  private mutating func append(_ value: JSONValue) {
    switch value {
    case .string(let string): appendQuoted(string)
    case .array(let values):
      append("[")
      for (index, value) in values.enumerated() {
        if index > 0 { append(", ") }
        append(value)
      }
      append("]")
    case .object(let members):
      append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { append(", ") }
        appendQuoted(member.name)
        append(": ")
        append(member.value)
      }
      append("}")
    case .null, .bool, .integer, .number: bytes.append(contentsOf: value.json())
    }
  }

  private mutating func appendQuoted(_ string: String) {
    append("\"")
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x22: append("\\\"")
      case 0x5C: append("\\\\")
      case 0x0A: append("\\n")
      case 0x0D: append("\\r")
      case 0x09: append("\\t")
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: UTF8Scalars.append(scalar.value, to: &bytes)
      }
    }
    append("\"")
  }
}
