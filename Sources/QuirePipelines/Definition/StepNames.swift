import QuireStages

/// Names every step of a definition, each once.
///
/// What the definition gives comes first; other steps are called like their component, numbered from the second on.
struct StepNames {
  /// The names in the order of the steps, a group before the steps inside of it.
  private(set) var names: [String] = []

  private var taken: [String: Place] = [:]
  private var numbers: [String: Int] = [:]

  /// Names `steps` and reports ids that stand twice or can't be ids.
  init(_ steps: [ExpandedStep], _ log: inout ProblemLog) {
    for step in steps { take(step, &log) }
    for step in steps { assign(step) }
  }

  private mutating func take(_ step: ExpandedStep, _ log: inout ProblemLog) {
    if let node = step.explicitName, let text = node.text {
      let file = step.context.file
      let name = step.context.prefix + text
      if !Self.isID(text) {
        log.error(
          file.target(node),
          "wrong-name",
          "\"\(text)\" can't name a step; names have letters, digits, \"-\", \"_\" and \".\", and begin with a letter"
        )
      } else if let first = taken[name] {
        let line = "\(first.file == file.path ? "" : "\(first.file), ")line \(first.position.line)"
        log.error(
          file.target(node),
          "duplicate-id",
          "two steps are called \"\(name)\"; the first is on \(line)",
          help: step.context.prefix.isEmpty && !file.includedFrom.isEmpty
            ? ["an include with an id of its own puts that in front of the names of its steps"] : []
        )
      }
      if taken[name] == nil { taken[name] = file.place(node) }
    }
    for inner in step.inner { take(inner, &log) }
  }

  private mutating func assign(_ step: ExpandedStep) {
    if let text = step.explicitName?.text {
      names.append(step.context.prefix + text)
    } else {
      names.append(free(step.context.prefix + step.standardName, for: step))
    }
    for inner in step.inner { assign(inner) }
  }

  private mutating func free(_ base: String, for step: ExpandedStep) -> String {
    var number = numbers[base] ?? 1
    while true {
      let name = number == 1 ? base : "\(base)-\(number)"
      number += 1
      guard taken[name] == nil else { continue }
      numbers[base] = number
      taken[name] = Place(file: step.context.file.path, position: .init(line: 1, column: 1))
      return name
    }
  }

  /// Whether `text` can be an id: it may become a part of file names.
  static func isID(_ text: String) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= 100 else { return false }
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    guard isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || [0x2D, 0x2E, 0x5F].contains($0) }
  }
}
