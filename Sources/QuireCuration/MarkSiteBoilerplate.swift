public import QuireDocument
public import QuireStages
import QuireText

/// Marks or removes what stands in many documents of one site: notices, navigation, prompts, whatever their words are.
///
/// A corpus stage: it first counts in how many documents of each site a block stands, or a line where there are no
/// blocks, and then marks those that stand in many, in every document, the first among them. Blocks are compared by
/// their words: letter case, white space and digits count for nothing. What stands within readers' comments, code and
/// rules is left alone. The counts are the evidence: "in 37 of 120 documents of example.org" is the reason, the share
/// is the score.
///
/// ```yaml
/// - stage: curation.mark-site-boilerplate
///   with: { min_documents: 10, min_share: 0.5 }
/// ```
public struct MarkSiteBoilerplate: CorpusStage {
  public static let name = "mark-site-boilerplate"
  public static let summary = "Marks or removes blocks and lines that stand in many documents of one site."
  public static let produces: [DocumentPart] = [.signal("site_boilerplate_blocks")]
  public static let keeps =
    "counts of at most max_entries lines and as many sites, about 25 bytes each, and forgets the rarest first"

  public struct Options: ComponentOptions {
    public var mode = RemovalMode.mark
    public var site = SiteRule.auto
    public var minDocuments = 5
    public var minShare = 0.3
    public var minWords = 2
    public var maxWords = 300
    public var ignoreCase = true
    public var ignoreDigits = true
    public var maxEntries = 1_000_000

    public static let declared: [OptionField<Self>] = [
      OptionField("mode", \.mode, "Whether boilerplate is marked, for exporters to leave out, or removed."),
      OptionField(
        "site",
        \.site,
        "What one site is: a host, a folder, all documents, or the first of these that is known."
      ),
      OptionField(
        "min_documents",
        \.minDocuments,
        "In how many documents of a site a line has to stand.",
        .within(2...1_000_000_000)
      ),
      OptionField("min_share", \.minShare, "In which share of a site's documents a line has to stand.", .within(0...1)),
      OptionField("min_words", \.minWords, "How many words with letters a line has to have.", .within(1...100_000)),
      OptionField("max_words", \.maxWords, "How many words with letters a line may have.", .within(1...100_000)),
      OptionField("ignore_case", \.ignoreCase, "Whether lines are the same that differ in letter case alone."),
      OptionField("ignore_digits", \.ignoreDigits, "Whether lines are the same that differ in numbers alone."),
      OptionField(
        "max_entries",
        \.maxEntries,
        "How many lines and sites are counted at most; beyond, the rarest are forgotten.",
        .within(16...1_000_000_000)
      ),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    guard options.minWords <= options.maxWords else {
      throw .invalid("max_words", "must be at least min_words, which is \(options.minWords)")
    }
    self.options = options
  }

  public func makeState() -> SiteLines { SiteLines(limit: options.maxEntries) }

  public func observe(
    _ document: borrowing Document,
    into state: inout SiteLines,
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(2 * document.text.count)
    guard let site = Site(of: document, by: options.site) else { return }
    state.sites.add(CollectionOfOne(site.key))
    // What stands twice in a document counts once.
    state.lines.add(Set(candidates(of: copy document, site).map(\.key)))
  }

  public func process(
    _ document: borrowing Document,
    knowing state: SiteLines,
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    try context.spend(2 * document.text.count)
    var changes = Changes(for: document)
    let found = repeated(copy document, state)
    UnitRemoval(mode: options.mode, label: .boilerplate).apply(found, to: document, in: &changes)
    changes.setSignal("site_boilerplate_blocks", Double(found.count))
    return changes
  }

  private func repeated(_ document: Document, _ state: SiteLines) -> [(TextUnit, UnitRemoval.Verdict)] {
    guard let site = Site(of: document, by: options.site) else { return [] }
    let all = state.sites[site.key]
    guard all >= options.minDocuments else { return [] }
    let least = max(Double(options.minDocuments), options.minShare * Double(all))
    var result: [(TextUnit, UnitRemoval.Verdict)] = []
    for (unit, key) in candidates(of: document, site) {
      let count = state.lines[key]
      guard Double(count) >= least, unit.block?.label ?? .content == .content else { continue }
      let verdict = UnitRemoval.Verdict(
        rule: "repeated-in-site",
        reason: "in \(count) of \(all) documents\(site.words)",
        score: min(1, Double(count) / Double(all))
      )
      result.append((unit, verdict))
    }
    return result
  }

  /// What can be boilerplate, in order, each with the number under which it is counted.
  private func candidates(of document: Document, _ site: Site) -> [(unit: TextUnit, key: UInt64)] {
    let comments = document.commentRanges()
    var next = 0
    var result: [(TextUnit, UInt64)] = []
    for unit in document.textUnits() {
      while next < comments.count, comments[next].upperBound <= unit.range.lowerBound { next += 1 }
      let isComment = next < comments.count && comments[next].lowerBound < unit.range.upperBound
      guard !isComment, unit.block?.kind != .code, unit.block?.kind != .rule else { continue }
      let print = TextFingerprint(
        document.text,
        in: unit.range,
        foldsCase: options.ignoreCase,
        foldsDigits: options.ignoreDigits
      )
      guard print.words >= options.minWords, print.words <= options.maxWords else { continue }
      result.append((unit, TextFingerprint.joined(site.key, print.value)))
    }
    return result
  }
}

/// In how many documents of each site a line stands, and how many documents a site has.
public struct SiteLines: CorpusState {
  var lines: BoundedCounts
  var sites: BoundedCounts

  init(limit: Int) {
    lines = BoundedCounts(limit: limit)
    sites = BoundedCounts(limit: limit)
  }

  public mutating func merge(_ later: Self) {
    lines.merge(later.lines)
    sites.merge(later.sites)
  }

  public var shortfall: String? {
    let count = lines.forgotten + sites.forgotten
    return count == 0 ? nil : "the \(count) rarest lines were forgotten to stay within max_entries"
  }
}
