import QuireDocument
import QuireText

/// Takes short lines without a mark for headings, by their shape and by what stands around them.
///
/// A heading is short, begins with a capital or a number, ends without a stop, has nothing of a sentence before it left
/// open, and something longer behind it. The first line that could be one, at the text's head, is the title.
enum HeadingShape {
  /// Turns the paragraphs of `drafts` that are headings into blocks of that kind.
  static func markHeadings(in drafts: inout [BlockDraft], _ text: [UInt8]) {
    let hasGaps = drafts.contains { $0.isAfterGap && $0.range.lowerBound > drafts[0].range.lowerBound }
    var found: [(index: Int, level: Int)] = []
    let title = title(of: drafts, text)
    if let title { found.append((title, 1)) }
    for index in drafts.indices where index > title ?? -1 {
      let isBelowHeading = found.last?.index == index - 1
      guard isHeading(index, in: drafts, text, hasGaps: hasGaps, isBelowHeading: isBelowHeading) else { continue }
      found.append((index, 2))
    }
    // Where half of the text is short lines, they are the text: a list of links, a poem.
    let isList = (found.count - 1) * 2 > drafts.count
    for (index, level) in found where !isList || level == 1 {
      drafts[index].kind = .heading
      drafts[index].level = level
      drafts[index].marker = nil
      drafts[index].rule = "heading-shape"
    }
  }

  /// The index of the text's title among its first blocks: dates, numbers and other furniture may stand before it.
  private static func title(of drafts: [BlockDraft], _ text: [UInt8]) -> Int? {
    for index in drafts.indices.prefix(6) where index + 1 < drafts.count {
      let draft = drafts[index]
      if draft.kind == .heading { return nil }
      guard draft.kind == .paragraph, draft.lineCount <= 2, draft.range.count <= 300 else { return nil }
      let style = LineStyle(text, draft.range)
      if HeadLine.isFurniture(text, draft.range) { continue }
      guard style.width <= 160, style.words > 0, style.startsUpper != false || style.words <= 8,
        style.last != 0x2C, style.last != 0x3B, style.last != 0x3A || style.isTitleCase
      else { return nil }
      let isSentence = style.last == 0x2E && !(style.isTitleCase && style.words <= 12)
      guard !isSentence, !isGreeting(text, draft.range) else { return nil }
      return drafts[(index + 1)...].prefix(8).contains { $0.range.count > 2 * draft.range.count } ? index : nil
    }
    return nil
  }

  /// `Dear Anna,` and the like begin letters.
  private static func isGreeting(_ text: [UInt8], _ range: ByteRange) -> Bool {
    text[range].starts(with: Array("Dear ".utf8)) || text[range].starts(with: Array("Hello ".utf8))
  }

  /// Whether the block at `index` is a heading below the title.
  private static func isHeading(
    _ index: Int,
    in drafts: [BlockDraft],
    _ text: [UInt8],
    hasGaps: Bool,
    isBelowHeading: Bool
  ) -> Bool {
    let draft = drafts[index]
    guard index + 1 < drafts.count, draft.range.count <= 240, draft.lineCount <= 2,
      draft.isAfterGap || drafts[index + 1].isAfterGap || !hasGaps
    else { return false }
    let isNumbered = draft.kind == .listItem && draft.indent == 0 && draft.lineCount == 1 && draft.marker != nil
    guard isNumbered ? drafts[index + 1].kind != .listItem : draft.kind == .paragraph,
      draft.rule.description != "list-continuation", !HeadLine.isFurniture(text, draft.range)
    else { return false }
    let words = (draft.marker?.upperBound ?? draft.range.lowerBound)..<draft.range.upperBound
    let style = LineStyle(text, words)
    guard hasShape(style), !HeadLine.isLinks(text, words), style.isTitleCase || !opensSentence(text, words) else {
      return false
    }
    return hasTextBehind(index, in: drafts, text, style)
      && (index == 0 || isBelowHeading || isClosed(drafts[index - 1], text, before: style))
  }

  private static func hasShape(_ style: LineStyle) -> Bool {
    guard style.width <= 90, style.words >= 1, style.words <= 14, style.startsUpper != false, !style.hasInnerStop,
      !style.endsOpenly
    else { return false }
    // Signatures, asides and speech.
    if [0x2D, 0x2013, 0x2014, 0x28, 0x5B, 0x3C, 0x7B, 0x40, 0x2A, 0x22, 0x201C, 0x2018, 0xAB, 0xBB].contains(
      style.first
    ) {
      return false
    }
    switch style.last {
    case 0x3A: return style.isTitleCase && style.words <= 8
    case 0x21: return style.isTitleCase && style.words <= 8
    case 0x3F: return style.words <= 12 && !style.opensWithColon
    case 0x29, 0x5D, 0x22, 0x201D, 0x2019: return style.isTitleCase
    default: return style.words <= 12 || style.isTitleCase
    }
  }

  /// Whether what stands behind the block at `index` is longer, and nothing that the block would introduce.
  private static func hasTextBehind(
    _ index: Int,
    in drafts: [BlockDraft],
    _ text: [UInt8],
    _ style: LineStyle
  ) -> Bool {
    let next = drafts[index + 1]
    switch next.kind {
    case .paragraph:
      guard next.range.count >= (style.isTitleCase ? 60 : 100), next.range.count > 2 * style.width else { return false }
    case .quote: guard style.last != 0x3A, style.isTitleCase, next.range.count > 2 * style.width else { return false }
    case .listItem, .code, .table: break
    case .heading, .caption, .rule: return false
    }
    return style.last != 0x3A || !(next.kind == .listItem || startsWithQuote(text, next.range))
  }

  /// Whether the block before a heading is over: its last sentence ends, and it introduces nothing.
  private static func isClosed(_ before: BlockDraft, _ text: [UInt8], before style: LineStyle) -> Bool {
    if before.kind != .paragraph || HeadLine.isFurniture(text, before.range) { return true }
    guard LineText.endsSentence(text, before.range) else { return false }
    return text[before.range.upperBound - 1] != 0x3A || (style.isTitleCase && style.words <= 6)
  }

  /// Whether the first word is one that sentences rather than headings begin with.
  private static func opensSentence(_ text: [UInt8], _ range: ByteRange) -> Bool {
    var words = BlankSeparatedWords(text, in: range)
    return words.next().map { WordList.sentenceOpeners.contains(text, $0) } ?? false
  }

  private static func startsWithQuote(_ text: [UInt8], _ range: ByteRange) -> Bool {
    let first = UTF8Scalars.decode(text, at: range.lowerBound)?.value
    return first == 0x22 || first == 0x201C || first == 0xAB
  }
}

extension WordList {
  fileprivate static let sentenceOpeners = WordList([
    "here", "here's", "this", "that", "these", "those", "i", "i'm", "we", "you", "he", "she", "they", "it", "it's",
    "there", "there's", "as", "if", "but", "and", "so", "my", "our", "thanks", "thank", "please", "click", "check",
    "see", "update", "via", "source", "hat", "also",
  ])
}
