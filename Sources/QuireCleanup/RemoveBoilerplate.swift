public import QuireDocument
public import QuireStages
import QuireText

/// Marks or removes what a site says about itself: notices, navigation, share bars, prompts.
///
/// Every rule has an id and its own evidence: phrases, the shape of the line, its place in the text. An article's own
/// sentence about cookies or copyright stays. Nothing within readers' comments is touched, and a thread's notices, such
/// as "Comments are closed.", are no boilerplate.
///
/// With `mode: mark` blocks get the label `boilerplate`, with the rule and its reason. In a text without blocks the
/// lines found become blocks of their own, which `sections.find-blocks` keeps when it runs later. With `mode: remove`
/// the lines go into the ledger under the rule, each with its line end and the blank lines that would be left doubled.
///
/// ```yaml
/// - stage: cleanup.remove-boilerplate
///   with: { mode: remove, phrases: ["A service of the city library"] }
/// ```
public struct RemoveBoilerplate: Stage {
  public static let name = "remove-boilerplate"
  public static let summary =
    "Marks or removes what a site says about itself: notices, navigation, share bars, prompts."
  public static let produces: [DocumentPart] = []

  public struct Options: ComponentOptions {
    public var mode = RemovalMode.mark
    public var rules = BoilerplateRule.ids
    public var phrases: [String] = []

    public static let declared: [OptionField<Self>] = [
      OptionField("mode", \.mode, "Whether boilerplate is marked, for exporters to leave out, or removed."),
      OptionField("rules", \.rules, "The rules that are on, by their ids."),
      OptionField("phrases", \.phrases, "Phrases beside those of the rules; a line that has one is boilerplate."),
    ]

    public init() {}
  }

  private let mode: RemovalMode
  private let matcher: BoilerplateMatcher

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    for id in options.rules where !BoilerplateRule.ids.contains(id) {
      let known = BoilerplateRule.ids.joined(separator: ", ")
      throw .invalid("rules", "names \"\(id)\", which is no rule; the rules are \(known)")
    }
    if options.phrases.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw .invalid("phrases", "must not have an empty phrase")
    }
    mode = options.mode
    matcher = BoilerplateMatcher(rules: options.rules, phrases: options.phrases)
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let hits = matcher.hits(in: document.text)
    guard !hits.isEmpty else { return changes }
    let found = BoilerplateSearch(document: copy document, matcher: matcher, hits: hits).run()
    let units = found.map(\.unit)
    let verdicts = found.map {
      UnitRemoval.Verdict(rule: $0.verdict.rule, reason: $0.verdict.reason, score: $0.verdict.score)
    }
    UnitRemoval(mode: mode, label: .boilerplate).apply(Array(zip(units, verdicts)), to: document, in: &changes)
    return changes
  }
}
