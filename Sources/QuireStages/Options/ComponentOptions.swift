public import QuireText

/// The options of a component.
///
/// A stored property's initial value is the option's default. ``declared`` names each of them and carries its help, so
/// the schema, the reference page and the messages never disagree.
public protocol ComponentOptions: Sendable {
  /// Every option, in the order of the reference page.
  static var declared: [OptionField<Self>] { get }

  /// Creates the default options.
  init()
}

extension ComponentOptions {
  /// Creates options from `values`; what is unknown, of the wrong type or out of bounds is added to `problems`.
  public init(_ values: [OptionValue.Member], problems: inout [OptionError]) {
    self.init()
    for member in values {
      guard let field = Self.declared.first(where: { $0.spec.name == member.name }) else {
        problems.append(OptionError(member.name, .unknown(known: Self.declared.map(\.spec.name))))
        continue
      }
      if let problem = field.set(&self, member.value) { problems.append(OptionError(member.name, problem)) }
    }
    for field in Self.declared where field.spec.isRequired {
      guard !values.contains(where: { $0.name == field.spec.name }) else { continue }
      problems.append(OptionError(field.spec.name, .missing(field.spec.typeName)))
    }
  }

  /// What is declared, without the way to set it.
  public static var specs: [OptionSpec] { declared.map(\.spec) }
}

/// The options of a component that has none.
public struct NoOptions: ComponentOptions {
  public static let declared: [OptionField<NoOptions>] = []
  public init() {}
}

/// What is declared of an option: enough for the schema, the reference page, completion and messages.
public struct OptionSpec: Sendable {
  /// The name used in definitions, in snake_case.
  public let name: String

  /// The type as messages name it.
  public let typeName: String

  /// The type and its bounds as a JSON Schema.
  public let schema: JSONValue

  /// The default as it would stand in a definition; null where there is none.
  public let defaultValue: OptionValue

  /// What the option does, in one sentence.
  public let help: String

  /// Whether a definition has to give it.
  public let isRequired: Bool

  /// Declares an option of a component that is not a Swift type, such as a plugin's.
  public init(
    name: String,
    typeName: String,
    schema: JSONValue,
    defaultValue: OptionValue,
    help: String,
    isRequired: Bool
  ) {
    self.name = name
    self.typeName = typeName
    self.schema = schema
    self.defaultValue = defaultValue
    self.help = help
    self.isRequired = isRequired
  }
}

/// One option: its name, its type, its help, its bounds, and how it is set.
public struct OptionField<Options>: Sendable {
  /// What is declared of it.
  public let spec: OptionSpec

  let set: @Sendable (inout Options, OptionValue) -> OptionError.Problem?

  /// Declares the option stored in `property`.
  public init<Value: OptionType>(
    _ name: String,
    _ property: any WritableKeyPath<Options, Value> & Sendable,
    _ help: String,
    _ bound: OptionBound<Value>? = nil,
    required: Bool = false
  ) where Options: ComponentOptions {
    var schema = Value.schema
    if case .object(let members) = schema, let bound { schema = .object(members + bound.schema) }
    spec = OptionSpec(
      name: name,
      typeName: Value.typeName,
      schema: schema,
      defaultValue: required ? .null : Options()[keyPath: property].optionValue,
      help: help,
      isRequired: required
    )
    set = { options, given in
      guard let value = Value(given) else { return .expected(Value.typeName, found: given) }
      if let bound, !bound.holds(value) { return .invalid(bound.message) }
      options[keyPath: property] = value
      return nil
    }
  }
}

/// A bound on an option's value, as a check, as words and as JSON Schema.
public struct OptionBound<Value: OptionType>: Sendable {
  let holds: @Sendable (Value) -> Bool
  let message: String
  let schema: [JSONValue.Member]

  /// Creates a bound; `message` goes on the sentence "option … ".
  public init(_ message: String, schema: [JSONValue.Member] = [], holds: @escaping @Sendable (Value) -> Bool) {
    self.holds = holds
    self.message = message
    self.schema = schema
  }
}

extension OptionBound where Value == Int {
  /// An integer from `range`.
  public static func within(_ range: ClosedRange<Int>) -> Self {
    let bounds = [("minimum", range.lowerBound), ("maximum", range.upperBound)]
    return Self(
      "must be from \(range.lowerBound) to \(range.upperBound)",
      schema: bounds.map { .init($0.0, .integer(Int64($0.1))) }
    ) { range.contains($0) }
  }

  /// An integer of at least `lowest`.
  public static func atLeast(_ lowest: Int) -> Self {
    Self("must be at least \(lowest)", schema: [.init("minimum", .integer(Int64(lowest)))]) { $0 >= lowest }
  }
}

extension OptionBound where Value == Double {
  /// A number from `range`.
  public static func within(_ range: ClosedRange<Double>) -> Self {
    Self(
      "must be from \(range.lowerBound) to \(range.upperBound)",
      schema: [.init("minimum", .number(range.lowerBound)), .init("maximum", .number(range.upperBound))]
    ) { range.contains($0) }
  }
}

extension OptionBound where Value == [String] {
  /// A list with something in it, and no empty string among it.
  public static var filled: Self {
    Self("must have at least one entry and no empty one", schema: [.init("minItems", .integer(1))]) {
      !$0.isEmpty && !$0.contains("")
    }
  }
}
