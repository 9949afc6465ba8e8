public import QuireDocument
public import QuireStages
import QuireText

/// Drops documents by Gopher's quality rules (Rae and others 2021, "Scaling Language Models", appendix A.1).
///
/// Words, lines and signs are counted as datatrove's `GopherQualityFilter` counts them, so that the same thresholds mean
/// the same. A rule whose limit is 0 or null is off. The first rule that a document breaks is the reason.
///
/// ```yaml
/// - filter.gopher-quality
/// ```
public struct FilterGopherQuality: Stage {
  public static let name = "gopher-quality"
  public static let summary = "Drops documents by Gopher's quality rules: length, words, signs, bullets, stop words."

  public struct Options: ComponentOptions {
    public var minWords: Double? = 50
    public var maxWords: Double? = 100_000
    public var minMeanWordLength: Double? = 3
    public var maxMeanWordLength: Double? = 10
    public var maxSymbolRatio: Double? = 0.1
    public var maxBulletLines: Double? = 0.9
    public var maxEllipsisLines: Double? = 0.3
    public var minAlphabeticWords: Double? = 0.8
    public var minStopWords: Double? = 2
    public var stopWords = StopWords.published

    public static let declared: [OptionField<Self>] = [
      OptionField("min_words", \.minWords, "How many words, but for marks, a document has to have."),
      OptionField("max_words", \.maxWords, "How many words, but for marks, a document may have."),
      OptionField("min_mean_word_length", \.minMeanWordLength, "The least mean length of words, in code points."),
      OptionField("max_mean_word_length", \.maxMeanWordLength, "The greatest mean length of words, in code points."),
      OptionField(
        "max_symbol_ratio",
        \.maxSymbolRatio,
        "How many hash signs, or ellipses, there may be for each word."
      ),
      OptionField("max_bullet_lines", \.maxBulletLines, "Which share of lines may begin with a bullet."),
      OptionField("max_ellipsis_lines", \.maxEllipsisLines, "Which share of lines may end with an ellipsis."),
      OptionField("min_alphabetic_words", \.minAlphabeticWords, "Which share of words has to have a letter."),
      OptionField("min_stop_words", \.minStopWords, "How many different stop words there have to be."),
      OptionField("stop_words", \.stopWords, "The stop words, as they are written."),
    ]

    public init() {}
  }

  private let options: Options
  private let stopWords: StopWords

  public init(_ options: Options, in setup: Setup) {
    self.options = options
    stopWords = StopWords(options.stopWords)
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(3 * document.text.count)
    var changes = Changes(for: document)
    let words = PublishedWords(document.text)
    let plain = Double(words.plainCount)
    changes.require("short-document", "the number of words", plain, atLeast: options.minWords.unlessZero)
    changes.require("long-document", "the number of words", plain, atMost: options.maxWords.unlessZero)
    guard changes.drop == nil, words.count > 0 else { return changes }
    if words.plainCount > 0 {
      let mean = Ratio.of(words.plainCharacters, words.plainCount)
      changes.require("short-words", "the mean length of words", mean, atLeast: options.minMeanWordLength.unlessZero)
      changes.require("long-words", "the mean length of words", mean, atMost: options.maxMeanWordLength.unlessZero)
    }
    judgeSymbols(SymbolCounts(document.text), words, &changes)
    let alphabetic = Ratio.of(words.alphabeticCount, words.count)
    changes.require(
      "few-alphabetic-words",
      "the share of words with a letter",
      alphabetic,
      atLeast: options.minAlphabeticWords.unlessZero
    )
    guard changes.drop == nil, let least = options.minStopWords.unlessZero else { return changes }
    let found = Double(stopWords.found(in: words))
    changes.require("few-stop-words", "the number of different stop words", found, atLeast: least)
    return changes
  }

  private func judgeSymbols(_ symbols: SymbolCounts, _ words: PublishedWords, _ changes: inout Changes) {
    let most = options.maxSymbolRatio.unlessZero
    changes.require("hash-signs", "hash signs for each word", Ratio.of(symbols.hashes, words.count), atMost: most)
    changes.require("ellipses", "ellipses for each word", Ratio.of(symbols.ellipses, words.count), atMost: most)
    changes.require(
      "bullet-lines",
      "the share of lines that begin with a bullet",
      Ratio.of(symbols.bulletLines, symbols.lines),
      atMost: options.maxBulletLines.unlessZero
    )
    changes.require(
      "ellipsis-lines",
      "the share of lines that end with an ellipsis",
      Ratio.of(symbols.ellipsisLines, symbols.lines),
      atMost: options.maxEllipsisLines.unlessZero
    )
  }
}

extension Double? {
  /// The limit; `nil` where it is 0, which switches a rule off.
  var unlessZero: Double? { self == 0 ? nil : self }
}
