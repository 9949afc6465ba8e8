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
    var defaults: [OptionValue.Member] = []
    scope.later = members.compactMap(\.key.text)
    for member in members {
      let name = member.key.text ?? ""
      guard !defaults.contains(where: { $0.name == name }) else { continue }
      scope.later.removeAll { $0 == name }
      guard let value = variable(member, scope, &log) else {
        scope.broken.insert("vars.\(name)")
        continue
      }
      // A value that is set counts for the variables after it, which may be made of it.
      let given = sets.last { $0.name == name }.flatMap { Self.parse($0.value, like: value) }
      let recorded = ValueResolver(scope: scope, file: file).recorded(member.value, instead: value)
      defaults.append(.init(name, value))
      scope.vars.append(.init(name, given ?? value))
      scope.recordedVars.append(.init(name, given ?? recorded))
    }
    check(sets, names: members.compactMap(\.key.text), defaults, &log)
  }

  private func check(
    _ sets: [(name: String, value: String)],
    names: [String],
    _ defaults: [OptionValue.Member],
    _ log: inout ProblemLog
  ) {
    for set in sets {
      let text = "\(set.name)=\(set.value)"
      guard names.contains(set.name) else {
        let question = Suggestions.question(for: set.name, among: names)
        let help = names.isEmpty ? "it has no variables" : "variables are \(names.joined(separator: ", "))"
        let message = "the definition has no variable \"\(set.name)\"\(question)"
        log.error(of: "--set", text, "unknown-name", message, help: [help])
        continue
      }
      guard let standard = defaults.first(where: { $0.name == set.name })?.value,
        Self.parse(set.value, like: standard) == nil
      else { continue }
      let message = "the variable \"\(set.name)\" must be \(standard.kind), found \"\(set.value)\""
      log.error(of: "--set", text, "wrong-type", message, help: ["its default is \(standard)"])
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
    return resolver.value(member.value, ValueName("the variable \"\(member.key.text ?? "")\""), &log)
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
        help: names.isEmpty ? ["it has no parameters"] : ["parameters are \(names.joined(separator: ", "))"]
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
    let standard = isRequired ? nil : resolver.value(member.value, ValueName("the parameter \"\(name)\""), &log)
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
