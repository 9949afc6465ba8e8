/// Recognises headers that look otherwise than most headers of their block.
struct OtherHeader {
  let page: PageLines
  let style: HeaderStyle

  /// What the dates of the block have.
  let parts: StampParts

  /// The lines of the header that `reading` is part of; `nil` where it may as well be text.
  func lines(of reading: HeaderReading) -> Range<Int>? {
    let line = reading.line
    guard !reading.isInline, page.notice(line) == nil, !isQuotation(line) else { return nil }
    if isSame(reading) { return line..<(line + (style.time == .after ? 2 : 1)) }
    if reading.name != nil {
      guard reading.nameQuality >= 0.6, reading.strayWords == 0 else { return nil }
      if let stamp = reading.stamp, stamp.hasDate, stamp.hasClock, parts.agrees(stamp) { return line..<(line + 1) }
      if reading.has(.by), HeaderSlots(style.key).hasBy { return line..<(line + 1) }
      if reading.has(.verb), page.isBareStamp(line + 1) { return line..<(line + 2) }
      return nil
    }
    guard page.isBareStamp(line), let stamp = reading.stamp, stamp.hasDate, stamp.hasClock, parts.agrees(stamp),
      let top = NameLines.top(page, above: line), page[top].gap > 0
    else { return nil }
    return top..<(line + 1)
  }

  /// Whether the line is a header like the others but for a name that hardly looks like one.
  private func isSame(_ reading: HeaderReading) -> Bool {
    let line = reading.line
    guard reading.key == style.key, reading.name != nil, reading.strayWords == 0, page[line].gap > 0,
      line + 1 < page.count
    else { return false }
    let slots = HeaderSlots(style.key)
    if slots.hasStamp { return reading.stamp?.isPrecise == true && parts.agrees(reading.stamp) }
    guard slots.hasVerb, style.time == .after, page.isBareStamp(line + 1) else { return false }
    return parts.agrees(page.reading(line + 1)?.stamp)
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
