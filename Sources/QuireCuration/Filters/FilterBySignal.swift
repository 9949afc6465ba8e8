public import QuireDocument
public import QuireStages

/// Drops a document by a value that a stage before it kept.
///
/// ```yaml
/// - signals.lengths
/// - stage: filter.by-signal
///   with: { name: words, min: 50, max: 100000 }
/// ```
public struct FilterBySignal: Stage {
  public static let name = "by-signal"
  public static let summary = "Drops a document whose signal is below or above a limit."

  public struct Options: ComponentOptions {
    public var name = ""
    public var min: Double?
    public var max: Double?
    public var missing = MissingSignal.drop

    public static let declared: [OptionField<Self>] = [
      OptionField("name", \.name, "The signal, as a stage before this one called it.", required: true),
      OptionField("min", \.min, "The least value with which a document goes on."),
      OptionField("max", \.max, "The greatest value with which a document goes on."),
      OptionField("missing", \.missing, "What becomes of a document that has no such signal."),
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
    var changes = Changes(for: document)
    guard let value = document.signal(options.name) else {
      if options.missing == .drop {
        changes.drop(rule: "no-signal", reason: "there is no signal \"\(options.name)\"")
      }
      return changes
    }
    changes.require("below-minimum", "the signal \(options.name)", value, atLeast: options.min)
    changes.require("above-maximum", "the signal \(options.name)", value, atMost: options.max)
    return changes
  }
}

/// What becomes of a document without the signal.
public enum MissingSignal: String, OptionChoice {
  /// It goes on.
  case keep

  /// It is dropped.
  case drop
}
