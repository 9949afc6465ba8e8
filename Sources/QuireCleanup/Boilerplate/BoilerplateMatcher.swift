import QuireText

/// Finds the phrases of rules in a text and judges the units that have some.
struct BoilerplateMatcher: Sendable {
  /// A phrase of a rule.
  struct Cue: Sendable {
    /// The rule's index, or `nil` for a phrase of the definition.
    let rule: Int?

    /// What the phrase weighs in a notice.
    let weight: Double
  }

  /// What a rule says of a unit.
  struct Verdict: Equatable {
    let rule: String
    let reason: String
    let score: Double
    let takesList: Bool
  }

  private let rules: [BoilerplateRule]
  private let phrases: [String]
  private let cues: [Cue]
  private let matcher: PhraseMatcher

  /// Creates a matcher of the rules called `ids` and of `phrases`, which need nothing around them.
  init(rules ids: [String], phrases: [String]) {
    rules = BoilerplateRule.shipped.filter { ids.contains($0.id) }
    self.phrases = phrases
    var cues: [Cue] = []
    var builder = PhraseMatcher.Builder()
    func add(_ phrase: String, _ cue: Cue) {
      builder.add(Array(phrase.utf8), payload: Int32(clamping: cues.count), caseMode: .fold)
      cues.append(cue)
    }
    for (index, rule) in rules.enumerated() {
      for phrase in rule.sure { add(phrase, Cue(rule: index, weight: 1)) }
      for phrase in rule.phrases { add(phrase, Cue(rule: index, weight: 0.7)) }
      for phrase in rule.cues { add(phrase, Cue(rule: index, weight: 0.3)) }
    }
    for phrase in phrases { add(phrase, Cue(rule: nil, weight: 1)) }
    self.cues = cues
    matcher = builder.build()
  }

  /// The phrases in `text`, ascending.
  func hits(in text: [UInt8]) -> [PhraseMatcher.Match] { matcher.overlappingMatches(in: text) }

  /// Whether `hits` have a phrase that a notice of the site has, so that a long unit may not be the text's own.
  func speaksOfSite(_ hits: ArraySlice<PhraseMatcher.Match>) -> Bool {
    hits.contains {
      cues[Int($0.payload)].weight > 0.5 && cues[Int($0.payload)].rule.map { isNotice(rules[$0]) } ?? true
    }
  }

  /// What the rules say of a unit with `hits`; the rule whose phrase stands earliest in the unit wins, or is the longest there.
  func verdict(_ unit: UnitEvidence, _ hits: ArraySlice<PhraseMatcher.Match>) -> Verdict? {
    if let own = hits.first(where: { cues[Int($0.payload)].rule == nil }) {
      let phrase = phrases[Int(own.payload) - (cues.count - phrases.count)]
      return Verdict(rule: "phrase", reason: "the line has the phrase \"\(phrase)\"", score: 1, takesList: false)
    }
    var best: (verdict: Verdict, phrase: ByteRange)?
    for (index, rule) in rules.enumerated() {
      let own = Array(hits.filter { cues[Int($0.payload)].rule == index }.prefix(64))
      guard unit.stands(rule.place), let first = Self.earliest(own), let score = score(rule, unit, own) else {
        continue
      }
      if let best, Self.precedes(best.phrase, first) || best.phrase == first { continue }
      best = (
        Verdict(rule: rule.id, reason: rule.reason, score: score, takesList: rule.takesList && unit.words.count <= 5),
        first
      )
    }
    return best?.verdict
  }

  private static func earliest(_ hits: [PhraseMatcher.Match]) -> ByteRange? {
    hits.map(\.range).reduce(nil) { found, range in
      found.map { precedes(range, $0) ? range : $0 } ?? range
    }
  }

  /// Whether the left phrase begins earlier, or at the same place and is longer.
  private static func precedes(_ left: ByteRange, _ right: ByteRange) -> Bool {
    left.lowerBound != right.lowerBound ? left.lowerBound < right.lowerBound : left.count > right.count
  }

  /// How sure `rule` is of a unit, from 0 to 1; `nil` where it does not hold.
  private func score(_ rule: BoilerplateRule, _ unit: UnitEvidence, _ hits: [PhraseMatcher.Match]) -> Double? {
    switch rule.shape {
    case .label(let extraWords): return unit.isLabel(hits.map(\.range), extraWords: extraWords) ? 0.9 : nil
    case .opening(let words): return unit.words.count <= words && unit.begins(with: hits.map(\.range)) ? 0.9 : nil
    case .row: return unit.isRow(of: hits.map(\.range)) ? 0.9 : nil
    case .copyright: return unit.isCopyrightLine(hits.map(\.range)) ? 0.95 : nil
    case .notice(let words):
      guard unit.words.count <= words else { return nil }
      let weight =
        weight(of: hits) + (unit.isAtEdge ? 0.25 : 0) + (unit.isBelowNotice ? 0.25 : 0)
        - (unit.isReported(hits.map(\.range)) ? 0.7 : 0)
      return weight >= 1 ? min(1, (weight * 50).rounded() / 100 + 0.4) : nil
    }
  }

  /// What the phrases weigh together, each once; of phrases within others the outer one counts.
  private func weight(of hits: [PhraseMatcher.Match]) -> Double {
    var sum = 0.0
    var seen: Set<Int32> = []
    for hit in hits where seen.insert(hit.payload).inserted {
      let isInner = hits.contains {
        $0.range != hit.range && $0.range.lowerBound <= hit.range.lowerBound
          && $0.range.upperBound >= hit.range.upperBound
      }
      if !isInner { sum += cues[Int(hit.payload)].weight }
    }
    return sum
  }

  private func isNotice(_ rule: BoilerplateRule) -> Bool {
    if case .notice = rule.shape { return true }
    return false
  }
}
