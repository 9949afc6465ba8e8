import QuireDocument
import QuireText

/// Reads lists line by line into a table, and gathers what is wrong with them.
struct ListReader {
  /// The most bytes of a phrase; names are shorter.
  static let maximumPhrase = 1_000

  /// The most bytes of a line.
  static let maximumLine = 100_000

  /// The most problems of a list that are told one by one.
  static let maximumProblems = 20

  private let bytes: [UInt8]
  private let mode: PhraseMatcher.CaseMode
  private var builder: PhraseMatcher.Builder
  private var parts: [EntryTable.Part] = []

  /// What is wrong with the list that was read last.
  private(set) var problems: [String] = []

  /// How many problems there are beyond those that are told.
  private(set) var moreProblems = 0

  /// Prepares to read lists that stand in `bytes`.
  init(_ bytes: [UInt8], mode: PhraseMatcher.CaseMode, options: PhraseMatcher.Options) {
    self.bytes = bytes
    self.mode = mode
    builder = PhraseMatcher.Builder(options: options, over: bytes)
    builder.reserve(phraseCount: bytes.count / 60, byteCount: 0)
  }

  /// Reads one list; lists come in the order in which they stand in the bytes.
  ///
  /// - Returns: the number of its phrases.
  ///
  /// Complexity: linear in the bytes.
  @discardableResult
  mutating func read(_ range: ByteRange, as format: some ListFormat) -> Int {
    // A byte order mark belongs to no line.
    var next = range.lowerBound + (bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    parts.append(EntryTable.Part(start: next, format: format))
    problems = []
    moreProblems = 0
    // Two looks at all of it spare each line the same two.
    let isClean = UTF8Validation.isValid(bytes, in: range) && firstPlace(of: 0, in: bytes, range) == nil
    var count = 0
    var number = 0
    while next < range.upperBound {
      let line = Self.line(bytes, from: next, before: range.upperBound)
      next = (firstPlace(of: 0x0A, in: bytes, line.upperBound..<range.upperBound) ?? range.upperBound) + 1
      number += 1
      if bytes.trimmed(line).isEmpty || format.hasComments && bytes[line.lowerBound] == UInt8(ascii: "#") { continue }
      do throws(ListProblem) {
        try check(line, isClean)
        count += try add(line, format)
      } catch {
        report("line \(number) \(error.words)")
      }
    }
    return count
  }

  /// The table of all lists that were read.
  consuming func finish() -> EntryTable { EntryTable(bytes, parts, builder.build()) }

  /// The line from `start` to the next line end, without it.
  static func line(_ bytes: [UInt8], from start: Int, before limit: Int) -> ByteRange {
    let end = firstPlace(of: 0x0A, in: bytes, start..<limit) ?? limit
    return start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
  }

  private func check(_ line: ByteRange, _ isClean: Bool) throws(ListProblem) {
    guard line.count <= Self.maximumLine else {
      throw ListProblem(words: "has \(line.count) bytes; at most \(Self.maximumLine) are read")
    }
    guard !isClean else { return }
    guard UTF8Validation.isValid(bytes, in: line) else { throw ListProblem(words: "is not valid UTF-8") }
    guard firstPlace(of: 0, in: bytes, line) == nil else { throw ListProblem(words: "holds a NUL byte") }
  }

  /// Adds the phrases of a line and tells how many they are.
  private mutating func add(_ line: ByteRange, _ format: some ListFormat) throws(ListProblem) -> Int {
    var count = 0
    try format.phrases(of: line, in: bytes) { (phrase) throws(ListProblem) in
      let length =
        switch phrase {
        case .range(let range): range.count
        case .decoded(let bytes): bytes.count
        }
      guard length <= Self.maximumPhrase else {
        throw ListProblem(words: "has a phrase of \(length) bytes; at most \(Self.maximumPhrase) are read")
      }
      let isTaken =
        switch phrase {
        case .range(let range):
          // What stands before the phrase in its line is looked for from the phrase on.
          builder.add(range: range, payload: Int32(clamping: range.lowerBound), caseMode: mode)
        case .decoded(let bytes):
          builder.add(bytes, payload: Int32(clamping: line.lowerBound), caseMode: mode)
        }
      guard isTaken else { throw ListProblem(words: "has an empty phrase") }
      count += 1
    }
    return count
  }

  private mutating func report(_ problem: String) {
    if problems.count < Self.maximumProblems { problems.append(problem) } else { moreProblems += 1 }
  }
}
