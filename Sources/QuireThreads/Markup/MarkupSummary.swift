import QuireDocument

/// What the markup of a page tells of its thread as a whole.
enum MarkupSummary {
  /// The thread; `nil` where the page says nothing of any; `times` stand in the order of the page.
  static func thread(
    _ notices: MarkupNotices,
    comments: Int,
    isNested: Bool,
    hasGhosts: Bool,
    times: [String]
  ) -> CommentThread? {
    guard comments > 0 || !notices.notices.isEmpty else { return nil }
    var thread = CommentThread()
    thread.order = isNested ? .nested : order(of: times)
    let kinds = Set(notices.notices.map(\.kind))
    thread.state = kinds.contains(.closed) ? .closed : kinds.contains(.open) ? .open : .unknown
    thread.claimed = claimed(notices)
    // A count of none beside comments counts something else.
    if thread.claimed == 0, comments > 0 { thread.claimed = nil }
    if let claimed = thread.claimed, claimed > comments { thread.gaps.append(.claimedMore) }
    if kinds.contains(.paging) { thread.gaps.append(.paging) }
    if kinds.contains(.loadedByScript) { thread.gaps.append(.loadedByScript) }
    if hasGhosts { thread.gaps.append(.missingParent) }
    if !thread.gaps.isEmpty {
      thread.isComplete = false
    } else if let claimed = thread.claimed {
      thread.isComplete = comments >= claimed
    } else if comments > 0, kinds.contains(.closed) || kinds.contains(.open) {
      thread.isComplete = true
    }
    return thread
  }

  /// The count nearest above the comments; else the first.
  private static func claimed(_ notices: MarkupNotices) -> Int? {
    let counts = notices.notices.filter { $0.kind == .claimedCount && $0.count != nil }
    guard let start = notices.comments.first?.lowerBound else { return counts.first?.count }
    return (counts.last { $0.range.upperBound <= start } ?? counts.first)?.count
  }

  private static func order(of times: [String]) -> CommentThread.Order {
    guard times.count > 1 else { return .unknown }
    let rises = zip(times, times.dropFirst()).count { $0 < $1 }
    let falls = zip(times, times.dropFirst()).count { $0 > $1 }
    if falls == 0, rises > 0 { return .oldestFirst }
    if rises == 0, falls > 0 { return .newestFirst }
    return .unknown
  }
}
