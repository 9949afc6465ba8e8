public import QuireDocument
public import QuireStages
import QuireText

/// Cuts a document down to its lines of running text, by C4's rules, and drops it where too little is left (Raffel and others
/// 2020, "Exploring the Limits of Transfer Learning", section 2.2).
///
/// Lines that don't end with a final mark, have too few words or one that is too long, or speak of JavaScript, cookies
/// or policies, are taken out; so are citations such as `[12]` and white space at the ends of lines. A line with "lorem
/// ipsum" or `{` in it drops the document, as does having too few sentences left. This is what datatrove's
/// `C4QualityFilter` does; here every byte that goes is in the ledger with the rule that took it.
///
/// ```yaml
/// - filter.c4-quality
/// ```
public struct FilterC4Quality: Stage {
  public static let name = "c4-quality"
  public static let summary = "Keeps the lines of running text by C4's rules, and drops documents with too few of them."

  public struct Options: ComponentOptions {
    public var minSentences = 5
    public var minWordsPerLine = 3
    public var maxWordLength = 1_000
    public var terminalMarks = true
    public var citations = true
    public var loremIpsum = true
    public var javascript = true
    public var curlyBrackets = true
    public var policies = true

    public static let declared: [OptionField<Self>] = [
      OptionField(
        "min_sentences",
        \.minSentences,
        "How many sentences have to be left; any number with 0.",
        .within(0...1_000_000)
      ),
      OptionField(
        "min_words_per_line",
        \.minWordsPerLine,
        "How many words a line has to have.",
        .within(0...1_000_000)
      ),
      OptionField(
        "max_word_length",
        \.maxWordLength,
        "How many code points a word may have; any number with -1.",
        .within(-1...1_000_000_000)
      ),
      OptionField("terminal_marks", \.terminalMarks, "Whether lines go that don't end with one of . ? ! \" '."),
      OptionField("citations", \.citations, "Whether citations such as [12] and [edit] are cut out."),
      OptionField("lorem_ipsum", \.loremIpsum, "Whether documents go that have \"lorem ipsum\" in a line."),
      OptionField("javascript", \.javascript, "Whether lines go that speak of JavaScript."),
      OptionField("curly_brackets", \.curlyBrackets, "Whether documents go that have { in a line."),
      OptionField("policies", \.policies, "Whether lines go that speak of terms of use, privacy or cookies."),
    ]

    public init() {}
  }

  private let options: Options
  private let rules: WebLines.Rules

  public init(_ options: Options, in setup: Setup) {
    self.options = options
    var rules = WebLines.Rules()
    rules.wantsTerminalMark = options.terminalMarks
    rules.minWords = options.minWordsPerLine
    rules.maxWordLength = options.maxWordLength
    rules.cutsCitations = options.citations
    rules.refusesLoremIpsum = options.loremIpsum
    rules.refusesCurlyBracket = options.curlyBrackets
    rules.dropsScriptLines = options.javascript
    rules.dropsPolicyLines = options.policies
    rules.countsSentences = options.minSentences > 0
    self.rules = rules
  }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(6 * document.text.count)
    var changes = Changes(for: document)
    let lines = WebLines(document.text, rules: rules)
    switch lines.refusal {
    case .loremIpsum: changes.drop(rule: "lorem-ipsum", reason: "a line has \"lorem ipsum\" in it", value: 1)
    case .curlyBracket: changes.drop(rule: "curly-bracket", reason: "a line has a curly bracket in it", value: 1)
    case nil:
      let sentences = Double(lines.sentences)
      changes.require("few-sentences", "the number of sentences", sentences, atLeast: Double(options.minSentences))
    }
    if changes.drop == nil { LineKeeping(text: document.text, lines: lines.lines).apply(to: &changes.edits) }
    return changes
  }
}

/// The edits that leave the kept lines, each without white space at its ends, with one line feed between them.
private struct LineKeeping {
  let text: [UInt8]
  let lines: [WebLines.Line]

  func apply(to edits: inout EditList) {
    let lastKept = lines.lastIndex { $0.verdict == .kept }
    var isFirst = true
    var start = 0
    for (index, line) in lines.enumerated() {
      defer { start = line.end.upperBound }
      guard line.verdict == .kept else {
        remove(start..<line.end.upperBound, line.verdict, &edits)
        continue
      }
      var begin = start
      if isFirst {
        begin = trimStart(line, start, &edits)
      } else {
        removeSpace(start..<line.content.lowerBound, &edits)
      }
      isFirst = false
      for citation in line.citations where citation.lowerBound >= begin {
        edits.remove(citation, because: edits.reason("citation", "a citation mark"))
      }
      removeSpace(line.content.upperBound..<line.end.lowerBound, &edits)
      closeLine(line.end, isLast: index == lastKept, &edits)
    }
  }

  private func remove(_ range: ByteRange, _ verdict: WebLines.Verdict, _ edits: inout EditList) {
    guard !range.isEmpty else { return }
    let reason =
      switch verdict {
      case .kept: "the line is kept"
      case .longWord: "the line has a word that is too long"
      case .noTerminalMark: "the line does not end with a final mark"
      case .fewWords: "the line has too few words"
      case .script: "the line speaks of javascript"
      case .policy: "the line speaks of terms, privacy or cookies"
      }
    edits.remove(range, because: edits.reason(verdict.rawValue, reason))
  }

  private func removeSpace(_ range: ByteRange, _ edits: inout EditList) {
    guard !range.isEmpty else { return }
    edits.remove(range, because: edits.reason("line-space", "white space at the end of a line"))
  }

  /// Takes away what stands before the first word of the text, citations at its start and the white space behind them
  /// included; returns where the rest begins.
  private func trimStart(_ line: WebLines.Line, _ start: Int, _ edits: inout EditList) -> Int {
    removeSpace(start..<line.content.lowerBound, &edits)
    var place = line.content.lowerBound
    for citation in line.citations {
      guard citation.lowerBound == place else { break }
      edits.remove(citation, because: edits.reason("citation", "a citation mark"))
      place = WhiteSpace.trimmed(text, citation.upperBound..<line.content.upperBound).lowerBound
      removeSpace(citation.upperBound..<place, &edits)
    }
    return place
  }

  /// Leaves one line feed of a line end, or none behind the last line.
  private func closeLine(_ end: ByteRange, isLast: Bool, _ edits: inout EditList) {
    guard !end.isEmpty else { return }
    if isLast { return removeSpace(end, &edits) }
    if end.count == 1, text[end.lowerBound] == 0x0A { return }
    edits.replace(end, withASCII: 0x0A, because: edits.reason("line-end", "a line end of another kind"))
  }
}
