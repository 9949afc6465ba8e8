public import QuireDocument
public import QuireStages
import QuireText

/// Finds the names of lists in the text: the longest one at word boundaries.
///
/// The lists that come with Quire hold countries, cities, regions, peoples, organisations, facilities and events; your
/// own come as TSV or JSON Lines. A name that is an everyday word or a person's name, too ("Nice", "Braga"), counts only
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
    public var fileCase = Case.exact
    public var foldAccents = true
    public var ambiguous = Ambiguous.evidence

    public static let declared: [OptionField<Self>] = [
      OptionField("builtin", \.builtin, "Whether the lists that come with Quire are used."),
      OptionField("files", \.files, "Your own lists, as .tsv or .jsonl."),
      OptionField("file_type", \.fileType, "The type of phrases in your lists that name none."),
      OptionField("file_case", \.fileCase, "How the letter case of your phrases binds the text."),
      OptionField("fold_accents", \.foldAccents, "Whether a letter of your phrases matches with any accent."),
      OptionField(
        "ambiguous",
        \.ambiguous,
        "Whether built-in names with another reading count with evidence, always or never."
      ),
    ]

    public init() {}
  }

  private let options: Options
  private let lists: [(list: ListFile, matcher: PhraseMatcher)]

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    var lists: [(list: ListFile, matcher: PhraseMatcher)] = []
    for path in options.files {
      let list = try ListFile(path, type: options.fileType, in: setup)
      lists.append((list, Self.matcher(of: list, options)))
    }
    self.lists = lists
    guard options.builtin || !lists.isEmpty else {
      throw .invalid("files", "must name a list where \"builtin\" is false")
    }
  }

  private static func matcher(of list: ListFile, _ options: Options) -> PhraseMatcher {
    let mode: PhraseMatcher.CaseMode =
      switch options.fileCase {
      case .exact: .exact
      case .smart: .smart
      case .fold: .fold
      }
    var builder = PhraseMatcher.Builder(
      options: PhraseMatcher.Options(foldsTypography: true, foldsAccents: options.foldAccents)
    )
    builder.reserve(phraseCount: list.phrases.count, byteCount: list.phrases.reduce(0) { $0 + $1.bytes.count })
    for phrase in list.phrases { builder.add(phrase.bytes, payload: phrase.entry, caseMode: mode) }
    return builder.build()
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    try context.spend(document.text.count)
    var found: [MentionCandidate] = []
    for (list, matcher) in lists {
      for match in matcher.matches(in: document.text) {
        let entry = list.entries[Int(match.payload)]
        found.append(MentionCandidate(entry, match.range, rule: "own-list", score: 0.95))
      }
    }
    if options.builtin { addBuiltin(document.text, to: &found) }
    found.sort { $0.range.lowerBound < $1.range.lowerBound }
    OverlapPolicy.settle(found, over: document.layers.mentions.elements, in: &changes, text: document.text)
    return changes
  }

  private func addBuiltin(_ text: [UInt8], to found: inout [MentionCandidate]) {
    let table = BuiltinLists.gazetteer
    let matches = table.matches(in: text)
    let certain = Set(matches.filter(\.flags.isEmpty).map { table.entry(of: $0).name })
    var start = 0
    while start < matches.count {
      var end = start + 1
      while end < matches.count, matches[end].range == matches[start].range { end += 1 }
      if let best = best(of: matches[start..<end], certain, text) { found.append(best) }
      start = end
    }
  }

  /// Of the things that have one name, the one that the evidence allows: certain before doubtful, then the place with
  /// the most inhabitants.
  private func best(of matches: ArraySlice<EntryTable.Match>, _ certain: Set<String>, _ text: [UInt8])
    -> MentionCandidate?
  {
    let table = BuiltinLists.gazetteer
    var best: (candidate: MentionCandidate, population: Int)?
    for match in matches {
      let entry = table.entry(of: match)
      let evidence = NameEvidence(text: text, range: match.range)
      guard isAllowed(match, entry, evidence, isNamedInFull: certain.contains(entry.name)),
        !evidence.isInsideName(isPlace: entry.type == "PLACE") || match.range.count > 12
      else { continue }
      let score = match.flags.isEmpty ? 0.9 : 0.7
      let population = entry.attributes.first { $0.name == "population" }?.value.integerValue ?? 0
      if let best, (best.candidate.score, best.population) >= (score, population) { continue }
      best = (MentionCandidate(entry, match.range, rule: "list-\(entry.subtype)", score: score), population)
    }
    return best?.candidate
  }

  private func isAllowed(
    _ match: EntryTable.Match,
    _ entry: ListEntry,
    _ evidence: NameEvidence,
    isNamedInFull: Bool
  ) -> Bool {
    guard !match.flags.isEmpty else { return true }
    switch options.ambiguous {
    case .all: return true
    case .never: return false
    case .evidence: break
    }
    if match.flags.contains(.afterThe), !evidence.followsThe { return false }
    let others = match.flags.subtracting(.afterThe)
    if others.isEmpty || isNamedInFull { return true }
    if entry.type == "PLACE" { return evidence.speaksForPlace }
    return evidence.speaksForOrganization
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
