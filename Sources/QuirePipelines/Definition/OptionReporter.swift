import QuireStages
import QuireText

/// Says what is wrong with the options of one component, with the places where it stands.
struct OptionReporter {
  let file: SourceFile
  let spec: ComponentSpec

  /// Where the component is named.
  let name: YAMLNode

  /// The options as written.
  let members: [MapReader.Member]

  /// The values of the options.
  let values: [OptionValue.Member]

  /// The options whose values could not be resolved, which was reported.
  let unresolved: Set<String>

  /// Reports `error`.
  ///
  /// An error may name a part of an option, such as `rules[2].phrase`: it then points there, as far as it can be found.
  func report(_ error: OptionError, _ log: inout ProblemLog) {
    let path = OptionPath(error.option)
    guard !unresolved.contains(path.option) else { return }
    let member = members.first { $0.key.text == path.option }
    let value = member.map { path.node(in: $0.value) } ?? name
    switch error.problem {
    case .unknown: reportUnknown(error.option, member?.key ?? name, &log)
    case .expected: reportType(path.option, member, &log)
    case .invalid(let why):
      log.error(file.target(value), "wrong-option", "option \"\(error.option)\" of \(spec.name) \(why)")
    case .unreadable(let path, let why):
      log.error(
        file.target(value),
        "unreadable",
        "option \"\(error.option)\" of \(spec.name) names \"\(path)\", which can't be read: \(why)"
      )
    case .missing(let type):
      log.error(
        file.target(name),
        "missing-option",
        "\(spec.name) needs the option \"\(error.option)\", \(TypeWords.withArticle(type))",
        help: help(for: error.option)
      )
    }
  }

  private func reportUnknown(_ option: String, _ key: YAMLNode, _ log: inout ProblemLog) {
    let known = spec.options.map(\.name)
    guard !known.isEmpty else {
      return log.error(file.target(key), "unknown-option", "\(spec.name) has no options, and so no \"\(option)\"")
    }
    log.error(
      file.target(key),
      "unknown-option",
      "\(spec.name) has no option \"\(option)\"\(Suggestions.question(for: option, among: known))",
      help: ["known options are \(known.joined(separator: ", "))"]
    )
  }

  /// Points to the first part of a value that has another type than is wanted.
  private func reportType(_ option: String, _ member: MapReader.Member?, _ log: inout ProblemLog) {
    guard let member, let declared = spec.options.first(where: { $0.name == option }),
      let value = values.first(where: { $0.name == option })?.value
    else { return }
    let mismatch = SchemaMismatch.first(in: value, of: member.value, against: declared.schema)
    let node = mismatch?.node ?? member.value
    let wanted = TypeWords.withArticle(declared.typeName)
    let isInside = mismatch.map { !$0.path.isEmpty } ?? false
    let part = isInside ? ": \(mismatch?.path ?? "") is" : ", found"
    let found = mismatch?.found(node) ?? node.found
    var message = "option \"\(option)\" of \(spec.name) must be \(wanted)\(part) \(found)"
    if let mismatch { message += mismatch.advice(node) }
    log.error(
      file.target(node.isEmptyPlace ? member.key : node),
      "wrong-type",
      message,
      help: help(for: option)
    )
  }

  private func help(for option: String) -> [String] {
    guard let declared = spec.options.first(where: { $0.name == option }), !declared.help.isEmpty else { return [] }
    return ["\(option): \(declared.help)"]
  }
}

/// An option, or a part of one: `rules[2].phrase`, indexes counted from 0.
struct OptionPath {
  /// The option's name.
  let option: String

  private let parts: [Substring]

  init(_ text: String) {
    let parts = text.split { $0 == "." || $0 == "[" || $0 == "]" }
    option = parts.first.map(String.init) ?? text
    self.parts = Array(parts.dropFirst())
  }

  /// The node of the part in the option's value, as far as it can be found.
  func node(in value: YAMLNode) -> YAMLNode {
    var node = value
    for part in parts {
      if let items = node.items, let index = Int(part), items.indices.contains(index) {
        node = items[index]
      } else if let next = node[String(part)] {
        node = next
      } else {
        break
      }
    }
    return node
  }
}

/// Types in words.
enum TypeWords {
  /// A type with its article: `a list of strings`, `one of a, b`.
  static func withArticle(_ type: String) -> String {
    if type.hasPrefix("one of") { return type }
    return ("aeiou".contains(type.first ?? " ") ? "an " : "a ") + type
  }

  /// A type of a JSON Schema in words.
  static func words(for schema: JSONValue) -> String {
    if let words = schema["enum"]?.arrayValue?.compactMap(\.stringValue) {
      return "one of \(words.joined(separator: ", "))"
    }
    switch schema["type"]?.stringValue {
    case "boolean": return "a bool"
    case "integer": return "an integer"
    case "object": return "a map"
    case "array": return "a list"
    case let type?: return "a \(type)"
    case nil: return "a value"
    }
  }
}
