import QuireDocument
import QuireText

/// Writes what was found into the layers: comments, the section around them, notices, the thread.
struct ThreadWriter {
  let page: PageLines
  let document: Document

  /// Adds the comments of `block` and the section around them.
  func write(_ block: StyledBlock, to changes: inout Changes) {
    let order = FigureOrder(of: block.drafts.lazy.compactMap(\.reading.stamp))
    let depths = Indentation.depths(block.drafts.map(\.indent))
    let rejections = RejectedHeaders(page: page, block: block)
    let score = rounded(block.confidence)
    var comments: [Comment] = []
    for (index, draft) in block.drafts.enumerated() {
      let body = body(of: draft)
      let whole = range(of: draft.lines, body)
      var comment = Comment(
        id: changes.comments.nextID(),
        range: whole,
        body: body,
        provenance: Provenance(rule: block.rule, score: score)
      )
      comment.number = draft.reading.number
      comment.author = author(draft.reading)
      comment.time = draft.reading.stamp.map { time($0.resolved(order)) }
      comment.sourceID = draft.reading.sourceID.map { document.string($0) }
      comment.depth = depths[index]
      comment.quotes = QuotedLines.ranges(page, draft.body)
      comment.kind = isPingback(draft, body) ? .pingback : .comment
      comment.state = state(of: draft)
      comment.rejected = rejections.readings(of: draft, document)
      comments.append(comment)
    }
    MentionFinder(text: page.text).fill(&comments)
    for comment in comments { changes.comments.add(comment) }
    if block.isUnsplit { reportUnsplit(block, to: &changes) }
    SectionCutter(document: document).write(range(of: block.region), block.rule, score, to: &changes)
  }

  // MARK: Ranges

  /// The text of `lines` without white space at its ends.
  private func range(of lines: Range<Int>) -> ByteRange {
    guard let first = lines.first, let last = lines.last else { return 0..<0 }
    return page[first].content.lowerBound..<page[last].content.upperBound
  }

  private func range(of lines: Range<Int>, _ body: ByteRange) -> ByteRange {
    let whole = range(of: lines)
    return min(whole.lowerBound, body.lowerBound)..<max(whole.upperBound, body.upperBound)
  }

  private func body(of draft: DraftComment) -> ByteRange {
    guard let first = draft.body.first, let last = draft.body.last else {
      let end = draft.header.last.map { page[$0].content.upperBound } ?? range(of: draft.lines).upperBound
      return end..<end
    }
    let end = page[last].content.upperBound
    return min(draft.bodyStart ?? page[first].content.lowerBound, end)..<end
  }

  // MARK: Parts of a comment

  private func author(_ reading: HeaderReading) -> Comment.Author? {
    guard let name = reading.name, reading.nameQuality > 0 else { return nil }
    return Comment.Author(
      name: document.string(name),
      range: name,
      isOwner: reading.isOwner,
      isModerator: reading.isModerator
    )
  }

  private func time(_ stamp: Stamp) -> Comment.Time {
    Comment.Time(iso: stamp.iso, precision: stamp.precision, isRelative: stamp.isRelative, range: stamp.range)
  }

  /// A machine's comment: the header says so, or the body is an excerpt in brackets.
  private func isPingback(_ draft: DraftComment, _ body: ByteRange) -> Bool {
    if draft.reading.isPingback { return true }
    let text = page.text[body]
    return [Array("[...]".utf8), Array("[…]".utf8)].contains {
      text.starts(with: $0) && text.reversed().starts(with: $0.reversed())
    }
  }

  private func state(of draft: DraftComment) -> Comment.State {
    guard draft.body.count <= 2 else { return .visible }
    for line in draft.body {
      switch page.sign(line) {
      case .deleted: return .deleted
      case .held: return .held
      default: break
      }
    }
    return .visible
  }

  private func reportUnsplit(_ block: StyledBlock, to changes: inout Changes) {
    changes.report(
      Diagnostic(
        .note,
        code: "no-header-style",
        "the comments have no headers that repeat; they are kept as one comment",
        source: document.sourceRanges(of: range(of: block.region))
      )
    )
  }

  // MARK: The thread

  /// Adds the notices that stand outside the comments, and what is known of the thread.
  func writeNotices(outside block: StyledBlock?, to changes: inout Changes) {
    let index = PieceIndex(document)
    var thread = ThreadSummary(block: block, page: page)
    let comments = block.map { $0.drafts.map { range(of: $0.lines) } } ?? document.layers.comments.elements.map(\.range)
    var next = 0
    for line in page.lines.indices {
      guard let notice = page.notice(line), let kind = Self.kind(of: notice.sign) else { continue }
      let place = page[line].content
      while next < comments.count, comments[next].upperBound <= place.lowerBound { next += 1 }
      let isInside = next < comments.count && comments[next].overlaps(place)
      if isInside, kind != .moderation { continue }
      thread.note(kind, count: notice.count, line: line)
      changes.notices.add(
        Notice(
          id: changes.notices.nextID(),
          range: place,
          kind: kind,
          count: notice.count,
          text: document.string(place),
          source: index.sourceRanges(of: place),
          provenance: Provenance(rule: notice.rule)
        )
      )
    }
    changes.thread = thread.thread
  }

  private static func kind(of sign: NoticeSign) -> Notice.Kind? {
    switch sign {
    case .closed: .closed
    case .open: .open
    case .claimedCount: .claimedCount
    case .paging: .paging
    case .loadedByScript: .loadedByScript
    case .moderation, .deleted, .held: .moderation
    case .heading, .control, .end: nil
    }
  }
}

/// Confidence as it is reported, in hundredths.
func rounded(_ score: Double) -> Double { (score * 100).rounded() / 100 }
