import QuireDocument
import QuireText

extension DocumentBuilder {
  /// Says which bytes could not be decoded: one diagnostic, with the first places.
  mutating func reportProblems(_ text: DecodedText, charset: String) {
    guard text.problemCount > 0 else { return }
    let places = text.problems.prefix(100).map { SourceRange($0.range) }
    let count = text.problemCount
    let message = "\(count) place\(count == 1 ? "" : "s") could not be decoded as \(charset); U+FFFD stands there"
    report(Diagnostic(.warning, code: "undecodable-bytes", message, source: places))
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
