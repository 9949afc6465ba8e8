import QuireDocument
import QuireStages
import QuireText

/// The one rule of all entity stages for mentions that overlap.
///
/// The longest stays. Of two that are equally long, that of the definition's own lists, patterns and plugins stays;
/// then the one with the higher score; then the one whose source goes first: forms with a value, the lists that come with
/// Quire, the model, rules. A mention that stands in the document wins a tie against a new one.
///
/// - What names the rank, title or role of a person may stand inside of the person's mention.
/// - What loses to a mention of the same words, or of more words, is kept by it as an alternative, with its words where
///   they are fewer ("Damascus" in "University of Damascus"); but a number inside of an amount, a date inside of an
///   address, and a part of a name that has the name's own type say nothing more and are dropped.
///
/// The result has no overlaps but for those labels, does not depend on the order of the candidates, and settling the same
/// candidates a second time changes nothing.
enum OverlapPolicy {
  /// Adds those of `candidates` that win to `changes`, and withdraws the mentions that lose to them.
  ///
  /// `text` is what the ranges count in; it gives alternatives their words.
  ///
  /// Complexity: O(n log n) in the number of candidates and mentions.
  static func settle(
    _ candidates: [MentionCandidate],
    over mentions: [Mention],
    in changes: inout Changes,
    text: [UInt8] = []
  ) {
    guard !candidates.isEmpty else { return }
    var entries: [OverlapEntry] = []
    entries.reserveCapacity(candidates.count + mentions.count)
    for mention in mentions { entries.append(OverlapEntry(mention)) }
    for candidate in candidates where !candidate.range.isEmpty { entries.append(OverlapEntry(candidate)) }
    entries.sort { $0.range.lowerBound < $1.range.lowerBound }
    var start = 0
    while start < entries.count {
      var end = start + 1
      var reach = entries[start].range.upperBound
      while end < entries.count, entries[end].range.lowerBound < reach {
        reach = max(reach, entries[end].range.upperBound)
        end += 1
      }
      settle(cluster: Array(entries[start..<end]), text, in: &changes)
      start = end
    }
  }

  /// Settles entries that are tied by overlaps.
  private static func settle(cluster: [OverlapEntry], _ text: [UInt8], in changes: inout Changes) {
    if cluster.count == 1, let only = cluster.first {
      if only.mention == nil { add(only, alternatives: [], to: &changes) }
      return
    }
    var floor = OverlapFloor(of: cluster)
    for place in cluster.indices.sorted(by: { cluster[$0].wins(over: cluster[$1]) }) { floor.place(place) }
    var alternatives = [[MentionAlternative]](repeating: [], count: cluster.count)
    for (loser, winner) in floor.losses {
      let lost = cluster[loser]
      if let mention = lost.mention { changes.mentions.withdraw(mention.id) }
      if let kept = lost.alternative(to: cluster[winner], in: text) { alternatives[winner].append(kept) }
      guard lost.range == cluster[winner].range else { continue }
      alternatives[winner] += MentionAlternative.all(in: lost.attributes).filter {
        $0.words != nil || $0.type != cluster[winner].type
      }
    }
    let winners = floor.winners.sorted { left, right in
      let (left, right) = (cluster[left].range, cluster[right].range)
      return (left.lowerBound, right.upperBound) < (right.lowerBound, left.upperBound)
    }
    for winner in winners { add(cluster[winner], alternatives: alternatives[winner], to: &changes) }
  }

  private static func add(_ entry: OverlapEntry, alternatives: [MentionAlternative], to changes: inout Changes) {
    if var mention = entry.mention {
      guard !alternatives.isEmpty else { return }
      let known = MentionAlternative.all(in: mention.attributes)
      mention.attributes = MentionAlternative.merged(alternatives, into: mention.attributes)
      if MentionAlternative.all(in: mention.attributes) != known { changes.mentions.update(mention) }
      return
    }
    var mention = Mention(
      id: changes.mentions.nextID(),
      range: entry.range,
      type: entry.type,
      normal: entry.normal,
      attributes: alternatives.isEmpty
        ? entry.attributes : MentionAlternative.merged(alternatives, into: entry.attributes),
      provenance: Provenance(rule: entry.rule, score: entry.score)
    )
    mention.origin = entry.origin
    changes.mentions.add(mention)
  }
}
