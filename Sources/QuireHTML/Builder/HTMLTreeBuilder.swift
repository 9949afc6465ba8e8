import QuireText

/// The insertion modes of the HTML standard (13.2.4.1).
enum InsertionMode {
  case initial
  case beforeHTML
  case beforeHead
  case inHead
  case inHeadNoscript
  case afterHead
  case inBody
  case text
  case inTable
  case inTableText
  case inCaption
  case inColumnGroup
  case inTableBody
  case inRow
  case inCell
  case inTemplate
  case afterBody
  case inFrameset
  case afterFrameset
  case afterAfterBody
  case afterAfterFrameset
}

/// Tree construction (HTML standard, 13.2.6): takes token after token and makes the tree.
///
/// The rules of the insertion modes stand in extensions, a file for each group of modes. Each rule returns whether the
/// token is to be processed again in the mode that is now set.
struct HTMLTreeBuilder {
  let input: [UInt8]
  let options: HTMLOptions
  let traits: ElementTraits.Table
  let mostOpenElements: Int
  var tokenizer: HTMLTokenizer
  var kind = HTMLTokenKind.end

  var nodes: [HTMLNode] = []
  var runs: [HTMLTextRun] = []
  var dropped: [HTMLDroppedText] = []
  var doctypes: [HTMLDoctype] = []
  var diagnostics: [HTMLDiagnostic] = []

  var stack = OpenElements()
  var formatting = FormattingElements()
  var mode = InsertionMode.initial
  var originalMode = InsertionMode.initial
  var templateModes: [InsertionMode] = []
  /// Text in a table, until it is known whether it is white space alone.
  var pendingText: [HTMLTextRun] = []
  var head = HTMLNode.nobody
  var form = HTMLNode.nobody
  var isFramesetOK = true
  var isFostering = false
  var isQuirks = false
  var skipsLineFeed = false
  /// The element in which a fragment is parsed; its node is -1.
  var context: OpenElement?
  /// Names of elements that were closed early for the depth limit, and whose end tags are still to come.
  var flattened: [MarkupName: Int] = [:]
  /// How many elements may still be reopened.
  var reopenings: Int
  var mergedAttributes: [Int32: HTMLMergedAttributes] = [:]
  /// Steps taken in walks that are not bounded by the token: for tests of linearity.
  var steps = 0

  init(_ bytes: HeldBytes, _ input: [UInt8], _ options: HTMLOptions) {
    let end = min(input.count, Int(Int32.max) - 1)
    self.input = input
    self.options = options
    traits = ElementTraits.table
    mostOpenElements = min(max(options.mostOpenElements, 16), 30_000)
    tokenizer = HTMLTokenizer(bytes, end: end)
    reopenings = 4096 + end / 4
    nodes.reserveCapacity(end / 64 + 8)
    runs.reserveCapacity(end / 96)
    nodes.append(HTMLNode(.document, start: 0, end: end))
    if end < input.count { report(.inputLength, "the page is longer than 2 GB; the rest was not parsed", at: end) }
  }

  var token: HTMLToken {
    @inline(__always) get { tokenizer.token }
  }

  /// Parses all of the input.
  mutating func run() {
    repeat {
      kind = tokenizer.next(allowsCDATA: adjustedNamespace != .html)
      process()
    } while kind != .end
    finish()
  }

  /// Processes the token that was read.
  private mutating func process() {
    if skipsLineFeed { skipLineFeed() }
    if kind == .endTag, !flattened.isEmpty, isEndOfFlattened() { return }
    var rounds = 0
    while dispatch() {
      rounds += 1
      guard rounds <= 2 * mostOpenElements + 64 else {
        report(.steps, "a token found no place in the tree and was left out", at: token.start)
        break
      }
    }
    if kind == .startTag { finishStartTag() }
  }

  /// Forgets attributes that no element has taken.
  @inline(__always)
  private mutating func finishStartTag() {
    if tokenizer.token.firstAttribute >= 0 { tokenizer.dropAttributes() }
  }

  /// The vocabulary of the adjusted current node.
  private var adjustedNamespace: HTMLNamespace {
    @inline(__always) get {
      if stack.count == 1, let context { return context.namespace }
      return stack.top.namespace
    }
  }

  /// Applies the rules of the current mode to the token; whether it is to be processed again.
  private mutating func dispatch() -> Bool {
    adjustedNamespace != .html && isForeign() ? foreignContent() : rulesOfMode()
  }

  /// Applies the rules of the current mode, also in foreign content.
  mutating func rulesOfMode() -> Bool {
    switch mode {
    case .inBody: return inBody()
    case .text: return inText()
    default: return inRareMode()
    }
  }

  private mutating func inRareMode() -> Bool {
    switch mode {
    case .initial: return initial()
    case .beforeHTML: return beforeHTML()
    case .beforeHead: return beforeHead()
    case .inHead: return inHead()
    case .inHeadNoscript: return inHeadNoscript()
    case .afterHead: return afterHead()
    case .inBody: return inBody()
    case .text: return inText()
    case .inTable: return inTable()
    case .inTableText: return inTableText()
    case .inCaption: return inCaption()
    case .inColumnGroup: return inColumnGroup()
    case .inTableBody: return inTableBody()
    case .inRow: return inRow()
    case .inCell: return inCell()
    case .inTemplate: return inTemplate()
    case .afterBody: return afterBody()
    case .inFrameset: return inFrameset()
    case .afterFrameset: return afterFrameset()
    case .afterAfterBody: return afterAfterBody()
    case .afterAfterFrameset: return afterAfterFrameset()
    }
  }

  mutating func report(_ code: HTMLDiagnostic.Code, _ message: String, at offset: Int) {
    guard !diagnostics.contains(where: { $0.code == code }) else { return }
    diagnostics.append(HTMLDiagnostic(code: code, message: message, offset: offset))
  }

  /// Closes what is still open.
  private mutating func finish() {
    while let element = stack.pop() { end(element.node) }
    if let place = tokenizer.firstOverflow {
      report(.names, "the page has more than 65000 different names; later ones are not told apart", at: place)
    }
    if options.mirrorsSelectedContent { mirrorSelectedContent() }
  }
}
