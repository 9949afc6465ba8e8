import QuireText

/// Ranges in ascending order that neither overlap nor touch.
struct SortedRanges: Sendable {
  private(set) var ranges: [ByteRange] = []

  init() {}

  /// Puts `ranges`, in any order, together; empty ones are left out.
  ///
  /// Complexity: O(*n* log *n*).
  init(_ ranges: [ByteRange]) {
    for range in ranges.filter({ !$0.isEmpty }).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound {
        self.ranges[self.ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
  }

  /// What is left of these ranges without `others`; linear.
  func subtracting(_ others: SortedRanges) -> SortedRanges {
    var result = SortedRanges()
    var index = 0
    for range in ranges {
      var lower = range.lowerBound
      while index < others.ranges.count, others.ranges[index].lowerBound < range.upperBound {
        let other = others.ranges[index]
        if lower < other.lowerBound { result.ranges.append(lower..<other.lowerBound) }
        lower = max(lower, other.upperBound)
        // A range that goes on into the next one is looked at again there.
        guard other.upperBound <= range.upperBound else { break }
        index += 1
      }
      if lower < range.upperBound { result.ranges.append(lower..<range.upperBound) }
    }
    return result
  }

  /// The index of the first range that ends after `offset`, or the number of ranges.
  func index(endingAfter offset: Int) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The parts of `range` that lie in these ranges.
  func parts(of range: ByteRange) -> [ByteRange] {
    var result: [ByteRange] = []
    var index = index(endingAfter: range.lowerBound)
    while index < ranges.count, ranges[index].lowerBound < range.upperBound {
      result.append(ranges[index].clamped(to: range))
      index += 1
    }
    return result
  }
}
