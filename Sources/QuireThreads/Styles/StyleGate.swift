/// What a style must show besides its evidence, because articles have lines of the same look.
struct StyleGate {
  let page: PageLines
  let bounds: Range<Int>

  /// Whether `block` may be comments at all.
  func admits(_ block: StyledBlock) -> Bool {
    let slots = HeaderSlots(block.style.key)
    let hasNotice = StyleEvidence(page: page, bounds: bounds).hasNoticeBefore(block)
    let isDated = block.drafts.count { $0.reading.stamp != nil } * 2 > block.drafts.count
    if block.style.form == .inline, !slots.hasVerb, !slots.hasStamp {
      // "Name: text" is also the form of interviews and plays.
      return block.drafts.count > 1 && hasSeveralNames(block) && isHeaded(block)
    }
    if slots.hasName, !slots.hasVerb, !slots.hasStamp, !isDated {
      // A short line above text is a heading in most texts.
      return hasNotice && isClaimed(block) && hasSeveralNames(block)
    }
    if slots.hasVerb, !isDated, block.drafts.count < 3 {
      // "Ann said:" introduces a quotation in an article.
      return hasNotice || block.drafts.allSatisfy { $0.reading.number != nil }
    }
    if block.drafts.count == 1, !hasNotice, !block.style.isBelow {
      // A byline in the middle of the page has more below it than above.
      let own = page.words(in: block.drafts[0].lines)
      guard page.words(in: bounds.lowerBound..<block.region.lowerBound) >= max(40, own) else { return false }
      if slots.hasBy, !slots.hasVerb, !hasByline(above: block) { return false }
    }
    if block.style.isBelow, block.drafts.count == 1, !hasNotice {
      // Below an article stands who posted it, unless that was said above.
      let reading = block.drafts[0].reading
      return reading.isCommenter || reading.isPingback || hasByline(above: block)
    }
    return true
  }

  /// Whether a heading that speaks of comments stands right above the first one.
  private func isHeaded(_ block: StyledBlock) -> Bool {
    guard let first = block.drafts.first?.lines.lowerBound, let notice = page.notice(first - 1) else { return false }
    return notice.sign == .claimedCount || notice.sign == .heading
  }

  private func hasSeveralNames(_ block: StyledBlock) -> Bool {
    guard block.drafts.count > 1 else { return true }
    let names = block.drafts.compactMap(\.reading.name)
    guard let first = names.first else { return false }
    return names.contains { page.text[$0] != page.text[first] }
  }

  /// Whether the page claims about as many comments as the block has.
  private func isClaimed(_ block: StyledBlock) -> Bool {
    let first = block.drafts.first?.lines.lowerBound ?? block.region.lowerBound
    for line in (block.region.lowerBound..<max(first, block.region.lowerBound)).reversed() {
      guard let notice = page.notice(line), notice.sign == .claimedCount, let count = notice.count else { continue }
      return abs(count - block.drafts.count) * 5 <= max(count, 5)
    }
    return false
  }

  /// Whether a line near the beginning says who wrote the article, and when.
  private func hasByline(above block: StyledBlock) -> Bool {
    let end = min(block.region.lowerBound, bounds.lowerBound + 12)
    return (bounds.lowerBound..<max(bounds.lowerBound, end)).contains { line in
      guard let reading = page.reading(line), reading.stamp?.hasDate == true, !reading.isInline,
        let name = reading.name,
        let own = block.drafts[0].reading.name
      else { return false }
      return page.text[name] != page.text[own]
    }
  }
}
