public import QuireDocument
public import QuireStages
import QuireText

/// Measures which share of the code points are letters, numbers, white space and capitals: the cheapest signs of what is no
/// prose.
///
/// ```yaml
/// - signals.characters
/// - stage: filter.by-signal
///   with: { name: alphanumeric_ratio, min: 0.6 }
/// ```
public struct MeasureCharacters: Stage {
  public static let name = "characters"
  public static let summary = "Measures which shares of the code points are letters, numbers, white space and capitals."
  public static let produces: [DocumentPart] = [
    .signal("alphanumeric_ratio"), .signal("letter_ratio"), .signal("number_ratio"), .signal("white_space_ratio"),
    .signal("uppercase_ratio"),
  ]

  public struct Options: ComponentOptions {
    public static let declared: [OptionField<Self>] = []

    public init() {}
  }

  public init(_ options: Options, in setup: Setup) {}

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let counts = CharacterCounts(document.text)
    changes.setSignal("alphanumeric_ratio", Ratio.of(counts.letters + counts.numbers, counts.all))
    changes.setSignal("letter_ratio", Ratio.of(counts.letters, counts.all))
    changes.setSignal("number_ratio", Ratio.of(counts.numbers, counts.all))
    changes.setSignal("white_space_ratio", Ratio.of(counts.whiteSpace, counts.all))
    changes.setSignal("uppercase_ratio", Ratio.of(counts.uppercase, counts.letters))
    return changes
  }
}
