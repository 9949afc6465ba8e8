import QuireDocument
import QuireText

extension DocumentBuilder {
  /// Says how the charset is known where nobody could have known it for sure.
  mutating func report(_ guess: CharsetGuess) {
    if let refused = guess.refusedDeclaration {
      let message = "the bytes are not in the declared charset \"\(refused)\"; they were read as \(guess.charset.name)"
      report(Diagnostic(.warning, code: "declared-charset", message))
    } else if guess.how == .detected {
      let message = "no charset is declared; the bytes look like \(guess.charset.name)"
      report(Diagnostic(.note, code: "detected-charset", message))
    }
  }

  /// Says which places could not be decoded: one diagnostic for each kind of problem, with the first of its places.
  mutating func reportProblems(_ text: DecodedText, charset: String) {
    guard text.problemCount > 0 else { return }
    let undecodable = text.problems.filter { $0.kind == .undecodable }
    let escapes = text.problems.filter { $0.kind != .undecodable }
    // Beyond those that are kept one by one, only the number of all of them is known.
    let uncounted = text.problemCount - text.problems.count
    report(undecodable, undecodable.isEmpty ? 0 : uncounted, "undecodable-bytes", "could not be decoded as \(charset)")
    report(
      escapes,
      undecodable.isEmpty ? uncounted : 0,
      "broken-escapes",
      "is half of a surrogate pair or no escape at all",
      "are halves of surrogate pairs or no escapes at all"
    )
  }

  private mutating func report(
    _ problems: [DecodingProblem],
    _ uncounted: Int,
    _ code: String,
    _ what: String,
    _ whatOfMany: String? = nil
  ) {
    guard !problems.isEmpty else { return }
    let count = problems.count + uncounted
    let message = "\(count) place\(count == 1 ? " \(what)" : "s \(whatOfMany ?? what)"); U+FFFD stands there"
    let places = problems.prefix(100).map { SourceRange($0.range) }
    report(Diagnostic(.warning, code: code, message, source: places))
  }
}

extension DecodedText {
  /// How many bytes of the source mean nothing in its charset, among the problems that are kept one by one.
  var undecodableByteCount: Int {
    problems.reduce(0) { $0 + ($1.kind == .undecodable ? $1.range.count : 0) }
  }
}

extension OffsetMap {
  /// The source ranges that no unit stands for: a byte order mark, shift sequences.
  func gaps(count: Int) -> [ByteRange] {
    var gaps: [ByteRange] = []
    var end = 0
    for run in runs {
      if run.sourceStart > end { gaps.append(end..<run.sourceStart) }
      end = run.sourceEnd
    }
    if end < count { gaps.append(end..<count) }
    return gaps
  }
}
