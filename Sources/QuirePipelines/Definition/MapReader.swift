import QuireStages

/// Reads the members of one mapping of a definition and reports what does not belong there.
struct MapReader {
  /// One member: its key and its value.
  typealias Member = (key: YAMLNode, value: YAMLNode)

  let file: SourceFile
  let node: YAMLNode

  /// What the mapping is, for messages: `the definition`, `a step`.
  let owner: String

  private let members: [Member]

  /// Reads `node`, unless it is no mapping, which is reported.
  init?(_ node: YAMLNode, in file: SourceFile, as owner: String, _ log: inout ProblemLog) {
    guard let members = node.members else {
      log.error(file.target(node), "wrong-type", "\(owner) must be a map, found \(node.kind)")
      return nil
    }
    self.file = file
    self.node = node
    self.owner = owner
    self.members = members
  }

  /// The member called `name`.
  subscript(name: String) -> Member? { members.first { $0.key.text == name } }

  /// Reports every key that is not among `keys`; `instead` may answer a key in its own words.
  func refuseOthers(
    than keys: [String],
    _ log: inout ProblemLog,
    instead: (_ key: String) -> (message: String, help: [String])? = { _ in nil }
  ) {
    for member in members {
      guard let name = member.key.text else {
        log.error(file.target(member.key), "wrong-type", "a key must be a word, found \(member.key.kind)")
        continue
      }
      guard !keys.contains(name) else { continue }
      if let answer = instead(name) {
        log.error(file.target(member.key), "unknown-key", answer.message, help: answer.help)
        continue
      }
      log.error(
        file.target(member.key),
        "unknown-key",
        "\(owner) has no key \"\(name)\"\(Suggestions.question(for: name, among: keys))",
        help: [keys.count == 1 ? "the only key is \(keys[0])" : "known keys are \(keys.joined(separator: ", "))"]
      )
    }
  }

  /// Whether there is no member called `name`, and none whose key looks like a slip of the pen for it, which is reported
  /// as such.
  func lacks(_ name: String) -> Bool {
    guard self[name] == nil else { return false }
    return !members.contains { !Suggestions.nearest(to: $0.key.text ?? "", among: [name]).isEmpty }
  }

  /// The string of the member called `name`; anything else is reported.
  func string(_ name: String, _ log: inout ProblemLog) -> YAMLNode? {
    guard let member = self[name] else { return nil }
    guard !member.value.isEmptyPlace else {
      log.error(file.target(member.key), "wrong-type", "\"\(name)\" must be a string, found nothing")
      return nil
    }
    return file.isString(member.value, "\"\(name)\"", &log) ? member.value : nil
  }

  /// The list of the member called `name`; anything else is reported.
  func list(_ name: String, of items: String, _ log: inout ProblemLog) -> [YAMLNode]? {
    guard let member = self[name] else { return nil }
    guard let nodes = member.value.items else {
      log.error(
        file.target(valueOrKey(member)),
        "wrong-type",
        "\"\(name)\" must be a list of \(items), found \(member.value.kind)"
      )
      return nil
    }
    return nodes
  }

  /// The whole number of at least 0 of the member called `name`; anything else is reported.
  func count(_ name: String, _ log: inout ProblemLog) -> Int? {
    guard let member = self[name] else { return nil }
    guard case .integer(let count) = member.value.value, count >= 0, !member.value.isAmbiguous else {
      log.error(
        file.target(valueOrKey(member)),
        "wrong-type",
        "\"\(name)\" must be a whole number from 0, found \(member.value.found)"
      )
      return nil
    }
    return count
  }

  /// The word of the member called `name` among those of `Word`; anything else is reported.
  func word<Word>(_ name: String, _ type: Word.Type, _ log: inout ProblemLog) -> Word?
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    guard let node = string(name, &log), let text = node.text else { return nil }
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    log.error(
      file.target(node),
      "unknown-word",
      "\"\(name)\" must be one of \(words.joined(separator: ", ")), found \"\(text)\""
        + Suggestions.question(for: text, among: words)
    )
    return nil
  }

  /// What a message about a value points to: the value, or the key where there is none.
  func valueOrKey(_ member: Member) -> YAMLNode { member.value.isEmptyPlace ? member.key : member.value }
}

extension SourceFile {
  /// Whether `node` is a string that every YAML reader takes for one; reports what is wrong otherwise.
  func isString(_ node: YAMLNode, _ what: String, _ log: inout ProblemLog) -> Bool {
    if let other = node.otherReading {
      let text = node.text ?? ""
      log.error(
        target(node),
        "ambiguous-scalar",
        "\(what) is ambiguous: some readers of YAML take \"\(text)\" for \(other); write \"\(text)\" in quotes"
      )
      return false
    }
    if case .string = node.value { return true }
    let hint = node.quotingHint
    log.error(target(node), "wrong-type", "\(what) must be a string, found \(node.found)\(hint)")
    return false
  }
}

extension YAMLNode {
  /// Whether nothing stands where the node should be.
  var isEmptyPlace: Bool {
    guard case .scalar("", isQuoted: false) = content else { return false }
    return true
  }

  /// What the node is, with its text where it is a scalar that has one.
  var found: String {
    guard case .scalar(let text, _) = content else { return kind }
    let short = text.unicodeScalars.count > 40 ? "\(String(text.unicodeScalars.prefix(40)))…" : text
    switch value {
    case .string: return "\"\(short)\""
    case .bool: return "the bool \(short)"
    case .integer, .number: return "the number \(short)"
    case .null, .list, .map: return isEmptyPlace ? "nothing" : short
    }
  }

  /// How to make a string of the node, to go on a message; empty where quotes would not help.
  var quotingHint: String {
    guard case .scalar(let text, isQuoted: false) = content, !text.isEmpty else { return "" }
    return "; write \"\(text)\" in quotes"
  }
}
