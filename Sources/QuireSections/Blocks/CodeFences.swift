import QuireText

/// Code between lines of backticks or tildes.
enum CodeFences {
  private struct Fence {
    let mark: UInt8
    let count: Int

    /// Whether nothing stands behind the marks, so that the fence can close.
    let isBare: Bool
  }

  /// The fenced stretches, as ranges of indices of lines with the fences themselves, each holding at least one line.
  ///
  /// A fence that nothing closes fences nothing. Linear in the lines: a search that failed is not begun again.
  static func find(_ text: [UInt8], _ lines: [BlockLine]) -> [Range<Int>] {
    let fences = lines.indices.compactMap { index in fence(text, lines[index].content).map { (index, $0) } }
    var result: [Range<Int>] = []
    var next = 0
    /// For each mark, the shortest run that nothing closes.
    var unclosed: [UInt8: Int] = [:]
    while next < fences.count {
      let (start, open) = fences[next]
      next += 1
      guard open.count < unclosed[open.mark, default: .max] else { continue }
      let close = fences[next...].firstIndex { $0.1.isBare && $0.1.mark == open.mark && $0.1.count >= open.count }
      guard let close else {
        unclosed[open.mark] = open.count
        continue
      }
      if fences[close].0 > start + 1 { result.append(start..<fences[close].0 + 1) }
      next = close + 1
    }
    return result
  }

  private static func fence(_ text: [UInt8], _ content: ByteRange) -> Fence? {
    guard let first = content.first, text[first] == 0x60 || text[first] == 0x7E else { return nil }
    let mark = text[first]
    var end = content.lowerBound
    while end < content.upperBound, text[end] == mark { end += 1 }
    let count = end - content.lowerBound
    guard count >= 3, !text[end..<content.upperBound].contains(0x60) else { return nil }
    return Fence(mark: mark, count: count, isBare: end == content.upperBound)
  }
}
