import QuireText

/// Finds where the first comment begins when headers stand below their bodies and nothing marks its beginning.
///
/// Every line up to a bound before the first header is weighed: blank lines before it, what ends above it (a notice,
/// the site's own words, the article's own byline), how it opens, and whether the comment would have the length that
/// the others have.
struct FirstBody {
  /// The most lines that a first comment may have.
  private static let mostLines = 40

  let page: PageLines
  let bounds: Range<Int>
  let style: HeaderStyle

  /// The line on which the first of `drafts` begins.
  func start(of drafts: [DraftComment], after notice: Int?) -> Int {
    let anchor = drafts[0].header.lowerBound
    if let notice, notice < anchor { return firstText(after: notice, before: anchor) }
    let floor = max(bounds.lowerBound, anchor - Self.mostLines)
    guard anchor > floor else { return anchor }
    let lengths = drafts.dropFirst().map { page.words(in: $0.body) }.sorted()
    let median = lengths.isEmpty ? 50 : max(8, lengths[lengths.count / 2])
    let usualGap = usualGap(drafts)
    var best = anchor - 1
    var bestScore = -1_000.0
    var words = 0
    for line in (floor..<anchor).reversed() {
      words += page[line].words
      let score = weigh(line, words, median, usualGap, drafts[0])
      if score > bestScore { (best, bestScore) = (line, score) }
    }
    return best
  }

  private func firstText(after notice: Int, before anchor: Int) -> Int {
    var line = notice + 1
    while line < anchor, page.notice(line) != nil { line += 1 }
    return line
  }

  private func usualGap(_ drafts: [DraftComment]) -> Int {
    let gaps = drafts.dropFirst().map { page[$0.lines.lowerBound].gap }.sorted()
    return gaps.isEmpty ? 1 : gaps[gaps.count / 2]
  }

  private func weigh(_ line: Int, _ words: Int, _ median: Int, _ usualGap: Int, _ draft: DraftComment) -> Double {
    var score = 0.0
    let gap = page[line].gap
    if gap > usualGap { score += min(9, 1.5 * Double(gap - usualGap)) } else if gap == 0 { score -= 2 }
    score += above(line)
    score += opening(line)
    if let name = draft.reading.name, page.isLine(line, name) { score += 6 }
    if style.name == .apart, page.isBareName(line) { score += 3 }
    let ratio = words > median ? words * 4 / median : median * 4 / max(1, words)
    return score - 0.8 * (Exponential.log2(ratio) - 2)
  }

  /// What the line above says about the border.
  private func above(_ line: Int) -> Double {
    guard line > bounds.lowerBound else { return 0 }
    switch page.sign(line - 1) {
    case .claimedCount, .heading: return page.words(in: bounds.lowerBound..<line) < 40 ? 0 : 5
    case .end, .open, .control: return 2.5
    case .closed, .paging, .loadedByScript, .moderation, .deleted, .held: return 1
    case nil: break
    }
    guard let reading = page.reading(line - 1), !reading.isInline, reading.stamp != nil else { return 0 }
    return reading.has(.by) ? 3 : 0.5
  }

  /// How a comment opens: a greeting, "I", "@".
  private func opening(_ line: Int) -> Double {
    let tokens = HeaderTokens(page.text, in: page[line].content).tokens
    guard let first = tokens.first else { return 0 }
    if first.isMark("@") { return 2 }
    if first.meaning.contains([.greeting, .speech]) { return 1 }
    return tokens.prefix(8).contains { $0.meaning.contains(.speech) } ? 0.5 : 0
  }
}
