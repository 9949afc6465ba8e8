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

  /// The options whose values could not be resolved, which was reported.
  let unresolved: Set<String>

  /// Reports everything in `errors`; an option that is missing because its name is misspelt is reported once.
  func report(_ errors: OptionErrors, _ log: inout ProblemLog) {
    let unknown = errors.errors.filter { if case .unknown = $0.problem { true } else { false } }
    let meant = unknown.flatMap { Suggestions.nearest(to: $0.option, among: spec.options.map(\.name)) }
    for error in errors.errors {
      if case .missing = error.problem, meant.contains(error.option) { continue }
      report(error, &log)
    }
  }

  /// Reports `error`.
  ///
  /// An error may name a part of an option, such as `rules[2].phrase`: it then points there, as far as it can be found.
  private func report(_ error: OptionError, _ log: inout ProblemLog) {
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

  /// Says that a value is of another type than is wanted, as far as its schema could not tell.
  private func reportType(_ option: String, _ member: MapReader.Member?, _ log: inout ProblemLog) {
    guard let member, let declared = spec.options.first(where: { $0.name == option }) else { return }
    let wanted = TypeWords.withArticle(declared.typeName)
    log.error(
      file.target(member.value.isEmptyPlace ? member.key : member.value),
      "wrong-type",
      "option \"\(option)\" of \(spec.name) must be \(wanted), found \(member.value.found)",
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
