import QuireText

/// Tells program text from prose by its punctuation.
enum CodeShape {
  /// Whether `lines`, which stand together, are code.
  ///
  /// Indented lines need less to be taken for code than others: three fifths of them have to look like it, and a line
  /// alone has to end a statement; three lines or more are needed at the edge of the text.
  static func isCode(_ text: [UInt8], _ lines: ArraySlice<BlockLine>, isIndented: Bool) -> Bool {
    guard lines.count >= (isIndented ? 1 : 3), lines.contains(where: { endsStatement(text, $0.content) }) else {
      return false
    }
    let count = lines.count { isCode(text, $0.content) }
    return isIndented ? count * 5 >= lines.count * 3 : count * 4 >= lines.count * 3
  }

  private static func endsStatement(_ text: [UInt8], _ content: ByteRange) -> Bool {
    guard let last = content.last else { return false }
    return [0x3B, 0x7B, 0x7D, 0x3E].contains(text[last])
  }

  /// Whether a line has the punctuation of programs: some of it where it ends a statement, much of it elsewhere.
  private static func isCode(_ text: [UInt8], _ content: ByteRange) -> Bool {
    var marks = 0
    for byte in text[content.prefix(400)] {
      switch byte {
      case 0x24, 0x26, 0x28, 0x29, 0x3B, 0x3C, 0x3D, 0x3E, 0x5B, 0x5C, 0x5D, 0x5F, 0x7B, 0x7C, 0x7D: marks += 1
      default: break
      }
    }
    let count = min(content.count, 400)
    if endsStatement(text, content) { return marks * 25 >= count }
    return marks * 10 >= count && content.last.map { text[$0] } != 0x2E
  }
}
