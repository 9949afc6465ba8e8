import QuireDocument
import QuireText

/// Finds what a page says about its comments beside them: counts, closed forms, further pages, scripts that load more.
struct MarkupNotices {
  let page: PageElements

  /// The comments' texts in ascending order.
  let comments: [ByteRange]

  /// The text in which notices are looked for.
  let place: ByteRange?

  private(set) var notices: [(kind: Notice.Kind, range: ByteRange, count: Int?, rule: String, source: [SourceRange]?)] =
    []

  /// The most notices of a page.
  private static let most = 100

  init(_ page: PageElements, comments: [ByteRange], in place: ByteRange?) {
    self.page = page
    self.comments = comments
    self.place = place
    if let place { readLines(in: place) }
    readElements()
    notices.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Lines

  private mutating func readLines(in place: ByteRange) {
    var start = place.lowerBound
    for comment in comments where comment.upperBound > start && comment.lowerBound < place.upperBound {
      if comment.lowerBound > start { readLines(between: start..<comment.lowerBound) }
      start = max(start, comment.upperBound)
    }
    if start < place.upperBound { readLines(between: start..<place.upperBound) }
  }

  private mutating func readLines(between range: ByteRange) {
    let text = page.document.text
    for line in TextLines(text, in: range) where !line.isBlank && line.content.count <= NoticeReader.mostBytes {
      guard notices.count < Self.most else { return }
      let tokens = HeaderTokens(text, in: line.content)
      guard let notice = NoticeReader.read(text, line.content, tokens), let kind = Self.kind(of: notice.sign) else {
        continue
      }
      notices.append((kind, line.content, notice.count, notice.rule, nil))
    }
  }

  static func kind(of sign: NoticeSign) -> Notice.Kind? {
    switch sign {
    case .closed: .closed
    case .open: .open
    case .claimedCount: .claimedCount
    case .paging: .paging
    case .loadedByScript: .loadedByScript
    case .moderation, .deleted, .held, .heading, .control, .end: nil
    }
  }

  // MARK: Elements

  /// Elements that say so by what they are, whatever the language of their words.
  private static let forms: SelectorList =
    "#commentform,form[action$=wp-comments-post.php],#comment-form,form.comment-form,form[id^=comment-form]"
  private static let closed: SelectorList = ".comments-closed,.nocomments,.no-comments,.comment-closed"
  private static let paging: SelectorList = """
    .comment-navigation a,.comments-navigation a,.comments-pagination a,a[href*=/comment-page-],a.pageNav-jump--next,\
    .nav-previous-comments a,.comment-pager a,li.ipsPagination_next a,a.loadmore,.load-more-comments
    """
  private static let counts: SelectorList = "[itemprop~=commentCount],[itemprop~=answerCount]"

  private mutating func readElements() {
    let widgets = CommentWidgets.all.map { ($0.name, $0.element.selectors.compactMap { page.resolved($0) }) }
      .filter { !$0.1.isEmpty }
    let forms = resolved(Self.forms)
    let closed = resolved(Self.closed)
    let paging = comments.isEmpty ? [] : resolved(Self.paging)
    let counts = resolved(Self.counts)
    guard !(widgets.isEmpty && forms.isEmpty && closed.isEmpty && paging.isEmpty && counts.isEmpty) else { return }
    var seen: Set<String> = []
    for index in page.elements.indices {
      for (name, selectors) in widgets where selectors.contains(where: { page.holds($0, index) }) {
        if seen.insert(name).inserted { append(.loadedByScript, index, name) }
      }
      if holds(counts, index), let count = count(of: index), seen.insert("counts").inserted {
        append(.claimedCount, index, "comment-count", count)
      }
      if holds(forms, index), seen.insert("forms").inserted, !notices.contains(where: { $0.kind == .open }) {
        append(.open, index, "comment-form")
      }
      if holds(closed, index), seen.insert("closed").inserted, !notices.contains(where: { $0.kind == .closed }),
        !page.elements[index].range.isEmpty
      {
        append(.closed, index, "comments-closed")
      }
      if holds(paging, index), !isInComment(index), seen.insert("paging").inserted { append(.paging, index, "paging") }
    }
  }

  private func resolved(_ list: SelectorList) -> [PageSelector] { list.selectors.compactMap { page.resolved($0) } }

  private func holds(_ selectors: [PageSelector], _ index: Int) -> Bool {
    selectors.contains { page.holds($0, index) }
  }

  private func count(of index: Int) -> Int? {
    if let value = page.value(.content, of: index) { return MarkupBytes.number(value) }
    let range = page.text(of: index)
    return range.count <= 20 ? MarkupBytes.number(page.document.text[range]) : nil
  }

  private mutating func append(_ kind: Notice.Kind, _ index: Int, _ rule: String, _ count: Int? = nil) {
    var range = page.text(of: index)
    if range.count > NoticeReader.mostBytes { range = range.lowerBound..<range.lowerBound }
    notices.append((kind, range, count, rule, page.startTag(of: index)))
  }

  private func isInComment(_ index: Int) -> Bool {
    let place = page.elements[index].range.lowerBound
    var low = 0
    var high = comments.count
    while low < high {
      let middle = (low + high) / 2
      if comments[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < comments.count && comments[low].contains(place)
  }

  // MARK: Notes

  /// Adds the notes of editors that stand in brackets within comments which say more than the note.
  mutating func addNotes(in bodies: [ByteRange]) {
    let text = page.document.text
    for body in bodies where notices.count < Self.most && !EditorsNote.isNote(text, body) {
      for note in EditorsNote.notes(text, in: body) { notices.append((.moderation, note, nil, "editors-note", nil)) }
    }
    notices.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Data

  /// Adds what the JSON-LD says: how many comments there are, and those that the page's words don't have.
  ///
  /// The latter are not among the comments, since their words would lead to no text: the notice
  /// `only-in-structured-data` counts them and leads to the source bytes of each. A script may draw them, or nothing.
  mutating func add(_ structured: StructuredComments, found: Set<Int>) {
    let place = comments.first?.lowerBound ?? page.document.text.count
    let missing = structured.comments.indices.filter { !found.contains($0) }
    if let claimed = structured.claimed, !notices.contains(where: { $0.kind == .claimedCount }) {
      notices.append((.claimedCount, place..<place, claimed.count, "structured-count", claimed.source))
    }
    if !missing.isEmpty {
      let source = missing.prefix(Self.most).flatMap { structured.comments[$0].source }
      notices.append((.loadedByScript, place..<place, missing.count, "only-in-structured-data", source))
    }
    notices.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  // MARK: Writing

  /// Adds the notices.
  func write(to changes: inout Changes) {
    let index = PieceIndex(page.document)
    for notice in notices {
      changes.notices.add(
        Notice(
          id: changes.notices.nextID(),
          range: notice.range,
          kind: notice.kind,
          count: notice.count,
          text: page.document.string(notice.range),
          source: notice.source ?? index.sourceRanges(of: notice.range),
          provenance: Provenance(rule: notice.rule)
        )
      )
    }
  }
}
