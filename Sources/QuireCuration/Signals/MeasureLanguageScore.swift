public import QuireDocument
public import QuireStages
import QuireValues

/// Measures how surely a document is in one language, or in a given one.
///
/// The score is that of `extract.identify-language`: the share of the letters in the likeliest language, less where the
/// text is short or its letter sequences are unusual.
///
/// ```yaml
/// - stage: signals.language-score
///   with: { language: en }
/// ```
public struct MeasureLanguageScore: Stage {
  public static let name = "language-score"
  public static let summary = "Measures how surely a document is in one language."
  public static let produces: [DocumentPart] = [.signal("language_score")]

  public struct Options: ComponentOptions {
    public var language: String?

    public static let declared: [OptionField<Self>] = [
      OptionField(
        "language",
        \.language,
        "The language, such as `en`, whose score is kept, 0 where it is another; the likeliest where it is left out."
      )
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let guess = identifyLanguage(document.text)
    let counts = options.language.map { $0 == guess?.code } ?? true
    changes.setSignal("language_score", counts ? guess?.score ?? 0 : 0)
    return changes
  }
}
