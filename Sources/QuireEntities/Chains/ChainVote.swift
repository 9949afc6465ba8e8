import QuireDocument
import QuireText

/// Lets the mentions of one name agree on one type, where most of them, by their scores, speak for it.
///
/// A mention keeps its type when a list of the definition or a sure entry of a list gave it, or when it is a place behind
/// a preposition of place.
struct ChainVote {
  private struct Party {
    let root: Int32
    let type: EntityType
    var weight = 0.0
    var isFirm = false
    var isOneName = true
  }

  private static let types: Set<EntityType> = [.person, .organization, .place, .facility, .event]
  private static let sure = 0.85
  private static let majority = 2.0

  private let chains: MentionChains

  init(_ chains: MentionChains) { self.chains = chains }

  /// Moves the mentions of chains that are outvoted.
  func settle(_ memberships: inout [MentionChains.Membership]) {
    var parties: [Int32: Party] = [:]
    var order: [Int32] = []
    for (place, membership) in memberships.enumerated() where membership.root >= 0 {
      let mention = chains.mentions[place]
      guard Self.types.contains(mention.type) else { continue }
      let root = membership.root
      if parties[root] == nil { order.append(root) }
      var party = parties[root] ?? Party(root: root, type: chains.ties.forms[Int(root)].type)
      party.weight += mention.provenance.score ?? 0.5
      party.isFirm = party.isFirm || isFirm(mention)
      party.isOneName =
        party.isOneName && chains.ties.forms[Int(chains.forms[place])].words == chains.ties.forms[Int(root)].words
      parties[root] = party
    }
    var byName: [[Int32]: [Party]] = [:]
    for root in order {
      guard let party = parties[root] else { continue }
      byName[chains.ties.forms[Int(root)].words, default: []].append(party)
    }
    var moved: [Int32: Party] = [:]
    for root in order {
      guard let party = parties[root], let rivals = byName[chains.ties.forms[Int(root)].words], rivals.count > 1,
        rivals.count <= 8, party.isOneName, !party.isFirm
      else { continue }
      let others = rivals.filter { $0.root != root && $0.type != party.type }
      guard let winner = others.max(by: { ($0.weight, $1.root) < ($1.weight, $0.root) }) else { continue }
      let rest = rivals.reduce(0) { $0 + $1.weight } - winner.weight
      if winner.weight >= Self.majority * rest { moved[root] = winner }
    }
    guard !moved.isEmpty else { return }
    for place in memberships.indices {
      guard let winner = moved[memberships[place].root] else { continue }
      memberships[place].root = winner.root
      memberships[place].type = winner.type
      memberships[place].rule = "type-vote"
    }
  }

  private func isFirm(_ mention: Mention) -> Bool {
    mention.origin == .own || (mention.origin == .list && (mention.provenance.score ?? 0) >= Self.sure)
      || (mention.type == .place && PlaceWords.precedes(mention.range, in: chains.text))
  }
}
