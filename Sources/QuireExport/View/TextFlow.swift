import QuireDocument
import QuireText

/// A stretch of the text that is printed as one: a paragraph, a heading, an item of a list.
struct FlowItem: Sendable {
  /// What it is.
  let kind: Block.Kind

  /// Where it stands in the document, without white space around it.
  var range: ByteRange

  /// The block it belongs to; `nil` where no block stands over it.
  let block: Block?

  /// Whether it goes on with the item before it, as the second paragraph of a list item does.
  let isContinued: Bool

  /// The innermost section around it.
  let section: Section?

  /// Whether it ends where white space ended it in a text without blocks, so that its line breaks mean something.
  let isPlain: Bool

  /// A heading's rank or a list item's depth.
  var level: Int { block?.level ?? 0 }
}

/// The selected text as a sequence of printable items, whatever layers there are: nothing that was selected is lost.
///
/// Blocks give the items; what no block covers is cut into paragraphs at blank lines.
struct TextFlow {
  private struct Segment {
    var range: ByteRange
    /// The block around it that says how to print it, in the layer.
    var block: Int?
  }

  private let view: ExportView
  private let segments: [Segment]

  /// Cuts the text; linear in the text and its blocks.
  init(_ view: ExportView) {
    self.view = view
    segments = Self.segments(of: view.layers.blocks.elements, count: view.document.text.count)
  }

  /// The items of a comment's body, as far as it was selected; a block that reaches out of it, such as the item of a
  /// numbered list that the whole comment is, says nothing about its form.
  func items(ofBody body: ByteRange) -> [FlowItem] {
    items(in: SortedRanges([body]), sections: []) { body.contains($0.range) }
  }

  /// The items of `regions` of the document, as far as they were selected.
  func items(in regions: SortedRanges) -> [FlowItem] {
    items(in: regions, sections: view.layers.sections.elements) { _ in true }
  }

  private func items(
    in regions: SortedRanges,
    sections: [Section],
    where isUsed: (Block) -> Bool
  ) -> [FlowItem] {
    var items: [FlowItem] = []
    var sections = SectionFinder(sections)
    var previous: Int?
    for region in regions.ranges {
      for part in view.selection.parts(of: region) {
        var place = firstSegment(endingAfter: part.lowerBound)
        while place < segments.count, segments[place].range.lowerBound < part.upperBound {
          let segment = segments[place]
          place += 1
          let block = segment.block.map { view.layers.blocks.elements[$0] }.flatMap { isUsed($0) ? $0 : nil }
          for range in stretches(of: segment.range.clamped(to: part), in: block) {
            items.append(
              FlowItem(
                kind: block?.kind ?? .paragraph,
                range: range,
                block: block,
                isContinued: block != nil && segment.block == previous,
                section: sections.section(around: range),
                isPlain: block == nil
              )
            )
            previous = segment.block
          }
        }
      }
    }
    return items
  }

  private func firstSegment(endingAfter offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The text cut at every border of a block, each segment with its innermost block.
  private static func segments(of blocks: [Block], count: Int) -> [Segment] {
    var segments: [Segment] = []
    var open: [(block: Int, shown: Int)] = []
    var cursor = 0
    func take(upTo end: Int) {
      if cursor < end { segments.append(Segment(range: cursor..<end, block: open.last?.shown)) }
      cursor = max(cursor, end)
    }
    func close(before offset: Int) {
      while let last = open.last, blocks[last.block].range.upperBound <= offset {
        take(upTo: blocks[last.block].range.upperBound)
        open.removeLast()
      }
    }
    for (index, block) in blocks.enumerated() {
      close(before: block.range.lowerBound)
      take(upTo: block.range.lowerBound)
      // A paragraph inside of a quotation or a list item is printed as a part of that.
      let shown = block.kind == .paragraph ? open.last?.shown ?? index : index
      open.append((index, shown))
    }
    close(before: count)
    take(upTo: count)
    return segments
  }
}

extension TextFlow {
  private func stretches(of range: ByteRange, in block: Block?) -> [ByteRange] {
    switch block?.kind {
    case .code, .table:
      // Indentation and blank lines mean something here.
      let lines = trimmed(range)
      var start = lines.lowerBound
      while start > range.lowerBound, view.document.text[start - 1] != 0x0A { start -= 1 }
      return lines.isEmpty ? [] : [start..<lines.upperBound]
    default:
      return paragraphs(of: range, isPlain: block == nil)
    }
  }

  /// Cuts `range` at blank lines, and where it has no blocks also at the line breaks of a text that was never wrapped;
  /// what is left out is white space.
  private func paragraphs(of range: ByteRange, isPlain: Bool) -> [ByteRange] {
    let lines = lines(of: range)
    let isUnwrapped = isPlain && lines.contains { $0.count > longestWrappedLine }
    var result: [ByteRange] = []
    var isOpen = false
    for line in lines {
      if line.isEmpty {
        isOpen = false
      } else if isOpen, !isUnwrapped {
        result[result.count - 1] = result[result.count - 1].lowerBound..<line.upperBound
      } else {
        result.append(line)
        isOpen = true
      }
    }
    return result
  }

  /// The lines of `range`, without line breaks and the white space at their ends.
  func lines(of range: ByteRange) -> [ByteRange] {
    let text = view.document.text
    var lines: [ByteRange] = []
    var start = range.lowerBound
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      lines.append(trimmed(start..<end))
      start = end + 1
    }
    return lines
  }

  /// `range` without the white space at its ends.
  func trimmed(_ range: ByteRange) -> ByteRange { WhiteSpace.trimmed(range, of: view.document.text) }
}

/// Nobody wraps lines later than this; a longer one is a paragraph.
private let longestWrappedLine = 120
