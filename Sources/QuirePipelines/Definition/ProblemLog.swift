import QuireText

/// Collects what a check finds: each thing once, in the order of files and places in the end.
struct ProblemLog {
  /// How many problems are kept; a definition with more has one great mistake.
  static let most = 1000

  private struct Entry {
    let problem: Problem
    let file: Int
  }

  private struct Key: Hashable {
    let file: String
    let position: YAMLNode.Position?
    let message: String
  }

  private var entries: [Entry] = []
  private var seen: Set<Key> = []
  private var files: [String] = []

  /// Whether no more problems are kept; who finds many can stop looking.
  private(set) var isFull = false

  /// Whether an error was found.
  private(set) var hasErrors = false

  /// Reports an error about `target`.
  mutating func error(_ target: Target, _ code: String, _ message: String, help: [String] = []) {
    add(.error, target, code, message, help)
  }

  /// Reports something that was probably not meant.
  mutating func warning(_ target: Target, _ code: String, _ message: String, help: [String] = []) {
    add(.warning, target, code, message, help)
  }

  /// Reports something worth knowing.
  mutating func note(_ target: Target, _ code: String, _ message: String, help: [String] = []) {
    add(.note, target, code, message, help)
  }

  /// Reports a problem that stands in no file; `text` is what it is about.
  mutating func error(of origin: String, _ text: String, _ code: String, _ message: String, help: [String] = []) {
    append(
      Problem(
        severity: .error,
        code: code,
        file: origin,
        position: nil,
        length: max(1, text.unicodeScalars.count),
        excerpt: text,
        excerptColumn: 1,
        message: message,
        help: help,
        includedFrom: []
      )
    )
  }

  /// Notes that `file` was opened, so that its problems come after those of the files before it.
  mutating func open(_ file: String) {
    if !files.contains(file) { files.append(file) }
  }

  /// The problems in order: arguments first, then file by file from top to bottom.
  var sorted: [Problem] {
    let start = YAMLNode.Position(line: 0, column: 0)
    let order = entries.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.file != second.file { return first.file < second.file }
      let places = (first.problem.position ?? start, second.problem.position ?? start)
      return places.0 == places.1 ? left.offset < right.offset : places.0 < places.1
    }
    return order.map(\.element.problem)
  }

  private mutating func add(
    _ severity: Problem.Severity,
    _ target: Target,
    _ code: String,
    _ message: String,
    _ help: [String]
  ) {
    let position = target.place.position
    let lines = target.file.lines
    let end = min(target.extent.upperBound, lines.line(position.line).upperBound)
    let bytes = lines.bytes[target.extent.lowerBound..<max(target.extent.lowerBound, end)]
    let excerpt = lines.excerpt(around: position)
    append(
      Problem(
        severity: severity,
        code: code,
        file: target.file.path,
        position: position,
        length: max(1, bytes.count { $0 & 0xC0 != 0x80 }),
        excerpt: excerpt.text,
        excerptColumn: excerpt.column,
        message: message,
        help: help,
        includedFrom: target.file.includedFrom
      )
    )
  }

  private mutating func append(_ problem: Problem) {
    let key = Key(file: problem.file, position: problem.position, message: problem.message)
    guard seen.insert(key).inserted else { return }
    if problem.severity == .error { hasErrors = true }
    guard entries.count < Self.most else {
      isFull = true
      return
    }
    let file = problem.position == nil ? -1 : files.firstIndex(of: problem.file) ?? files.count
    entries.append(Entry(problem: problem, file: file))
  }
}
