import QuireText

/// Lays out blocks of Markdown: blank lines between them, and before each line what the lists and quotations around it
/// ask for.
struct MarkdownWriter {
  private(set) var bytes: [UInt8] = []

  /// What stands before every line of the current container.
  private var prefix: [UInt8] = []

  /// What stands before the next line only, in the place of the end of ``prefix``: a list item's mark.
  private var mark: [UInt8] = []
  private var widths: [Int] = []
  private var isSeparated = true

  /// Begins a block on a new line, after a blank line unless `isTight`.
  mutating func beginBlock(isTight: Bool = false) {
    separate(isTight: isTight)
    isSeparated = false
    appendPrefix()
  }

  /// Goes on in the next line of the same block.
  mutating func breakLine() {
    bytes.append(0x0A)
    appendPrefix()
  }

  /// Ends the last line.
  mutating func finish() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Begins an item of a list, whose first block bears `mark`; what follows stands in the item until ``endItem()``.
  mutating func beginItem(_ mark: String) {
    let item = Array(mark.utf8) + [0x20]
    if self.mark.isEmpty {
      self.mark = prefix + item
    } else {
      self.mark += item
    }
    prefix.append(contentsOf: repeatElement(0x20, count: item.count))
    widths.append(item.count)
  }

  /// Ends the item that was begun last.
  mutating func endItem() {
    prefix.removeLast(widths.popLast() ?? 0)
    mark = []
  }

  /// Begins a quotation; one that goes on is joined to the one before by a blank line that is quoted as well.
  mutating func beginQuote(isContinued: Bool = false) {
    if !isContinued { separate(isTight: false) }
    if !mark.isEmpty { mark += [0x3E, 0x20] }
    prefix += [0x3E, 0x20]
    widths.append(2)
  }

  /// Ends the quotation that was begun last.
  mutating func endQuote() { endItem() }

  /// Appends Markdown.
  mutating func append(_ markdown: String) { bytes.append(contentsOf: markdown.utf8) }

  /// Appends a string that stays what it is.
  mutating func appendEscaped(_ string: String) { MarkdownEscape.append(string, to: &bytes) }

  /// Appends a string between two marks of emphasis; what stands around it is white space.
  mutating func append(_ string: String, in mark: String) {
    // Emphasis neither begins nor ends with white space, of which there is more in Unicode than in ASCII.
    let scalars = Array(string.unicodeScalars)
    guard let first = scalars.firstIndex(where: { !CodePoint.isWhiteSpace($0.value) }),
      let last = scalars.lastIndex(where: { !CodePoint.isWhiteSpace($0.value) })
    else { return }
    append(mark)
    appendEscaped(String(String.UnicodeScalarView(scalars[first...last])))
    append(mark)
  }

  /// Appends a line, or a part of one, that stays what it is.
  mutating func appendEscaped(_ text: [UInt8], _ range: ByteRange, isLineStart: Bool) {
    MarkdownEscape.append(text, range, to: &bytes, isLineStart: isLineStart)
  }

  /// Appends bytes as they are, such as a line of code.
  mutating func appendVerbatim(_ bytes: ArraySlice<UInt8>) { self.bytes.append(contentsOf: bytes) }

  private mutating func separate(isTight: Bool) {
    guard !isSeparated else { return }
    isSeparated = true
    if bytes.last != 0x0A { bytes.append(0x0A) }
    if !isTight { appendBlankLine() }
  }

  private mutating func appendPrefix() {
    bytes.append(contentsOf: mark.isEmpty ? prefix : mark)
    mark = []
  }

  private mutating func appendBlankLine() {
    let end = prefix.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
    bytes.append(contentsOf: prefix[..<end])
    bytes.append(0x0A)
  }
}
