public import QuireText

/// The edits that a stage asks for, in order, on the text that it read.
///
/// An edit is 24 bytes; the replacement texts share one buffer.
public struct EditList: Sendable {
  struct Entry: Sendable {
    let lower: Int
    let removedCount: UInt32
    let replacementCount: UInt32
    let reason: ReasonID

    var upper: Int { lower + Int(removedCount) }
  }

  private(set) var entries: [Entry] = []
  private(set) var replacements: [UInt8] = []
  private(set) var reasons: [(rule: String, reason: String)] = []

  /// Creates an empty list.
  public init() {}

  /// The number of edits.
  public var count: Int { entries.count }

  /// Whether nothing is to be changed.
  public var isEmpty: Bool { entries.isEmpty }

  /// Names a rule and why it edits; ask once for a rule, not once for an edit.
  public mutating func reason(_ rule: String, _ reason: String) -> ReasonID {
    if let index = reasons.firstIndex(where: { $0.rule == rule && $0.reason == reason }) { return ReasonID(raw: index) }
    reasons.append((rule, reason))
    return ReasonID(raw: reasons.count - 1)
  }

  /// Takes `range` out of the text.
  public mutating func remove(_ range: ByteRange, because reason: ReasonID) {
    append(range, replacementCount: 0, reason)
  }

  /// Puts `bytes`, which are valid UTF-8, in the place of `range`.
  public mutating func replace(_ range: ByteRange, with bytes: [UInt8], because reason: ReasonID) {
    replacements.append(contentsOf: bytes)
    append(range, replacementCount: bytes.count, reason)
  }

  /// Puts one ASCII character in the place of `range`, without making an array for it.
  public mutating func replace(_ range: ByteRange, withASCII byte: UInt8, because reason: ReasonID) {
    replacements.append(byte & 0x7F)
    append(range, replacementCount: 1, reason)
  }

  /// Writes `bytes`, which are valid UTF-8, at `offset`.
  public mutating func insert(_ bytes: [UInt8], at offset: Int, because reason: ReasonID) {
    replace(offset..<offset, with: bytes, because: reason)
  }

  private mutating func append(_ range: ByteRange, replacementCount: Int, _ reason: ReasonID) {
    entries.append(
      Entry(
        lower: range.lowerBound,
        removedCount: UInt32(clamping: range.count),
        replacementCount: UInt32(clamping: replacementCount),
        reason: reason
      )
    )
  }
}

/// The number of a rule and its reason in an edit list.
public struct ReasonID: Sendable, Hashable {
  let raw: Int
}

extension EditList {
  /// Sorts the edits by position; needed where several rules wrote into one list.
  public mutating func sort() {
    var offsets: [Int] = []
    var next = 0
    for entry in entries {
      offsets.append(next)
      next += Int(entry.replacementCount)
    }
    let order = entries.indices.sorted { (entries[$0].lower, $0) < (entries[$1].lower, $1) }
    guard !zip(order, order.dropFirst()).allSatisfy({ $0 < $1 }) else { return }
    var sorted = EditList()
    sorted.reasons = reasons
    for index in order {
      let count = Int(entries[index].replacementCount)
      sorted.replacements.append(contentsOf: replacements[offsets[index]..<(offsets[index] + count)])
      sorted.entries.append(entries[index])
    }
    self = sorted
  }
}
