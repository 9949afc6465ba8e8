public import QuireStages

extension YAMLNode {
  /// A scalar's text; `nil` for other nodes.
  public var text: String? {
    guard case .scalar(let text, _) = content else { return nil }
    return text
  }

  /// The members of a mapping; `nil` for other nodes.
  public var members: [(key: YAMLNode, value: YAMLNode)]? {
    guard case .mapping(let members) = content else { return nil }
    return members
  }

  /// The items of a sequence; `nil` for other nodes.
  public var items: [YAMLNode]? {
    guard case .sequence(let items) = content else { return nil }
    return items
  }

  /// The value of the first member called `name`.
  public subscript(name: String) -> YAMLNode? { members?.first { $0.key.text == name }?.value }

  /// Whether the node is a plain scalar that YAML 1.1 readers take for a truth value and YAML 1.2 readers for a string.
  public var isAmbiguous: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return ["yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
  }

  /// The node as a value, by the core schema of YAML 1.2 (section 10.3.2).
  public var value: OptionValue {
    switch content {
    case .scalar(let text, isQuoted: true): .string(text)
    case .scalar(let text, isQuoted: false): Self.plain(text)
    case .sequence(let items): .list(items.map(\.value))
    case .mapping(let members): .map(members.map { .init($0.key.text ?? "", $0.value.value) })
    }
  }

  /// The value of a plain scalar.
  static func plain(_ text: String) -> OptionValue {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    guard let first = text.utf8.first, "0123456789+-.".utf8.contains(first) else { return .string(text) }
    if let integer = Int(text) { return .integer(integer) }
    let isNumber = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    if isNumber, text.utf8.contains(where: { (48...57).contains($0) }), let number = Double(text), number.isFinite {
      return .number(number)
    }
    return .string(text)
  }
}
