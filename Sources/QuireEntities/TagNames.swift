public import QuireDocument
public import QuireStages
import QuireText

/// Tags names by rules: people with titles and ranks, organisations by the head of their name, places by context.
///
/// A person's rank or title and the role in an apposition ("…, the coalition's director of operations, …") become
/// attributes. Once a person is named in full, the surname alone is found again, and an acronym in brackets behind an
/// organisation's name is found wherever it stands. What lists found stays, unless a longer name holds it.
///
/// ```yaml
/// - stage: entities.tag-names
///   with: { min_score: 0.7 }
/// ```
public struct TagNames: Stage {
  public static let name = "tag-names"
  public static let summary = "Tags people, organisations and places by rules about names and what stands beside them."
  public static let produces: [DocumentPart] = [.mentions]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var types = ["PERSON", "ORG", "PLACE", "FACILITY", "EVENT"]
    public var minScore = 0.5

    public static let declared: [OptionField<Self>] = [
      OptionField("types", \.types, "The types that are tagged.", .filled),
      OptionField("min_score", \.minScore, "The lowest confidence that is kept.", .within(0...1)),
    ]

    public init() {}
  }

  private let types: Set<EntityType>
  private let minScore: Double

  public init(_ options: Options, in setup: Setup) {
    types = Set(options.types.map { EntityType($0) })
    minScore = options.minScore
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    try context.spend(document.text.count)
    let titles =
      document.layers.sections.elements.filter { $0.kind == .headline }.map(\.range)
      + document.layers.blocks.elements.filter { $0.kind == .heading }.map(\.range)
    let runs = NameRuns(NameTokens(document.text))
    // Every word of a headline or heading may be capitalised, so that no run of it is a name by that alone.
    let candidates = Self.runs(runs, outside: titles.sorted { $0.lowerBound < $1.lowerBound })
    var found = OrganizationRules(runs).names(in: candidates)
    found += PersonRules(runs).people(in: candidates)
    found += Self.printedNames(in: document)
    found += NameEchoes(runs, of: found).candidates
    let kept = found.filter { types.contains($0.type) && $0.score >= minScore }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    OverlapPolicy.settle(kept, over: document.layers.mentions.elements, in: &changes, text: document.text)
    return changes
  }

  /// The runs that touch none of `titles`, which ascend.
  private static func runs(_ runs: NameRuns, outside titles: [ByteRange]) -> [NameRun] {
    var next = titles[...]
    return runs.runs().filter { run in
      let range = runs.range(run)
      while let title = next.first, title.upperBound <= range.lowerBound { next.removeFirst() }
      return next.first.map { !$0.overlaps(range) } ?? true
    }
  }

  /// The names that other stages know already: who wrote a comment, as far as it is a person's name.
  private static func printedNames(in document: borrowing Document) -> [MentionCandidate] {
    let text = document.text
    return document.layers.comments.elements.compactMap { comment in
      guard let printed = comment.author?.range else { return nil }
      // What follows the name in a header is a page or an office: "Kate @ Songs", "Beth (Two Plates)", "Mike - CMO".
      let furniture: [UInt8] = Array("@(-~:|,/[".utf8)
      var last = text[printed].firstIndex { furniture.contains($0) } ?? printed.upperBound
      while last > printed.lowerBound, text[last - 1] == 0x20 { last -= 1 }
      let range = printed.lowerBound..<last
      let end = text[range].firstIndex(of: 0x20) ?? range.upperBound
      guard end < range.upperBound, BuiltinLists.names.entry(text, range.lowerBound..<end)?.given != nil else {
        return nil
      }
      let name = document.string(range)
      return MentionCandidate(range: range, type: .person, normal: name, rule: "comment-author", score: 0.8)
    }
  }
}
