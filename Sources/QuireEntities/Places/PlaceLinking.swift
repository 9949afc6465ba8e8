import QuireDocument
import QuireText

/// The mentions of places in groups that mean one place each, and what each group means.
struct PlaceLinking {
  /// Mentions that mean one place.
  struct Group {
    let entity: ElementID?
    /// The mentions, as places among all.
    var places: [Int]
    var candidates: [PlaceRecord]
    let isQualified: Bool
    var link: PlaceLink?
  }

  private(set) var groups: [Group] = []
  private var context: PlaceContext
  private var names: PlaceNames

  /// Groups the mentions of `types` by entity, or by name where they are not tied; those that a list of the definition
  /// located stay as they are.
  init(_ mentions: [Mention], of types: Set<EntityType>, in text: [UInt8]) {
    context = PlaceContext(mentions)
    names = PlaceNames(text: text)
    var order: [[UInt8]] = []
    var members: [[UInt8]: [Int]] = [:]
    for (place, mention) in mentions.enumerated() where types.contains(mention.type) {
      if mention.origin == .own, mention.attributes.contains(where: { Self.fixed.contains($0.name) }) { continue }
      let key =
        mention.entity.map { Array("=\($0.raw)".utf8) }
        ?? PlaceTable.key(mention.normal.map { Array($0.utf8) } ?? Array(text[mention.range]))
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(place)
    }
    for key in order { addGroups(members[key] ?? [], mentions, text) }
  }

  private static let fixed: Set<String> = ["geonames_id", "coordinates"]

  /// One group for each place that the mentions of a name are said to lie in, else one for all.
  private mutating func addGroups(_ places: [Int], _ mentions: [Mention], _ text: [UInt8]) {
    let candidates = candidates(for: places, mentions, text)
    guard !candidates.isEmpty, let first = places.first else { return }
    var found: [Group] = []
    var open: [Int] = []
    var current: Int?
    for place in places {
      if candidates.count > 1, let qualifier = names.qualifier(behind: mentions[place].range),
        let meant = candidates.filter(qualifier.fits).max(by: { $0.population < $1.population })
      {
        let entity = mentions[first].entity
        current = found.firstIndex { $0.candidates.first?.id == meant.id } ?? found.count
        if current == found.count {
          found.append(Group(entity: entity, places: [], candidates: [meant], isQualified: true))
        }
      }
      if let current { found[current].places.append(place) } else { open.append(place) }
    }
    if found.isEmpty {
      let entity = mentions[first].entity
      groups.append(Group(entity: entity, places: open, candidates: candidates, isQualified: false))
      return
    }
    // What was named before it was said where: the first place that was said.
    found[0].places.insert(contentsOf: open, at: 0)
    groups += found
  }

  /// The places of the name that a list gives, or of the words as they stand.
  private mutating func candidates(for places: [Int], _ mentions: [Mention], _ text: [UInt8]) -> [PlaceRecord] {
    for place in places.prefix(8) {
      let mention = mentions[place]
      let found = names.places(named: text[mention.range])
      let kind = mention.attributes.first { $0.name == "kind" }?.value.stringValue
      // A country that a list named is that country, whatever towns are called like it; but "Georgia" is two.
      if kind == "country", !found.contains(where: { $0.isPrincipal == false && $0.latitude == nil }) { return [] }
      if !found.isEmpty { return found }
      if let normal = mention.normal {
        let named = names.places(named: normal.utf8)
        if !named.isEmpty { return named }
      }
    }
    return []
  }

  /// Chooses for each group: first what is certain without the others, then the rest in its light.
  mutating func choose(minScore: Double) {
    let start = context
    var certain: [Int: PlaceChoice] = [:]
    for index in groups.indices {
      let choice = PlaceChoice(groups[index].candidates, in: start)
      guard groups[index].isQualified || choice.confidence >= 0.97, let best = choice.ranked.first else { continue }
      certain[index] = choice
      context.add(best.place)
    }
    for index in groups.indices {
      let choice = certain[index] ?? PlaceChoice(groups[index].candidates, in: context)
      groups[index].link = PlaceLink(choice, isQualified: groups[index].isQualified, minScore: minScore)
    }
  }
}
