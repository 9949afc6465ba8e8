public import QuireDocument
public import QuireStages
import QuireText

/// Finds the names of lists in the text: the longest one at word boundaries.
///
/// The lists that come with Quire hold countries, cities, regions, peoples, organisations, facilities and events; your
/// own come as TSV, JSON Lines or GATE's index of lists. A name that is an everyday word or a person's name, too ("Nice", "Braga"), counts only
/// where something beside it speaks for the list's reading.
///
/// ```yaml
/// - stage: entities.match-gazetteer
///   with: { files: [ships.tsv], file_type: SHIP }
/// ```
public struct MatchGazetteer: Stage {
  public static let name = "match-gazetteer"
  public static let summary = "Finds the names of lists in the text, the longest one at word boundaries."
  public static let produces: [DocumentPart] = [.mentions]

  /// How the letter case of a list's phrase binds the text.
  public enum Case: String, OptionChoice {
    case exact
    case smart
    case fold
  }

  /// What becomes of names that have another reading.
  public enum Ambiguous: String, OptionChoice {
    case evidence
    case all
    case never
  }

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var builtin = true
    public var files: [InputPath] = []
    public var fileType = ""
    public var gateSeparator = "\t"
    public var fileCase = Case.exact
    public var foldAccents = true
    public var fuzzy = 0
    public var ambiguous = Ambiguous.evidence

    public static let declared: [OptionField<Self>] = [
      OptionField("builtin", \.builtin, "Whether the lists that come with Quire are used."),
      OptionField("files", \.files, "Your own lists, as .tsv, .jsonl, or GATE's .def and .lst."),
      OptionField("file_type", \.fileType, "The type of phrases in your lists that name none."),
      OptionField(
        "gate_separator",
        \.gateSeparator,
        "What stands between an entry and its features in GATE's lists; empty where they have none."
      ),
      OptionField("file_case", \.fileCase, "How the letter case of your phrases binds the text."),
      OptionField("fold_accents", \.foldAccents, "Whether a letter of your phrases matches with any accent."),
      OptionField(
        "fuzzy",
        \.fuzzy,
        "How many letters one word of your phrases may differ by, if it has five letters or more.",
        .within(0...1)
      ),
      OptionField(
        "ambiguous",
        \.ambiguous,
        "Whether built-in names with another reading count with evidence, always or never."
      ),
    ]

    public init() {}
  }

  private let options: Options
  private let own: EntryTable?

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    guard options.builtin || !options.files.isEmpty else {
      throw .invalid("files", "must name a list where \"builtin\" is false")
    }
    guard options.gateSeparator.utf8.count <= 1 else { throw .invalid("gate_separator", "must be one ASCII character") }
    guard !options.files.isEmpty else {
      own = nil
      return
    }
    let files = ListFiles(
      type: options.fileType,
      separator: options.gateSeparator,
      mode: options.fileCase.mode,
      options: PhraseMatcher.Options(
        foldsTypography: true,
        foldsAccents: options.foldAccents,
        findsSimilar: options.fuzzy > 0
      )
    )
    own = try files.table(of: options.files, in: setup)
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    try context.spend(document.text.count)
    var found: [MentionCandidate] = []
    if let own { addOwn(own, document.text, to: &found) }
    if options.builtin { addBuiltin(document.text, to: &found) }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    OverlapPolicy.settle(found, over: document.layers.mentions.elements, in: &changes, text: document.text)
    return changes
  }

  /// How many lines of your lists that have the same phrase are looked at.
  private static let mostAtOnePlace = 16

  private func addOwn(_ table: EntryTable, _ text: [UInt8], to found: inout [MentionCandidate]) {
    var entries = EntryCache(table)
    var place = 0..<0
    var count = 0
    for match in table.matches(in: text) {
      count = match.range == place ? count + 1 : 1
      place = match.range
      guard count <= Self.mostAtOnePlace else { continue }
      let entry = entries.entry(of: match)
      guard match.distance > 0 else {
        // Of two types for one phrase the line that comes first wins.
        let score = 0.95 - Double(count - 1) * 0.001
        found.append(MentionCandidate(entry, match.range, rule: "own-list", score: score))
        continue
      }
      var candidate = MentionCandidate(entry, match.range, rule: "own-list-fuzzy", score: 0.7)
      candidate.attributes.append(.init("distance", .integer(Int64(match.distance))))
      found.append(candidate)
    }
  }

  private func addBuiltin(_ text: [UInt8], to found: inout [MentionCandidate]) {
    let table = BuiltinLists.gazetteer
    var entries = EntryCache(table)
    let matches = table.matches(in: text).map { (match: $0, flags: table.flags(of: $0)) }
    let certain = Set(matches.filter(\.flags.isEmpty).map { entries.entry(of: $0.match).name })
    var start = 0
    while start < matches.count {
      var end = start + 1
      while end < matches.count, matches[end].match.range == matches[start].match.range { end += 1 }
      if let best = best(of: matches[start..<end], &entries, certain, text) { found.append(best) }
      start = end
    }
  }

  /// Of the things that have one name, the one that the evidence allows: certain before doubtful, then the place with
  /// the most inhabitants.
  private func best(
    of matches: ArraySlice<(match: EntryTable.Match, flags: PhraseFlags)>,
    _ entries: inout EntryCache,
    _ certain: Set<String>,
    _ text: [UInt8]
  ) -> MentionCandidate? {
    var best: (candidate: MentionCandidate, population: Int)?
    for (match, flags) in matches {
      let entry = entries.entry(of: match)
      let evidence = NameEvidence(text: text, range: match.range)
      guard isAllowed(flags, entry, evidence, isNamedInFull: certain.contains(entry.name)),
        !evidence.isInsideName(isPlace: entry.type == "PLACE") || match.range.count > 12
      else { continue }
      let score = flags.isEmpty ? 0.9 : 0.7
      let population = entry.attributes.first { $0.name == "population" }?.value.integerValue ?? 0
      if let best, (best.candidate.score, best.population) >= (score, population) { continue }
      best = (MentionCandidate(entry, match.range, rule: "list-\(entry.subtype)", score: score), population)
    }
    return best?.candidate
  }

  private func isAllowed(
    _ flags: PhraseFlags,
    _ entry: ListEntry,
    _ evidence: NameEvidence,
    isNamedInFull: Bool
  ) -> Bool {
    guard !flags.isEmpty else { return true }
    switch options.ambiguous {
    case .all: return true
    case .never: return false
    case .evidence: break
    }
    if flags.contains(.afterThe), !evidence.followsThe { return false }
    let others = flags.subtracting(.afterThe)
    if others.isEmpty || isNamedInFull { return true }
    if entry.type == "PLACE" { return evidence.speaksForPlace }
    return evidence.speaksForOrganization
  }
}

extension MatchGazetteer.Case {
  fileprivate var mode: PhraseMatcher.CaseMode {
    switch self {
    case .exact: .exact
    case .smart: .smart
    case .fold: .fold
    }
  }
}

/// The lines that were taken apart for one document: a name comes more than once.
private struct EntryCache {
  private let table: EntryTable
  private var entries: [Int32: ListEntry] = [:]

  init(_ table: EntryTable) { self.table = table }

  mutating func entry(of match: EntryTable.Match) -> ListEntry {
    if let entry = entries[match.payload] { return entry }
    let entry = table.entry(of: match)
    entries[match.payload] = entry
    return entry
  }
}

extension MentionCandidate {
  init(_ entry: ListEntry, _ range: ByteRange, rule: String, score: Double) {
    self.init(
      range: range,
      type: EntityType(entry.type),
      normal: entry.name,
      attributes: (entry.subtype.isEmpty ? [] : [.init("kind", .string(entry.subtype))]) + entry.attributes,
      rule: rule,
      score: score
    )
  }
}
