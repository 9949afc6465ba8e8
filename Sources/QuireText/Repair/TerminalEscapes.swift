/// Commands to a terminal, as ECMA-48 writes them: escape, bracket, numbers and semicolons, a letter.
enum TerminalEscapes {
  /// The line without them; `nil` where it has none.
  static func removed(from line: RepairLine) -> RepairLine? {
    guard line.points.contains(0x1B) else { return nil }
    var result = RepairLine()
    var index = 0
    while index < line.count {
      let length = line.points[index] == 0x1B ? length(in: line, at: index) : 0
      if length == 0 { result.append(line, at: index) }
      index += max(1, length)
    }
    return result.count == line.count ? nil : result
  }

  private static func length(in line: RepairLine, at start: Int) -> Int {
    guard line.point(start + 1) == 0x5B else { return 0 }
    var end = start + 2
    while line.point(end) &- 0x30 < 10 || line.point(end) == 0x3B { end += 1 }
    return (line.point(end) | 0x20) &- 0x61 < 26 ? end + 1 - start : 0
  }
}
