public import QuireDocument
public import QuireStages
import QuireText

/// Measures how long a document is, in bytes, code points, words, lines and paragraphs, and how long its words are.
///
/// Words are counted as the published quality filters count them (`PublishedWords`): "don't" is two words, a comma is
/// one. `plain_words` are those that are not marks alone; `mean_word_length` is theirs, in code points.
///
/// ```yaml
/// - signals.lengths
/// ```
public struct MeasureLengths: Stage {
  public typealias Options = NoOptions

  public static let name = "lengths"
  public static let summary = "Measures bytes, code points, words, lines, paragraphs and the mean length of words."
  public static let produces: [DocumentPart] = [
    .signal("bytes"), .signal("characters"), .signal("words"), .signal("plain_words"), .signal("mean_word_length"),
    .signal("lines"), .signal("paragraphs"), .signal("sentences"),
  ]

  public init(_ options: NoOptions, in setup: Setup) {}

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(3 * document.text.count)
    var changes = Changes(for: document)
    let words = PublishedWords(document.text, keepsEach: false)
    let symbols = SymbolCounts(document.text)
    changes.setSignal("bytes", Double(document.text.count))
    changes.setSignal("characters", Double(symbols.characters))
    changes.setSignal("words", Double(words.count))
    changes.setSignal("plain_words", Double(words.plainCount))
    changes.setSignal("mean_word_length", Ratio.of(words.plainCharacters, words.plainCount))
    changes.setSignal("lines", Double(symbols.lines))
    changes.setSignal("paragraphs", Double(symbols.paragraphs))
    changes.setSignal("sentences", Double(words.sentences))
    return changes
  }
}
