import QuireDocument
import QuireText

/// Writes the comments as a nested list, what the site says of them, and what was removed.
extension MarkdownEncoder {
  /// Replies are indented no deeper; deeper ones say whom they answer.
  private static let deepestReply = 8

  mutating func writeThread() {
    let comments = view.layers.comments.elements
    let tree = CommentTree(view.layers)
    let shown = view.comments(in: tree)
    let notices = view.layers.notices.elements.filter { view.selection.holds($0.range) && !$0.text.isEmpty }
    guard !shown.isEmpty || !notices.isEmpty else { return }
    writer.beginBlock()
    writer.append("## Comments")
    var depth = 0
    for visit in shown {
      let level = min(visit.depth, Self.deepestReply, depth)
      while depth > level {
        writer.endItem()
        depth -= 1
      }
      writer.beginItem("-")
      depth += 1
      write(comments[visit.index], at: visit.index, isCut: level < visit.depth, tree)
    }
    for _ in 0..<depth { writer.endItem() }
    for notice in notices {
      writer.beginBlock()
      writer.append(notice.text, in: "*")
    }
    writer.finish()
  }

  private mutating func write(_ comment: Comment, at place: Int, isCut: Bool, _ tree: CommentTree) {
    writer.beginBlock()
    if let name = comment.author?.name, !name.isEmpty {
      writer.append(name, in: "**")
    } else {
      writer.append("*unknown author*")
    }
    for note in notes(of: comment, at: place, isCut: isCut, tree) {
      writer.append(" · ")
      writer.appendEscaped(note)
    }
    if comment.state != .visible {
      writer.beginBlock()
      writer.append("*\(comment.state.rawValue)*")
    }
    for item in flow.items(ofBody: comment.body) { writeBody(item) }
  }

  /// What stands beside the author: number, time, whom the comment answers.
  private func notes(of comment: Comment, at place: Int, isCut: Bool, _ tree: CommentTree) -> [String] {
    var notes: [String] = []
    if let number = comment.number { notes.append("#\(number)") }
    if let time = comment.time.flatMap({ view.words(for: $0) }) { notes.append(time) }
    if comment.kind != .comment { notes.append(comment.kind == .pingback ? "pingback" : "editor's note") }
    for index in tree.links[place] {
      let link = view.layers.links.elements[index]
      guard let name = view.name(of: link.target, in: tree) else { continue }
      switch link.kind {
      case .addressee: notes.append("to \(name)")
      case .quoted: notes.append("quotes \(name)")
      case .parent where isCut: notes.append("in reply to \(name)")
      case .parent: continue
      }
    }
    return notes
  }

  private mutating func writeBody(_ item: FlowItem) {
    switch item.kind {
    case .quote: writeQuote(item)
    case .code: writeCode(item.range)
    default:
      writer.beginBlock()
      writeLines(item.range, areBreaksKept: item.isPlain)
    }
  }

  mutating func writeRemovals() {
    let removals = view.document.removals
    guard !removals.isEmpty else { return }
    writer.beginBlock()
    writer.append("## Removed text")
    for (index, removal) in removals.enumerated() {
      writer.beginItem("-")
      writer.beginBlock(isTight: index > 0)
      let last = removal.attributions.first
      writer.appendEscaped("\(last?.rule ?? "") (\(last?.by ?? "")): ")
      writer.append(" ")
      writer.appendEscaped(String(decoding: removal.text, as: UTF8.self))
      writer.endItem()
    }
    writer.finish()
  }
}
