/// Counts by 64-bit keys, of which at most a given number are kept: the largest.
///
/// Where there are more, those with the smallest counts are forgotten, half of the table at least, so that each new key
/// pays a constant share of it. What is forgotten and comes again counts from nothing: counts are never too large
/// (lossy counting, Manku and Motwani 2002, with a bound on memory in place of one on error). What is kept depends on
/// the counts alone, never on the order in which a table is walked.
struct BoundedCounts: Sendable {
  private var counts: [UInt64: UInt32] = [:]
  private let limit: Int

  /// How many keys were forgotten.
  private(set) var forgotten = 0

  /// Creates an empty table that keeps at most `limit` keys.
  init(limit: Int) { self.limit = max(1, limit) }

  /// How many keys there are.
  var count: Int { counts.count }

  /// The count of `key`, at most the true one.
  subscript(key: UInt64) -> Int { Int(counts[key, default: 0]) }

  /// Counts each of `keys` once.
  mutating func add(_ keys: some Sequence<UInt64>) {
    for key in keys { add(1, to: key) }
    shrink()
  }

  /// Adds the counts of `other`.
  mutating func merge(_ other: Self) {
    if counts.isEmpty {
      counts = other.counts
    } else {
      for (key, count) in other.counts { add(count, to: key) }
    }
    forgotten += other.forgotten
    shrink()
  }

  private mutating func add(_ count: UInt32, to key: UInt64) {
    let sum = counts[key, default: 0].addingReportingOverflow(count)
    counts[key] = sum.overflow ? .max : sum.partialValue
  }

  /// Forgets the smallest counts where there are too many; only here, behind all of a document or a merge.
  private mutating func shrink() {
    guard counts.count > limit else { return }
    let border = counts.values.sorted(by: >)[limit / 2]
    let before = counts.count
    counts = counts.filter { $0.value > border }
    forgotten += before - counts.count
  }
}
