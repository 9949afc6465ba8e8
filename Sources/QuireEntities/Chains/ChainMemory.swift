/// What was named last, while mentions are taken in the order of the text.
struct ChainMemory {
  private struct Key: Hashable {
    let bucket: Int32
    let isPerson: Bool
    let title: [UInt8]
  }

  /// How many of the other readings a mention keeps.
  private static let bound = 4

  private var last: [Key: Int32] = [:]
  private var roots: [Key: [Int32]] = [:]

  /// The chain that was named last under a key.
  func last(_ bucket: Int32, isPerson: Bool) -> Int32? { last[Key(bucket: bucket, isPerson: isPerson, title: [])] }

  /// Notes that a full name was named, perhaps with a title.
  mutating func note(_ root: Int32, _ buckets: [Int32], _ title: [UInt8]?, _ isPerson: Bool) {
    for bucket in buckets {
      last[Key(bucket: bucket, isPerson: isPerson, title: [])] = root
      if let title { last[Key(bucket: bucket, isPerson: isPerson, title: title)] = root }
    }
  }

  /// Of the chains of a key, the one that was named last with this title, else the one that was named last, else the
  /// first of the text; the others are kept.
  mutating func choose(
    _ choice: ChainShortForms.Choice,
    for title: [UInt8]?,
    _ isPerson: Bool,
    _ owners: [Int32],
    _ ties: inout ChainTies
  ) -> MentionChains.Membership {
    let key = Key(bucket: choice.bucket, isPerson: isPerson, title: [])
    if let title, let titled = last[Key(bucket: choice.bucket, isPerson: isPerson, title: title)] {
      last[key] = titled
      return MentionChains.Membership(root: ties.root(titled), rule: "title-surname")
    }
    let all = distinct(owners, key, &ties)
    guard let chosen = last[key] ?? all.first else { return MentionChains.Membership(root: -1) }
    return MentionChains.Membership(
      root: ties.root(chosen),
      rule: choice.rule,
      others: Array(all.filter { $0 != ties.root(chosen) }.prefix(Self.bound))
    )
  }

  private mutating func distinct(_ owners: [Int32], _ key: Key, _ ties: inout ChainTies) -> [Int32] {
    if let known = roots[key] { return known }
    var found: [Int32] = []
    for owner in owners where found.count <= Self.bound {
      let root = ties.root(owner)
      if !found.contains(root) { found.append(root) }
    }
    roots[key] = found
    return found
  }
}
