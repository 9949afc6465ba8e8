import QuireText

/// Cuts a block into comments by the numbers of a list.
struct NumberedBlock {
  let page: PageLines
  let bounds: Range<Int>

  /// The comments of the list whose items begin on `chain`; `nil` where the list has no sign of being comments.
  func block(of chain: [Int]) -> StyledBlock? {
    guard let first = chain.first, let last = chain.last else { return nil }
    let named = chain.filter { hasName($0) }.count
    let style = HeaderStyle(form: .numbered, key: 0, hasItemNames: chain.count > 1 && named * 5 >= chain.count * 3)
    let end = BlockEdges.bodyEnd(page, from: last + 1, to: bounds.upperBound)
    let separator = usualSeparator(of: chain)
    var drafts: [DraftComment] = []
    for (index, line) in chain.enumerated() {
      let next = index + 1 < chain.count ? chain[index + 1] : end
      drafts.append(draft(line, to: next, style, separator))
    }
    let notice = noticeAbove(first)
    let start = BlockEdges.start(page, from: first, to: bounds.lowerBound, notice: notice)
    var block = StyledBlock(
      style: style,
      drafts: drafts,
      region: start..<BlockEdges.end(page, from: end, to: bounds.upperBound)
    )
    guard isThread(block) else { return nil }
    block.evidence = StyleEvidence(page: page, bounds: bounds).evidence(of: block) + listEvidence(block)
    return block
  }

  private func hasName(_ line: Int) -> Bool {
    guard let reading = page.reading(line) else { return false }
    return reading.name != nil && reading.isInline && reading.nameQuality >= 0.5
  }

  /// The sign behind most names: a name may have another one inside.
  private func usualSeparator(of chain: [Int]) -> UInt32 {
    var counts: [UInt32: Int] = [:]
    for line in chain where hasName(line) { counts[page.reading(line)?.separator ?? 0, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  private func draft(_ line: Int, to end: Int, _ style: HeaderStyle, _ separator: UInt32) -> DraftComment {
    var reading = page.reading(line) ?? HeaderReading()
    var start = reading.afterNumber
    if style.hasItemNames, reading.separator != separator,
      let other = HeaderParser.readItem(page.text, page[line].content, separator: separator), other.name != nil,
      other.nameQuality > 0
    {
      reading = other
      reading.line = line
      start = other.end
    } else if style.hasItemNames, hasName(line) {
      start = reading.end
    } else {
      reading.name = nil
    }
    return DraftComment(
      lines: line..<end,
      header: line..<line,
      body: BlockEdges.withoutControls(page, line..<end),
      bodyStart: start,
      reading: reading,
      indent: page[line].indent
    )
  }

  private func noticeAbove(_ first: Int) -> Int? {
    var line = first - 1
    while line >= bounds.lowerBound, first - line < 8, let sign = page.sign(line) {
      if sign == .claimedCount || sign == .heading { return line }
      line -= 1
    }
    return nil
  }

  /// A list is no thread for being a list: something has to say that it holds comments.
  private func isThread(_ block: StyledBlock) -> Bool {
    guard let last = block.drafts.last else { return false }
    if StyleEvidence(page: page, bounds: bounds).hasNoticeBefore(block) { return true }
    switch page.sign(last.lines.upperBound) {
    case .closed, .open, .paging, .loadedByScript: return true
    default: return false
    }
  }

  /// What only a list of comments has.
  private func listEvidence(_ block: StyledBlock) -> Double {
    guard let first = block.drafts.first?.lines.lowerBound else { return 0 }
    var sum = block.style.hasItemNames ? 1.0 : -0.5
    if first > bounds.lowerBound, page.sign(first - 1) == .end { sum += 1 }
    if page[first].gap > 1 { sum += 0.5 }
    return sum
  }
}
