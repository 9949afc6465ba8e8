import QuireDocument
import QuireText

/// The open lists of an article, one in another.
struct MarkdownLists {
  struct Level {
    let level: Int
    let number: Int?
    let delimiter: String
  }

  /// Lists are nested no deeper; what is deeper stands with the deepest.
  static let deepest = 8

  var open: [Level] = []
}

extension MarkdownEncoder {
  mutating func endLists() {
    for _ in lists.open { writer.endItem() }
    lists.open = []
  }

  mutating func writeListItem(_ item: FlowItem) {
    if item.isContinued, !lists.open.isEmpty { return writeParagraph(item) }
    let (content, number) = itemContent(item)
    let isFirst = lists.open.isEmpty
    var sibling: MarkdownLists.Level?
    while let last = lists.open.last, last.level >= item.level || lists.open.count == MarkdownLists.deepest {
      sibling = last.level <= item.level ? last : nil
      lists.open.removeLast()
      writer.endItem()
    }
    let delimiter = delimiter(of: number, after: sibling)
    lists.open.append(.init(level: item.level, number: number, delimiter: delimiter))
    writer.beginItem(number.map { "\($0)\(delimiter)" } ?? "-")
    writer.beginBlock(isTight: !isFirst)
    writeLines(content)
  }

  /// The sign after an item's number.
  ///
  /// Lists in CommonMark count by themselves; where the numbers jump, the other delimiter begins a new list.
  private func delimiter(of number: Int?, after sibling: MarkdownLists.Level?) -> String {
    guard let number, let sibling, let last = sibling.number else { return "." }
    guard number != last + 1 else { return sibling.delimiter }
    return sibling.delimiter == "." ? ")" : "."
  }

  /// An item's words without its mark, and its number; a mark that Markdown has no form for stays with the words.
  private func itemContent(_ item: FlowItem) -> (content: ByteRange, number: Int?) {
    guard let marker = item.block?.marker, marker.lowerBound <= item.range.lowerBound,
      marker.upperBound > item.range.lowerBound, marker.upperBound <= item.range.upperBound
    else { return (item.range, nil) }
    let content = flow.trimmed(marker.upperBound..<item.range.upperBound)
    let mark = text[flow.trimmed(marker)]
    let digits = mark.drop { $0 == 0x28 }.prefix { (0x30...0x39).contains($0) }
    if let number = Int(String(decoding: digits, as: UTF8.self)), digits.count <= 9, mark.count <= digits.count + 2 {
      return (content, number)
    }
    let scalars = String(decoding: mark, as: UTF8.self).unicodeScalars
    let isBullet = scalars.allSatisfy { !CodePoint.isLetter($0.value) && !CodePoint.isNumber($0.value) }
    return isBullet ? (content, nil) : (item.range, nil)
  }
}
