import QuireText

/// Which entry of a cluster stands where, while they are placed from the longest to the shortest.
///
/// Since nothing longer comes later, what is free at its first and its last byte is free between them, too: two look-ups
/// tell, and every place is taken once.
struct OverlapFloor {
  private let cluster: [OverlapEntry]
  /// The first and last bytes of all entries, ascending.
  private let points: [Int]
  private var owners: [Int32]
  private var labels: [Int32]
  /// The entries that stay.
  private(set) var winners: [Int] = []
  /// The entries that don't, each with the one that it lost to.
  private(set) var losses: [(loser: Int, winner: Int)] = []

  init(of cluster: [OverlapEntry]) {
    self.cluster = cluster
    var points = cluster.flatMap { [$0.range.lowerBound, max($0.range.lowerBound, $0.range.upperBound - 1)] }
    points.sort()
    var unique: [Int] = []
    unique.reserveCapacity(points.count)
    for point in points where point != unique.last { unique.append(point) }
    self.points = unique
    owners = [Int32](repeating: -1, count: unique.count)
    labels = owners
  }

  /// Places an entry that goes behind all those that were placed before, or notes what it lost to.
  mutating func place(_ entry: Int) {
    let range = cluster[entry].range
    let first = point(range.lowerBound)
    let last = point(max(range.lowerBound, range.upperBound - 1))
    var blockers: [Int32] = []
    var isLabel = false
    for owner in [owners[first], owners[last]] where owner >= 0 {
      if cluster[entry].isLabel(inside: cluster[Int(owner)]) { isLabel = true } else { blockers.append(owner) }
    }
    if isLabel { blockers += [labels[first], labels[last]].filter { $0 >= 0 } }
    if let winner = blockers.min(by: { cluster[Int($0)].wins(over: cluster[Int($1)]) }) {
      losses.append((entry, Int(winner)))
      return
    }
    winners.append(entry)
    for point in first...last {
      if isLabel { labels[point] = Int32(entry) } else { owners[point] = Int32(entry) }
    }
  }

  private func point(_ offset: Int) -> Int {
    var low = 0
    var high = points.count - 1
    while low < high {
      let middle = (low + high) / 2
      if points[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
