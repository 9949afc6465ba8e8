import QuireText

/// Cuts a block into comments by headers that fill their lines, or begin them.
struct LineBlock {
  let page: PageLines
  let bounds: Range<Int>
  let style: HeaderStyle

  /// The block whose headers stand on `anchors`, with the evidence for it; `nil` where no comment comes out.
  func block(of anchors: [Int]) -> StyledBlock? {
    let (anchors, notice) = BlockStart(page: page, bounds: bounds, style: style).trimmed(alike(fromFirstDate(anchors)))
    guard !anchors.isEmpty else { return nil }
    let drafts = style.isBelow ? below(anchors, after: notice) : above(anchors)
    guard let first = drafts.first, let last = drafts.last else { return nil }
    let start = BlockEdges.start(page, from: first.lines.lowerBound, to: bounds.lowerBound, notice: notice)
    let end = BlockEdges.end(page, from: last.lines.upperBound, to: bounds.upperBound)
    var block = StyledBlock(style: style, drafts: drafts, region: start..<end)
    guard StyleGate(page: page, bounds: bounds).admits(block) else { return nil }
    block.evidence = StyleEvidence(page: page, bounds: bounds).evidence(of: block)
    return block
  }

  /// The headers without those that have no date where nearly all have one below, as "Ann said:" inside a comment.
  private func fromFirstDate(_ anchors: [Int]) -> [Int] {
    guard style.time == .after else { return anchors }
    func isDated(_ anchor: Int) -> Bool { page.isBareStamp(anchor + 1) || page.isBareStamp(anchor + 2) }
    let anchors = anchors.filter { isDated($0) || $0 + 1 >= page.count || !page[$0 + 1].isQuoted }
    let dated = anchors.count(where: isDated)
    if dated >= 4, dated * 5 >= anchors.count * 4 { return anchors.filter(isDated) }
    return dated * 5 >= anchors.count * 3 ? Array(anchors.drop { !isDated($0) }) : anchors
  }

  /// The headers without those whose date lacks what nearly all have.
  private func alike(_ anchors: [Int]) -> [Int] {
    guard HeaderSlots(style.key).hasStamp else { return anchors }
    let parts = StampParts(of: anchors.compactMap { page.reading($0)?.stamp })
    return anchors.filter { parts.agrees(page.reading($0)?.stamp) }
  }

  // MARK: Header above the body

  /// The lines of a header, and the one that the style was told by.
  private struct Header {
    var lines: Range<Int>
    var anchor: Int
  }

  private func above(_ anchors: [Int]) -> [DraftComment] {
    var headers: [Header] = []
    var floor = bounds.lowerBound
    for anchor in anchors where anchor >= floor {
      let header = Header(lines: header(at: anchor, floor), anchor: anchor)
      headers.append(header)
      floor = header.lines.upperBound
    }
    return cut(headers)
  }

  private func cut(_ headers: [Header]) -> [DraftComment] {
    headers.indices.map { index in
      let header = headers[index]
      let next =
        index + 1 < headers.count
        ? headers[index + 1].lines.lowerBound
        : BlockEdges.bodyEnd(page, from: header.lines.upperBound, to: bounds.upperBound)
      return draft(header.lines, header.anchor, to: max(next, header.lines.upperBound))
    }
  }

  /// `block` with the headers of other looks in it: the owner's, those without a date.
  func extended(_ block: StyledBlock) -> StyledBlock {
    guard let first = block.drafts.first, let last = block.drafts.last else { return block }
    var known = IndexSet(block.drafts.map(\.header))
    var headers = block.drafts.map { Header(lines: $0.header, anchor: anchor(of: $0)) }
    let other = OtherHeader(page: page, style: style, parts: StampParts(of: block.drafts.compactMap(\.reading.stamp)))
    for reading in page.readings where reading.line > first.header.lowerBound && reading.line < last.lines.upperBound {
      guard !known.contains(reading.line), let lines = other.lines(of: reading) else { continue }
      guard !lines.contains(where: { known.contains($0) }) else { continue }
      known.insert(lines)
      headers.append(Header(lines: lines, anchor: reading.line))
    }
    guard headers.count > block.drafts.count else { return block }
    headers.sort { $0.lines.lowerBound < $1.lines.lowerBound }
    var result = block
    result.drafts = cut(headers)
    return result
  }

  private func anchor(of draft: DraftComment) -> Int {
    draft.header.contains(draft.reading.line) ? draft.reading.line : draft.header.lowerBound
  }

  private func header(at anchor: Int, _ floor: Int) -> Range<Int> {
    var lower = anchor
    var upper = anchor + 1
    if style.name == .before, let top = NameLines.known(page, above: anchor), top >= floor { lower = top }
    if style.time == .before, anchor - 1 >= floor, page.isBareStamp(anchor - 1) { lower = anchor - 1 }
    if style.name == .after, upper < bounds.upperBound, page.isBareName(upper) { upper += 1 }
    if style.time == .after {
      if upper < bounds.upperBound, page.isBareStamp(upper) {
        upper += 1
      } else if upper + 1 < bounds.upperBound, page.isControl(upper), page.isBareStamp(upper + 1) {
        upper += 2
      }
    }
    return lower..<upper
  }

  private func draft(_ header: Range<Int>, _ anchor: Int, to end: Int) -> DraftComment {
    var reading = page.reading(anchor) ?? HeaderReading()
    takeCompanions(header, anchor, &reading)
    var body = header.upperBound..<end
    var bodyStart: Int?
    if style.form == .inline {
      body = anchor..<end
      bodyStart = reading.end
    } else {
      while let first = body.first, page.isControl(first) { body = (first + 1)..<end }
    }
    if style.time == .apart, let last = lastNotControl(body), page.isBareStamp(last), last > body.lowerBound {
      reading.stamp = page.reading(last)?.stamp
      body = body.lowerBound..<last
    }
    body = BlockEdges.withoutControls(page, body)
    return DraftComment(
      lines: header.lowerBound..<end,
      header: header,
      body: body,
      bodyStart: bodyStart,
      reading: reading,
      indent: page[header.lowerBound].indent
    )
  }

  private func lastNotControl(_ body: Range<Int>) -> Int? { body.last { !page.isControl($0) } }

  /// Takes name and date from the lines beside the anchor.
  private func takeCompanions(_ header: Range<Int>, _ anchor: Int, _ reading: inout HeaderReading) {
    for line in header where line != anchor {
      guard let other = page.reading(line) else { continue }
      if reading.name == nil, other.key == HeaderKey.name {
        reading.name = other.name
        reading.nameQuality = other.nameQuality
        reading.isOwner = reading.isOwner || other.isOwner
        reading.isModerator = reading.isModerator || other.isModerator
      }
      if reading.stamp == nil, let stamp = other.stamp { reading.stamp = stamp }
      reading.number = reading.number ?? other.number
      reading.sourceID = reading.sourceID ?? other.sourceID
    }
  }

  // MARK: Header below the body

  private func below(_ anchors: [Int], after notice: Int?) -> [DraftComment] {
    var drafts: [DraftComment] = []
    var floor = bounds.lowerBound
    for anchor in anchors where anchor >= floor {
      var upper = anchor + 1
      if style.name == .after, upper < bounds.upperBound, page.isBareName(upper) { upper += 1 }
      var reading = page.reading(anchor) ?? HeaderReading()
      takeCompanions(anchor..<upper, anchor, &reading)
      let top = style.name == .before ? NameLines.known(page, above: anchor).map { max($0, floor) } ?? anchor : anchor
      if top < anchor { takeCompanions(top..<upper, anchor, &reading) }
      let header = top..<upper
      while upper < bounds.upperBound, page.isControl(upper), !page.isBareName(upper) { upper += 1 }
      drafts.append(
        DraftComment(
          lines: floor..<upper,
          header: header,
          body: floor..<top,
          reading: reading,
          indent: page[anchor].indent
        )
      )
      floor = upper
    }
    guard !drafts.isEmpty else { return [] }
    let first = FirstBody(page: page, bounds: bounds, style: style).start(of: drafts, after: notice)
    drafts[0].lines = first..<drafts[0].lines.upperBound
    drafts[0].body = first..<max(first, drafts[0].body.upperBound)
    for index in drafts.indices { takeNameAbove(&drafts[index]) }
    return drafts
  }

  /// Takes the line above the body that only repeats the name of the header below, or holds the name that it lacks.
  private func takeNameAbove(_ draft: inout DraftComment) {
    draft.body = BlockEdges.withoutControls(page, draft.body)
    guard draft.body.count > 1, let first = draft.body.first else { return }
    if style.name == .apart {
      guard page.isBareName(first), let other = page.reading(first) else { return }
      draft.reading.name = other.name
      draft.reading.nameQuality = other.nameQuality
    } else {
      guard let name = draft.reading.name, page.isLine(first, name) else { return }
      draft.hasNameAbove = true
    }
    draft.body = (first + 1)..<draft.body.upperBound
  }
}
