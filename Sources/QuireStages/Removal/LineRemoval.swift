import QuireText

/// The stretches to take out of a text so that whole units are gone and no hole is left.
enum LineRemoval {
  /// What to remove for each of `units`, which ascend, one range a unit: its lines with their line ends, where nothing else stands on them.
  ///
  /// Blank lines behind a unit go with it where blank lines stand before it too. Where nothing is left behind the last
  /// units, the line ends before them go as well. Linear in the text between the units.
  static func ranges(of units: [ByteRange], in text: [UInt8]) -> [ByteRange] {
    var result: [ByteRange] = []
    var isAfterBlank = true
    for unit in units {
      let whole = lines(of: unit, in: text)
      var range = whole ?? unit
      if let last = result.last, range.lowerBound < last.upperBound {
        range = last.upperBound..<max(last.upperBound, range.upperBound)
      }
      let isAdjacent = result.last?.upperBound == range.lowerBound
      if !isAdjacent { isAfterBlank = isBlank(before: range.lowerBound, in: text) }
      if whole != nil, isAfterBlank { range = range.lowerBound..<endOfBlankLines(text, from: range.upperBound) }
      result.append(range)
    }
    closeEnd(&result, text)
    return result
  }

  /// The lines that `unit` has for itself, with their line ends; `nil` where it shares one.
  private static func lines(of unit: ByteRange, in text: [UInt8]) -> ByteRange? {
    var start = unit.lowerBound
    while start > 0, text[start - 1] == 0x20 || text[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || text[start - 1] == 0x0A || text[start - 1] == 0x0D else { return nil }
    guard let line = TextLines(text, in: unit.upperBound..<text.count).first(where: { _ in true }) else {
      return start..<unit.upperBound
    }
    return line.isBlank ? start..<line.range.upperBound : nil
  }

  /// Whether a blank line, or nothing, stands before the line that begins at `start`.
  private static func isBlank(before start: Int, in text: [UInt8]) -> Bool {
    var lineEnds = 0
    var place = start
    while place > 0 {
      switch text[place - 1] {
      case 0x0A: lineEnds += 1
      case 0x20, 0x09, 0x0D: break
      default: return false
      }
      if lineEnds == 2 { return true }
      place -= 1
    }
    return true
  }

  private static func endOfBlankLines(_ text: [UInt8], from start: Int) -> Int {
    var end = start
    for line in TextLines(text, in: start..<text.count) {
      guard line.isBlank else { break }
      end = line.range.upperBound
    }
    return end
  }

  /// Where the last ranges reach to the text's end, takes the white space before them too, but for one line end where
  /// the text ended with one.
  private static func closeEnd(_ ranges: inout [ByteRange], _ text: [UInt8]) {
    guard let last = ranges.indices.last, endOfBlankLines(text, from: ranges[last].upperBound) == text.count else {
      return
    }
    ranges[last] = ranges[last].lowerBound..<text.count
    var first = last
    while first > 0, ranges[first - 1].upperBound == ranges[first].lowerBound { first -= 1 }
    let floor = first > 0 ? ranges[first - 1].upperBound : 0
    let before = WhiteSpace.trimmed(text, floor..<ranges[first].lowerBound)
    var start = before.isEmpty ? floor : before.upperBound
    if text[text.count - 1] == 0x0A, start < text.count,
      let line = TextLines(text, in: start..<text.count).first(where: { _ in true })
    {
      start = min(line.range.upperBound, ranges[first].lowerBound)
    }
    ranges[first] = start..<ranges[first].upperBound
  }
}
