import QuireText

/// What in a Markdown document would cost a parser more than the document's size is worth.
///
/// A line can go on with a container of each of the levels around it, and a row of a table is filled up to the number of
/// its columns, whatever stands in it: cost and memory are products. Documents of people stay far below these bounds.
public enum MarkdownBounds {
  private static let levels = 100_000_000
  private static let cells = 1 << 21

  /// Why `bytes` must not be parsed, in words; `nil` where nothing speaks against it.
  ///
  /// Complexity: linear.
  public static func problem(in bytes: [UInt8]) -> String? {
    var (lines, deepest, widest) = (0, 0, 0)
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
      lines += 1
      deepest = max(deepest, depth(bytes, start..<end))
      widest = max(widest, columns(bytes, start..<end))
      start = end + 1
    }
    if deepest * lines > levels { return "its \(lines) lines may stand in lists and quotes \(deepest) levels deep" }
    if widest > 1, widest * lines > max(cells, bytes.count) {
      return "its \(lines) lines may be rows of a table of \(widest) columns"
    }
    return nil
  }

  /// The most containers that a line can stand in: one for each mark before its words, and for two blanks.
  private static func depth(_ bytes: [UInt8], _ line: ByteRange) -> Int {
    var (marks, blanks) = (0, 0)
    for place in line {
      switch bytes[place] {
      case 0x20: blanks += 1
      case 0x09: blanks += 4
      case UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
        UInt8(ascii: ")"):
        marks += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default: return marks + blanks / 2
      }
    }
    // Blanks alone open nothing, and neither does a ruler.
    return 0
  }

  /// The number of columns of a table, if the line is the one that rules its head off.
  private static func columns(_ bytes: [UInt8], _ line: ByteRange) -> Int {
    var bars = 0
    for place in line {
      switch bytes[place] {
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "-"), UInt8(ascii: ":"), 0x20, 0x09, 0x0B, 0x0C, UInt8(ascii: ">"), UInt8(ascii: "*"),
        UInt8(ascii: "+"):
        break
      default: return 0
      }
    }
    return bars == 0 ? 0 : bars + 1
  }
}
