import QuireText

/// What is written of a choice between places.
struct PlaceLink {
  private static let names: Set<String> = [
    "geonames_id", "coordinates", "population", "country", "region", "link", "link_rule", "link_score", "candidates",
  ]
  private static let capitals: [JSONValue] = [.string("capital"), .string("country")]
  private static let bound = 5
  private static let least = 0.01

  let status: String
  let rule: String
  private let members: [JSONValue.Member]
  /// Whether it is neither a country nor the capital of one.
  private let isTown: Bool

  init(_ choice: PlaceChoice, isQualified: Bool, minScore: Double) {
    let isLinked = isQualified || choice.confidence >= minScore
    status = isLinked ? "linked" : "ambiguous"
    rule = isQualified ? "qualified" : isLinked ? choice.rule : "undecided"
    isTown = choice.ranked.first.map { !$0.place.isPrincipal && $0.place.latitude != nil } ?? false
    var members: [JSONValue.Member] = []
    if isLinked, let best = choice.ranked.first {
      members = Self.members(of: best.place)
    } else if let country = choice.ranked.first?.place.country,
      choice.ranked.allSatisfy({ $0.place.country == country || $0.probability < Self.least })
    {
      members = [.init("country", .string(country))]
    }
    members += [.init("link", .string(status)), .init("link_rule", .string(rule))]
    members.append(.init("link_score", .number(Self.rounded(isQualified ? 1 : choice.confidence))))
    if !isLinked {
      let candidates = choice.ranked.prefix(Self.bound).filter { $0.probability >= Self.least }.map { candidate in
        JSONValue.object(
          [.init("name", .string(candidate.place.name))] + Self.members(of: candidate.place)
            + [.init("score", .number(Self.rounded(candidate.probability)))]
        )
      }
      members.append(.init("candidates", .array(candidates)))
    }
    self.members = members
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }

  private static func members(of place: PlaceRecord) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("geonames_id", .integer(Int64(place.id))), .init("country", .string(place.country)),
    ]
    if place.country == "US", !place.region.isEmpty { members.append(.init("region", .string("US-\(place.region)"))) }
    if place.population > 0 { members.append(.init("population", .integer(Int64(place.population)))) }
    if let latitude = place.latitude, let longitude = place.longitude {
      members.append(.init("coordinates", .array([.number(latitude), .number(longitude)])))
    }
    return members
  }

  /// `attributes` with the place in the stead of what they said of one.
  func applied(to attributes: [JSONValue.Member]) -> [JSONValue.Member] {
    let kept = attributes.filter { !Self.names.contains($0.name) }
    guard isTown else { return kept + members }
    // What the list took for the capital of its name may be a town elsewhere.
    return kept.map { $0.name == "kind" && Self.capitals.contains($0.value) ? .init("kind", .string("city")) : $0 }
      + members
  }
}
