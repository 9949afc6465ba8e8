import QuireDocument
import QuireStages

/// Reads the tests of a definition; their texts stand for themselves, without references.
struct TestParser {
  let file: SourceFile

  /// The names of all steps, which tests can stop at and ask about.
  let steps: [String]

  /// The names of the readers, which can take text out as well.
  let readers: [String]

  func parse(_ node: YAMLNode?, _ log: inout ProblemLog) -> [DefinitionTest] {
    guard let node, !node.isNull else { return [] }
    guard let nodes = node.items else {
      log.error(file.target(node), "wrong-type", "\"tests\" must be a list of tests, found \(node.kind)")
      return []
    }
    var names: [String: Int] = [:]
    return nodes.compactMap { node in
      let test = test(node, &log)
      if let test {
        if let line = names[test.name], let name = node["name"] {
          log.error(
            file.target(name),
            "duplicate-id",
            "two tests are called \"\(test.name)\"; the first is on line \(line)"
          )
        }
        names[test.name] = names[test.name] ?? node.position.line
      }
      return test
    }
  }

  private func test(_ node: YAMLNode, _ log: inout ProblemLog) -> DefinitionTest? {
    guard let map = MapReader(node, in: file, as: "a test", &log) else { return nil }
    map.refuseOthers(than: ["name", "stages", "input", "expect", "note"], &log)
    for key in ["name", "input", "expect"] where map.lacks(key) {
      log.error(file.target(node), "missing-key", "a test needs \"\(key)\"")
    }
    let through = map.string("stages", &log)
    if let through, let name = through.text { checkStep(name, through, among: steps, &log) }
    let input = map["input"].flatMap { self.input($0.value, &log) }
    let parser = ExpectationParser(file: file, makers: steps + readers)
    var expectations: [Expectation] = []
    for node in map.list("expect", of: "expectations", &log) ?? [] {
      expectations += parser.parse(node, &log)
    }
    if let expect = map["expect"], expect.value.items?.isEmpty == true {
      log.error(file.target(expect.key), "missing-key", "\"expect\" is empty, so the test shows nothing")
    }
    guard let name = map.string("name", &log)?.text, let input else { return nil }
    return DefinitionTest(
      name: name,
      through: through?.text,
      input: input,
      beside: beside(map["input"]?.value, &log),
      expectations: expectations,
      place: file.place(node)
    )
  }

  private func input(_ node: YAMLNode, _ log: inout ProblemLog) -> DefinitionTest.Input? {
    guard let map = MapReader(node, in: file, as: "a test's \"input\"", &log) else { return nil }
    map.refuseOthers(than: ["text", "file", "beside"], &log)
    let text = map.string("text", &log)?.text
    let path = map.string("file", &log)?.text
    switch (text, path) {
    case (let text?, nil): return .text(text)
    case (nil, let path?): return .file(SourceFile.join(file.folder, path))
    case (.some, .some):
      log.error(file.target(node), "two-kinds", "a test's \"input\" has \"text\" or \"file\", not both")
    case (nil, nil):
      if map.lacks("text"), map.lacks("file") {
        log.error(file.target(node), "missing-key", "a test's \"input\" needs \"text\" or \"file\"")
      }
    }
    return nil
  }

  private func beside(_ input: YAMLNode?, _ log: inout ProblemLog) -> [String] {
    guard let node = input?["beside"] else { return [] }
    guard let items = node.items else {
      log.error(file.target(node), "wrong-type", "\"beside\" must be a list of texts, found \(node.kind)")
      return []
    }
    return items.compactMap { file.isString($0, "a text of \"beside\"", &log) ? $0.text : nil }
  }

  private func checkStep(_ name: String, _ node: YAMLNode, among known: [String], _ log: inout ProblemLog) {
    guard !known.contains(name) else { return }
    log.error(
      file.target(node),
      "unknown-name",
      "no step is called \"\(name)\"\(Suggestions.question(for: name, among: known))"
    )
  }
}

/// Reads one item of a test's `expect`.
struct ExpectationParser {
  let file: SourceFile

  /// Who can take text out: steps and readers.
  let makers: [String]

  private static let keys = [
    "text", "text_contains", "removed", "metadata", "mentions", "entities", "comments", "links", "sections", "blocks",
    "diagnostics", "dropped",
  ]

  func parse(_ node: YAMLNode, _ log: inout ProblemLog) -> [Expectation] {
    guard let map = MapReader(node, in: file, as: "an expectation", &log) else { return [] }
    map.refuseOthers(than: Self.keys, &log)
    if node.members?.isEmpty == true {
      log.error(
        file.target(node),
        "missing-key",
        "an expectation has one of the keys \(Self.keys.joined(separator: ", "))"
      )
    }
    return Self.keys.compactMap { map[$0] }.flatMap { expectations($0, &log) }
  }

  private func expectations(_ member: MapReader.Member, _ log: inout ProblemLog) -> [Expectation] {
    let key = member.key.text ?? ""
    switch key {
    case "text":
      guard file.isString(member.value, "\"text\"", &log), let text = member.value.text else { return [] }
      return [expectation(.text(text), nil, member)]
    case "text_contains":
      let nodes = member.value.items ?? [member.value]
      return nodes.compactMap { node in
        guard file.isString(node, "\"text_contains\"", &log), let text = node.text else { return nil }
        return expectation(.textContains(text), nil, member)
      }
    case "metadata": return metadata(member, &log)
    default:
      guard let map = MapReader(member.value, in: file, as: "\"\(key)\"", &log) else { return [] }
      return matching(key, map, &log).map { [expectation($0, map.count("count", &log), member)] } ?? []
    }
  }

  private func matching(_ key: String, _ map: MapReader, _ log: inout ProblemLog) -> Expectation.Subject? {
    let string = { (name: String, log: inout ProblemLog) in map.string(name, &log)?.text }
    switch key {
    case "removed":
      map.refuseOthers(than: ["by", "rule", "text", "count"], &log)
      return .removed(.init(by: maker(map, &log), rule: string("rule", &log), text: string("text", &log)))
    case "mentions", "entities":
      map.refuseOthers(than: ["type", "text", "normal", "count"], &log)
      let type = string("type", &log).map { EntityType($0) }
      let mention = ExpectedMention(type: type, text: string("text", &log), normal: string("normal", &log))
      return key == "mentions" ? .mentions(mention) : .entities(mention)
    case "comments":
      map.refuseOthers(than: ["author", "text", "number", "count"], &log)
      let author = author(map, &log)
      return .comments(.init(author: author, text: string("text", &log), number: map.count("number", &log)))
    case "links":
      map.refuseOthers(than: ["kind", "from", "to", "count"], &log)
      let kind = map.word("kind", Link.Kind.self, &log)
      return .links(.init(kind: kind, from: map.count("from", &log), to: target(map, &log)))
    case "sections":
      map.refuseOthers(than: ["kind", "text", "count"], &log)
      return .sections(.init(kind: map.word("kind", Section.Kind.self, &log), text: string("text", &log)))
    case "blocks":
      map.refuseOthers(than: ["kind", "label", "text", "count"], &log)
      let kind = map.word("kind", Block.Kind.self, &log)
      return .blocks(.init(kind: kind, label: map.word("label", Block.Label.self, &log), text: string("text", &log)))
    case "diagnostics":
      map.refuseOthers(than: ["code", "count"], &log)
      return .diagnostics(.init(code: string("code", &log)))
    default:
      map.refuseOthers(than: ["by", "rule"], &log)
      return .dropped(.init(by: maker(map, &log), rule: string("rule", &log)))
    }
  }

  private func expectation(_ subject: Expectation.Subject, _ count: Int?, _ member: MapReader.Member) -> Expectation {
    Expectation(subject: subject, count: count, place: file.place(member.key))
  }

  private func metadata(_ member: MapReader.Member, _ log: inout ProblemLog) -> [Expectation] {
    guard let members = member.value.members else {
      log.error(
        file.target(member.value.isEmptyPlace ? member.key : member.value),
        "wrong-type",
        "\"metadata\" must be a map of keys to values, found \(member.value.kind)"
      )
      return []
    }
    return members.compactMap { entry in
      guard let key = entry.key.text else { return nil }
      if entry.value.isAmbiguous, !file.isString(entry.value, "the value of \"\(key)\"", &log) { return nil }
      return Expectation(
        subject: .metadata(key: key, value: entry.value.value),
        count: nil,
        place: file.place(entry.key)
      )
    }
  }

  private func maker(_ map: MapReader, _ log: inout ProblemLog) -> String? {
    guard let node = map.string("by", &log), let name = node.text else { return nil }
    if !makers.contains(name) {
      log.error(
        file.target(node),
        "unknown-name",
        "no step is called \"\(name)\"\(Suggestions.question(for: name, among: makers))"
      )
    }
    return name
  }

  private func author(_ map: MapReader, _ log: inout ProblemLog) -> ExpectedComment.Author? {
    guard let member = map["author"] else { return nil }
    if member.value.isNull { return ExpectedComment.Author.none }
    return map.string("author", &log)?.text.map { .name($0) }
  }

  private func target(_ map: MapReader, _ log: inout ProblemLog) -> ExpectedLink.Target? {
    guard let member = map["to"] else { return nil }
    switch member.value.value {
    case .integer(let number) where number > 0: return .comment(number)
    case .string("article"): return .article
    case .map(let members):
      if members.count == 1, members[0].name == "ghost", case .string(let name) = members[0].value {
        return .ghost(name)
      }
    default: break
    }
    log.error(
      file.target(map.valueOrKey(member)),
      "wrong-type",
      "\"to\" must be a comment's number from 1, article, or { ghost: NAME }, found \(member.value.found)"
    )
    return nil
  }
}
