public import QuireDocument
public import QuireStages
import QuireText

/// Measures what C4's rules would do to a document's lines, without doing it.
///
/// `kept_line_ratio` is the share of lines that would stay, and the counts say why the others would go, each for the first
/// rule that it breaks. `lorem_ipsum` is 1 where a line has these words.
///
/// ```yaml
/// - signals.web-lines
/// ```
public struct MeasureWebLines: Stage {
  public typealias Options = NoOptions

  public static let name = "web-lines"
  public static let summary = "Measures which lines C4's rules would keep, and why others would go."
  public static let produces: [DocumentPart] = [
    .signal("kept_line_ratio"), .signal("kept_sentences"), .signal("long_word_lines"), .signal("unterminated_lines"),
    .signal("few_word_lines"), .signal("script_lines"), .signal("policy_lines"), .signal("curly_brackets"),
    .signal("lorem_ipsum"),
  ]

  public init(_ options: NoOptions, in setup: Setup) {}

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(6 * document.text.count)
    var changes = Changes(for: document)
    var rules = WebLines.Rules()
    rules.refusesLoremIpsum = false
    rules.refusesCurlyBracket = false
    let lines = WebLines(document.text, rules: rules)
    func count(_ verdict: WebLines.Verdict) -> Int { lines.lines.count { $0.verdict == verdict } }
    changes.setSignal("kept_line_ratio", Ratio.of(count(.kept), lines.lines.count))
    changes.setSignal("kept_sentences", Double(lines.sentences))
    changes.setSignal("long_word_lines", Double(count(.longWord)))
    changes.setSignal("unterminated_lines", Double(count(.noTerminalMark)))
    changes.setSignal("few_word_lines", Double(count(.fewWords)))
    changes.setSignal("script_lines", Double(count(.script)))
    changes.setSignal("policy_lines", Double(count(.policy)))
    changes.setSignal("curly_brackets", Double(document.text.count { $0 == 0x7B }))
    changes.setSignal("lorem_ipsum", Self.hasLoremIpsum(document.text) ? 1 : 0)
    return changes
  }

  private static func hasLoremIpsum(_ text: [UInt8]) -> Bool {
    var rules = WebLines.Rules()
    rules.wantsTerminalMark = false
    rules.minWords = 0
    rules.maxWordLength = -1
    rules.cutsCitations = false
    rules.refusesCurlyBracket = false
    rules.dropsScriptLines = false
    rules.dropsPolicyLines = false
    rules.countsSentences = false
    return WebLines(text, rules: rules).refusal == .loremIpsum
  }
}
