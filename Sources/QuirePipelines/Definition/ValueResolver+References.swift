import QuireStages
import QuireText

/// What references stand for.
extension ValueResolver {
  func resolve(
    _ part: Interpolation.Part,
    at range: Range<Int>,
    of node: YAMLNode,
    _ log: inout ProblemLog
  ) -> OptionValue? {
    switch part {
    case .literal(let text): return .string(text)
    case .variable(let name):
      let members = keepsEnvironment ? scope.recordedVars : scope.vars
      return look(up: name, in: members, "vars", "variable", file.target(node, range), &log)
    case .parameter(let name):
      guard let params = scope.params else {
        log.error(
          file.target(node, range),
          "unknown-name",
          "only a file that is included has params; write ${vars.\(name)}"
        )
        return nil
      }
      let members = keepsEnvironment ? scope.recordedParams : params
      return look(up: name, in: members, "params", "parameter", file.target(node, range), &log)
    case .environment(let name, let fallback):
      if keepsEnvironment { return .string("${env:\(name)\(fallback.map { ":-\($0)" } ?? "")}") }
      return environment(name, fallback, file.target(node, range), &log)
    }
  }

  private func look(
    up name: String,
    in members: [OptionValue.Member],
    _ root: String,
    _ word: String,
    _ target: Target,
    _ log: inout ProblemLog
  ) -> OptionValue? {
    if scope.broken.contains("\(root).\(name)") { return nil }
    if let member = members.first(where: { $0.name == name }) { return member.value }
    if root == "vars", scope.later.contains(name) {
      log.error(
        target,
        "unknown-name",
        "the variable \"\(name)\" is not known yet; a variable can be made of those above it"
      )
      return nil
    }
    let names = members.map(\.name) + scope.brokenNames(root)
    let help = names.isEmpty || names.count > 12 ? [] : ["\(word)s are \(names.joined(separator: ", "))"]
    let question = Suggestions.question(for: name, among: names)
    log.error(target, "unknown-name", "there is no \(word) \"\(name)\"\(question)", help: help)
    return nil
  }

  private func environment(
    _ name: String,
    _ fallback: String?,
    _ target: Target,
    _ log: inout ProblemLog
  ) -> OptionValue? {
    switch scope.environment(name) {
    case .success(let value):
      // As in a shell, `:-` stands in for what is empty, too.
      if let value, !(value.isEmpty && fallback != nil) { return .string(value) }
      if let fallback { return .string(fallback) }
      log.error(
        target,
        "no-environment",
        "the environment variable \"\(name)\" is not set; ${env:\(name):-default} gives a default"
      )
    case .failure(let error):
      log.error(target, "no-environment", "the environment variable \"\(name)\" can't be read: \(error.why)")
    }
    return nil
  }

  /// A value that came of references, as the type that is wanted; as it is where that does not work.
  func coerce(_ value: OptionValue, to schema: JSONValue?) -> OptionValue {
    guard let schema else { return value }
    if schema["enum"] != nil || schema["type"]?.stringValue == "string" {
      return value.scalarText.map(OptionValue.string) ?? value
    }
    guard case .string(let text) = value else { return value }
    switch schema["type"]?.stringValue {
    case "integer": return Int(text).map(OptionValue.integer) ?? value
    case "number":
      guard let number = Double(text), number.isFinite else { return value }
      return Int(text).map(OptionValue.integer) ?? .number(number)
    case "boolean": return ["true": .bool(true), "false": .bool(false)][text] ?? value
    default: return value
    }
  }
}
