import QuireDocument
import QuireText

extension BlockFinder {
  /// Takes the lines of a group one by one: each begins a block or goes on the one before.
  mutating func walk(_ group: Range<Int>, wrapWidth: Int?) {
    let first = lines[group.lowerBound]
    if first.isAfterGap, !openItems.isEmpty, !goesOnList(first) { openItems = [] }
    var quoteDepth = 0
    /// The first line of the block that the next line may go on.
    var open: Int?
    for index in group {
      let content = lines[index].content
      switch LineShape(text, content) {
      case .rule:
        open = nil
        if !underline(at: index, in: group) { add(index..<index + 1, .rule, rule: "rule-line") }
      case .heading(let level, let title):
        open = nil
        addHeading(level, title, index)
      case .item(let marker) where beginsItem(marker, at: index, in: group, open: open, wrapWidth):
        open = index
        quoteDepth = 0
        addItem(marker, index)
      case .quote(let depth, let words):
        if words.isEmpty {
          open = nil
        } else if let start = open, quoteDepth == depth, isWrap(before: index, from: start, wrapWidth) {
          extend(to: index)
        } else {
          open = index
          add(index..<index + 1, .quote, rule: "quote-marks")
        }
        quoteDepth = depth
      case .text, .item:
        if let start = open, quoteDepth == 0, isWrap(before: index, from: start, wrapWidth) {
          extend(to: index)
        } else {
          open = index
          quoteDepth = 0
          addWords(index, in: group, wrapWidth)
        }
      }
    }
  }

  /// Whether a line after a gap belongs to the list that is open.
  private func goesOnList(_ line: BlockLine) -> Bool {
    if case .item = LineShape(text, line.content) { return true }
    return openItems.contains { $0.indent < line.indent } && line.indent >= baseIndent + 2
  }

  /// Whether the line at `index` goes on the line before it, in a block that begins at line `start`.
  private func isWrap(before index: Int, from start: Int, _ width: Int?) -> Bool {
    let line = lines[index - 1]
    let next = lines[index]
    let lineBreak = LineBreaks(text: text, lines: lines).lineBreak(before: index)
    guard lineBreak.isWrap(at: width) else { return false }
    // The author's name begins with a small letter too.
    if width.map({ !lineBreak.isFull(at: $0) }) ?? true, Byline.begins(text, next.content) { return false }
    if next.indent == line.indent { return true }
    if next.indent < line.indent {
      // A paragraph may indent its first line, and an item's words may hang back to the text's edge.
      return index - 1 == start || drafts.last?.kind == .listItem
    }
    // Hanging indentation goes on; a first line that is indented begins anew.
    return index - 1 == start || !lineBreak.endsSentence
  }

  private mutating func extend(to index: Int) {
    let last = drafts.count - 1
    drafts[last].range = drafts[last].range.lowerBound..<lines[index].content.upperBound
    drafts[last].lineCount += 1
  }

  // MARK: Items

  /// Whether a mark begins an item, and is not a number or a dash that a wrapped line happens to begin with.
  private func beginsItem(
    _ marker: ListMarker,
    at index: Int,
    in group: Range<Int>,
    open: Int?,
    _ width: Int?
  ) -> Bool {
    if marker.isDoubtful, !hasSibling(marker, at: index, in: group) { return false }
    guard let open, drafts.last?.kind != .listItem, isWrap(before: index, from: open, width) else { return true }
    return false
  }

  private func hasSibling(_ marker: ListMarker, at index: Int, in group: Range<Int>) -> Bool {
    [index - 1, index + 1].contains { neighbour in
      guard group.contains(neighbour), case .item(let other) = LineShape(text, lines[neighbour].content) else {
        return false
      }
      return other.style == marker.style
    }
  }

  private mutating func addItem(_ marker: ListMarker, _ index: Int) {
    let indent = lines[index].indent
    while let last = openItems.last, last.indent > indent { openItems.removeLast() }
    if let last = openItems.last, last.indent == indent {
      openItems[openItems.count - 1].style = marker.style
    } else if openItems.count < 32 {
      openItems.append((indent, marker.style))
    }
    add(index..<index + 1, .listItem, rule: "list-marker")
    drafts[drafts.count - 1].marker = marker.range
    drafts[drafts.count - 1].level = openItems.count - 1
  }

  // MARK: Headings

  private mutating func addHeading(_ level: Int, _ title: ByteRange, _ index: Int) {
    openItems = []
    add(index..<index + 1, .heading, rule: "heading-marks")
    drafts[drafts.count - 1].range = title
    drafts[drafts.count - 1].level = level
  }

  /// Takes a line of `=` or `-` for the underline of a heading where it stands below a line of about its length.
  private mutating func underline(at index: Int, in group: Range<Int>) -> Bool {
    guard index == group.lowerBound + 1, let last = drafts.last, last.kind == .paragraph, last.lineCount == 1,
      last.range == lines[index - 1].content
    else { return false }
    let line = lines[index].content
    let mark = text[line.lowerBound]
    guard mark == 0x3D || mark == 0x2D, line.count >= 3, text[line].allSatisfy({ $0 == mark }) else { return false }
    let width = LineText.columns(text, last.range)
    guard line.count * 2 >= width, line.count <= width * 2 else { return false }
    drafts[drafts.count - 1].kind = .heading
    drafts[drafts.count - 1].level = mark == 0x3D ? 1 : 2
    drafts[drafts.count - 1].rule = "heading-underline"
    return true
  }

  // MARK: Words

  /// Begins a paragraph, the continuation of an item, an indented quote, or an item of a list that is only indented.
  private mutating func addWords(_ index: Int, in group: Range<Int>, _ width: Int?) {
    let line = lines[index]
    if line.indent >= baseIndent + 2, openItems.contains(where: { $0.indent < line.indent }) {
      return add(index..<index + 1, .paragraph, rule: "list-continuation")
    }
    if !openItems.isEmpty, line.indent <= baseIndent { openItems = [] }
    guard line.indent >= baseIndent + 2, !isFirstLineIndent(index, in: group, width) else {
      return add(index..<index + 1, .paragraph, rule: "paragraph-lines")
    }
    let isItem = isIndentedList(index, in: group, width)
    add(index..<index + 1, isItem ? .listItem : .quote, rule: isItem ? "list-indent" : "quote-indent")
  }

  /// Whether the line is one of several that stand together, indented alike and not wrapped.
  ///
  /// Such lines are a list whose marks are lost. Quotations stand apart, or are marked as speech.
  private func isIndentedList(_ index: Int, in group: Range<Int>, _ width: Int?) -> Bool {
    if let last = drafts.last, index > group.lowerBound, lines[index - 1].indent == lines[index].indent,
      last.range.lowerBound >= lines[group.lowerBound].start, last.kind == .listItem || last.kind == .quote
    {
      return last.kind == .listItem
    }
    let first = lines[index].content
    guard let scalar = UTF8Scalars.decode(text, at: first.lowerBound), !CodePoint.isQuotationMark(scalar.value) else {
      return false
    }
    var next = index + 1
    while next < group.upperBound, lines[next].indent == lines[index].indent {
      if !isWrap(before: next, from: index, width) { return true }
      next += 1
    }
    return false
  }

  /// Whether the line is indented as paragraphs of books are: the lines after it are not.
  private func isFirstLineIndent(_ index: Int, in group: Range<Int>, _ width: Int?) -> Bool {
    guard width != nil, index + 1 < group.upperBound else { return false }
    return lines[index + 1].indent < lines[index].indent && isWrap(before: index + 1, from: index, width)
  }
}
