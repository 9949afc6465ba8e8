import QuireDocument
import QuireText

/// What a list says of a phrase.
struct ListEntry: Sendable {
  let type: String
  let subtype: String
  /// The canonical name.
  let name: String
  let attributes: [JSONValue.Member]

  /// Where no list has anything to say.
  static let nothing = ListEntry(type: "", subtype: "", name: "", attributes: [])
}

/// How the lines of a list are written.
///
/// A line is read twice: its phrases when the list is loaded, all else only when one of them stands in a text.
protocol ListFormat: Sendable {
  /// Whether lines that begin with `#` are comments.
  var hasComments: Bool { get }

  /// The phrases of a line.
  func phrases(of line: ByteRange, in bytes: [UInt8], _ body: (ListPhrase) throws(ListProblem) -> Void)
    throws(ListProblem)

  /// What the line says of its phrases.
  func entry(of line: ByteRange, in bytes: [UInt8]) -> ListEntry
}

/// A phrase as a line holds it.
enum ListPhrase {
  /// The phrase stands in the line as it is.
  case range(ByteRange)

  /// The phrase is written with escapes.
  case decoded([UInt8])
}

/// What is wrong with a line, as the words that follow "line 7".
struct ListProblem: Error {
  let words: String
}

extension [UInt8] {
  /// The columns of a line, at most `limit`; the last one has the rest.
  func columns(of line: ByteRange, separator: UInt8, limit: Int) -> [ByteRange] {
    var columns: [ByteRange] = []
    var start = line.lowerBound
    while columns.count + 1 < limit, let end = firstPlace(of: separator, in: self, start..<line.upperBound) {
      columns.append(start..<end)
      start = end + 1
    }
    columns.append(start..<line.upperBound)
    return columns
  }

  /// A part without the blanks at its ends.
  func trimmed(_ range: ByteRange) -> ByteRange {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, self[start] <= 0x20 { start += 1 }
    while start < end, self[end - 1] <= 0x20 { end -= 1 }
    return start..<end
  }

  /// A part as a string.
  func text(_ range: ByteRange) -> String { String(decoding: self[range], as: UTF8.self) }
}
