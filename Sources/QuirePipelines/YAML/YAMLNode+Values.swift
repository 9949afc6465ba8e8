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

  /// Whether the node is a plain scalar that some YAML readers take for something else than others do.
  public var isAmbiguous: Bool { otherReading != nil }

  /// What some YAML readers take a plain scalar for, while here it is a string or another number; `nil` where all agree.
  ///
  /// YAML 1.1 reads `no` as a truth value, `012` as 10, `1_000` as a number and `12:30` as 750; YAML 1.2 (section 10.3.2)
  /// does not.
  var otherReading: String? {
    guard case .scalar(let text, isQuoted: false) = content, let first = text.utf8.first else { return nil }
    if ["yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) { return "a truth value" }
    guard "0123456789+-.".utf8.contains(first) else { return nil }
    let digits = text.utf8.drop { $0 == 0x2B || $0 == 0x2D }
    if [".inf", ".nan"].contains(String(Substring(digits)).lowercased()) { return "a number" }
    guard digits.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
    let hasOnly = { (others: String) in
      digits.allSatisfy { (0x30...0x39).contains($0) || others.utf8.contains($0) }
    }
    if digits.count > 1, digits.first == 0x30, hasOnly("_") { return "an octal number" }
    if text.utf8.contains(0x5F), hasOnly("_.") { return "a number" }
    // Hours, minutes and seconds, the last with or without a fraction.
    let parts = digits.split(separator: 0x3A, omittingEmptySubsequences: false).map { $0.prefix { $0 != 0x2E } }
    if parts.count > 1, hasOnly(":."), parts.allSatisfy({ !$0.isEmpty }), parts.dropFirst().allSatisfy({ $0.count < 3 })
    {
      return "a number in base 60"
    }
    return nil
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
    if text.hasPrefix("0x"), let integer = unsigned(text.dropFirst(2), radix: 16) { return .integer(integer) }
    if text.hasPrefix("0o"), let integer = unsigned(text.dropFirst(2), radix: 8) { return .integer(integer) }
    let isNumber = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    if isNumber, text.utf8.contains(where: { (48...57).contains($0) }), let number = Double(text), number.isFinite {
      return .number(number)
    }
    return .string(text)
  }

  private static func unsigned(_ digits: Substring, radix: Int) -> Int? {
    guard let first = digits.utf8.first, first != 0x2B, first != 0x2D else { return nil }
    return Int(digits, radix: radix)
  }
}

extension YAMLNode {
  /// Whether the node is nothing: an empty place, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return Self.plain(text) == .null
  }

  /// What kind of node it is, for messages.
  var kind: String {
    switch content {
    case .scalar: value.kind
    case .sequence: "a list"
    case .mapping: "a map"
    }
  }

  /// Calls `visit` for every mapping in the node and in what stands in it, from the outside in.
  func forEachMapping(_ visit: ([(key: YAMLNode, value: YAMLNode)]) -> Void) {
    switch content {
    case .scalar: return
    case .sequence(let items):
      for item in items { item.forEachMapping(visit) }
    case .mapping(let members):
      visit(members)
      for member in members { member.value.forEachMapping(visit) }
    }
  }
}
