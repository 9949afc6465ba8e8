public import QuireText

/// The matches of one search, in the order of the text, without overlaps.
///
/// All offsets lie in one array; taking a match out of it allocates nothing.
public struct PatternMatches: RandomAccessCollection, Sendable {
  /// Two numbers a group, groups from 0 on, -1 for a group that took no part; match after match.
  private var slots: [Int] = []
  private let slotsPerMatch: Int

  init(groupCount: Int) {
    slotsPerMatch = groupCount * 2
  }

  mutating func append(groupAt offsets: (Int) -> ByteRange?) {
    for group in 0..<slotsPerMatch / 2 {
      let range = offsets(group)
      slots.append(range?.lowerBound ?? -1)
      slots.append(range?.upperBound ?? -1)
    }
  }

  /// The position of the first match.
  public var startIndex: Int { 0 }

  /// The number of matches.
  public var endIndex: Int { slots.count / slotsPerMatch }

  /// The match at `position`, counted from 0.
  public subscript(position: Int) -> PatternMatch {
    PatternMatch(slots: slots[position * slotsPerMatch..<(position + 1) * slotsPerMatch])
  }
}

/// One match of a pattern: where it lies, and where each of its groups does.
public struct PatternMatch: Sendable, Equatable {
  fileprivate let slots: ArraySlice<Int>

  /// The bytes of the text that the whole pattern matched; may be empty.
  public var range: ByteRange { self[0] ?? 0..<0 }

  /// The number of groups, the whole match counted as one.
  public var groupCount: Int { slots.count / 2 }

  /// The bytes that group `number` matched last, or `nil` where it took no part or the pattern has no such group.
  ///
  /// Group 0 is the whole match. `Pattern.groupNumber(named:)` finds the number of a named group.
  public subscript(number: Int) -> ByteRange? {
    guard number >= 0, number < groupCount else { return nil }
    let lower = slots[slots.startIndex + number * 2]
    let upper = slots[slots.startIndex + number * 2 + 1]
    return lower >= 0 && lower <= upper ? lower..<upper : nil
  }
}
