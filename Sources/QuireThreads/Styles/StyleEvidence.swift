import QuireText

/// Weighs what speaks for a block of comments, as a sum of log odds; 0 is even.
struct StyleEvidence {
  /// What each sign is worth.
  ///
  /// Set by hand on 134 texts with comments and 770 pages of all kinds without.
  enum Weight {
    static let start = -3.0
    static let clock = 1.2
    static let date = 0.6
    static let verb = 1.5
    static let by = 0.4
    static let name = 0.8
    static let repeated = 1.0
    static let mostRepeated = 3.0
    static let ordered = 0.5
    static let numbered = 0.8
    static let noticeBefore = 2.0
    static let noticeAfter = 1.0
    static let article = 0.5
    static let noArticle = -1.0
    static let reachesEnd = 0.3
    static let empty = -4.0
    static let noName = -2.5
    static let oneAuthor = -2.5
    static let quotedSpeech = -2.0
    static let longBodies = -1.5
    static let indentedBody = 0.7
    static let bareClock = 0.4
    static let spoken = 1.0
    static let unspoken = -2.5
    static let crowded = 0.8
    static let scattered = -4.0
    static let yearless = -0.4
  }

  let page: PageLines
  let bounds: Range<Int>

  /// The evidence for `block`, all signs taken together.
  func evidence(of block: StyledBlock) -> Double {
    let drafts = block.drafts
    let count = Double(drafts.count)
    var sum = Weight.start
    let named = drafts.count { $0.reading.name != nil && $0.reading.nameQuality >= 0.5 }
    let dated = drafts.count { $0.reading.stamp?.hasDate == true }
    let clocked = drafts.count { $0.reading.stamp?.isPrecise == true }
    let bare = drafts.count { $0.reading.stamp?.hasClock == true } - clocked
    sum += Weight.date * Double(dated) / count + Weight.clock * Double(clocked) / count
    sum += Weight.bareClock * Double(bare) / count
    let yearless = drafts.count { $0.reading.stamp.map { $0.hasDate && !$0.hasClock && $0.year == nil } ?? false }
    sum += Weight.yearless * Double(yearless) / count
    if block.style.form != .numbered { sum += Weight.name * (2 * Double(named) / count - 1) }
    let slots = HeaderSlots(block.style.key)
    if slots.hasVerb { sum += Weight.verb }
    if slots.hasBy { sum += Weight.by }
    let empty = Double(drafts.count { $0.body.isEmpty && $0.bodyStart == nil }) / count
    sum += Weight.empty * max(0, empty - 0.05)
    sum += min(Weight.mostRepeated, Weight.repeated * Exponential.log2(drafts.count))
    sum += order(of: drafts) + numbers(of: drafts)
    let hasNotice = hasNoticeBefore(block)
    if hasNotice { sum += Weight.noticeBefore }
    sum += surroundings(of: block, hasNotice: hasNotice)
    if named == 0, !hasNotice, block.style.form != .numbered { sum += Weight.noName }
    sum += authors(of: drafts) + bodies(of: drafts, dated) + voice(of: drafts)
    if slots.hasStamp || block.style.time != .none, clocked * 2 < drafts.count, !slots.hasVerb, !hasNotice {
      sum += crowding(of: drafts)
    }
    if block.style.form == .line, !block.style.isBelow, isIndented(block) { sum += Weight.indentedBody }
    return sum + side(of: block)
  }

  /// Times that only grow, or only shrink.
  private func order(of drafts: [DraftComment]) -> Double {
    guard drafts.count > 2 else { return 0 }
    let order = FigureOrder(of: drafts.lazy.compactMap(\.reading.stamp))
    let ranks = drafts.compactMap { $0.reading.stamp?.resolved(order).rank }
    guard ranks.count > 2 else { return 0 }
    let pairs = zip(ranks, ranks.dropFirst())
    let up = pairs.count { $0 <= $1 }
    let down = pairs.count { $0 >= $1 }
    return max(up, down) * 10 >= (ranks.count - 1) * 8 ? Weight.ordered : 0
  }

  /// Printed numbers that count up or down by one.
  private func numbers(of drafts: [DraftComment]) -> Double {
    let numbers = drafts.compactMap(\.reading.number)
    guard numbers.count > 1, numbers.count * 2 > drafts.count else { return 0 }
    let steps = zip(numbers, numbers.dropFirst()).count { abs($0 - $1) == 1 }
    return steps * 10 >= (numbers.count - 1) * 8 ? Weight.numbered : 0
  }

  func hasNoticeBefore(_ block: StyledBlock) -> Bool {
    guard let first = block.drafts.first else { return false }
    return (block.region.lowerBound..<first.lines.lowerBound).contains { line in
      page.sign(line) == .claimedCount || page.sign(line) == .heading
    }
  }

  private func surroundings(of block: StyledBlock, hasNotice: Bool) -> Double {
    var sum = 0.0
    let before = page.words(in: bounds.lowerBound..<block.region.lowerBound)
    if before >= 40 { sum += Weight.article } else if !hasNotice { sum += Weight.noArticle }
    let end = block.drafts.last?.lines.upperBound ?? block.region.upperBound
    let after = end..<min(bounds.upperBound, end + 6)
    if after.contains(where: { page.sign($0) == .closed || page.sign($0) == .open || page.sign($0) == .paging }) {
      sum += Weight.noticeAfter
    }
    if block.region.upperBound >= bounds.upperBound { sum += Weight.reachesEnd }
    return sum
  }

  /// Many comments by one author are the articles of a blog.
  private func authors(of drafts: [DraftComment]) -> Double {
    guard drafts.count > 2 else { return 0 }
    var names: Set<ArraySlice<UInt8>> = []
    for draft in drafts {
      guard let name = draft.reading.name else { return 0 }
      // "Guest" may be anybody.
      if Turn.isNobody(page.text, name) { return 0 }
      names.insert(page.text[name])
      if names.count > 1 { return 0 }
    }
    return Weight.oneAuthor
  }

  /// Whether days stand close together, as they do under an article; those of events and publications do not.
  private func crowding(of drafts: [DraftComment]) -> Double {
    let order = FigureOrder(of: drafts.lazy.compactMap(\.reading.stamp))
    let days = drafts.compactMap { $0.reading.stamp?.resolved(order).rank.map { $0 / 86_400 } }
    guard days.count > 1 else { return Weight.scattered }
    let near = zip(days, days.dropFirst()).count { abs($0 - $1) <= 1 }
    return near * 2 >= days.count - 1 ? Weight.crowded : Weight.scattered
  }

  /// Whether the bodies speak: "I", "you", a question, an exclamation.
  ///
  /// Lists of things and events do not.
  private func voice(of drafts: [DraftComment]) -> Double {
    let step = max(1, drafts.count / 40)
    var spoken = 0
    var count = 0
    for index in stride(from: 0, to: drafts.count, by: step) where !drafts[index].body.isEmpty {
      guard let speaks = speaks(drafts[index]) else { continue }
      count += 1
      spoken += speaks ? 1 : 0
    }
    guard count > 0 else { return drafts.count > 2 ? Weight.unspoken : 0 }
    if spoken * 5 >= count * 2 { return Weight.spoken }
    guard spoken * 8 < count, count > 1 else { return 0 }
    return count > 2 ? Weight.unspoken : Weight.unspoken / 2
  }

  /// Whether the first lines of a body speak; `nil` where they are in a language of which no words are known.
  private func speaks(_ draft: DraftComment) -> Bool? {
    var isKnown = false
    for line in draft.body.prefix(4) {
      let start =
        line == draft.body.lowerBound ? draft.bodyStart ?? page[line].content.lowerBound : page[line].content.lowerBound
      let end = max(start, page[line].content.upperBound)
      for token in HeaderTokens(page.text, in: start..<end).tokens {
        if token.meaning.contains(.speech) || token.isMark("!") || token.isMark("?") { return true }
        isKnown =
          isKnown || token.meaning.contains(.function)
          || (token.kind == .word && !token.isCaseless && token.mark < 0x80)
      }
    }
    return isKnown ? false : nil
  }

  private func bodies(of drafts: [DraftComment], _ dated: Int) -> Double {
    var sum = 0.0
    let lengths = drafts.map { page.words(in: $0.body) }.sorted()
    if lengths[lengths.count / 2] > 400 { sum += Weight.longBodies }
    if dated == 0 {
      let quoted = drafts.count { draft in
        guard let first = draft.body.first else { return false }
        let start = draft.bodyStart ?? page[first].content.lowerBound
        guard let scalar = UTF8Scalars.decode(page.text, at: start) else { return false }
        return CodePoint.isQuotationMark(scalar.value)
      }
      if quoted * 2 >= drafts.count { sum += Weight.quotedSpeech }
    }
    return sum
  }

  /// Whether the headers stand on the side of the bodies that the style says.
  private func side(of block: StyledBlock) -> Double {
    guard block.style.form == .line, !HeaderSlots(block.style.key).hasVerb, let first = block.drafts.first,
      let last = block.drafts.last
    else { return 0 }
    var below = 0.0
    // What stands behind the last header: the body of a header above it, or nothing.
    let rest = last.header.upperBound..<BlockEdges.bodyEnd(page, from: last.header.upperBound, to: bounds.upperBound)
    let text = rest.filter { page.notice($0) == nil }
    below += text.isEmpty ? 3 : -1.5
    let top = first.header.lowerBound
    if top > bounds.lowerBound {
      switch page.sign(top - 1) {
      case .claimedCount, .heading: below -= 3
      default: break
      }
    } else {
      below -= 3
    }
    below += gaps(of: block) + indents(of: block) + stops(of: block)
    let repeated = namesAbove(block)
    if repeated > 0, repeated * 2 >= block.drafts.count - 1 { below += 3 }
    return block.style.isBelow ? min(1, below) : min(1, -below)
  }

  /// Headers stand nearer to their own bodies.
  private func gaps(of block: StyledBlock) -> Double {
    var before = 0
    var after = 0
    for draft in block.drafts {
      before += min(3, page[draft.header.lowerBound].gap)
      if draft.header.upperBound < bounds.upperBound { after += min(3, page[draft.header.upperBound].gap) }
    }
    return after > before + block.drafts.count / 4 ? 1 : before > after + block.drafts.count / 4 ? -1 : 0
  }

  /// How many bodies have a line above them with the name that stands in the header below them.
  private func namesAbove(_ block: StyledBlock) -> Int {
    if block.style.isBelow { return block.drafts.count(where: \.hasNameAbove) }
    return zip(block.drafts, block.drafts.dropFirst()).count { draft, next in
      guard let first = draft.body.first, draft.body.count > 1, let name = next.reading.name else { return false }
      return page.isLine(first, name)
    }
  }

  /// A line that says by whom and when, and ends with a stop, closes something.
  private func stops(of block: StyledBlock) -> Double {
    let stopped = block.drafts.count { draft in
      guard let last = page.text[page[draft.reading.line].content].last else { return false }
      return last == 0x2E
    }
    return stopped * 10 >= block.drafts.count * 8 ? 2 : 0
  }

  /// Bodies are indented below their headers, never above.
  private func indents(of block: StyledBlock) -> Double { isIndented(block) ? -2 : 0 }

  private func isIndented(_ block: StyledBlock) -> Bool {
    let indented = block.drafts.count { draft in
      let next = draft.header.upperBound
      return next < bounds.upperBound && page[next].indent > page[draft.header.lowerBound].indent
    }
    return indented * 2 > block.drafts.count
  }
}
