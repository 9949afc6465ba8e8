/// How the times of the comments run down a page, and what that tells of the tree.
///
/// A page that shows answers under what they answer, oldest first, is a walk through the tree: a comment stands above its
/// answers, and of two answers to the same comment the older one above the younger. Then a comment that is newer than one
/// below it is inside of a thread that ended before the other began: it is an answer. More than that: it stands at least
/// one level below the next older comment under it, so that a chain of such comments bounds its depth from below. On a
/// page that shows the newest thread first, a comment is an answer just when it is newer than the first one of its
/// thread. Both are found with one stack, in time linear in the comments.
struct TimeShape {
  /// How the times run.
  enum Order {
    /// Answers stand under what they answer, the oldest first.
    case threaded
    /// Answers stand under what they answer, the newest thread first.
    case newestThreadFirst
    /// Times only grow: a list by time, or threads that were answered at once.
    case rising
    /// Times only shrink.
    case falling
    /// Too few times, or no order in them.
    case unknown
  }

  let order: Order

  /// The time of each comment, as far as it is known and can be true.
  let ranks: [Int?]

  /// The least depth of each comment, where threads stand oldest first; else 0.
  private(set) var leastDepths: [Int]

  /// The next comment below each one that is older, where threads stand oldest first.
  private(set) var olderBelow: [Int?]

  /// The comments whose times can't be true: decades away from the others, or before the first comment of all.
  let implausible: [Int]

  /// How far from the middle of all times one may be, in the seconds of ``TimeRank``: some twenty years.
  private static let farthest = 20 * 12 * 31 * 86_400

  init(_ times: [Int?]) {
    var ranks = times
    for index in Self.strangers(times) { ranks[index] = nil }
    leastDepths = ranks.map { _ in 0 }
    olderBelow = ranks.map { _ in nil }
    order = Self.order(of: ranks)
    if order == .threaded {
      for index in Self.forerunners(ranks) { ranks[index] = nil }
      (leastDepths, olderBelow) = Self.depths(ranks)
    }
    implausible = times.indices.filter { times[$0] != nil && ranks[$0] == nil }
    self.ranks = ranks
  }

  /// The times decades away from the middle one.
  private static func strangers(_ times: [Int?]) -> [Int] {
    let known = times.compactMap { $0 }.sorted()
    guard !known.isEmpty else { return [] }
    let middle = known[known.count / 2]
    return times.indices.filter { index in times[index].map { abs($0 - middle) > farthest } ?? false }
  }

  /// The times before the first comment's: where threads stand oldest first, nothing is older than it.
  private static func forerunners(_ ranks: [Int?]) -> [Int] {
    guard let first = ranks.lazy.compactMap({ $0 }).first else { return [] }
    return ranks.indices.filter { index in ranks[index].map { $0 < first } ?? false }
  }

  private static func depths(_ ranks: [Int?]) -> ([Int], [Int?]) {
    var depths = ranks.map { _ in 0 }
    var older: [Int?] = ranks.map { _ in nil }
    var stack: [(index: Int, rank: Int)] = []
    for index in ranks.indices.reversed() {
      guard let rank = ranks[index] else { continue }
      while let last = stack.last, last.rank >= rank { stack.removeLast() }
      if let last = stack.last {
        depths[index] = depths[last.index] + 1
        older[index] = last.index
      }
      stack.append((index, rank))
    }
    return (depths, older)
  }

  private static func order(of ranks: [Int?]) -> Order {
    let known = ranks.compactMap { $0 }
    guard known.count > 1, known.count * 5 >= ranks.count * 4 else { return .unknown }
    var rises = 0
    var falls = 0
    for (left, right) in zip(known, known.dropFirst()) {
      if left < right { rises += 1 }
      if left > right { falls += 1 }
    }
    guard falls > 0 else { return rises > 0 ? .rising : .unknown }
    guard rises > 0 else { return .falling }
    // A time or two before the first comment's are misread; one comment out of order among many was held back.
    let isFirstOldest = forerunners(ranks).count * 50 <= known.count
    if isFirstOldest, falls * 50 >= known.count, falls <= rises + 1 { return .threaded }
    var least = known[0]
    let starts = known.count { rank in
      defer { least = min(least, rank) }
      return rank <= least
    }
    return starts * 3 >= known.count ? .newestThreadFirst : .unknown
  }
}
