/// Words that stand in phrases around names; all in small letters.
enum PhraseWords {
  /// Groups of people that act for a nation, a place or a movement.
  static let groups: Set<String> = [
    "government", "forces", "force", "army", "military", "police", "troops", "authorities", "regime", "militia",
    "militias", "militants", "fighters", "rebels", "opposition", "coalition", "parliament", "navy", "soldiers",
    "officials", "security", "intelligence", "air", "armed", "special", "ground", "defence", "defense", "ministry",
    "president's", "cabinet", "administration", "guard", "insurgents", "jihadists", "group", "alliance", "command",
  ]

  /// Those of ``groups`` with which a phrase can end.
  static let groupEnds: Set<String> = groups.subtracting([
    "security", "intelligence", "air", "armed", "special", "ground", "defence", "defense", "president's",
  ])

  /// Groups that are one without a name beside them, as phrases.
  static let lone: [String] = [
    "the coalition", "coalition forces", "government forces", "opposition forces", "security forces", "rebel forces",
    "the opposition", "the regime", "regime forces", "the international coalition", "the armed forces",
  ]

  static let directions: Set<String> = [
    "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "northeastern",
    "northwestern", "southeastern", "southwestern", "north-eastern", "north-western", "south-eastern", "south-western",
    "upper", "lower", "greater", "rural",
  ]

  static let placeNouns: Set<String> = [
    "province", "region", "governorate", "district", "county", "city", "town", "village", "area", "valley", "mountains",
    "desert", "peninsula", "river", "countryside", "border", "island", "islands", "airport", "camp", "suburbs",
  ]
}
