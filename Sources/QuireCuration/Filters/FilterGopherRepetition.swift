public import QuireDocument
public import QuireStages
import QuireText

/// Drops documents that repeat themselves, by Gopher's rules (Rae and others 2021, table A1).
///
/// Lines, paragraphs and runs of words are counted as datatrove's `GopherRepetitionFilter` counts them. A rule whose limit
/// is 0 or null is off; `top_runs` holds the limits for runs of 2, 3 and 4 words, `duplicate_runs` those for 5 to 10.
///
/// ```yaml
/// - filter.gopher-repetition
/// ```
public struct FilterGopherRepetition: Stage {
  public static let name = "gopher-repetition"
  public static let summary = "Drops documents by Gopher's repetition rules: lines, paragraphs and runs of words."

  public struct Options: ComponentOptions {
    public var maxDuplicateParagraphs: Double? = 0.3
    public var maxDuplicateParagraphCharacters: Double? = 0.2
    public var maxDuplicateLines: Double? = 0.3
    public var maxDuplicateLineCharacters: Double? = 0.2
    public var topRuns = [0.2, 0.18, 0.16]
    public var duplicateRuns = [0.15, 0.14, 0.13, 0.12, 0.11, 0.1]

    public static let declared: [OptionField<Self>] = [
      OptionField("max_duplicate_paragraphs", \.maxDuplicateParagraphs, "Which share of paragraphs may come again."),
      OptionField(
        "max_duplicate_paragraph_characters",
        \.maxDuplicateParagraphCharacters,
        "Which share of the text may be paragraphs that come again."
      ),
      OptionField("max_duplicate_lines", \.maxDuplicateLines, "Which share of lines may come again."),
      OptionField(
        "max_duplicate_line_characters",
        \.maxDuplicateLineCharacters,
        "Which share of the text may be lines that come again."
      ),
      OptionField("top_runs", \.topRuns, "Which share may be the commonest run of 2, 3, 4 words, one number for each."),
      OptionField("duplicate_runs", \.duplicateRuns, "Which share may be runs of 5 to 10 words that come again."),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    guard options.topRuns.count <= 3 else { throw .invalid("top_runs", "must have at most three numbers, for 2, 3, 4") }
    guard options.duplicateRuns.count <= 6 else {
      throw .invalid("duplicate_runs", "must have at most six numbers, for 5 to 10")
    }
    self.options = options
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(12 * document.text.count)
    var changes = Changes(for: document)
    guard !document.text.isEmpty else {
      changes.drop(rule: "empty", reason: "the text is empty", value: 0)
      return changes
    }
    let characters = SymbolCounts(document.text).characters
    judgeUnits(RepeatedLines(document.text), characters, &changes)
    guard changes.drop == nil else { return changes }
    let runs = RepeatedWords(PublishedWords(document.text))
    for (length, (found, most)) in zip(2..., zip(runs.top, options.topRuns)) where most != 0 {
      let what = "the share of the commonest run of \(length) words"
      changes.require("top-\(length)-gram", what, Ratio.of(found, characters), atMost: most)
    }
    for (length, (found, most)) in zip(5..., zip(runs.duplicated, options.duplicateRuns)) where most != 0 {
      let what = "the share of runs of \(length) words that come again"
      changes.require("duplicate-\(length)-gram", what, Ratio.of(found, characters), atMost: most)
    }
    return changes
  }

  private func judgeUnits(_ units: RepeatedLines, _ characters: Int, _ changes: inout Changes) {
    changes.require(
      "duplicate-paragraphs",
      "the share of paragraphs that come again",
      Ratio.of(units.paragraphs.duplicates, units.paragraphs.count),
      atMost: options.maxDuplicateParagraphs.unlessZero
    )
    changes.require(
      "duplicate-paragraph-characters",
      "the share of the text in paragraphs that come again",
      Ratio.of(units.paragraphs.duplicateCharacters, characters),
      atMost: options.maxDuplicateParagraphCharacters.unlessZero
    )
    changes.require(
      "duplicate-lines",
      "the share of lines that come again",
      Ratio.of(units.lines.duplicates, units.lines.count),
      atMost: options.maxDuplicateLines.unlessZero
    )
    changes.require(
      "duplicate-line-characters",
      "the share of the text in lines that come again",
      Ratio.of(units.lines.duplicateCharacters, characters),
      atMost: options.maxDuplicateLineCharacters.unlessZero
    )
  }
}
