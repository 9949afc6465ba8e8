public import QuireStages
public import QuireText

/// A pattern that a definition brings along.
public struct PatternRule: OptionType {
  /// The rule's name in reports, in kebab-case.
  public let name: String

  /// The type of its mentions.
  public let type: String

  /// The regular expression, in PCRE2's syntax.
  public let regex: String

  /// How sure a match is, from 0 to 1.
  public let score: Double

  public static let typeName = "map with name, type, regex and score"

  public static var schema: JSONValue {
    .object([
      .init("type", .string("object")),
      .init("required", .array([.string("name"), .string("type"), .string("regex")])),
      .init("additionalProperties", .bool(false)),
      .init(
        "properties",
        .object([
          .init("name", String.schema), .init("type", String.schema), .init("regex", String.schema),
          .init("score", Double.schema),
        ])
      ),
    ])
  }

  public init?(_ value: OptionValue) {
    guard case .map(let members) = value else { return nil }
    func string(_ name: String) -> String? { members.first { $0.name == name }.flatMap { String($0.value) } }
    let known = ["name", "type", "regex", "score"]
    guard members.allSatisfy({ known.contains($0.name) }), let name = string("name"), let type = string("type"),
      let regex = string("regex")
    else { return nil }
    let score = members.first { $0.name == "score" }
    guard let number = score == nil ? 0.8 : score.flatMap({ Double($0.value) }), (0...1).contains(number) else {
      return nil
    }
    self.name = name
    self.type = type
    self.regex = regex
    self.score = number
  }

  public var optionValue: OptionValue {
    .map([
      .init("name", .string(name)), .init("type", .string(type)), .init("regex", .string(regex)),
      .init("score", .number(score)),
    ])
  }
}
