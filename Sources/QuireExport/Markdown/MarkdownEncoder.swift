import QuireDocument
import QuireText

/// Writes the article: headline, then the items of the text.
struct MarkdownEncoder {
  let view: ExportView
  let flow: TextFlow
  let text: [UInt8]
  var writer = MarkdownWriter()
  var lists = MarkdownLists()
  /// How many columns the table has whose rows are being written.
  var columns: Int?
  private let datelines: [Int: ByteRange]
  private var headingShift = 0

  init(_ view: ExportView) {
    self.view = view
    flow = TextFlow(view)
    text = view.document.text
    datelines = view.datelines
  }

  /// The headline's section, as far as it was selected.
  private var headline: Section? {
    view.layers.sections.elements.first { $0.kind == .headline && !view.string($0.range).isEmpty }
  }

  /// The document's title: what the metadata say, else the headline.
  var title: String? {
    if let title = view.document.metadata["title"]?.value.stringValue { return title }
    return headline.map { view.string($0.range) }
  }

  mutating func writeArticle() {
    let headline = headline
    var items = flow.items(in: view.articleRegions)[...]
    if headline == nil, let title {
      writer.beginBlock()
      writer.append("# ")
      writer.appendEscaped(title)
      if let first = items.first, view.string(first.range) == title { items.removeFirst() }
    }
    // The highest of the other headings stands right below the title.
    let highest = items.filter { $0.kind == .heading && $0.section?.id != headline?.id }.map(\.level).min() ?? 1
    headingShift = (title == nil ? 1 : 2) - max(1, min(6, highest))
    for item in items { write(item, headline: headline) }
    endLists()
    writer.finish()
  }

  private mutating func write(_ item: FlowItem, headline: Section?) {
    if item.kind != .listItem { endLists() }
    if isRow(item) { return writeRow(item.range) }
    columns = nil
    if let headline, item.section?.id == headline.id || item.range == headline.range {
      return writeHeading(item, level: 1)
    }
    switch item.kind {
    case .heading: writeHeading(item, level: min(item.level, 6) + headingShift)
    case .listItem: writeListItem(item)
    case .quote: writeQuote(item)
    case .code, .table: writeCode(item.range)
    case .rule:
      writer.beginBlock()
      writer.append("---")
    case .caption: writeCaption(item)
    case .paragraph:
      if item.section?.kind == .caption { writeCaption(item) } else { writeParagraph(item) }
    }
  }

  private mutating func writeHeading(_ item: FlowItem, level: Int) {
    writer.beginBlock()
    writer.append(String(repeating: "#", count: min(6, max(1, level))) + " ")
    for (index, line) in flow.lines(of: item.range).filter({ !$0.isEmpty }).enumerated() {
      if index > 0 { writer.append(" ") }
      writer.appendEscaped(text, line, isLineStart: false)
    }
  }

  /// Writes an item's lines; their breaks stay line breaks of the Markdown, which count as spaces.
  mutating func writeParagraph(_ item: FlowItem) {
    writer.beginBlock()
    writeLines(item.range, after: writeDateline(item))
  }

  /// Writes the lines of `range`; with `areBreaksKept`, a line break is one to the reader as well.
  mutating func writeLines(_ range: ByteRange, after start: Int? = nil, areBreaksKept: Bool = false) {
    let rest = (start ?? range.lowerBound)..<range.upperBound
    var isFirst = true
    for line in flow.lines(of: rest) where !line.isEmpty {
      if !isFirst {
        if areBreaksKept { writer.append("\\") }
        writer.breakLine()
      } else if start != nil, line.lowerBound > rest.lowerBound {
        writer.append(" ")
      }
      writer.appendEscaped(text, line, isLineStart: !isFirst || start == nil)
      isFirst = false
    }
  }

  /// Writes the dateline that an item begins with in bold, and returns where it ends.
  private mutating func writeDateline(_ item: FlowItem) -> Int? {
    guard let dateline = datelines[item.range.lowerBound], dateline.upperBound < item.range.upperBound,
      !text[dateline].contains(0x0A), canOpenEmphasis(at: dateline.lowerBound),
      canCloseEmphasis(at: dateline.upperBound)
    else { return nil }
    writer.append("**")
    writer.appendEscaped(text, dateline, isLineStart: true)
    writer.append("**")
    return dateline.upperBound
  }

  private mutating func writeCaption(_ item: FlowItem) {
    guard canOpenEmphasis(at: item.range.lowerBound), canCloseEmphasis(at: item.range.upperBound) else {
      return writeParagraph(item)
    }
    writer.beginBlock()
    writer.append("*")
    writeLines(item.range)
    writer.append("*")
  }

  mutating func writeQuote(_ item: FlowItem) {
    writer.beginQuote(isContinued: item.isContinued)
    writer.beginBlock()
    writeLines(item.range)
    writer.endQuote()
  }

  mutating func writeCode(_ range: ByteRange) {
    let fence = String(repeating: "`", count: max(3, longestRun(of: 0x60, in: range) + 1))
    writer.beginBlock()
    writer.append(fence)
    for line in text[range].split(separator: 0x0A, omittingEmptySubsequences: false) {
      writer.breakLine()
      writer.appendVerbatim(line.last == 0x0D ? line.dropLast() : line)
    }
    writer.breakLine()
    writer.append(fence)
  }

  private func longestRun(of byte: UInt8, in range: ByteRange) -> Int {
    var longest = 0
    var run = 0
    for next in text[range] {
      run = next == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Whether emphasis that begins a line at `offset` is seen as such ("left-flanking", CommonMark 0.31, 6.2).
  private func canOpenEmphasis(at offset: Int) -> Bool {
    UTF8Scalars.decode(text, at: offset).map { !CodePoint.isWhiteSpace($0.value) } ?? false
  }

  /// Whether emphasis that ends at `offset` is seen as such ("right-flanking", CommonMark 0.31, 6.2).
  private func canCloseEmphasis(at offset: Int) -> Bool {
    guard let last = UTF8Scalars.decode(text, before: offset)?.value, !CodePoint.isWhiteSpace(last) else {
      return false
    }
    guard CodePoint.isPunctuation(last) || CodePoint.isSymbol(last) else { return true }
    guard let next = UTF8Scalars.decode(text, at: offset)?.value else { return true }
    return CodePoint.isWhiteSpace(next) || CodePoint.isPunctuation(next) || CodePoint.isSymbol(next)
  }
}
