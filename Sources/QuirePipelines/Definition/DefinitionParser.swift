import QuireStages

/// Makes a ``Definition`` of a file and reports everything that is wrong with its form.
struct DefinitionParser {
  let file: SourceFile
  let registry: Registry

  /// How deep groups, choices and includes may nest.
  static let deepestSteps = 24

  private static let definitionKeys = [
    "quire", "name", "description", "vars", "input", "stages", "rejects", "quarantine", "tests",
  ]
  private static let includeKeys = ["quire", "name", "description", "params", "stages"]

  /// The definition; `nil` where the file is no definition at all.
  func parse(_ role: Definition.Role, _ log: inout ProblemLog) -> Definition? {
    log.open(file.path)
    guard let root = load(&log) else { return nil }
    let owner = role == .whole ? "the definition" : "the included file"
    guard let map = MapReader(root, in: file, as: owner, &log) else { return nil }
    reportDuplicates(in: root, &log)
    let keys = role == .whole ? Self.definitionKeys : Self.includeKeys
    map.refuseOthers(than: keys, &log) { Self.answer(to: $0, in: role) }
    checkVersion(map, role, &log)
    var definition = Definition(file: file)
    definition.name = map.string("name", &log)?.text
    definition.description = map.string("description", &log)?.text
    definition.variables = variables(map, role == .whole ? "vars" : "params", &log)
    definition.stagesKey = map["stages"]?.key
    definition.steps = stages(map, &log)
    if role == .whole {
      definition.input = map["input"]?.value
      definition.rejects = map["rejects"]
      definition.quarantine = map["quarantine"]
      definition.tests = map["tests"]?.value
    }
    return definition
  }

  private func load(_ log: inout ProblemLog) -> YAMLNode? {
    do throws(YAMLError) {
      if let root = try YAMLLoader.load(file.lines) { return root }
      log.error(start, "empty", "the file is empty; a definition begins with \"quire: 1\"")
    } catch {
      let offset = file.lines.offset(of: error.position)
      log.error(Target(file: file, extent: offset..<offset), "not-yaml", error.message)
    }
    return nil
  }

  private var start: Target { Target(file: file, extent: 0..<0) }

  /// Keys of one kind of file that stand in the other.
  private static func answer(to key: String, in role: Definition.Role) -> (message: String, help: [String])? {
    if role == .included, definitionKeys.contains(key) {
      return (
        "an included file has no \"\(key)\"; it belongs in the definition that includes it",
        ["known keys are \(includeKeys.joined(separator: ", "))"]
      )
    }
    if role == .whole, key == "params" {
      return ("a definition has no \"params\"; its variables are \"vars\"", ["an included file has params"])
    }
    return nil
  }

  private func reportDuplicates(in root: YAMLNode, _ log: inout ProblemLog) {
    root.forEachMapping { members in
      guard members.count > 1 else { return }
      var first: [String: YAMLNode] = [:]
      for member in members {
        guard let name = member.key.text else { continue }
        guard let known = first[name] else {
          first[name] = member.key
          continue
        }
        log.error(
          file.target(member.key),
          "duplicate-key",
          "the key \"\(name)\" stands here twice; the first is on line \(known.position.line)"
        )
      }
    }
  }

  private func checkVersion(_ map: MapReader, _ role: Definition.Role, _ log: inout ProblemLog) {
    guard let member = map["quire"] else {
      guard role == .whole, map.lacks("quire") else { return }
      return log.error(
        start,
        "no-version",
        "the definition does not say its version; write \"quire: 1\" in its first line"
      )
    }
    guard case .integer(1) = member.value.value else {
      return log.error(
        file.target(map.valueOrKey(member)),
        "wrong-version",
        "\"quire\" is the version of the definition language and must be 1, found \(member.value.found)"
      )
    }
  }

  private func variables(_ map: MapReader, _ name: String, _ log: inout ProblemLog) -> [MapReader.Member] {
    guard let member = map[name], !member.value.isNull else { return [] }
    guard let members = member.value.members else {
      log.error(
        file.target(map.valueOrKey(member)),
        "wrong-type",
        "\"\(name)\" must be a map of names to values, found \(member.value.kind)"
      )
      return []
    }
    return members.filter { isName($0.key, &log) }
  }

  private func isName(_ key: YAMLNode, _ log: inout ProblemLog) -> Bool {
    let text = key.text ?? ""
    if key.otherReading == "a truth value" {
      log.error(
        file.target(key),
        "ambiguous-scalar",
        "the name \"\(text)\" is ambiguous: some readers of YAML take it for a truth value; choose another name"
      )
      return false
    }
    if Interpolation.isName(text) { return true }
    log.error(
      file.target(key),
      "wrong-name",
      "\"\(text)\" can't be a name; names have letters, digits and \"_\", and begin with a letter"
    )
    return false
  }

  private func stages(_ map: MapReader, _ log: inout ProblemLog) -> [StepEntry] {
    guard map["stages"] != nil else {
      guard map.lacks("stages") else { return [] }
      log.error(start, "no-stages", "\(map.owner) has no \"stages\", the list of what is to be done")
      return []
    }
    guard let nodes = map.list("stages", of: "steps", &log) else { return [] }
    if nodes.isEmpty, let member = map["stages"] {
      log.error(file.target(member.key), "no-stages", "\"stages\" is empty; name at least one stage")
    }
    return steps(nodes, depth: 0, &log)
  }
}
