/// A region that a heading announces as comments, in which no header repeats.
enum UnsplitBlock {
  /// The words that must stand before the heading: above it is an article, not the page's top.
  private static let wordsBefore = 80

  /// The words that must stand below it.
  private static let wordsWithin = 5

  /// The evidence for a block that only a heading speaks for.
  private static let evidence = -1.0

  /// The block under the last heading that has one.
  static func find(_ page: PageLines) -> StyledBlock? {
    // A page with many counters is a list of articles.
    guard page.notices.count(where: { $0.sign == .claimedCount }) < 3 else { return nil }
    for line in page.lines.indices.reversed() {
      guard let notice = page.notice(line), announces(notice) else { continue }
      guard page.words(in: 0..<line) >= wordsBefore else { return nil }
      guard notice.count != 0 else { continue }
      var start = line + 1
      while start < page.count, page.notice(start) != nil { start += 1 }
      let end = BlockEdges.bodyEnd(page, from: start, to: page.count)
      guard end > start, page.words(in: start..<end) >= wordsWithin else { continue }
      let draft = DraftComment(
        lines: start..<end,
        header: start..<start,
        body: BlockEdges.withoutControls(page, start..<end),
        reading: HeaderReading(),
        indent: page[start].indent
      )
      let region = line..<BlockEdges.end(page, from: end, to: page.count)
      return StyledBlock(
        style: HeaderStyle(form: .line, key: 0),
        drafts: [draft],
        region: BlockEdges.start(page, from: region.lowerBound, to: 0, notice: nil)..<region.upperBound,
        evidence: evidence,
        isUnsplit: true
      )
    }
    return nil
  }

  /// Whether a heading speaks of comments: "Discussion" is also a chapter of papers.
  private static func announces(_ notice: NoticeLine) -> Bool {
    notice.sign == .claimedCount || (notice.sign == .heading && notice.rule.contains("com"))
  }
}
