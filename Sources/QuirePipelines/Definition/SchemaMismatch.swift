import QuireStages
import QuireText

/// The first part of a value that is of another type than its schema says.
struct SchemaMismatch {
  /// Where the part stands; where a reference brought it, the reference.
  let node: YAMLNode
  let value: OptionValue
  let schema: JSONValue

  /// The way to the part: `entry 2`, `"mode"`; empty for the value itself.
  let path: String

  /// Whether the node says what the value is, and not a reference in it.
  private var isWritten: Bool {
    switch (node.content, value) {
    case (.scalar(let text, _), .string(let string)): text == string
    case (.scalar, _): node.value == value
    default: true
    }
  }

  /// The part in words.
  func found(_ node: YAMLNode) -> String {
    guard !isWritten else { return node.found }
    let text = value.description
    return text.utf8.count > 40 ? value.kind : text
  }

  /// What to write instead, to go on a message.
  func advice(_ node: YAMLNode) -> String {
    if let words = schema["enum"]?.arrayValue?.compactMap(\.stringValue), case .string(let text) = value {
      return Suggestions.question(for: text, among: words)
    }
    switch (schema["type"]?.stringValue, value) {
    case ("string", .bool), ("string", .integer), ("string", .number): return node.quotingHint
    case ("integer", .string(let text)), ("number", .string(let text)):
      return isWritten && Double(text) != nil ? "; write \(text) without quotes" : ""
    case ("boolean", .string("true")), ("boolean", .string("false")):
      return isWritten ? "; write \(node.text ?? "") without quotes" : ""
    case ("array", .string), ("array", .integer), ("array", .number):
      return isWritten ? "; a list of one entry is written [\(node.written)]" : ""
    default: return ""
    }
  }

  /// Compares `value`, which was made of `node`, with the types that `schema` asks for; bounds are not looked at.
  static func first(in value: OptionValue, of node: YAMLNode, against schema: JSONValue, path: String = "") -> Self? {
    let here = Self(node: node, value: value, schema: schema, path: path)
    if let words = schema["enum"]?.arrayValue {
      guard case .string(let text) = value, words.contains(.string(text)) else { return here }
      return nil
    }
    switch (schema["type"]?.stringValue, value) {
    case (nil, _), ("boolean", .bool), ("integer", .integer), ("number", .integer), ("number", .number),
      ("string", .string):
      return nil
    case ("array", .list(let values)):
      guard let items = schema["items"] else { return nil }
      for (index, value) in values.enumerated() {
        let inner = node.items.flatMap { $0.indices.contains(index) ? $0[index] : nil } ?? node
        if let found = first(in: value, of: inner, against: items, path: join(path, "entry \(index + 1)")) {
          return found
        }
      }
      return nil
    case ("object", .map(let members)):
      for member in members {
        guard let inner = schema["properties"]?[member.name] ?? schema["additionalProperties"] else { continue }
        let next = node[member.name] ?? node
        if let found = first(in: member.value, of: next, against: inner, path: join(path, "\"\(member.name)\"")) {
          return found
        }
      }
      return nil
    default: return here
    }
  }

  private static func join(_ path: String, _ part: String) -> String { path.isEmpty ? part : "\(path), \(part)" }
}

extension YAMLNode {
  /// A scalar as it stands in the file, as far as it can be told.
  fileprivate var written: String {
    guard case .scalar(let text, let isQuoted) = content else { return "…" }
    guard text.unicodeScalars.count <= 40 else { return "…" }
    return isQuoted ? OptionValue.string(text).description : text
  }
}
