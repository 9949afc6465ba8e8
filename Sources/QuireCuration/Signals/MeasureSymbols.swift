public import QuireDocument
public import QuireStages
import QuireText

/// Measures how much of a document is signs rather than words: what Gopher's quality rules look at.
///
/// ```yaml
/// - signals.symbols
/// - stage: filter.by-signal
///   with: { name: hash_ratio, max: 0.1 }
/// ```
public struct MeasureSymbols: Stage {
  public static let name = "symbols"
  public static let summary = "Measures hash signs, ellipses, bullets, alphabetic words and stop words."
  public static let produces: [DocumentPart] = [
    .signal("hash_ratio"), .signal("ellipsis_ratio"), .signal("bullet_line_ratio"), .signal("ellipsis_line_ratio"),
    .signal("alphabetic_word_ratio"), .signal("stop_words"),
  ]

  public struct Options: ComponentOptions {
    public var stopWords = StopWords.published

    public static let declared: [OptionField<Self>] = [
      OptionField("stop_words", \.stopWords, "The words of which the different ones are counted, as they are written.")
    ]

    public init() {}
  }

  private let stopWords: StopWords

  public init(_ options: Options, in setup: Setup) { stopWords = StopWords(options.stopWords) }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(3 * document.text.count)
    var changes = Changes(for: document)
    let words = PublishedWords(document.text)
    let symbols = SymbolCounts(document.text)
    changes.setSignal("hash_ratio", Ratio.of(symbols.hashes, words.count))
    changes.setSignal("ellipsis_ratio", Ratio.of(symbols.ellipses, words.count))
    changes.setSignal("bullet_line_ratio", Ratio.of(symbols.bulletLines, symbols.lines))
    changes.setSignal("ellipsis_line_ratio", Ratio.of(symbols.ellipsisLines, symbols.lines))
    changes.setSignal("alphabetic_word_ratio", Ratio.of(words.alphabeticCount, words.count))
    changes.setSignal("stop_words", Double(stopWords.found(in: words)))
    return changes
  }
}

/// Words of which running text has some.
struct StopWords: Sendable {
  /// Those of Gopher's rule.
  static let published = ["the", "be", "to", "of", "and", "that", "have", "with"]

  private let hashes: [UInt64]

  init(_ words: [String]) { hashes = Set(words).sorted().map { SignalHash.value(of: Array($0.utf8)) } }

  /// How many different ones are among `words`.
  func found(in words: PublishedWords) -> Int { words.found(of: hashes) }
}
