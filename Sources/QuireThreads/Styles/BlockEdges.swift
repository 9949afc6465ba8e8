/// Where a block of comments begins and ends among the lines around it.
enum BlockEdges {
  /// The most lines of notices that are taken in on either side.
  private static let mostNotices = 12

  /// The first line of the block whose first comment begins on `first`: notices right above belong to it.
  static func start(_ page: PageLines, from first: Int, to floor: Int, notice: Int?) -> Int {
    if let notice, notice < first { return min(first, start(page, from: notice, to: floor, notice: nil)) }
    var start = first
    while start > floor, first - start < mostNotices, let sign = page.sign(start - 1),
      [.claimedCount, .heading, .control, .paging, .open, .closed, .moderation].contains(sign)
    { start -= 1 }
    return start
  }

  /// The line after the block whose last comment ends before `last`: notices right below belong to it.
  static func end(_ page: PageLines, from last: Int, to ceiling: Int) -> Int {
    var end = last
    while end < ceiling, end - last < mostNotices, let sign = page.sign(end),
      [.closed, .open, .paging, .loadedByScript, .moderation, .control, .claimedCount].contains(sign)
    { end += 1 }
    return end
  }

  /// The line after the body that begins on `first` and has no further header behind it.
  static func bodyEnd(_ page: PageLines, from first: Int, to ceiling: Int) -> Int {
    for line in first..<max(first, ceiling) {
      switch page.sign(line) {
      case .closed, .open, .paging, .loadedByScript, .end, .claimedCount, .moderation: return line
      case .heading where line > first: return line
      case .heading, .control, .deleted, .held, nil: continue
      }
    }
    return max(first, ceiling)
  }

  /// `body` without the lines at its end that are something to press.
  static func withoutControls(_ page: PageLines, _ body: Range<Int>) -> Range<Int> {
    var body = body
    while let last = body.last, let sign = page.sign(last), sign == .control || sign == .open || sign == .paging {
      body = body.lowerBound..<last
    }
    return body
  }
}
