import QuireDocument
import QuireText

/// Rules for organisations, places, facilities and events: by the head of the name, or by a word before it.
struct OrganizationRules {
  /// Small words inside the name of an authority: "Ministry of Defence", "Centre for the Study of War".
  private static let connectors = WordSet(["of", "for", "the", "and", "&", "on", "in"])

  /// Common nouns that say what the capitalised words before them are.
  private static let placeNouns = WordSet([
    "province", "region", "governorate", "district", "county", "city", "town", "village", "area", "valley", "mountains",
    "desert", "peninsula", "river", "suburb", "countryside", "border", "island", "islands", "bay",
  ])

  private static let startTypes: [String: EntityType] = [
    "ORG_START": .organization, "EVENT_START": .event, "PLACE_START": .place,
  ]
  private static let starts = Set(startTypes.keys)

  private static let headTypes: [(lexicon: Set<String>, type: EntityType)] = [
    (["ORG_SUFFIX"], .organization), (["FACILITY_HEAD"], .facility), (["EVENT_HEAD"], .event), (["PLACE_HEAD"], .place),
    (["ORG_HEAD"], .organization),
  ]

  private let runs: NameRuns
  private var text: [UInt8] { runs.words.text }

  init(_ runs: NameRuns) { self.runs = runs }

  /// The organisations, places, facilities and events among `candidates`.
  func names(in candidates: [NameRun]) -> [MentionCandidate] {
    candidates.flatMap { run -> [MentionCandidate] in
      // "North Sea Lines Ltd." begins like a place; the legal form at its end is the stronger sign.
      if let company = headedName(in: run), company.type == .organization, endsInLegalForm(run) { return [company] }
      if let long = longName(in: run) { return [long] }
      if let headed = headedName(in: run) { return [headed] }
      return placeByNoun(run).map { [$0] } ?? []
    }
  }

  /// "University of Delft", "Ministry of Foreign Affairs", "Battle of Mosul", "Gulf of Aden", "Hurricane Irma".
  private func longName(in run: NameRun) -> MentionCandidate? {
    for token in run {
      guard let match = runs.lexiconMatch(at: token, Self.starts), match.tokens.lowerBound == token,
        let type = Self.startTypes[match.entry.type]
      else { continue }
      let end = extended(from: match.tokens.upperBound)
      guard end > match.tokens.upperBound, end - token >= 2 else { continue }
      guard type != .place || isPlaceStart(match, token..<end) else { continue }
      return candidate(token..<end, type, rule: "start-\(match.entry.name.lowercased())", score: 0.75)
    }
    return nil
  }

  /// Whether words that begin like a place are one: "Lake …" is, "New …" and "North …" only behind a preposition of place.
  private func isPlaceStart(_ match: NameRuns.LexiconMatch, _ run: NameRun) -> Bool {
    guard run.count <= 4 else { return false }
    let certain = ["Mount", "Lake", "Cape", "Gulf of", "Republic of"].contains(match.entry.name)
    return certain || NameEvidence(text: text, range: runs.range(run)).speaksForPlace
  }

  /// The end of the capitalised words from `token` on, small words between them included.
  private func extended(from token: Int) -> Int {
    let tokens = runs.words.tokens
    var end = token
    while end < tokens.count, end - token < 8, tokens[end].isJoined {
      if runs.isNameWord(end) {
        end += 1
      } else if runs.words.isOne(of: Self.connectors, end), let next = nextName(behind: end) {
        end = next
      } else {
        break
      }
    }
    return end
  }

  /// The end of the name word behind at most two small words.
  private func nextName(behind token: Int) -> Int? {
    let tokens = runs.words.tokens
    for next in [token + 1, token + 2] where next < tokens.count {
      guard tokens[next].isJoined else { return nil }
      if runs.isNameWord(next) { return next + 1 }
      guard runs.words.isOne(of: Self.connectors, next) else { return nil }
    }
    return nil
  }

  /// A run whose last words are the head of a name: "Veterans Today Network", "Beirut International Airport".
  private func headedName(in run: NameRun) -> MentionCandidate? {
    guard run.count >= 2 else { return nil }
    for (lexicon, type) in Self.headTypes {
      guard let head = runs.lexiconMatch(at: run.upperBound - 1, lexicon), head.tokens.lowerBound > run.lowerBound
      else {
        continue
      }
      return candidate(run, type, rule: "head-\(head.entry.name.lowercased())", score: 0.7)
    }
    return nil
  }

  private func endsInLegalForm(_ run: NameRun) -> Bool {
    runs.lexiconMatch(at: run.upperBound - 1, ["ORG_SUFFIX"]) != nil
  }

  /// Capitalised words before a noun of place ("the Qara area"), or behind one with "of" ("the town of Qara").
  private func placeByNoun(_ run: NameRun) -> MentionCandidate? {
    let tokens = runs.words.tokens
    guard run.count <= 3 else { return nil }
    if run.upperBound < tokens.count, tokens[run.upperBound].isJoined,
      runs.words.isOne(of: Self.placeNouns, run.upperBound), !isNationality(run)
    {
      return candidate(run, .place, rule: "before-\(runs.words.string(run.upperBound))", score: 0.65)
    }
    guard run.lowerBound >= 2, runs.words.isOne(of: Self.placeNouns, run.lowerBound - 2),
      runs.words.string(run.lowerBound - 1) == "of"
    else { return nil }
    return candidate(run, .place, rule: "\(runs.words.string(run.lowerBound - 2))-of", score: 0.75)
  }

  private func isNationality(_ run: NameRun) -> Bool {
    let matches = BuiltinLists.gazetteer.matches(in: text, range: runs.range(run))
    return matches.contains { BuiltinLists.gazetteer.entry(of: $0).type == "NATIONALITY" }
  }

  private func candidate(_ run: NameRun, _ type: EntityType, rule: String, score: Double) -> MentionCandidate {
    let kebab = rule.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    return MentionCandidate(range: runs.range(run), type: type, rule: kebab, score: score)
  }
}
