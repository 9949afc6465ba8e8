public import QuireDocument
public import QuireStages
import QuireText

/// Measures how much of a document repeats itself: lines, paragraphs and runs of words, as Gopher's rules count them.
///
/// All values are shares from 0 to 1, the last nine of the document's code points: for runs of two to four words the one
/// that comes most often, for runs of five to ten all that came before.
///
/// ```yaml
/// - signals.repetition
/// ```
public struct MeasureRepetition: Stage {
  public typealias Options = NoOptions

  public static let name = "repetition"
  public static let summary = "Measures how much of a document is lines, paragraphs and runs of words that come again."
  public static let produces: [DocumentPart] =
    [
      .signal("duplicate_paragraph_ratio"), .signal("duplicate_paragraph_character_ratio"),
      .signal("duplicate_line_ratio"), .signal("duplicate_line_character_ratio"),
    ] + topNames.map { .signal($0) } + duplicateNames.map { .signal($0) }

  private static let topNames = (2...4).map { "top_\($0)gram_character_ratio" }
  private static let duplicateNames = (5...10).map { "duplicate_\($0)gram_character_ratio" }

  public init(_ options: NoOptions, in setup: Setup) {}

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(12 * document.text.count)
    var changes = Changes(for: document)
    let characters = SymbolCounts(document.text).characters
    let units = RepeatedLines(document.text)
    let runs = RepeatedWords(PublishedWords(document.text))
    changes.setSignal("duplicate_paragraph_ratio", Ratio.of(units.paragraphs.duplicates, units.paragraphs.count))
    changes.setSignal(
      "duplicate_paragraph_character_ratio",
      Ratio.of(units.paragraphs.duplicateCharacters, characters)
    )
    changes.setSignal("duplicate_line_ratio", Ratio.of(units.lines.duplicates, units.lines.count))
    changes.setSignal("duplicate_line_character_ratio", Ratio.of(units.lines.duplicateCharacters, characters))
    for (name, value) in zip(Self.topNames, runs.top) { changes.setSignal(name, Ratio.of(value, characters)) }
    for (name, value) in zip(Self.duplicateNames, runs.duplicated) {
      changes.setSignal(name, Ratio.of(value, characters))
    }
    return changes
  }
}
