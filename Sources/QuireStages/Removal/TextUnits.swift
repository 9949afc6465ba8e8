public import QuireDocument
public import QuireText

/// A line, a paragraph of wrapped lines, or a block: what is marked or removed as a whole.
public struct TextUnit: Sendable {
  /// The words, from the first to the last.
  public let range: ByteRange

  /// The block that it is; `nil` where the text has none.
  public let block: Block?

  /// Whether it stands right below the unit before it, without a blank line.
  public let isNextLine: Bool

  /// Whether it is a line of the text's own flow: no list item, no code, not indented.
  public let isPlain: Bool

  /// Creates a unit.
  public init(range: ByteRange, block: Block? = nil, isNextLine: Bool = false, isPlain: Bool = true) {
    self.range = range
    self.block = block
    self.isNextLine = isNextLine
    self.isPlain = isPlain
  }
}

extension Document {
  /// The blocks of the document, or where there are none its lines, wrapped ones taken together.
  ///
  /// Blocks within blocks are left out. Complexity: linear.
  public func textUnits() -> [TextUnit] {
    let blocks = layers.blocks.elements
    return blocks.isEmpty ? lineUnits() : blockUnits(blocks)
  }

  private func blockUnits(_ blocks: [Block]) -> [TextUnit] {
    var units: [TextUnit] = []
    units.reserveCapacity(blocks.count)
    for block in blocks {
      if let last = units.last, block.range.lowerBound < last.range.upperBound { continue }
      let isPlain = block.kind == .paragraph && block.provenance.rule != "list-continuation"
      let gap = (units.last?.range.upperBound ?? block.range.lowerBound)..<block.range.lowerBound
      units.append(
        TextUnit(
          range: block.range,
          block: block,
          isNextLine: !units.isEmpty && text[gap].count { $0 == 0x0A } <= 1,
          isPlain: isPlain
        )
      )
    }
    return units
  }

  private func lineUnits() -> [TextUnit] {
    let lines = TextLines(text).filter { !$0.isBlank }
    var wrap = WrapWidth()
    var breaks: [LineBreak?] = [nil]
    for (line, next) in zip(lines, lines.dropFirst()) {
      let isNext = line.range.upperBound == next.range.lowerBound
      let lineBreak = LineBreak(text, after: line.content, indent: line.indent, before: next.content)
      breaks.append(isNext ? lineBreak : nil)
      if isNext { wrap.add(lineBreak) } else { wrap.addLastLine(columns: lineBreak.width) }
    }
    if let last = lines.last { wrap.addLastLine(columns: last.indent + LineText.columns(text, last.content)) }
    let width = wrap.width
    var units: [TextUnit] = []
    for (line, lineBreak) in zip(lines, breaks) {
      if let width, let lineBreak, lineBreak.isWrap(at: width), let last = units.popLast() {
        let range = last.range.lowerBound..<line.content.upperBound
        units.append(TextUnit(range: range, block: nil, isNextLine: last.isNextLine, isPlain: last.isPlain))
      } else {
        let isPlain = line.indent < 2
        units.append(TextUnit(range: line.content, block: nil, isNextLine: lineBreak != nil, isPlain: isPlain))
      }
    }
    return units
  }

  /// The stretches in which readers' comments stand, ascending.
  public func commentRanges() -> [ByteRange] {
    let sections = layers.sections.elements.filter { $0.kind == .comments }.map(\.range)
    return (sections + layers.comments.elements.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
  }
}
