import QuireStages

/// Finds the values of variables and parameters, which are of the types of their defaults.
struct VariableResolver {
  let file: SourceFile

  /// Fills in the variables of a definition: their defaults in order, then what `sets` gives.
  func variables(
    _ members: [MapReader.Member],
    sets: [(name: String, value: String)],
    into scope: inout ValueScope,
    _ log: inout ProblemLog
  ) {
    for member in members {
      let name = member.key.text ?? ""
      guard !scope.vars.contains(where: { $0.name == name }) else { continue }
      guard let value = variable(member, scope, &log) else {
        scope.broken.insert("vars.\(name)")
        continue
      }
      // A value that is set counts for the variables after it, which may be made of it.
      let given = given(name, instead: value, sets, &log)
      let resolver = ValueResolver(scope: scope, file: file)
      let isSet = sets.contains { $0.name == name }
      let recorded = isSet ? given : resolver.recorded(member.value, instead: value)
      scope.vars.append(.init(name, given))
      scope.recordedVars.append(.init(name, recorded))
    }
    let names = members.compactMap(\.key.text)
    for set in sets where !names.contains(set.name) {
      log.error(
        of: "--set",
        "\(set.name)=\(set.value)",
        "unknown-name",
        "the definition has no variable \"\(set.name)\"\(Suggestions.question(for: set.name, among: names))",
        help: names.isEmpty ? ["it has no vars"] : ["vars are \(names.joined(separator: ", "))"]
      )
    }
  }

  private func variable(_ member: MapReader.Member, _ scope: ValueScope, _ log: inout ProblemLog) -> OptionValue? {
    guard !member.value.isNull else {
      log.error(
        file.target(member.value.isEmptyPlace ? member.key : member.value),
        "no-default",
        "the variable \"\(member.key.text ?? "")\" needs a default, which says its type"
      )
      return nil
    }
    let resolver = ValueResolver(scope: scope, file: file)
    return resolver.value(member.value, "the variable \"\(member.key.text ?? "")\"", &log)
  }

  /// The last value that is set for `name`, or `value`.
  private func given(
    _ name: String,
    instead value: OptionValue,
    _ sets: [(name: String, value: String)],
    _ log: inout ProblemLog
  ) -> OptionValue {
    var result = value
    for set in sets where set.name == name {
      if let given = Self.parse(set.value, like: value) {
        result = given
      } else {
        log.error(
          of: "--set",
          "\(set.name)=\(set.value)",
          "wrong-type",
          "the variable \"\(name)\" must be \(value.kind), found \"\(set.value)\"",
          help: ["its default is \(value)"]
        )
      }
    }
    return result
  }

  /// A text from the command line as a value of the same type as `pattern`.
  static func parse(_ text: String, like pattern: OptionValue) -> OptionValue? {
    switch pattern {
    case .string: return .string(text)
    case .bool: return ["true": .bool(true), "false": .bool(false)][text]
    case .integer: return Int(text).map(OptionValue.integer)
    case .number:
      guard let number = Double(text), number.isFinite else { return nil }
      return .number(number)
    case .null, .list, .map:
      guard let node = try? YAMLLoader.load(Array(text.utf8)), node.value.kind == pattern.kind else { return nil }
      return node.value
    }
  }

  /// The parameters of an included file: what `with` gives, or their defaults.
  func parameters(
    _ declared: [MapReader.Member],
    given: [OptionValue.Member],
    unresolved: Set<String>,
    from include: IncludeEntry,
    in outer: SourceFile,
    scope: ValueScope,
    _ log: inout ProblemLog
  ) -> ValueScope {
    var inner = scope
    inner.params = []
    inner.recordedParams = []
    let names = declared.compactMap(\.key.text)
    inner.broken = inner.broken.filter { $0.hasPrefix("vars.") }
    for member in include.controls.with?.value.members ?? [] {
      guard let name = member.key.text, !names.contains(name) else { continue }
      log.error(
        outer.target(member.key),
        "unknown-option",
        "\(file.path) has no parameter \"\(name)\"\(Suggestions.question(for: name, among: names))",
        help: names.isEmpty ? ["it has no params"] : ["params are \(names.joined(separator: ", "))"]
      )
    }
    for member in declared {
      let name = member.key.text ?? ""
      guard inner.params?.contains(where: { $0.name == name }) == false else { continue }
      let value = parameter(member, given, unresolved, from: include, in: outer, inner, &log)
      guard let value else {
        inner.broken.insert("params.\(name)")
        continue
      }
      let node = include.controls.with?.value[name]
      let recorded =
        node.map { ValueResolver(scope: scope, file: outer).recorded($0, instead: value) }
        ?? ValueResolver(scope: inner, file: file).recorded(member.value, instead: value)
      inner.params?.append(.init(name, value))
      inner.recordedParams.append(.init(name, recorded))
    }
    return inner
  }

  private func parameter(
    _ member: MapReader.Member,
    _ given: [OptionValue.Member],
    _ unresolved: Set<String>,
    from include: IncludeEntry,
    in outer: SourceFile,
    _ scope: ValueScope,
    _ log: inout ProblemLog
  ) -> OptionValue? {
    let name = member.key.text ?? ""
    let isRequired = member.value.isNull
    let resolver = ValueResolver(scope: scope, file: file)
    let standard = isRequired ? nil : resolver.value(member.value, "the parameter \"\(name)\"", &log)
    guard !unresolved.contains(name) else { return nil }
    guard let value = given.first(where: { $0.name == name })?.value else {
      if isRequired {
        log.error(
          outer.target(include.path),
          "missing-option",
          "\(file.path) needs the parameter \"\(name)\"; give it under \"with\""
        )
      }
      return standard
    }
    guard let standard else { return isRequired ? value : nil }
    if let fitting = Self.fit(value, like: standard) { return fitting }
    let node = include.controls.with?.value[name] ?? include.path
    log.error(
      outer.target(node),
      "wrong-type",
      "the parameter \"\(name)\" of \(file.path) must be \(standard.kind), found \(node.found)",
      help: ["its default is \(standard)"]
    )
    return nil
  }

  /// `value` where it is of the type of `pattern`; a whole number is a number, too.
  private static func fit(_ value: OptionValue, like pattern: OptionValue) -> OptionValue? {
    if case .number = pattern, case .integer(let integer) = value { return .number(Double(integer)) }
    return value.kind == pattern.kind ? value : nil
  }
}
