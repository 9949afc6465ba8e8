import QuireDocument
import QuireText

/// Finds blocks in plain text: lines, groups of lines without a gap, and what each line of a group is.
struct BlockFinder {
  let text: [UInt8]
  let lines: [BlockLine]

  /// The indentation of ordinary lines.
  let baseIndent: Int

  /// The width that the text was wrapped at, where it was.
  private let wrapWidth: Int?

  /// The blocks found so far, in order.
  var drafts: [BlockDraft] = []

  /// The items of the list that is open, outermost first.
  var openItems: [(indent: Int, style: ListMarker.Style)] = []

  /// The blocks of `text`, in order, around `marks`, which are blocks already and ascend.
  ///
  /// Complexity: linear in the text.
  static func drafts(in text: [UInt8], around marks: [ByteRange] = [], findsHeadings: Bool = true) -> [BlockDraft] {
    var finder = BlockFinder(text: text, lines: BlockLine.lines(of: text, around: marks))
    finder.run()
    var drafts = finder.drafts
    CaptionSignals.markCredits(in: &drafts, text)
    if findsHeadings { HeadingShape.markHeadings(in: &drafts, text) }
    return drafts
  }

  private init(text: [UInt8], lines: [BlockLine]) {
    self.text = text
    self.lines = lines
    wrapWidth = LineBreaks(text: text, lines: lines).width(of: 0..<lines.count)
    baseIndent = Self.baseIndent(of: lines)
  }

  private mutating func run() {
    var start = 0
    for fence in CodeFences.find(text, lines) {
      takeGroups(start..<fence.lowerBound)
      addCode(fence.lowerBound + 1..<fence.upperBound - 1, rule: "code-fence")
      start = fence.upperBound
    }
    takeGroups(start..<lines.count)
  }

  private mutating func takeGroups(_ range: Range<Int>) {
    var start = range.lowerBound
    for index in range where index > start && lines[index].isAfterGap {
      take(start..<index)
      start = index
    }
    if start < range.upperBound { take(start..<range.upperBound) }
  }

  /// Takes a group of lines without a gap between them.
  private mutating func take(_ group: Range<Int>) {
    if TableShape.isTable(text, lines[group]) {
      openItems = []
      return add(group, .table, rule: "table-cells")
    }
    if isCode(group) { return addCode(group, rule: "code-shape") }
    let breaks = LineBreaks(text: text, lines: lines)
    // A group that is long enough speaks for itself: a wrapped letter may stand in a text with a paragraph to a line.
    walk(group, wrapWidth: group.count > 4 ? breaks.width(of: group) : wrapWidth)
  }

  private func isCode(_ group: Range<Int>) -> Bool {
    let isIndented = lines[group].allSatisfy { $0.indent >= baseIndent + 4 }
    return CodeShape.isCode(text, lines[group], isIndented: isIndented)
  }

  /// Adds code, with the indentation of its first line; indented code in one piece but for a blank line is one block.
  private mutating func addCode(_ group: Range<Int>, rule: StaticString) {
    guard let first = group.first, let last = group.last else { return }
    let range = lines[first].start..<lines[last].content.upperBound
    if let before = drafts.last, before.kind == .code, before.indent >= 4, lines[first].indent >= 4 {
      drafts[drafts.count - 1].range = before.range.lowerBound..<range.upperBound
      drafts[drafts.count - 1].lineCount += group.count
    } else {
      add(group, .code, rule: rule)
      drafts[drafts.count - 1].range = range
    }
  }

  /// Adds a block of `group`, which is not empty.
  mutating func add(_ group: Range<Int>, _ kind: Block.Kind, rule: StaticString) {
    let first = lines[group.lowerBound]
    var draft = BlockDraft(
      range: first.content.lowerBound..<lines[group.upperBound - 1].content.upperBound,
      kind: kind,
      rule: rule
    )
    draft.indent = first.indent
    draft.lineCount = group.count
    draft.isAfterGap = first.isAfterGap
    drafts.append(draft)
  }

  /// The smallest indentation that a tenth of the lines or a quarter of the text has.
  private static func baseIndent(of lines: [BlockLine]) -> Int {
    var counts = [(lines: Int, bytes: Int)](repeating: (0, 0), count: 41)
    var total = 0
    for line in lines {
      let column = min(line.indent, 40)
      counts[column] = (counts[column].lines + 1, counts[column].bytes + line.content.count)
      total += line.content.count
    }
    return counts.firstIndex { $0.lines > 0 && ($0.lines * 10 >= lines.count || $0.bytes * 4 >= total) } ?? 0
  }
}
