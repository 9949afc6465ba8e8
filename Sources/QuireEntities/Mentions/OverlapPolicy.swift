import QuireDocument
import QuireStages
import QuireText

/// A mention that a stage found and that has not yet been held against the others.
struct MentionCandidate {
  let range: ByteRange
  let type: EntityType
  var normal: String?
  var attributes: [JSONValue.Member] = []
  let rule: String
  let score: Double
}

/// The one rule of all entity stages for mentions that overlap: the longer one stays, then the one with the higher score,
/// then the one that was there first.
///
/// Where two have the very same text and differ in type, the winner keeps the other's type as an alternative.
enum OverlapPolicy {
  fileprivate struct Entry {
    let range: ByteRange
    let type: EntityType
    let score: Double
    /// The mention, where it stands in the document already.
    let mention: Mention?
    let candidate: MentionCandidate?
    /// The place in the order in which things were found, for ties.
    let order: Int
  }

  /// Adds those of `candidates` that win to `changes`, and withdraws the mentions that lose to them.
  ///
  /// Complexity: O(n log n) in the number of candidates and mentions.
  static func settle(_ candidates: [MentionCandidate], over mentions: [Mention], in changes: inout Changes) {
    guard !candidates.isEmpty else { return }
    var entries: [Entry] = []
    entries.reserveCapacity(candidates.count + mentions.count)
    for mention in mentions {
      let score = mention.provenance.score ?? 0.5
      entries.append(Entry(mention, score: score, order: entries.count))
    }
    for candidate in candidates { entries.append(Entry(candidate, order: entries.count)) }
    entries.sort { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }
    var start = 0
    while start < entries.count {
      var end = start + 1
      var reach = entries[start].range.upperBound
      while end < entries.count, entries[end].range.lowerBound < reach {
        reach = max(reach, entries[end].range.upperBound)
        end += 1
      }
      settle(cluster: entries[start..<end], in: &changes)
      start = end
    }
  }

  private static func settle(cluster: ArraySlice<Entry>, in changes: inout Changes) {
    if cluster.count == 1, let only = cluster.first {
      if only.candidate != nil { add(only, alternatives: [], to: &changes) }
      return
    }
    let ranked = cluster.sorted(by: wins)
    // The winners of a cluster, ascending, so that each entry is held against its neighbours alone.
    var winners: [Entry] = []
    for entry in ranked {
      let place = winners.partition(before: entry.range.lowerBound)
      let isFreeBefore = place == 0 || winners[place - 1].range.upperBound <= entry.range.lowerBound
      let isFreeBehind = place == winners.count || winners[place].range.lowerBound >= entry.range.upperBound
      if isFreeBefore, isFreeBehind { winners.insert(entry, at: place) }
    }
    let kept = Set(winners.map(\.order))
    for entry in cluster where !kept.contains(entry.order) {
      if let mention = entry.mention { changes.mentions.withdraw(mention.id) }
    }
    for winner in winners {
      let rivals = cluster.filter { $0.range == winner.range && $0.type != winner.type }
      add(winner, alternatives: rivals.map(\.type), to: &changes)
    }
  }

  private static func wins(_ left: Entry, _ right: Entry) -> Bool {
    if left.range.count != right.range.count { return left.range.count > right.range.count }
    if left.score != right.score { return left.score > right.score }
    return left.order < right.order
  }

  private static func add(_ entry: Entry, alternatives: [EntityType], to changes: inout Changes) {
    var known: [EntityType] = []
    for type in alternatives where !known.contains(type) { known.append(type) }
    let others = JSONValue.Member("alternatives", .array(known.map { .string($0.description) }))
    if let candidate = entry.candidate {
      changes.mentions.add(
        Mention(
          id: changes.mentions.nextID(),
          range: candidate.range,
          type: candidate.type,
          normal: candidate.normal,
          attributes: candidate.attributes + (known.isEmpty ? [] : [others]),
          provenance: Provenance(rule: candidate.rule, score: candidate.score)
        )
      )
    } else if var mention = entry.mention, !known.isEmpty {
      mention.attributes.removeAll { $0.name == others.name }
      mention.attributes.append(others)
      changes.mentions.update(mention)
    }
  }
}

extension OverlapPolicy.Entry {
  fileprivate init(_ mention: Mention, score: Double, order: Int) {
    self.init(
      range: mention.range,
      type: mention.type,
      score: score,
      mention: mention,
      candidate: nil,
      order: order
    )
  }

  fileprivate init(_ candidate: MentionCandidate, order: Int) {
    self.init(
      range: candidate.range,
      type: candidate.type,
      score: candidate.score,
      mention: nil,
      candidate: candidate,
      order: order
    )
  }
}

extension [OverlapPolicy.Entry] {
  /// The index of the first entry that begins at `offset` or behind it.
  fileprivate func partition(before offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
