public import QuireDocument
public import QuireStages
import QuireValues

/// Drops documents that are not in one of some languages, or not surely enough.
///
/// The language is told from the text; what a page says of itself is not asked.
///
/// ```yaml
/// - stage: filter.language
///   with: { languages: [en, de], min_score: 0.65 }
/// ```
public struct FilterLanguage: Stage {
  public static let name = "language"
  public static let summary = "Drops documents that are in none of some languages."

  public struct Options: ComponentOptions {
    public var languages: [String] = []
    public var minScore = 0.65

    public static let declared: [OptionField<Self>] = [
      OptionField(
        "languages",
        \.languages,
        "The codes of the languages that go on, such as `en`.",
        .filled,
        required: true
      ),
      OptionField("min_score", \.minScore, "How sure the language has to be.", .within(0...1)),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    guard let guess = identifyLanguage(document.text) else {
      changes.drop(rule: "no-language", reason: "the text is too short to tell its language", value: 0)
      return changes
    }
    if !options.languages.contains(guess.code) {
      let wanted = options.languages.joined(separator: ", ")
      changes.drop(rule: "other-language", reason: "the language is \(guess.code), not \(wanted)", value: guess.score)
    }
    changes.require("unsure-language", "the score of \(guess.code)", guess.score, atLeast: options.minScore)
    return changes
  }
}
