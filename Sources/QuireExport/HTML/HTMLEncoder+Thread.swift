import QuireDocument
import QuireText

/// The comments as a tree, each with its links and what shows them.
extension HTMLEncoder {
  mutating func writeThread() {
    let comments = view.layers.comments.elements
    let shown = view.comments(in: tree)
    let notices = view.layers.notices.elements.filter { view.selection.holds($0.range) }
    guard !shown.isEmpty || !notices.isEmpty else { return }
    page.beginSection("comments")
    page.markup("Comments <span class=\"count\">")
    page.number(shown.count)
    page.markup("</span></h2>\n")
    if let thread = view.layers.thread { write(thread) }
    writeTree(shown, of: comments)
    for notice in notices { write(notice) }
    page.markup("</section>\n")
  }

  private mutating func writeTree(_ shown: [CommentTree.Visit], of comments: [Comment]) {
    var depth = 0
    for visit in shown {
      let level = min(visit.depth, deepestReply, depth)
      while depth > level + 1 {
        page.markup("</li></ol>\n")
        depth -= 1
      }
      if depth > level {
        page.markup("</li>\n")
      } else {
        page.markup("<ol class=\"thread\">\n")
        depth += 1
      }
      write(comments[visit.index], at: visit.index, isCut: level < visit.depth)
    }
    for _ in 0..<depth { page.markup("</li></ol>\n") }
  }

  private mutating func write(_ thread: CommentThread) {
    var facts = ["order: \(thread.order.rawValue)", "state: \(thread.state.rawValue)"]
    if let claimed = thread.claimed { facts.append("the page claims \(claimed)") }
    if let isComplete = thread.isComplete { facts.append(isComplete ? "complete" : "incomplete") }
    page.markup("<p class=\"facts\">")
    page.text(facts.joined(separator: " · "))
    page.markup("</p>\n")
  }

  private mutating func write(_ notice: Notice) {
    page.markup("<p class=\"notice\" dir=\"auto\"")
    page.source(notice.source.map { view.sources.inFile($0) })
    page.markup(">")
    page.text(notice.text)
    page.markup(" <small class=\"label\">notice: ")
    page.text(notice.kind.rawValue)
    page.markup("</small></p>\n")
  }

  /// Writes a comment and leaves its list item open for the replies.
  private mutating func write(_ comment: Comment, at place: Int, isCut: Bool) {
    page.markup("<li")
    page.id("c", comment.id)
    page.attribute("class", "comment \(comment.state.rawValue)")
    page.source(view.fileRanges(of: comment.range))
    page.markup(">\n<header>")
    writeAuthor(comment.author)
    page.markup(" <a class=\"number\"")
    page.link("c", comment.id)
    page.markup(">")
    page.text(comment.number.map { "#\($0)" } ?? "c\(comment.id.raw)")
    page.markup("</a>")
    if let time = comment.time { write(time) }
    if comment.kind != .comment { writeNote(comment.kind.rawValue) }
    if comment.state != .visible { writeNote(comment.state.rawValue) }
    page.markup("</header>\n")
    writeBody(comment)
    let links = tree.links[place].map { view.layers.links.elements[$0] }
    if !links.isEmpty {
      page.markup("<ul class=\"links\">\n")
      for link in links { write(link) }
      page.markup("</ul>\n")
    }
    if !comment.rejected.isEmpty {
      page.markup("<p class=\"facts\">given up: ")
      page.text(comment.rejected.map(\.words).joined(separator: "; "))
      page.markup("</p>\n")
    }
  }

  private mutating func writeAuthor(_ author: Comment.Author?) {
    guard let author else { return page.markup("<span class=\"author unknown\">unknown author</span>") }
    page.markup("<b class=\"author\" dir=\"auto\"")
    if let range = author.range { page.source(view.fileRanges(of: range)) }
    page.markup(">")
    let isLink = author.url.map { $0.hasPrefix("https://") || $0.hasPrefix("http://") } ?? false
    if let url = author.url, isLink {
      page.markup("<a rel=\"nofollow noopener noreferrer\"")
      page.attribute("href", url)
      page.markup(">")
    }
    page.text(author.name)
    if isLink { page.markup("</a>") }
    page.markup("</b>")
    if author.isOwner { writeNote("owner") }
  }

  private mutating func write(_ time: Comment.Time) {
    // An element of time wants a time that machines can read.
    page.markup(time.iso == nil ? " <span class=\"time\"" : " <time")
    if let iso = time.iso { page.attribute("datetime", iso) }
    if let range = time.range { page.source(view.fileRanges(of: range)) }
    page.markup(">")
    let printed = time.range.map { view.string($0) } ?? ""
    page.text(printed.isEmpty ? time.iso ?? "" : printed)
    page.markup(time.iso == nil ? "</span>" : "</time>")
  }

  private mutating func writeNote(_ note: String) {
    page.markup(" <small class=\"label\">")
    page.text(note)
    page.markup("</small>")
  }

  private mutating func writeBody(_ comment: Comment) {
    for item in flow.items(ofBody: comment.body) {
      switch item.kind {
      case .code: page.markup("<pre dir=\"auto\"")
      case .quote: page.markup("<blockquote dir=\"auto\"")
      default: page.markup(item.isPlain ? "<p class=\"plain\" dir=\"auto\"" : "<p dir=\"auto\"")
      }
      page.source(view.fileRanges(of: item.range))
      page.markup(">")
      writeInline(item.range)
      switch item.kind {
      case .code: page.markup("</pre>\n")
      case .quote: page.markup("</blockquote>\n")
      default: page.markup("</p>\n")
      }
    }
  }

  private mutating func write(_ link: Link) {
    page.markup("<li>")
    switch link.kind {
    case .parent: page.markup("answers ")
    case .addressee: page.markup("speaks to ")
    case .quoted: page.markup("quotes ")
    }
    writeTarget(link.target)
    page.markup(" <small>")
    var notes = [link.provenance.rule]
    if let score = link.provenance.score { notes.append("confidence \(score)") }
    page.text(notes.joined(separator: ", "))
    for range in link.evidence where view.selection.holds(range) {
      page.markup(", shown by <span class=\"evidence\"")
      page.source(view.fileRanges(of: range))
      page.markup(">")
      page.text(view.string(range))
      page.markup("</span>")
    }
    if !link.rejected.isEmpty {
      page.text("; given up: \(link.rejected.map(\.words).joined(separator: "; "))")
    }
    page.markup("</small></li>\n")
  }

  private mutating func writeTarget(_ target: Link.Target) {
    switch target {
    case .article:
      page.markup("<a")
      page.link("article")
      page.markup(">the article</a>")
    case .document(let id):
      page.text(id)
    case .ghost(let name):
      page.markup("<b dir=\"auto\">")
      page.text(name)
      page.markup("</b>, who has no comment here")
    case .comment(let id):
      let name = view.name(of: target, in: tree) ?? "c\(id.raw)"
      guard let place = tree[id], view.selection.holds(view.layers.comments.elements[place].range) else {
        return page.text(name)
      }
      page.markup("<a")
      page.link("c", id)
      page.markup(">")
      page.text(name)
      page.markup("</a>")
    }
  }
}

/// Replies are indented no deeper; deeper ones say whom they answer.
private let deepestReply = 12
