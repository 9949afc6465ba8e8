public import QuireStages
public import QuireText
import QuireValues

/// A rule as it stands in a definition; `PatternRuleReader` makes a rule of it, or says everything that is wrong.
public struct PatternRuleOption: OptionType {
  let members: [OptionValue.Member]

  public static let typeName = "rule"

  public static var schema: JSONValue {
    let form: JSONValue = .object([
      .init("type", .string("object")),
      .init("required", .array([.string("regex")])),
      .init(
        "properties",
        .object([
          described("name", String.schema, "What follows the rule's name in reports."),
          described("regex", String.schema, "The expression, in PCRE2's syntax."),
          described("score", Double.schema, "How sure a match is, from 0 to 1."),
        ])
      ),
    ])
    return .object([
      .init("type", .string("object")),
      .init("required", .array([.string("name")])),
      .init("additionalProperties", .bool(false)),
      .init("properties", .object(keys + [described("patterns", list(of: form), "Several expressions with scores.")])),
    ])
  }

  /// The keys of a rule but for `patterns`, those of Presidio's recognizers among them.
  private static var keys: [JSONValue.Member] {
    let strings = [String].schema
    return [
      described("name", String.schema, "The rule's name in reports."),
      described("type", String.schema, "The type of its mentions."),
      described("supported_entity", String.schema, "The same, as Presidio calls it."),
      described("regex", String.schema, "The expression of a rule that has one, in PCRE2's syntax."),
      described("score", Double.schema, "How sure a match is, from 0 to 1; 0.8 where nothing is said."),
      described("group", .object([]), "The number or name of the group that is the mention; the whole match if none."),
      described("deny_list", strings, "Words and phrases that are mentions wherever they stand whole."),
      described("deny_list_score", Double.schema, "How sure those are; 1 where nothing is said."),
      described("allow_list", strings, "Texts that are no mentions, in any letter case."),
      described("context", strings, "Words of which one nearby raises the score."),
      described("validator", choice(ValueCheck.allCases.map(\.rawValue)), "A check that a match has to pass."),
      described("validator_score", Double.schema, "How sure a match is that has passed; 1 where nothing is said."),
      described("normalize", choice(PatternRule.NormalForm.allCases.map(\.rawValue)), "How the normal form is made."),
      described("flags", list(of: choice(PatternFlags.names.map(\.name))), "How the expressions are read."),
      described("ignore_case", Bool.schema, "Whether letters match in either case."),
      described("global_regex_flags", Int.schema, "Flags as Python's re numbers them, as in Presidio's files."),
      described("supported_language", String.schema, "The language of the documents that the rule is for."),
      described(
        "supported_languages",
        .object([.init("type", .string("array"))]),
        "Several of them, each perhaps with context words of its own."
      ),
      described("enabled", Bool.schema, "Whether the rule is used."),
    ]
  }

  private static func described(_ name: String, _ schema: JSONValue, _ help: String) -> JSONValue.Member {
    guard case .object(let members) = schema else { return .init(name, schema) }
    return .init(name, .object(members + [.init("description", .string(help))]))
  }

  private static func list(of schema: JSONValue) -> JSONValue {
    .object([.init("type", .string("array")), .init("items", schema)])
  }

  private static func choice(_ words: [String]) -> JSONValue {
    .object([.init("enum", .array(words.map { .string($0) }))])
  }

  public init?(_ value: OptionValue) {
    guard case .map(let members) = value else { return nil }
    self.members = members
  }

  public var optionValue: OptionValue { .map(members) }
}

/// The flags of a rule's expressions, by name.
enum PatternFlags {
  static let names: [(name: String, flag: Pattern.Options)] = [
    ("ignore-case", .caseInsensitive), ("multiline", .multiline), ("dot-all", .dotMatchesLineFeed),
    ("verbose", .verbose), ("ascii", .asciiClasses),
  ]

  /// The flags that Presidio gives to every expression that says nothing else.
  static let presidio: Pattern.Options = [.caseInsensitive, .multiline, .dotMatchesLineFeed]

  /// The flags that Python's `re` numbers so.
  static func flags(ofPython number: Int) -> Pattern.Options {
    let numbers: [(Int, Pattern.Options)] = [
      (2, .caseInsensitive), (8, .multiline), (16, .dotMatchesLineFeed), (64, .verbose), (256, .asciiClasses),
    ]
    return numbers.reduce(into: []) { if number & $1.0 != 0 { $0.insert($1.1) } }
  }
}
