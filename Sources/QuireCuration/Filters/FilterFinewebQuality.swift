public import QuireDocument
public import QuireStages
import QuireText

/// Drops documents by FineWeb's own rules (Penedo and others 2024, section 3.6), which come behind Gopher's and C4's.
///
/// Lines and words are counted as datatrove's `FineWebQualityFilter` counts them. A line is punctuated when it ends with a
/// mark that ends a sentence in any script; quotation marks don't.
///
/// ```yaml
/// - filter.fineweb-quality
/// ```
public struct FilterFinewebQuality: Stage {
  public static let name = "fineweb-quality"
  public static let summary = "Drops documents by FineWeb's rules: punctuated, short and repeated lines, lists."

  public struct Options: ComponentOptions {
    public var minPunctuatedLines = 0.12
    public var keepsUnpunctuated = false
    public var maxShortLines = 0.67
    public var shortLength = 30
    public var maxDuplicateCharacters = 0.01
    public var maxLineFeeds = 0.3

    public static let declared: [OptionField<Self>] = [
      OptionField(
        "min_punctuated_lines",
        \.minPunctuatedLines,
        "Which share of lines has to end with a mark that ends a sentence.",
        .within(0...1)
      ),
      OptionField(
        "keep_unpunctuated",
        \.keepsUnpunctuated,
        "Whether documents go on of which no line at all ends with such a mark."
      ),
      OptionField("max_short_lines", \.maxShortLines, "Which share of lines may be short.", .within(0...1)),
      OptionField(
        "short_length",
        \.shortLength,
        "How many code points a short line has at most.",
        .within(0...100_000)
      ),
      OptionField(
        "max_duplicate_characters",
        \.maxDuplicateCharacters,
        "Which share of the text may be lines that come again.",
        .within(0...1)
      ),
      OptionField("max_line_feeds", \.maxLineFeeds, "How many line feeds there may be for each word.", .within(0...1)),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(3 * document.text.count)
    var changes = Changes(for: document)
    let shape = LineShape(document.text, shortLength: options.shortLength)
    guard shape.lines > 0 else {
      changes.drop(rule: "empty", reason: "every line is blank", value: 0)
      return changes
    }
    if shape.punctuated > 0 || !options.keepsUnpunctuated {
      let punctuated = Ratio.of(shape.punctuated, shape.lines)
      changes.require(
        "unpunctuated-lines",
        "the share of lines with a final mark",
        punctuated,
        atLeast: options.minPunctuatedLines
      )
    }
    let short = Ratio.of(shape.short, shape.lines)
    changes.require("short-lines", "the share of short lines", short, atMost: options.maxShortLines)
    changes.require(
      "duplicate-characters",
      "the share of the text in lines that come again",
      Ratio.of(shape.duplicateCharacters, shape.characters),
      atMost: options.maxDuplicateCharacters
    )
    guard changes.drop == nil else { return changes }
    let words = PublishedWords(document.text, keepsEach: false).count
    changes.require("list", "line feeds for each word", Ratio.of(shape.lineFeeds, words), atMost: options.maxLineFeeds)
    return changes
  }
}
