import QuireDocument
import QuireText

/// Says which readings of a header were considered and given up.
struct RejectedHeaders {
  private let block: StyledBlock
  private let page: PageLines

  /// How many items of a numbered list could be read as beginning with a name.
  private let named: Int

  init(page: PageLines, block: StyledBlock) {
    self.page = page
    self.block = block
    named = block.drafts.count { Self.name(page, $0) != nil }
  }

  /// The readings given up for `draft`.
  func readings(of draft: DraftComment, _ document: Document) -> [JSONValue] {
    guard block.style.form == .numbered, draft.reading.name == nil, let name = Self.name(page, draft),
      let reading = page.reading(draft.lines.lowerBound)
    else { return [] }
    var confidence = 0.5 * Double(named) / Double(block.drafts.count)
    var reasons = ["\(named) of \(block.drafts.count) comments \(named == 1 ? "has" : "have") a name before the text"]
    reasons.append("the text goes on on the same line")
    if speaksToYou(from: reading.end, draft) {
      confidence *= 0.8
      reasons.append("what follows speaks to \"you\"")
    }
    return [
      .object([
        .init("reading", "author"),
        .init("name", .string(document.string(name))),
        .init("confidence", .number(rounded(confidence))),
        .init("reason", .string(reasons.joined(separator: "; "))),
      ])
    ]
  }

  private static func name(_ page: PageLines, _ draft: DraftComment) -> ByteRange? {
    guard let reading = page.reading(draft.lines.lowerBound), reading.isInline, reading.nameQuality >= 0.5 else {
      return nil
    }
    return reading.name
  }

  private func speaksToYou(from start: Int, _ draft: DraftComment) -> Bool {
    let end = page[draft.lines.lowerBound].content.upperBound
    guard start < end else { return false }
    return HeaderTokens(page.text, in: start..<end).tokens.prefix(12).contains { $0.hash == Self.you }
  }

  private static let you = WordHash.hash(Array("you".utf8))
}
