import QuireDocument
import QuireText

/// The text that an exporter writes: all of a document's text, or the parts of it that were asked for.
///
/// Offsets of an export count in ``text``; ``clipped(_:)`` leads there from offsets of the document.
struct TextSelection: Sendable {
  /// The parts of the document's text, in its offsets.
  let ranges: SortedRanges

  /// The parts put together.
  let text: [UInt8]

  /// Whether nothing was left out.
  let isWhole: Bool

  /// Where each part begins in ``text``.
  private let starts: [Int]

  /// Selects what `content` says; `comments` overrules whether reader comments belong to it.
  init(_ document: Document, _ content: ContentChoice, comments: Bool? = nil) {
    let kept = Self.wanted(document, content, withComments: comments ?? (content != .main))
    guard let kept else {
      ranges = SortedRanges([0..<document.text.count])
      text = document.text
      isWhole = true
      starts = [0]
      return
    }
    ranges = SortedRanges(Self.tidied(kept.ranges, in: document.text))
    var text: [UInt8] = []
    var starts: [Int] = []
    for range in ranges.ranges {
      starts.append(text.count)
      text.append(contentsOf: document.text[range])
    }
    self.text = text
    self.starts = starts
    isWhole = false
  }

  /// Where `range` of the document stands in ``text``; `nil` where none of it was selected.
  ///
  /// A range that reaches out of the selection is cut to it. An empty range counts as selected inside of a part and at
  /// its edges. Complexity: O(log *parts*).
  func clipped(_ range: ByteRange) -> ByteRange? {
    if isWhole { return range }
    let lower = place(range.lowerBound)
    guard range.isEmpty else {
      let upper = place(range.upperBound)
      return lower.offset < upper.offset ? lower.offset..<upper.offset : nil
    }
    return lower.isInside ? lower.offset..<lower.offset : nil
  }

  /// Whether any of `range` was selected.
  func holds(_ range: ByteRange) -> Bool { isWhole || clipped(range) != nil }

  /// The parts of `range` that were selected, in the document's offsets.
  func parts(of range: ByteRange) -> [ByteRange] { isWhole ? [range] : ranges.parts(of: range) }

  /// The parts of the document behind `range` of ``text``, in the document's offsets.
  ///
  /// Complexity: O(log *parts* + *parts in the range*).
  func documentRanges(of range: ByteRange) -> [ByteRange] {
    if isWhole { return [range] }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var result: [ByteRange] = []
    var index = max(0, low - 1)
    while index < starts.count, starts[index] < range.upperBound {
      let part = ranges.ranges[index]
      let shift = part.lowerBound - starts[index]
      let wanted = (range.lowerBound + shift)..<(range.upperBound + shift)
      let clamped = wanted.clamped(to: part)
      if !clamped.isEmpty { result.append(clamped) }
      index += 1
    }
    return result
  }

  private func place(_ offset: Int) -> (offset: Int, isInside: Bool) {
    // The part that ends at `offset` is the one an empty range belongs to, hence the offset before.
    let index = ranges.index(endingAfter: offset - 1)
    guard index < starts.count else { return (text.count, false) }
    let part = ranges.ranges[index]
    return (starts[index] + max(0, offset - part.lowerBound), offset >= part.lowerBound)
  }
}

extension TextSelection {
  /// The ranges to keep, or `nil` where that is everything.
  private static func wanted(_ document: Document, _ content: ContentChoice, withComments: Bool) -> SortedRanges? {
    let layers = document.layers
    let everything = 0..<document.text.count
    var unwanted: [ByteRange] = []
    if content != .all { unwanted += layers.blocks.elements.filter { $0.label != .content }.map(\.range) }
    if !withComments { unwanted += commentRanges(of: document) }
    var wanted = [everything]
    if content == .main {
      let parts = layers.sections.elements.filter { mainParts.contains($0.kind) }.map(\.range)
      if parts.contains(where: { !$0.isEmpty }) { wanted = parts + (withComments ? commentRanges(of: document) : []) }
      unwanted += layers.sections.elements.filter { [.caption, .disclaimer].contains($0.kind) }.map(\.range)
      unwanted += layers.blocks.elements.filter { $0.kind == .caption }.map(\.range)
    }
    if wanted == [everything], unwanted.isEmpty { return nil }
    return SortedRanges(wanted).subtracting(SortedRanges(unwanted))
  }

  private static let mainParts: [Section.Kind] = [.headline, .byline, .dateline, .lead, .body, .section]

  /// Where readers comment and the site speaks of their comments.
  static func commentRanges(of document: Document) -> [ByteRange] {
    document.layers.comments.elements.map(\.range) + document.layers.notices.elements.map(\.range)
      + document.layers.sections.elements.filter { $0.kind == .comments }.map(\.range)
  }

  /// Mends the white space where something was left out, so that what stood apart stays apart and no double gap is left.
  ///
  /// Of the white space on both sides of a hole the one with more line breaks stays. Complexity: linear in the text.
  private static func tidied(_ ranges: [ByteRange], in text: [UInt8]) -> [ByteRange] {
    var result: [ByteRange] = []
    for range in ranges where !isBlank(range, of: text) {
      guard let last = result.last else {
        result.append(range.lowerBound == 0 ? range : end(ofBlankAt: range.lowerBound, text)..<range.upperBound)
        continue
      }
      let left = start(ofBlankBefore: last.upperBound, text)..<end(ofBlankAt: last.upperBound, text)
      if left.upperBound >= range.lowerBound {
        result[result.count - 1] = last.lowerBound..<range.upperBound
        continue
      }
      let right = start(ofBlankBefore: range.lowerBound, text)..<end(ofBlankAt: range.lowerBound, text)
      let isLeftKept = weight(left, of: text) >= weight(right, of: text)
      result[result.count - 1] = last.lowerBound..<(isLeftKept ? left.upperBound : left.lowerBound)
      result.append((isLeftKept ? right.upperBound : right.lowerBound)..<range.upperBound)
    }
    if let last = result.last, last.upperBound < text.count {
      result[result.count - 1] = last.lowerBound..<start(ofBlankBefore: last.upperBound, text)
    }
    return result
  }

  private static func weight(_ blank: ByteRange, of text: [UInt8]) -> (lines: Int, bytes: Int) {
    (text[blank].count { $0 == 0x0A }, blank.count)
  }

  private static func isBlank(_ range: ByteRange, of text: [UInt8]) -> Bool {
    WhiteSpace.trimmed(range, of: text).isEmpty
  }

  private static func start(ofBlankBefore offset: Int, _ text: [UInt8]) -> Int {
    WhiteSpace.trimmed(0..<offset, of: text).upperBound
  }

  private static func end(ofBlankAt offset: Int, _ text: [UInt8]) -> Int {
    WhiteSpace.trimmed(offset..<text.count, of: text).lowerBound
  }
}
