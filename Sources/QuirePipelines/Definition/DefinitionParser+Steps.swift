import QuireStages

/// The items of `stages`.
extension DefinitionParser {
  private enum Kind: String, CaseIterable {
    case stage
    case group
    case include
    case choice = "switch"

    var keys: [String] {
      switch self {
      case .stage: ["stage", "id", "when", "with", "on_error", "timeout", "note"]
      case .group: ["group", "stages", "when", "on_error", "note"]
      case .include: ["include", "id", "when", "with", "on_error", "note"]
      case .choice: ["switch", "else", "id", "on_error", "note"]
      }
    }

    /// The kind with its article, as messages name it.
    var words: String { self == .include ? "an include" : "a \(rawValue)" }
  }

  private static let structureKeys = Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")

  func steps(_ nodes: [YAMLNode], depth: Int, _ log: inout ProblemLog) -> [StepEntry] {
    guard depth < Self.deepestSteps else {
      if let first = nodes.first {
        log.error(file.target(first), "too-deep", "steps nest more than \(Self.deepestSteps) levels deep")
      }
      return []
    }
    return nodes.compactMap { step($0, depth: depth, &log) }
  }

  private func step(_ node: YAMLNode, depth: Int, _ log: inout ProblemLog) -> StepEntry? {
    switch node.content {
    case .scalar:
      guard !node.isAmbiguous, case .string = node.value else {
        log.error(
          file.target(node),
          "wrong-type",
          "a step must be the name of a stage or a map, found \(node.found)"
        )
        return nil
      }
      return .component(ComponentEntry(name: node, controls: StepControls(node)))
    case .sequence:
      log.error(
        file.target(node),
        "wrong-type",
        "a step must be a name or a map, found a list; a group of steps is a map with \"group\" and \"stages\""
      )
      return nil
    case .mapping:
      guard let map = MapReader(node, in: file, as: "a step", &log) else { return nil }
      return step(map, depth: depth, &log)
    }
  }

  private func step(_ map: MapReader, depth: Int, _ log: inout ProblemLog) -> StepEntry? {
    let kinds = Kind.allCases.filter { map[$0.rawValue] != nil }
    guard let kind = kinds.first else {
      reportNoKind(map, &log)
      return nil
    }
    if kinds.count > 1, let second = map[kinds[1].rawValue] {
      log.error(
        file.target(second.key),
        "two-kinds",
        "a step has one of \(Self.structureKeys), not both \"\(kind.rawValue)\" and \"\(kinds[1].rawValue)\""
      )
    }
    let map = MapReader(map.node, in: file, as: kind.words, &log) ?? map
    let others = kinds.dropFirst().map(\.rawValue)
    map.refuseOthers(than: kind.keys + others, &log) { answer(to: $0, in: kind, map) }
    let controls = controls(map, kind, &log)
    switch kind {
    case .stage:
      guard let name = map.string("stage", &log) else { return nil }
      return .component(ComponentEntry(name: name, controls: controls))
    case .include:
      guard let path = map.string("include", &log) else { return nil }
      return .include(IncludeEntry(path: path, controls: controls))
    case .group: return group(map, controls, depth: depth, &log)
    case .choice: return choice(map, controls, depth: depth, &log)
    }
  }

  /// Says what a map without `stage` should have been.
  private func reportNoKind(_ map: MapReader, _ log: inout ProblemLog) {
    let members = map.node.members ?? []
    let kinds = Kind.allCases.map(\.rawValue)
    for member in members {
      guard let name = member.key.text else { continue }
      if registry[name] != nil {
        let options = member.value.isNull ? "" : " and its options under \"with\""
        return log.error(
          file.target(member.key),
          "no-kind",
          "a step names its stage by the key \"stage\"; write \"stage: \(name)\"\(options)"
        )
      }
    }
    for member in members {
      guard let name = member.key.text else { continue }
      let question = Suggestions.question(for: name, among: kinds)
      guard !question.isEmpty else { continue }
      return log.error(file.target(member.key), "unknown-key", "a step has no key \"\(name)\"\(question)")
    }
    log.error(file.target(map.node), "no-kind", "a step has one of the keys \(Self.structureKeys)")
  }

  /// Says where a key belongs that does not stand here.
  private func answer(to key: String, in kind: Kind, _ map: MapReader) -> (message: String, help: [String])? {
    if kind == .stage, let name = map["stage"]?.value.text,
      let spec = registry[name], spec.options.contains(where: { $0.name == key })
    {
      return ("\"\(key)\" is an option of \(name); write it under \"with\"", [])
    }
    if kind == .group, key == "id" {
      return ("a group has no key \"id\"; the word after \"group\" is its name", [])
    }
    if kind == .choice, key == "when" {
      return ("a switch has no key \"when\"; each of its branches has one", [])
    }
    return nil
  }

  private func controls(_ map: MapReader, _ kind: Kind, _ log: inout ProblemLog) -> StepControls {
    var controls = StepControls(map.node)
    let keys = kind.keys
    if keys.contains("id") { controls.id = map.string("id", &log) }
    if keys.contains("when") { controls.when = condition(map, &log) }
    if keys.contains("with"), let with = map["with"], !with.value.isNull {
      if with.value.members != nil {
        controls.with = with
      } else {
        let what = kind == .include ? "parameters" : "options"
        log.error(
          file.target(with.value),
          "wrong-type",
          "\"with\" must be a map of \(what), found \(with.value.kind)"
        )
      }
    }
    controls.onError = map.word("on_error", ErrorPolicy.self, &log)
    if keys.contains("timeout") { controls.timeout = timeout(map, &log) }
    _ = map.string("note", &log)
    return controls
  }

  /// The scalar of `when`; its text is parsed later, when the names that it can use are known.
  private func condition(_ map: MapReader, _ log: inout ProblemLog) -> YAMLNode? {
    guard let member = map["when"] else { return nil }
    if case .scalar = member.value.content, !member.value.isNull { return member.value }
    log.error(
      file.target(map.valueOrKey(member)),
      "wrong-type",
      "\"when\" must be a condition, such as size(comments) > 0; found \(member.value.kind)"
    )
    return nil
  }

  private func timeout(_ map: MapReader, _ log: inout ProblemLog) -> Duration? {
    guard let member = map["timeout"] else { return nil }
    if let duration = Self.duration(member.value.value) { return duration }
    log.error(
      file.target(map.valueOrKey(member)),
      "wrong-type",
      "\"timeout\" must be a time such as 500ms, 30s or 2m, at most a day; found \(member.value.found)"
    )
    return nil
  }

  /// A time: a number with a unit, or a number of seconds; more than nothing, and at most a day.
  static func duration(_ value: OptionValue) -> Duration? {
    let milliseconds: Double
    switch value {
    case .integer(let seconds): milliseconds = Double(seconds) * 1000
    case .number(let seconds): milliseconds = seconds * 1000
    case .string(let text):
      let units: [(suffix: String, milliseconds: Double)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
      guard let unit = units.first(where: { text.hasSuffix($0.suffix) }) else { return nil }
      let digits = text.dropLast(unit.suffix.count)
      guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }), let number = Double(digits) else {
        return nil
      }
      milliseconds = number * unit.milliseconds
    case .null, .bool, .list, .map: return nil
    }
    guard milliseconds >= 1, milliseconds <= 86_400_000 else { return nil }
    return .milliseconds(Int64(milliseconds))
  }

  // MARK: Steps that hold steps

  private func group(
    _ map: MapReader,
    _ controls: StepControls,
    depth: Int,
    _ log: inout ProblemLog
  ) -> StepEntry? {
    if let member = map["group"], member.value.items != nil {
      log.error(
        file.target(member.key),
        "wrong-type",
        "\"group\" must be the group's name, found a list; its steps stand under \"stages\""
      )
      return nil
    }
    let steps = inner(map, "stages", of: "a group", depth: depth, &log)
    guard let name = map.string("group", &log) else { return nil }
    return .group(GroupEntry(name: name, controls: controls, steps: steps))
  }

  private func choice(
    _ map: MapReader,
    _ controls: StepControls,
    depth: Int,
    _ log: inout ProblemLog
  ) -> StepEntry? {
    guard let key = map["switch"]?.key, let nodes = map.list("switch", of: "branches", &log) else { return nil }
    if nodes.isEmpty { log.error(file.target(key), "no-stages", "\"switch\" has no branches") }
    var branches: [(when: YAMLNode, steps: [StepEntry])] = []
    for node in nodes {
      guard let branch = MapReader(node, in: file, as: "a branch of a switch", &log) else { continue }
      branch.refuseOthers(than: ["when", "stages", "note"], &log)
      let steps = inner(branch, "stages", of: "a branch", depth: depth, &log)
      if branch.lacks("when") {
        log.error(
          file.target(node),
          "no-condition",
          "a branch of a switch needs \"when\"; steps for all other documents stand under \"else\""
        )
      }
      guard let when = condition(branch, &log) else { continue }
      branches.append((when, steps))
    }
    let otherwise = map["else"] == nil ? [] : inner(map, "else", of: "a switch", depth: depth, &log)
    return .choice(ChoiceEntry(key: key, controls: controls, branches: branches, otherwise: otherwise))
  }

  /// The list of steps under `key`.
  private func inner(
    _ map: MapReader,
    _ key: String,
    of owner: String,
    depth: Int,
    _ log: inout ProblemLog
  ) -> [StepEntry] {
    guard map[key] != nil else {
      if map.lacks(key) {
        log.error(file.target(map.node), "no-stages", "\(owner) needs \"\(key)\", a list of steps")
      }
      return []
    }
    guard let nodes = map.list(key, of: "steps", &log) else { return [] }
    return steps(nodes, depth: depth + 1, &log)
  }
}
