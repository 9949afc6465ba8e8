public import QuireDocument
public import QuireStages
import QuireText

/// Measures what the lines of a document look like: what FineWeb's quality rules look at.
///
/// ```yaml
/// - signals.line-shape
/// ```
public struct MeasureLineShape: Stage {
  public static let name = "line-shape"
  public static let summary = "Measures how many lines are punctuated, short or repeated, and line feeds for each word."
  public static let produces: [DocumentPart] = [
    .signal("punctuated_line_ratio"), .signal("short_line_ratio"), .signal("duplicate_character_ratio"),
    .signal("line_feed_word_ratio"),
  ]

  public struct Options: ComponentOptions {
    public var shortLength = 30

    public static let declared: [OptionField<Self>] = [
      OptionField("short_length", \.shortLength, "How many code points a short line has at most.", .within(0...100_000))
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(3 * document.text.count)
    var changes = Changes(for: document)
    let shape = LineShape(document.text, shortLength: options.shortLength)
    let words = PublishedWords(document.text, keepsEach: false)
    changes.setSignal("punctuated_line_ratio", Ratio.of(shape.punctuated, shape.lines))
    changes.setSignal("short_line_ratio", Ratio.of(shape.short, shape.lines))
    changes.setSignal("duplicate_character_ratio", Ratio.of(shape.duplicateCharacters, shape.characters))
    changes.setSignal("line_feed_word_ratio", Ratio.of(shape.lineFeeds, words.count))
    return changes
  }
}
