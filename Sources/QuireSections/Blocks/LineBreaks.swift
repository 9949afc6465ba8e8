import QuireText

/// The breaks between neighbouring lines of a text.
struct LineBreaks {
  let text: [UInt8]
  let lines: [BlockLine]

  /// The break before line `index`, which is above 0.
  func lineBreak(before index: Int) -> LineBreak {
    let line = words(of: lines[index - 1])
    return LineBreak(text, after: line.words, indent: line.indent, before: words(of: lines[index]).words)
  }

  /// The width at which the lines of `range` were wrapped, if they were.
  func width(of range: Range<Int>) -> Int? {
    var wrap = WrapWidth()
    for index in range {
      if index > range.lowerBound, !lines[index].isAfterGap, isProse(lines[index]) {
        wrap.add(lineBreak(before: index))
      }
      let isLast = index + 1 == range.upperBound || lines[index + 1].isAfterGap
      if isLast { wrap.addLastLine(columns: columns(of: lines[index])) }
    }
    return wrap.width
  }

  /// The columns of a line, or too many: a line of so many bytes is wider than any wrapping.
  private func columns(of line: BlockLine) -> Int {
    if line.content.count > 4 * WrapWidth.widest { return WrapWidth.widest + 1 }
    return line.indent + LineText.columns(text, line.content)
  }

  /// Whether a line says something about wrapping: an item or a rule begins anew whatever the width.
  private func isProse(_ line: BlockLine) -> Bool {
    switch LineShape(text, line.content) {
    case .text, .quote: true
    case .rule, .item, .heading: false
    }
  }

  /// Where the words of a line stand, the marks of quoting taken for indentation.
  private func words(of line: BlockLine) -> (words: ByteRange, indent: Int) {
    guard case .quote(_, let words) = LineShape(text, line.content), !words.isEmpty else {
      return (line.content, line.indent)
    }
    return (words, line.indent + words.lowerBound - line.content.lowerBound)
  }
}
