import QuireText

/// Tells rows of cells from lines of words.
enum TableShape {
  /// Whether `lines`, which stand together, are the rows of a table: the same number of cells in each, parted by bars
  /// or tabs, or by blanks whose ends stand below each other.
  static func isTable(_ text: [UInt8], _ lines: ArraySlice<BlockLine>) -> Bool {
    guard lines.count >= 2, let first = lines.first else { return false }
    for mark: UInt8 in [0x7C, 0x09] {
      let cells = count(mark, text, first.content)
      guard cells > 0, mark == 0x09 || cells > 1 else { continue }
      if lines.allSatisfy({ count(mark, text, $0.content) == cells }) { return true }
    }
    guard lines.count >= 3, let column = gapColumn(text, first) else { return false }
    return lines.allSatisfy { gapColumn(text, $0) == column }
  }

  private static func count(_ mark: UInt8, _ text: [UInt8], _ content: ByteRange) -> Int {
    guard content.count <= 2000 else { return 0 }
    return text[content].count { $0 == mark }
  }

  /// The column where the words begin again behind the first gap of two blanks or more.
  private static func gapColumn(_ text: [UInt8], _ line: BlockLine) -> Int? {
    let content = line.content
    guard content.count <= 400 else { return nil }
    var column = line.indent
    var blanks = 0
    for byte in text[content] {
      if byte == 0x20 {
        blanks += 1
      } else {
        if blanks >= 2 { return column }
        blanks = 0
      }
      if byte & 0xC0 != 0x80 { column += 1 }
    }
    return nil
  }
}
