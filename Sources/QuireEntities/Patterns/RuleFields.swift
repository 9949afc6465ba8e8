import QuireStages

/// The members of a map that are taken out one by one, with the problems that are found on the way.
struct RuleFields {
  private var members: [OptionValue.Member]
  private let path: String
  private(set) var problems: [PatternRuleReader.Problem] = []

  /// Begins with all members of the map that stands at `path`.
  init(_ members: [OptionValue.Member], path: String) {
    self.members = members
    self.path = path
  }

  /// The names of the members that were not taken.
  var left: [String] { members.map(\.name) }

  /// Where the member called `name` stands.
  func path(of name: String) -> String {
    if path.isEmpty || name.isEmpty { return path + name }
    return "\(path).\(name)"
  }

  mutating func report(_ name: String, _ why: String) { problems.append(.init(path: path(of: name), why: why)) }

  mutating func add(_ more: [PatternRuleReader.Problem]) { problems += more }

  /// Takes a member's value; null is nothing.
  mutating func take(_ name: String) -> OptionValue? {
    guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
    let value = members.remove(at: index).value
    return value == .null ? nil : value
  }

  mutating func string(_ name: String) -> String? { typed(name) }

  mutating func integer(_ name: String) -> Int? { typed(name) }

  mutating func boolean(_ name: String) -> Bool? { typed(name) }

  /// A number from 0 to 1.
  mutating func score(_ name: String) -> Double? {
    guard let score: Double = typed(name) else { return nil }
    if !(0...1).contains(score) { report(name, "must be from 0 to 1, found \(score)") }
    return score
  }

  /// A list of strings without an empty one; numbers count as they are written.
  mutating func strings(_ name: String) -> [String] {
    guard let value = take(name) else { return [] }
    guard case .list(let items) = value else {
      report(name, "must be a list of strings, found \(value)")
      return []
    }
    let strings = items.compactMap(Self.text)
    if strings.count < items.count || strings.contains("") {
      report(name, "must be a list of strings, none of them empty")
    }
    return strings
  }

  /// The strings of a list, as far as there are any.
  func list(_ name: String) -> [String] {
    guard case .list(let items)? = members.first(where: { $0.name == name })?.value else { return [] }
    return items.compactMap(Self.text)
  }

  mutating func choice<Choice: RawRepresentable<String>>(_ name: String, of all: [Choice]) -> Choice? {
    guard let word = string(name) else { return nil }
    if let choice = Choice(rawValue: word) { return choice }
    let known = all.map(\.rawValue).joined(separator: ", ")
    report(name, "is \"\(word)\", which is unknown; known are \(known)")
    return nil
  }

  private mutating func typed<Value: OptionType>(_ name: String) -> Value? {
    guard let found = take(name) else { return nil }
    if let value = Value(found) { return value }
    report(name, "must be of type \(Value.typeName), found \(found)")
    return nil
  }

  private static func text(_ value: OptionValue) -> String? {
    switch value {
    case .string(let string): string
    case .integer, .number: value.description
    default: nil
    }
  }
}
