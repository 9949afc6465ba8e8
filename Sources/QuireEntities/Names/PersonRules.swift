import QuireDocument
import QuireText

/// Rules for people: a title or rank before a name, a known given name, an apposition behind it.
struct PersonRules {
  private static let titles: Set<String> = ["RANK", "TITLE", "HONORIFIC"]
  private static let heads: Set<String> = ["ORG_HEAD", "ORG_SUFFIX", "PLACE_HEAD", "FACILITY_HEAD", "EVENT_HEAD"]
  private static let services = WordSet([
    "Army", "Navy", "Force", "Air", "Marine", "Marines", "Corps", "Guard", "Coast", "Police", "National", "Royal",
  ])

  private let runs: NameRuns
  private var text: [UInt8] { runs.words.text }

  init(_ runs: NameRuns) { self.runs = runs }

  /// The people among `candidates`.
  func people(in candidates: [NameRun]) -> [MentionCandidate] {
    var found: [MentionCandidate] = []
    for run in candidates { if let person = person(in: run) { found.append(person) } }
    return found
  }

  private func person(in run: NameRun) -> MentionCandidate? {
    if let titled = titledPerson(in: run) { return titled }
    guard let name = knownName(in: run) else { return nil }
    return candidate(name.run, rule: name.rule, score: name.score, attributes: role(behind: name.run))
  }

  /// A name behind a rank, a title or an honorific: in the run ("Brigadier General Jon Braga"), or just before it.
  private func titledPerson(in run: NameRun) -> MentionCandidate? {
    var start = run.lowerBound
    var titles: [NameRuns.LexiconMatch] = []
    var first = run.lowerBound
    // Most runs have no title in them, and what stands before one need not be looked at there.
    let hasTitle = run.contains { runs.lexiconMatch(at: $0, Self.titles) != nil }
    while hasTitle, start < run.upperBound {
      if let title = runs.lexiconMatch(at: start, Self.titles), title.tokens.upperBound <= run.upperBound {
        titles.append(title)
        start = title.tokens.upperBound
      } else if titles.isEmpty, start == first, runs.words.isOne(of: Self.services, start) || isNationality(start) {
        start += 1
        if start < run.upperBound, runs.lexiconMatch(at: start, Self.titles) == nil { first = start }
      } else {
        break
      }
    }
    if titles.isEmpty, run.lowerBound > 0, runs.words.tokens[run.lowerBound].isJoined || followsStop(run.lowerBound),
      let title = runs.lexiconMatch(at: run.lowerBound - 1, Self.titles)
    {
      titles = [title]
      start = run.lowerBound
    }
    guard let last = titles.last, start < run.upperBound else { return nil }
    guard let name = nameEnd(start..<run.upperBound) else { return nil }
    let title = String(decoding: text[titleStart(run, last)..<last.range.upperBound], as: UTF8.self)
    let kind = titles.contains { $0.entry.type == "RANK" } ? "rank" : "title"
    let attributes: [JSONValue.Member] = [.init(kind, .string(title))] + role(behind: name)
    return candidate(name, rule: "\(kind)-before", score: 0.9, attributes: attributes)
  }

  /// The title with the words of its service before it: "Army Brigadier General".
  private func titleStart(_ run: NameRun, _ last: NameRuns.LexiconMatch) -> Int {
    var token = min(run.lowerBound, last.tokens.lowerBound)
    while token > 0, runs.words.tokens[token].isJoined, runs.words.isOne(of: Self.services, token - 1) {
      token -= 1
    }
    return runs.words.tokens[token].range.lowerBound
  }

  private func followsStop(_ token: Int) -> Bool {
    let gap = runs.words.tokens[token - 1].range.upperBound..<runs.words.tokens[token].range.lowerBound
    return text[gap].elementsEqual([UInt8(ascii: "."), 0x20])
  }

  /// The part of `run` that can be a person's name: up to a head of another kind of name, at most five words.
  private func nameEnd(_ run: NameRun) -> NameRun? {
    var end = run.lowerBound
    while end < run.upperBound, end - run.lowerBound < 5 {
      if runs.lexiconMatch(at: end, Self.heads) != nil, end > run.lowerBound { break }
      end += 1
    }
    guard end > run.lowerBound, !runs.words.tokens[run.lowerBound].isInitial || end - run.lowerBound > 1 else {
      return nil
    }
    return run.lowerBound..<end
  }

  /// A run of two to four words that begins with a known given name, and whose last word can be a surname.
  private func knownName(in run: NameRun) -> (run: NameRun, rule: String, score: Double)? {
    guard (2...4).contains(run.count) else { return nil }
    let heads = run.contains { runs.lexiconMatch(at: $0, Self.heads) != nil }
    guard !heads, !runs.words.tokens[run.upperBound - 1].isInitial else { return nil }
    let first = BuiltinLists.names.entry(text, runs.words.tokens[run.lowerBound].range)
    let last = BuiltinLists.names.entry(text, runs.words.tokens[run.upperBound - 1].range)
    if let first, let given = first.given {
      let isDoubtful = first.isWord || first.isPlace || runs.words.tokens[run.lowerBound].beginsSentence
      if last?.surname != nil, given >= 1 || !isDoubtful, !(isDoubtful && last?.isWord == true) {
        return (run, "given-name-surname", isDoubtful ? 0.7 : 0.85)
      }
      if given >= 3, !isDoubtful, last?.isWord != true, last?.isPlace != true { return (run, "given-name", 0.7) }
    }
    let startsWithInitial = runs.words.tokens[run.lowerBound].isInitial
    if startsWithInitial, last?.surname != nil { return (run, "initial-surname", 0.75) }
    return nil
  }

  private func isNationality(_ token: Int) -> Bool {
    let word = runs.words.tokens[token].range
    return BuiltinLists.gazetteer.matches(in: text, range: word).contains {
      BuiltinLists.gazetteer.entry(of: $0).type == "NATIONALITY" || text[word].elementsEqual("US".utf8)
    }
  }

  /// The role in an apposition: "…, the coalition's director of operations, …", up to the next comma or stop.
  private func role(behind run: NameRun) -> [JSONValue.Member] {
    let end = runs.range(run).upperBound
    guard end + 2 < text.count, text[end] == UInt8(ascii: ","), text[end + 1] == 0x20 else { return [] }
    let start = end + 2
    let stops: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: ";"), 0x0A, UInt8(ascii: ")")]
    let limit = min(text.count, start + 120)
    guard let stop = text[start..<limit].firstIndex(where: { stops.contains($0) }) else { return [] }
    var token = runs.words.index(at: start)
    while token < runs.words.tokens.count, runs.words.tokens[token].range.lowerBound < stop {
      if let match = runs.lexiconMatch(at: token, ["ROLE", "TITLE", "RANK"]) {
        // A role before a verb ("a spokesman said") is somebody else's.
        guard match.range.upperBound <= stop else { return [] }
        return [.init("role", .string(String(decoding: text[start..<stop], as: UTF8.self)))]
      }
      token += 1
    }
    return []
  }

  private func candidate(
    _ run: NameRun,
    rule: String,
    score: Double,
    attributes: [JSONValue.Member]
  ) -> MentionCandidate {
    let range = runs.range(run)
    return MentionCandidate(
      range: range,
      type: .person,
      normal: String(decoding: text[range], as: UTF8.self),
      attributes: attributes,
      rule: rule,
      score: score
    )
  }
}
