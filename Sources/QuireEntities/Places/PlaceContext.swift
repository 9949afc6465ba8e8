import QuireDocument
import QuireText

/// What a document says of where it plays: the countries and regions that it mentions, and the towns that are certain.
struct PlaceContext {
  private var countries: [String: Double] = [:]
  private var regions: Set<String> = []
  private var neighbours: [String: Double] = [:]
  private var anchors: [(Double, Double)] = []
  private static let anchorBound = 64

  /// Gathers the countries, peoples and regions among `mentions`; many mentions of one add little to the first.
  init(_ mentions: [Mention]) {
    var seen: [String: Double] = [:]
    for mention in mentions where mention.type == .place || mention.type == .nationality {
      guard let country = Self.text("country", of: mention) else { continue }
      let kind = Self.text("kind", of: mention)
      let weight: Double
      switch kind {
      case "country": weight = 1
      case "nationality": weight = 0.7
      case "subdivision", "county", "region": weight = 0.7
      default: continue
      }
      let key = "\(country) \(mention.normal ?? "")"
      let count = seen[key, default: 0]
      seen[key] = count + 1
      countries[country, default: 0] += weight / (1 + count)
      if let code = Self.text("code", of: mention) { regions.insert(code) }
    }
    spreadToNeighbours()
  }

  private static func text(_ name: String, of mention: Mention) -> String? {
    mention.attributes.first { $0.name == name }?.value.stringValue
  }

  private mutating func spreadToNeighbours() {
    neighbours = [:]
    for (country, weight) in countries {
      for neighbour in PlaceTable.builtin.neighbours(of: country) { neighbours[neighbour, default: 0] += weight }
    }
  }

  /// Takes a town that is certain into account.
  mutating func add(_ place: PlaceRecord) {
    countries[place.country, default: 0] += 0.4
    if let latitude = place.latitude, let longitude = place.longitude, anchors.count < Self.anchorBound {
      anchors.append((latitude, longitude))
    }
  }

  /// How much of the document's weight a country has, from 0 to 1.
  func share(of country: String) -> Double { share(country, of: countries) }

  /// How much of the document's weight the neighbours of a country have.
  func neighbourShare(of country: String) -> Double { share(country, of: neighbours) }

  private func share(_ country: String, of weights: [String: Double]) -> Double {
    // Summed in order, since sums of fractions depend on it.
    let total = weights.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
    return total > 0 ? min(1, weights[country, default: 0] / max(total, 0.7)) : 0
  }

  /// Whether the document mentions the region in which a place lies.
  func mentionsRegion(of place: PlaceRecord) -> Bool { regions.contains("\(place.country)-\(place.region)") }

  /// From 0, far from all towns that are certain, to 1.
  func nearness(of place: PlaceRecord) -> Double {
    guard let latitude = place.latitude, let longitude = place.longitude else { return 0 }
    var best = 0.0
    for anchor in anchors {
      let distance = PlaceMeasures.kilometres(anchor, (latitude, longitude)) / 200
      best = max(best, 1 / (1 + distance * distance))
    }
    return best
  }
}
