import QuireStages
import QuireText

/// What messages call a value.
struct ValueName {
  let words: String

  /// What the value is for.
  let help: [String]

  /// Whether the value stands in a list or a map.
  private(set) var isInside = false

  init(_ words: String, help: [String] = []) {
    self.words = words
    self.help = help
  }

  /// The entry at `index` of a list.
  func entry(_ index: Int) -> Self { inside("entry \(index + 1) of \(words)") }

  /// The member called `name` of a map.
  func member(_ name: String) -> Self { inside("\"\(name)\" of \(words)") }

  private func inside(_ words: String) -> Self {
    var name = Self(words, help: help)
    name.isInside = true
    return name
  }
}

/// Turns the nodes of a definition into values: references are filled in, ambiguous scalars refused.
struct ValueResolver {
  let scope: ValueScope
  let file: SourceFile

  /// How many bytes a reference may bring into a text around it, so that a small file can't become a huge one.
  static let longestPart = 1000

  /// Whether references to the environment stay as they are written, as in the record of a run.
  private(set) var keepsEnvironment = false

  init(scope: ValueScope, file: SourceFile) {
    self.scope = scope
    self.file = file
  }

  /// The value of `node`, coerced to the type of `schema` where a reference is in it; `nil` where something was reported.
  ///
  /// Null is of every type, since an option may have no value; inside of a list or a map it is not.
  func value(
    _ node: YAMLNode,
    as schema: JSONValue? = nil,
    _ name: ValueName,
    _ log: inout ProblemLog
  ) -> OptionValue? {
    let result: OptionValue?
    switch node.content {
    case .scalar(let text, _): result = scalar(node, text, schema, name, &log)
    case .sequence(let items):
      // A list that should be something else is reported as a whole.
      let isList = schema.map { SchemaFit(value: .list([]), node: node, schema: $0).holds } ?? true
      let values = isList ? items.enumerated().map { value($1, as: schema?["items"], name.entry($0), &log) } : []
      let known = values.compactMap(\.self)
      result = known.count == values.count ? .list(known) : nil
    case .mapping(let members):
      let isMap = schema.map { SchemaFit(value: .map([]), node: node, schema: $0).holds } ?? true
      let values = isMap ? members.map { member(($0.key, $0.value), schema, name, &log) } : []
      let known = values.compactMap(\.self)
      result = known.count == values.count ? .map(known) : nil
    }
    guard let result, let schema, !(result == .null && !name.isInside) else { return result }
    let fit = SchemaFit(value: result, node: node, schema: schema)
    // What is left as it is written can't be told.
    guard !fit.holds, !keepsEnvironment else { return result }
    log.error(
      file.target(node),
      "wrong-type",
      "\(name.words) must be \(TypeWords.words(for: schema)), found \(fit.found)\(fit.advice)",
      help: name.help
    )
    return nil
  }

  /// The text of a place that must be a string; `nil` where something was reported.
  func string(_ node: YAMLNode, _ what: String, _ log: inout ProblemLog) -> String? {
    guard file.isString(node, what, &log) else { return nil }
    guard case .string(let text) = value(node, as: .object([.init("type", "string")]), ValueName(what), &log) else {
      return nil
    }
    return text
  }

  /// The value of `node` as the record of a run shows it; `value` where that can't be told.
  func recorded(_ node: YAMLNode, as schema: JSONValue? = nil, instead value: OptionValue) -> OptionValue {
    var resolver = self
    resolver.keepsEnvironment = true
    // What is wrong with the node was reported when its value was resolved.
    var unheard = ProblemLog()
    return resolver.value(node, as: schema, ValueName(""), &unheard) ?? value
  }

  private func member(
    _ member: MapReader.Member,
    _ schema: JSONValue?,
    _ name: ValueName,
    _ log: inout ProblemLog
  ) -> OptionValue.Member? {
    guard let key = member.key.text else {
      log.error(file.target(member.key), "wrong-type", "a key must be a word, found \(member.key.kind)")
      return nil
    }
    if member.key.otherReading == "a truth value" {
      log.error(
        file.target(member.key),
        "ambiguous-scalar",
        "the key \"\(key)\" is ambiguous: some readers of YAML take it for a truth value; write \"\(key)\" in quotes"
      )
      return nil
    }
    let inner = schema?["properties"]?[key] ?? schema?["additionalProperties"]
    return value(member.value, as: inner, name.member(key), &log).map { .init(key, $0) }
  }

  private func scalar(
    _ node: YAMLNode,
    _ text: String,
    _ schema: JSONValue?,
    _ name: ValueName,
    _ log: inout ProblemLog
  ) -> OptionValue? {
    if let other = node.otherReading {
      reportAmbiguous(node, text, other, schema, name.words, &log)
      return nil
    }
    guard case .string(let string) = node.value else { return node.value }
    let interpolation = Interpolation(string)
    for failure in interpolation.failures {
      log.error(file.target(node, failure.range), "wrong-reference", failure.message)
    }
    guard interpolation.failures.isEmpty else { return nil }
    guard interpolation.hasReferences else { return .string(interpolation.parts.literals) }
    if let only = interpolation.only {
      return resolve(only.part, at: only.range, of: node, &log).map { coerce($0, to: schema) }
    }
    var result = ""
    var isWhole = true
    for (part, range) in interpolation.parts {
      guard let value = resolve(part, at: range, of: node, &log) else {
        isWhole = false
        continue
      }
      guard let words = value.scalarText else {
        log.error(
          file.target(node, range),
          "wrong-type",
          "\(value.kind) can't stand inside of a text; a value that is only the reference takes it as it is"
        )
        isWhole = false
        continue
      }
      if case .literal = part {
      } else if words.utf8.count > Self.longestPart {
        log.error(
          file.target(node, range),
          "too-long",
          "the value has \(words.utf8.count) bytes; at most \(Self.longestPart) can stand inside of a text"
        )
        isWhole = false
        continue
      }
      result += words
    }
    return isWhole ? coerce(.string(result), to: schema) : nil
  }

  private func reportAmbiguous(
    _ node: YAMLNode,
    _ text: String,
    _ other: String,
    _ schema: JSONValue?,
    _ what: String,
    _ log: inout ProblemLog
  ) {
    if other == "a truth value", schema?["type"]?.stringValue == "boolean" {
      let word = ["yes", "on", "y"].contains(text.lowercased()) ? "true" : "false"
      log.error(file.target(node), "wrong-type", "\(what) must be a bool; write \(word) for \(text)")
    } else {
      let isNumber = other == "an octal number" || other == "a number"
      let advice = isNumber ? "write it without 0 or \"_\", or in quotes" : "write \"\(text)\" in quotes"
      log.error(
        file.target(node),
        "ambiguous-scalar",
        "\(what) is ambiguous: some readers of YAML take \"\(text)\" for \(other); \(advice)"
      )
    }
  }
}

extension OptionValue {
  /// A scalar as text; `nil` for lists, maps and null.
  var scalarText: String? {
    switch self {
    case .string(let text): text
    case .bool, .integer, .number: description
    case .null, .list, .map: nil
    }
  }
}

extension [(part: Interpolation.Part, range: Range<Int>)] {
  /// The text of all literal parts.
  fileprivate var literals: String {
    reduce(into: "") { text, item in
      if case .literal(let literal) = item.part { text += literal }
    }
  }
}
