import QuireStages
import QuireText

/// Whether a value is of the type that its schema asks for; entries of lists and members of maps are looked at one by
/// one, and bounds are the component's own matter.
struct SchemaFit {
  let value: OptionValue

  /// Where the value stands, or the reference that brought it.
  let node: YAMLNode
  let schema: JSONValue

  /// Whether the value is of the type.
  var holds: Bool {
    if let words = schema["enum"]?.arrayValue {
      guard case .string(let text) = value else { return false }
      return words.contains(.string(text))
    }
    switch (schema["type"]?.stringValue, value) {
    case (nil, _), ("boolean", .bool), ("integer", .integer), ("number", .integer), ("number", .number),
      ("string", .string), ("array", .list), ("object", .map):
      return true
    case ("boolean", _), ("integer", _), ("number", _), ("string", _), ("array", _), ("object", _): return false
    default: return true
    }
  }

  /// Whether the node says what the value is, and not a reference in it.
  private var isWritten: Bool {
    switch (node.content, value) {
    case (.scalar(let text, _), .string(let string)): text == string
    case (.scalar, _): node.value == value
    default: true
    }
  }

  /// The value in words.
  var found: String {
    guard !isWritten else { return node.found }
    let text = value.description
    return text.utf8.count > 40 ? value.kind : text
  }

  /// What to write instead, to go on a message.
  var advice: String {
    if let words = schema["enum"]?.arrayValue?.compactMap(\.stringValue), case .string(let text) = value {
      return Suggestions.question(for: text, among: words)
    }
    guard isWritten else { return "" }
    switch (schema["type"]?.stringValue, value) {
    case ("string", .bool), ("string", .integer), ("string", .number): return node.quotingHint
    case ("integer", .string(let text)), ("number", .string(let text)):
      return Double(text) == nil ? "" : "; write \(text) without quotes"
    case ("boolean", .string(let text)):
      return ["true", "false"].contains(text) ? "; write \(text) without quotes" : ""
    case ("array", .string), ("array", .integer), ("array", .number):
      return "; a list of one entry is written [\(node.written)]"
    default: return ""
    }
  }
}

/// Types in words.
enum TypeWords {
  /// A type with its article: `a list of strings`, `one of a, b`.
  static func withArticle(_ type: String) -> String {
    if type.hasPrefix("one of") { return type }
    return ("aeiou".contains(type.first ?? " ") ? "an " : "a ") + type
  }

  /// The type of a JSON Schema, with its article.
  static func words(for schema: JSONValue) -> String { withArticle(words(schema)) }

  /// The type of a JSON Schema.
  static func words(_ schema: JSONValue) -> String {
    if let words = choices(schema) { return "one of \(words)" }
    switch schema["type"]?.stringValue {
    case "boolean": return "bool"
    case "object": return "map of names to \(plural(schema["additionalProperties"]))"
    case "array": return "list of \(plural(schema["items"]))"
    case let type?: return type
    case nil: return "value"
    }
  }

  private static func plural(_ schema: JSONValue?) -> String {
    guard let schema else { return "values" }
    if let words = choices(schema) { return "words (\(words))" }
    let type = words(schema)
    guard type.hasPrefix("list") || type.hasPrefix("map") else { return "\(type)s" }
    return type.split(separator: " ", maxSplits: 1).joined(separator: "s ")
  }

  private static func choices(_ schema: JSONValue) -> String? {
    schema["enum"]?.arrayValue?.compactMap(\.stringValue).joined(separator: ", ")
  }
}

extension YAMLNode {
  /// A scalar as it stands in the file, as far as it can be told.
  fileprivate var written: String {
    guard case .scalar(let text, let isQuoted) = content else { return "…" }
    guard text.unicodeScalars.count <= 40 else { return "…" }
    return isQuoted ? OptionValue.string(text).description : text
  }
}
