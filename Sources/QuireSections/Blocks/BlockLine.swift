import QuireText

/// A line that is not blank, in 20 bytes: texts have many.
struct BlockLine {
  private let lineStart: UInt32
  private let contentStart: UInt32
  private let contentEnd: UInt32
  private let columns: UInt16

  /// Whether a blank line, a block that stands already, or the text's start is before the line.
  let isAfterGap: Bool

  init(_ line: TextLine, isAfterGap: Bool) {
    lineStart = UInt32(clamping: line.range.lowerBound)
    contentStart = UInt32(clamping: line.content.lowerBound)
    contentEnd = UInt32(clamping: line.content.upperBound)
    columns = UInt16(clamping: line.indent)
    self.isAfterGap = isAfterGap
  }

  /// Where the line begins, blanks included.
  var start: Int { Int(lineStart) }

  /// The line without white space at either end.
  var content: ByteRange { Int(contentStart)..<Int(contentEnd) }

  /// The columns before the content.
  var indent: Int { Int(columns) }

  /// The lines of `text` that are not blank and in none of `marks`, which ascend.
  static func lines(of text: [UInt8], around marks: [ByteRange]) -> [BlockLine] {
    var result: [BlockLine] = []
    var isAfterGap = true
    var next = 0
    for line in TextLines(text) {
      while next < marks.count, marks[next].upperBound <= line.content.lowerBound { next += 1 }
      let isMarked = next < marks.count && marks[next].lowerBound < line.content.upperBound
      if line.isBlank || isMarked {
        isAfterGap = true
      } else {
        result.append(BlockLine(line, isAfterGap: isAfterGap))
        isAfterGap = false
      }
    }
    return result
  }

  /// The groups of lines without a gap between them, as ranges of indices.
  static func groups(_ lines: [BlockLine]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in lines.indices where index > start && lines[index].isAfterGap {
      result.append(start..<index)
      start = index
    }
    if start < lines.count { result.append(start..<lines.count) }
    return result
  }
}
