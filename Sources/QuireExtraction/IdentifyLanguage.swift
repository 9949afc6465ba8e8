public import QuireDocument
public import QuireStages
import QuireText
import QuireValues

/// Tells the language of a document by its letters and their sequences.
///
/// The blocks count that are content, where blocks are known. The language becomes metadata as a code of ISO 639, such
/// as `en`, with a score. A guess below `min_score` counts as none, and what the page declares stays. A guess that
/// contradicts the declaration replaces it, and is reported: templates declare the language of the site, whatever the
/// text is in.
///
/// ```yaml
/// stages:
///   - extract.read-metadata
///   - extract.identify-language
/// ```
public struct IdentifyLanguage: Stage {
  public static let name = "identify-language"
  public static let summary = "Tells the language of a document by its letters and their sequences, with a score."
  public static let produces: [DocumentPart] = [.metadata("language")]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var minScore = 0.5

    public static let declared: [OptionField<Self>] = [
      OptionField("min_score", \.minScore, "The least score of a guess that counts, from 0 to 1.")
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let blocks = document.layers.blocks.elements
    let content = blocks.filter { $0.label == .content }.map(\.range)
    guard blocks.isEmpty || !content.isEmpty,
      let guess = identifyLanguage(document.text, in: content), guess.score >= options.minScore
    else { return changes }
    let score = (guess.score * 1000).rounded() / 1000
    guard let declared = document.metadata["language"], case .string(let language) = declared.value else {
      changes.set("language", MetadataValue(.string(guess.code), rule: "letter-sequences", score: score))
      return changes
    }
    guard Self.isSame(language, guess.code) else {
      let message = "\"\(language)\" is declared as the language; the text is in \"\(guess.code)\""
      changes.report(Diagnostic(.note, code: "declared-language", message, source: declared.source))
      changes.set("language", MetadataValue(.string(guess.code), rule: "letter-sequences", score: score))
      return changes
    }
    var confirmed = MetadataValue(.string(guess.code), rule: "declared-confirmed", score: score)
    confirmed.source = declared.source
    changes.set("language", confirmed)
    return changes
  }

  /// Whether a declared language tag and a code mean one language; `no` is both of Norway's.
  private static func isSame(_ declared: String, _ code: String) -> Bool {
    let primary = declared.lowercased().prefix { $0 != "-" && $0 != "_" }
    return primary == code || primary == "no" && (code == "nb" || code == "nn")
  }
}
