public import QuireDocument
public import QuireStages
import QuireText

/// Puts white space in order: one form of line end, one blank between words, one blank line between paragraphs.
///
/// ```yaml
/// - stage: cleanup.normalize-whitespace
///   with: { indentation: false }
/// ```
public struct NormalizeWhitespace: Stage {
  public static let name = "normalize-whitespace"
  public static let summary =
    "Puts white space in order: line ends, blanks at line ends and between words, blank lines."

  public struct Options: ComponentOptions {
    public var indentation = true
    public var runs = false
    public var blankLines = 1

    public static let declared: [OptionField<Self>] = [
      OptionField(
        "indentation",
        \.indentation,
        "Whether blanks at the start of a line stay; lists and code need them."
      ),
      OptionField("runs", \.runs, "Whether runs of blanks between words stay, as in tables set with spaces."),
      OptionField("blank_lines", \.blankLines, "How many blank lines may stand together.", .within(0...1000)),
    ]

    public init() {}
  }

  private let order: WhiteSpaceOrder

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    var order = WhiteSpaceOrder()
    order.keepsIndentation = options.indentation
    order.keepsRuns = options.runs
    order.blankLines = options.blankLines
    self.order = order
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let repairs = order.repairs(of: document.text)
    guard !repairs.isEmpty else { return changes }
    let reasons = WhiteSpaceRepair.Kind.allCases.map { changes.edits.reason($0.rule, $0.reason) }
    for repair in repairs {
      let reason = reasons[Int(repair.kind.rawValue)]
      if repair.isReplacedByLineFeed {
        changes.edits.replace(repair.range, withASCII: 0x0A, because: reason)
      } else {
        changes.edits.remove(repair.range, because: reason)
      }
    }
    return changes
  }
}

extension WhiteSpaceRepair.Kind {
  fileprivate var rule: String {
    switch self {
    case .lineEnd: "line-end"
    case .trailingBlanks: "trailing-blanks"
    case .blankRun: "blank-run"
    case .indentation: "indentation"
    case .blankLines: "blank-lines"
    case .outerBlankLines: "outer-blank-lines"
    }
  }

  fileprivate var reason: String {
    switch self {
    case .lineEnd: "lines end with a line feed alone"
    case .trailingBlanks: "blanks at a line end can't be seen"
    case .blankRun: "one blank parts two words"
    case .indentation: "indentation is not kept"
    case .blankLines: "enough blank lines stand before"
    case .outerBlankLines: "nothing stands beyond the blank lines"
    }
  }
}
