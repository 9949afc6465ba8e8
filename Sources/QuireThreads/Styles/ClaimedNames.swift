/// Short lines over paragraphs, exactly as many as the page claims comments: the names of who wrote them.
///
/// A short line over a paragraph is a heading in most texts, so nothing less than the number itself will do.
struct ClaimedNames {
  /// The longest name, in bytes and words.
  private static let mostBytes = 60
  private static let mostWords = 6

  let page: PageLines
  let bounds: Range<Int>

  /// The block under the notice that claims its comments; `nil` where the numbers differ.
  func block() -> StyledBlock? {
    for line in bounds {
      guard let notice = page.notice(line), notice.sign == .claimedCount, let count = notice.count, count > 1 else {
        continue
      }
      let lines = ((line + 1)..<bounds.upperBound).filter { isHeading($0) }
      guard lines.count == count else { continue }
      return block(lines, after: line)
    }
    return nil
  }

  /// Whether a line stands alone above text: after a blank line, right over another line.
  private func isHeading(_ line: Int) -> Bool {
    guard page[line].gap > 0, page[line].content.count <= Self.mostBytes, page[line].words <= Self.mostWords,
      page.notice(line) == nil
    else { return false }
    return line + 1 < bounds.upperBound && page[line + 1].gap == 0
  }

  private func block(_ lines: [Int], after notice: Int) -> StyledBlock {
    let drafts = lines.indices.map { index in
      let line = lines[index]
      let end =
        index + 1 < lines.count ? lines[index + 1] : BlockEdges.bodyEnd(page, from: line + 1, to: bounds.upperBound)
      var reading = HeaderReading()
      reading.line = line
      reading.name = page[line].content
      reading.nameQuality = 0.5
      reading.end = page[line].content.upperBound
      return DraftComment(
        lines: line..<end,
        header: line..<(line + 1),
        body: BlockEdges.withoutControls(page, (line + 1)..<end),
        reading: reading,
        indent: page[line].indent
      )
    }
    let end = drafts.last?.lines.upperBound ?? notice + 1
    var block = StyledBlock(
      style: HeaderStyle(form: .line, key: HeaderKey.name),
      drafts: drafts,
      region: notice..<BlockEdges.end(page, from: end, to: bounds.upperBound)
    )
    block.evidence = StyleEvidence(page: page, bounds: bounds).evidence(of: block)
    return block
  }
}
