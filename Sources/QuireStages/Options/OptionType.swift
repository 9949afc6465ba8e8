public import QuireText

/// A type that an option can have.
public protocol OptionType: Sendable {
  /// The type as messages and the reference page name it, such as `list of strings`.
  static var typeName: String { get }

  /// The type as a JSON Schema.
  static var schema: JSONValue { get }

  /// Creates a value, or `nil` when `value` is of another type.
  init?(_ value: OptionValue)

  /// The value as it would stand in a definition.
  var optionValue: OptionValue { get }
}

extension Bool: OptionType {
  public static var typeName: String { "bool" }
  public static var schema: JSONValue { .type("boolean") }
  public init?(_ value: OptionValue) {
    guard case .bool(let bool) = value else { return nil }
    self = bool
  }
  public var optionValue: OptionValue { .bool(self) }
}

extension Int: OptionType {
  public static var typeName: String { "integer" }
  public static var schema: JSONValue { .type("integer") }
  public init?(_ value: OptionValue) {
    guard case .integer(let integer) = value else { return nil }
    self = integer
  }
  public var optionValue: OptionValue { .integer(self) }
}

extension Double: OptionType {
  public static var typeName: String { "number" }
  public static var schema: JSONValue { .type("number") }
  public init?(_ value: OptionValue) {
    switch value {
    case .number(let number): self = number
    case .integer(let integer): self = Double(integer)
    default: return nil
    }
  }
  public var optionValue: OptionValue { .number(self) }
}

extension String: OptionType {
  public static var typeName: String { "string" }
  public static var schema: JSONValue { .type("string") }
  public init?(_ value: OptionValue) {
    guard case .string(let string) = value else { return nil }
    self = string
  }
  public var optionValue: OptionValue { .string(self) }
}

extension Array: OptionType where Element: OptionType {
  public static var typeName: String { "list of \(Element.typeName)s" }
  public static var schema: JSONValue {
    .object([.init("type", .string("array")), .init("items", Element.schema)])
  }
  public init?(_ value: OptionValue) {
    guard case .list(let values) = value else { return nil }
    let elements = values.compactMap(Element.init)
    guard elements.count == values.count else { return nil }
    self = elements
  }
  public var optionValue: OptionValue { .list(map(\.optionValue)) }
}

extension Optional: OptionType where Wrapped: OptionType {
  public static var typeName: String { Wrapped.typeName }
  public static var schema: JSONValue { Wrapped.schema }
  public init?(_ value: OptionValue) {
    if case .null = value {
      self = .none
      return
    }
    guard let wrapped = Wrapped(value) else { return nil }
    self = .some(wrapped)
  }
  public var optionValue: OptionValue { self?.optionValue ?? .null }
}

/// A choice among words; an enumeration of strings conforms by saying so.
public protocol OptionChoice: OptionType, RawRepresentable, CaseIterable where RawValue == String {}

extension OptionChoice {
  public static var typeName: String { "one of \(allCases.map(\.rawValue).joined(separator: ", "))" }
  public static var schema: JSONValue {
    .object([.init("enum", .array(allCases.map { .string($0.rawValue) }))])
  }
  public init?(_ value: OptionValue) {
    guard case .string(let word) = value else { return nil }
    self.init(rawValue: word)
  }
  public var optionValue: OptionValue { .string(rawValue) }
}

/// Names and values, in the order of the definition.
public struct OptionMap<Value: OptionType>: OptionType {
  /// The names and their values.
  public var entries: [(name: String, value: Value)]

  /// Creates a map.
  public init(_ entries: [(name: String, value: Value)] = []) { self.entries = entries }

  public static var typeName: String { "map of names to \(Value.typeName)s" }
  public static var schema: JSONValue {
    .object([.init("type", .string("object")), .init("additionalProperties", Value.schema)])
  }
  public init?(_ value: OptionValue) {
    guard case .map(let members) = value else { return nil }
    entries = members.compactMap { member in Value(member.value).map { (member.name, $0) } }
    guard entries.count == members.count else { return nil }
  }
  public var optionValue: OptionValue { .map(entries.map { .init($0.name, $0.value.optionValue) }) }

  /// The value called `name`.
  public subscript(name: String) -> Value? { entries.first { $0.name == name }?.value }
}

/// A value of any type, such as rules that a component reads by itself.
public struct OptionAny: OptionType {
  /// The value.
  public var value: OptionValue

  public static var typeName: String { "value" }
  public static var schema: JSONValue { .object([]) }
  public init(_ value: OptionValue) { self.value = value }
  public var optionValue: OptionValue { value }
}

/// Where an exporter writes: a path, in which `{id}` stands for the document's id, or `-` for standard output.
public struct OutputPath: OptionType, Equatable {
  /// The path as it was given.
  public var path: String

  /// Creates a path.
  public init(path: String) { self.path = path }

  public static var typeName: String { "path" }
  public static var schema: JSONValue { .type("string") }
  public init?(_ value: OptionValue) {
    guard case .string(let path) = value else { return nil }
    self.path = path
  }
  public var optionValue: OptionValue { .string(path) }
}

/// A file that a component reads while it is set up, relative to the definition's folder.
public struct InputPath: OptionType, Equatable {
  /// The path as it was given.
  public var path: String

  /// Creates a path.
  public init(path: String) { self.path = path }

  public static var typeName: String { "path" }
  public static var schema: JSONValue { .type("string") }
  public init?(_ value: OptionValue) {
    guard case .string(let path) = value else { return nil }
    self.path = path
  }
  public var optionValue: OptionValue { .string(path) }
}

extension JSONValue {
  static func type(_ name: String) -> JSONValue { .object([.init("type", .string(name))]) }
}
