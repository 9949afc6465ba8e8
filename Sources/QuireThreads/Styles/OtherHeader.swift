/// Recognises headers that look otherwise than most headers of their block.
struct OtherHeader {
  let page: PageLines
  let style: HeaderStyle

  /// The lines of the header that `reading` is part of; `nil` where it may as well be text.
  func lines(of reading: HeaderReading) -> Range<Int>? {
    let line = reading.line
    guard !reading.isInline, page.notice(line) == nil, !isQuotation(line) else { return nil }
    if reading.name != nil {
      guard reading.nameQuality >= 0.6, reading.strayWords == 0 else { return nil }
      if let stamp = reading.stamp, stamp.hasDate, stamp.hasClock { return line..<(line + 1) }
      if reading.has(.by), HeaderSlots(style.key).hasBy { return line..<(line + 1) }
      if reading.has(.verb), page.isBareStamp(line + 1) { return line..<(line + 2) }
      return nil
    }
    guard page.isBareStamp(line), let stamp = reading.stamp, stamp.hasDate, stamp.hasClock,
      let top = NameLines.top(page, above: line), page[top].gap > 0
    else { return nil }
    return top..<(line + 1)
  }

  /// "On May 3, 2012, Ann wrote:" before lines with `>` says who is quoted.
  private func isQuotation(_ line: Int) -> Bool {
    page[line].isQuoted || (line + 1 < page.count && page[line + 1].isQuoted)
  }
}

/// A set of line numbers, as ranges are put in.
struct IndexSet {
  private var members: Set<Int> = []

  init(_ ranges: [Range<Int>]) {
    for range in ranges { insert(range) }
  }

  mutating func insert(_ range: Range<Int>) { members.formUnion(range) }

  func contains(_ index: Int) -> Bool { members.contains(index) }
}
