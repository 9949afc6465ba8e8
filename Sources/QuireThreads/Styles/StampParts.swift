/// Which parts the dates of one block of headers have: software prints them all alike.
///
/// A line of a comment may look like a header, as a source with the day of its retrieval does; it has no time of day where
/// the headers have one.
struct StampParts {
  /// The least headers of which something can be told.
  private static let leastHeaders = 5

  private var parts: [(Stamp) -> Bool] = []

  /// The parts that nine of ten of `stamps` have.
  init(of stamps: [Stamp]) {
    guard stamps.count >= Self.leastHeaders else { return }
    let all: [(Stamp) -> Bool] = [
      { $0.year != nil || $0.isRelative }, { $0.hasDate }, { $0.hasClock }, { $0.second != nil || $0.age != nil },
    ]
    parts = all.filter { has in stamps.count(where: has) * 10 >= stamps.count * 9 }
  }

  /// Whether `stamp` has all parts that the others have.
  func agrees(_ stamp: Stamp?) -> Bool {
    guard !parts.isEmpty else { return true }
    guard let stamp else { return false }
    return parts.allSatisfy { $0(stamp) }
  }
}
