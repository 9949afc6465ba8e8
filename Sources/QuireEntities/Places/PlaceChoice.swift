import QuireDocument

/// The choice between the places of one name.
struct PlaceChoice {
  /// A place with what speaks for it, in bits.
  struct Scored {
    let place: PlaceRecord
    let parts: [(rule: String, bits: Double)]
    var probability = 0.0
    var bits: Double { parts.reduce(0) { $0 + $1.bits } }
  }

  /// The places, the likeliest first.
  let ranked: [Scored]

  /// Weighs places by their inhabitants and by the document.
  init(_ places: [PlaceRecord], in context: PlaceContext) {
    var scored = places.map { Self.scored($0, context) }
    let top = scored.map(\.bits).max() ?? 0
    let total = scored.reduce(0) { $0 + PlaceMeasures.power($1.bits - top) }
    for index in scored.indices { scored[index].probability = PlaceMeasures.power(scored[index].bits - top) / total }
    ranked = scored.sorted { left, right in
      (left.bits, right.place.id) > (right.bits, left.place.id)
    }
  }

  private static func scored(_ place: PlaceRecord, _ context: PlaceContext) -> Scored {
    // A region without a number weighs like a large city.
    let inhabitants = place.population == 0 && place.latitude == nil ? 2_000_000 : max(place.population, 500)
    let size = PlaceMeasures.bits(Double(inhabitants))
    return Scored(
      place: place,
      parts: [
        ("population", 0.9 * size + (place.isPrincipal ? 1.5 : 0)),
        ("country-mentioned", 6 * context.share(of: place.country)),
        ("region-mentioned", context.mentionsRegion(of: place) ? 6 : 0),
        ("neighbour-mentioned", 2 * context.neighbourShare(of: place.country)),
        ("near-other-places", 3.5 * context.nearness(of: place)),
      ]
    )
  }

  /// What speaks most for the likeliest place against the next one.
  var rule: String {
    guard let first = ranked.first, ranked.count > 1 else { return "only-place" }
    let gains = zip(first.parts, ranked[1].parts).map { ($0.rule, $0.bits - $1.bits) }
    return gains.max { $0.1 < $1.1 }?.0 ?? "population"
  }

  var confidence: Double { ranked.first?.probability ?? 0 }
}
