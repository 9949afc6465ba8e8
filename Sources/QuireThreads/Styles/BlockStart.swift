/// Tells which of the lines that look like headers stand before the comments: a byline, the date of the article.
struct BlockStart {
  let page: PageLines
  let bounds: Range<Int>
  let style: HeaderStyle

  /// The headers of the comments, and the line of the notice under which they stand.
  func trimmed(_ anchors: [Int]) -> (anchors: [Int], notice: Int?) {
    if let (notice, first) = notice(for: anchors) { return (Array(anchors[first...]), notice) }
    guard let first = anchors.first, anchors.count > 1, isByline(first, anchors) else { return (anchors, nil) }
    return (Array(anchors.dropFirst()), nil)
  }

  /// The last notice such as "12 comments" with nearly all headers behind it, the first of them near.
  private func notice(for anchors: [Int]) -> (line: Int, first: Int)? {
    let most = max(1, anchors.count / 10)
    var found: (Int, Int)?
    var next = 0
    for line in bounds {
      while next < anchors.count, anchors[next] < line { next += 1 }
      guard next < anchors.count, next <= most else { break }
      guard let sign = page.sign(line), sign == .claimedCount || sign == .heading else { continue }
      let words = page.words(in: (line + 1)..<max(line + 1, anchors[next]))
      // A counter at the top of the page belongs to the headline.
      let most = !style.isBelow ? 60 : page.words(in: bounds.lowerBound..<line) < 40 ? 120 : 600
      guard words <= most else { continue }
      found = (line, next)
    }
    return found
  }

  /// Whether the first header belongs to the article: nothing stands before it, or its text is much longer.
  private func isByline(_ first: Int, _ anchors: [Int]) -> Bool {
    let before = page.words(in: bounds.lowerBound..<first)
    var lengths: [Int] = []
    for (index, anchor) in anchors.enumerated() {
      let end = index + 1 < anchors.count ? anchors[index + 1] : bounds.upperBound
      lengths.append(page.words(in: anchor..<end))
    }
    let others = (style.isBelow ? lengths.dropFirst().dropLast() : lengths.dropFirst()).sorted()
    let median = others.isEmpty ? 40 : others[others.count / 2]
    // By Ann on May 3, 2012, under the headline: the article follows.
    if before < 40, lengths[0] >= 120, lengths[0] >= 3 * median { return true }
    if before < 40, lengths[0] >= 40, lengths[0] >= median, lacksParts(first, anchors) { return true }
    // "Posted by Ann at 9:59 am" below the article: what is above it is everything.
    guard style.isBelow else { return false }
    if before >= 40, !hasColon(first), anchors.dropFirst().allSatisfy(hasColon) { return true }
    return before > 3 * max(40, median) && isWidelySpaced(first, anchors)
  }

  /// Whether nearly all headers but the first have a number, an id or a time of day.
  private func lacksParts(_ first: Int, _ anchors: [Int]) -> Bool {
    let parts: [(HeaderReading) -> Bool] = [
      { $0.sourceID != nil || $0.number != nil },
      { $0.stamp?.hasClock == true },
    ]
    return parts.contains { has in
      func hasPart(_ line: Int) -> Bool { page.reading(line).map(has) ?? false }
      return !hasPart(first) && anchors.count(where: hasPart) * 5 >= (anchors.count - 1) * 4
    }
  }

  /// Whether more blank lines follow the first header than the others.
  private func isWidelySpaced(_ first: Int, _ anchors: [Int]) -> Bool {
    guard first + 1 < bounds.upperBound, anchors.count > 1 else { return false }
    let gaps = anchors.dropFirst().compactMap { $0 + 1 < bounds.upperBound ? page[$0 + 1].gap : nil }.sorted()
    return page[first + 1].gap > (gaps.isEmpty ? 1 : gaps[gaps.count / 2]) + 1
  }

  /// "Posted by:" and "Posted by" come from different templates.
  private func hasColon(_ line: Int) -> Bool {
    page.text[page[line].content].prefix(16).contains(0x3A)
  }
}
