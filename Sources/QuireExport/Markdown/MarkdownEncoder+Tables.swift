import QuireDocument
import QuireText

/// The rows of a page's tables, whose cells are parted by tabs.
extension MarkdownEncoder {
  /// Whether an item is a row of cells: it comes from a page, and has several cells or goes on with a table.
  func isRow(_ item: FlowItem) -> Bool {
    item.kind == .table && item.block?.element != nil && (columns != nil || text[item.range].contains(0x09))
  }

  /// Writes a row; the first one of a table is its head, since Markdown knows no table without one.
  mutating func writeRow(_ range: ByteRange) {
    let cells = text[range].split(separator: 0x09, omittingEmptySubsequences: false).map(\.indices)
    if let columns, cells.count <= columns {
      writer.breakLine()
      write(cells, columns)
      return
    }
    writer.beginBlock()
    write(cells, cells.count)
    writer.breakLine()
    writer.append("|" + String(repeating: " --- |", count: cells.count))
    columns = cells.count
  }

  private mutating func write(_ cells: [ByteRange], _ columns: Int) {
    writer.append("|")
    for index in 0..<columns {
      writer.append(" ")
      if index < cells.count {
        for (number, line) in flow.lines(of: cells[index]).filter({ !$0.isEmpty }).enumerated() {
          if number > 0 { writer.append(" ") }
          writer.appendEscaped(text, line, isLineStart: false)
        }
      }
      writer.append(" |")
    }
  }
}
