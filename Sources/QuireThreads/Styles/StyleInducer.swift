import QuireText

/// Finds out how the headers of a block of comments look, by what repeats.
///
/// Every line that can be a header is read into slots (number, name, date, "says", "by"); lines with the same slots in
/// the same order are one shape. Each shape is tried, with the body below the header and above it, and with the name or
/// the date on a line beside it; the reading with the most evidence wins. Every shape is tried in time linear in the
/// lines, and only the most frequent shapes are tried.
struct StyleInducer {
  /// The most shapes that are tried.
  static let mostShapes = 12

  let page: PageLines

  /// The lines that may belong to the comments.
  let bounds: Range<Int>

  /// The best block; `nil` where no shape has enough evidence.
  func best() -> StyledBlock? {
    var best: StyledBlock?
    for shape in shapes() {
      for block in blocks(shape) {
        if block.evidence >= 0, isBetter(block, than: best) { best = block }
      }
    }
    for chain in NumberChains.longest(page, in: bounds) {
      guard let block = NumberedBlock(page: page, bounds: bounds).block(of: chain), block.evidence >= 0,
        isBetter(block, than: best)
      else { continue }
      best = block
    }
    if let block = ClaimedNames(page: page, bounds: bounds).block(), block.evidence >= 0, isBetter(block, than: best) {
      return block
    }
    return best.map { withOtherStyles($0) }
  }

  private func isBetter(_ block: StyledBlock, than other: StyledBlock?) -> Bool {
    guard let other else { return true }
    return block.evidence > other.evidence
  }

  /// Lines with the same slots in the same order.
  private struct Shape {
    var key: Int
    var isInline: Bool
    var anchors: [Int]
  }

  private func shapes() -> [Shape] {
    var places: [Int: Int] = [:]
    var shapes: [Shape] = []
    for reading in page.readings where bounds.contains(reading.line) && isAnchor(reading) {
      let code = reading.key * 2 + (reading.isInline ? 1 : 0)
      if let place = places[code] {
        shapes[place].anchors.append(reading.line)
      } else {
        places[code] = shapes.count
        shapes.append(Shape(key: reading.key, isInline: reading.isInline, anchors: [reading.line]))
      }
    }
    let order = shapes.indices.sorted { left, right in
      (shapes[right].anchors.count, left) < (shapes[left].anchors.count, right)
    }
    return order.prefix(Self.mostShapes).map { shapes[$0] }
  }

  private func isAnchor(_ reading: HeaderReading) -> Bool {
    guard page.notice(reading.line) == nil else { return false }
    guard reading.key != 0 else { return false }
    return reading.name == nil || reading.nameQuality >= 0.3
  }

  // MARK: The readings of one shape

  private func blocks(_ shape: Shape) -> [StyledBlock] {
    let slots = HeaderSlots(shape.key)
    var styles: [HeaderStyle] = []
    if shape.isInline {
      styles = [HeaderStyle(form: .inline, key: shape.key)]
    } else if slots.hasVerb {
      styles = timeCompanions(shape)
    } else if slots.hasName, slots.hasStamp || slots.hasBy {
      styles = timeCompanions(shape)
      styles += [HeaderStyle(form: .line, key: shape.key, isBelow: true)]
    } else if slots.hasStamp {
      styles = nameCompanions(shape)
    } else {
      styles = timeCompanions(shape)
    }
    return styles.compactMap { LineBlock(page: page, bounds: bounds, style: $0).block(of: shape.anchors) }
  }

  /// The headers without those that belong to the article.
  private func trimmed(_ shape: Shape, _ style: HeaderStyle) -> [Int] {
    BlockStart(page: page, bounds: bounds, style: style).trimmed(shape.anchors).anchors
  }

  /// Where dates stand, for headers without one.
  private func timeCompanions(_ shape: Shape) -> [HeaderStyle] {
    let style = HeaderStyle(form: .line, key: shape.key)
    guard !HeaderSlots(shape.key).hasStamp else { return [style] }
    let anchors = trimmed(shape, style)
    let after = anchors.count {
      page.isBareStamp($0 + 1) || (page.isControl($0 + 1) && page.isBareStamp($0 + 2))
    }
    if after > 0, after * 2 >= anchors.count {
      var timed = style
      timed.time = .after
      return [timed]
    }
    var apart = style
    apart.time = .apart
    let before = anchors.count { page.isBareStamp($0 - 1) }
    guard before > 0, before * 2 >= anchors.count - 1 else { return [apart] }
    var leading = style
    leading.time = .before
    return [leading, apart]
  }

  /// Where names stand, for lines with a date alone.
  private func nameCompanions(_ shape: Shape) -> [HeaderStyle] {
    var styles: [HeaderStyle] = []
    for isBelow in [false, true] {
      let style = HeaderStyle(form: .line, key: shape.key, isBelow: isBelow)
      styles.append(style)
      let anchors = trimmed(shape, style)
      let above = anchors.count { NameLines.top(page, above: $0) != nil }
      let below = anchors.count { page.isBareName($0 + 1) }
      if above * 5 >= anchors.count * 3 {
        styles.append(HeaderStyle(form: .line, key: shape.key, isBelow: isBelow, name: .before))
      }
      if below * 5 >= anchors.count * 3 {
        styles.append(HeaderStyle(form: .line, key: shape.key, isBelow: isBelow, name: .after))
      }
      // Name, body, date: the name is the line below the date of the comment before.
      if isBelow, below > 0, below * 5 >= (anchors.count - 1) * 3 {
        styles.append(HeaderStyle(form: .line, key: shape.key, isBelow: true, name: .apart))
      }
    }
    return styles
  }

  /// Adds the comments whose headers look otherwise: the owner's, those from another site.
  private func withOtherStyles(_ block: StyledBlock) -> StyledBlock {
    guard block.style.form == .line, !block.style.isBelow else { return block }
    return LineBlock(page: page, bounds: bounds, style: block.style).extended(block)
  }
}

/// Names on a line of their own above a date.
enum NameLines {
  /// The most lines between a name and its date, both included: the name may have a title or a rank below it.
  private static let most = 6

  /// The longest line that is taken for a name or a title below it, in bytes.
  private static let mostBytes = 60

  /// The line of the name above the date on `line`.
  static func top(_ page: PageLines, above line: Int) -> Int? {
    guard line > 0 else { return nil }
    if page.isBareName(line - 1), page[line].gap <= 1, line < 2 || page[line - 1].gap > 0 || page[line].gap > 0 {
      return line - 1
    }
    if let top = blockTop(page, above: line), page.isBareName(top) { return top }
    return page.isBareName(line - 1) && page[line].gap <= 1 ? line - 1 : nil
  }

  /// The line of the name where names are known to stand above dates, however the name looks.
  static func known(_ page: PageLines, above line: Int) -> Int? {
    if let top = top(page, above: line) { return top }
    guard let top = blockTop(page, above: line), let reading = page.reading(top), reading.key == HeaderKey.name,
      !reading.isInline
    else { return nil }
    return top
  }

  /// The first of the short lines right above each other that end above `line`, after a blank line.
  private static func blockTop(_ page: PageLines, above line: Int) -> Int? {
    var top = line
    while top > 0, line - top < most, page[top].gap == 0, page[top - 1].content.count <= mostBytes { top -= 1 }
    guard top < line, page[top].gap > 0 || top == 0 else { return nil }
    while top < line, page.isControl(top) { top += 1 }
    return top < line ? top : nil
  }
}
