import QuireText

/// The lines of a body that its author marked as somebody else's words.
enum QuotedLines {
  /// The runs of lines that begin with `>`, and what stands between `[quote]` and `[/quote]`.
  static func ranges(_ page: PageLines, _ body: Range<Int>) -> [ByteRange] {
    var ranges: [ByteRange] = []
    var run: Range<Int>?
    var opened: Int?
    for line in body {
      if page[line].isQuoted {
        run = (run?.lowerBound ?? line)..<(line + 1)
      } else if let quoted = run {
        ranges.append(range(page, quoted))
        run = nil
      }
      let content = page.text[page[line].content]
      if opened == nil, content.starts(with: open) { opened = line }
      if let start = opened, content.reversed().starts(with: close.reversed()) {
        ranges.append(range(page, start..<(line + 1)))
        opened = nil
      }
    }
    if let run { ranges.append(range(page, run)) }
    return ranges
  }

  private static func range(_ page: PageLines, _ lines: Range<Int>) -> ByteRange {
    page[lines.lowerBound].content.lowerBound..<page[lines.upperBound - 1].content.upperBound
  }

  private static let open = Array("[quote".utf8)
  private static let close = Array("[/quote]".utf8)
}
