public import QuireDocument
public import QuireStages
import QuireText

/// Drops documents that are too short or too long.
///
/// Words are runs of letters and digits; of writing without blanks, ten characters count as six words.
///
/// ```yaml
/// - stage: filter.length
///   with: { unit: words, min: 50 }
/// ```
public struct FilterLength: Stage {
  public static let name = "length"
  public static let summary = "Drops documents that are too short or too long."

  public struct Options: ComponentOptions {
    public var unit = LengthUnit.words
    public var min: Int?
    public var max: Int?

    public static let declared: [OptionField<Self>] = [
      OptionField("unit", \.unit, "What is counted."),
      OptionField("min", \.min, "The least length with which a document goes on."),
      OptionField("max", \.max, "The greatest length with which a document goes on."),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    guard options.min != nil || options.max != nil else {
      throw .invalid("min", "or max has to be given, or nothing is decided")
    }
    if let min = options.min, let max = options.max, min > max {
      throw .invalid("max", "must be at least min, which is \(min)")
    }
    self.options = options
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let length = Double(options.unit.count(in: document.text))
    changes.require(
      "too-short",
      "the number of \(options.unit.rawValue)",
      length,
      atLeast: options.min.map(Double.init)
    )
    changes.require("too-long", "the number of \(options.unit.rawValue)", length, atMost: options.max.map(Double.init))
    return changes
  }
}

/// What the length of a document is counted in.
public enum LengthUnit: String, OptionChoice {
  case words
  case characters
  case bytes
  case lines

  /// How many there are in `text`; of lines, those that are not blank.
  func count(in text: [UInt8]) -> Int {
    switch self {
    case .words: ProseCount(text, in: 0..<text.count).words
    case .characters: SymbolCounts(text).characters
    case .bytes: text.count
    case .lines: SymbolCounts(text).filledLines
    }
  }
}
