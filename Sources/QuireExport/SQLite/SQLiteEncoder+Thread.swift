import QuireDocument
import QuireText

/// What readers wrote, and what it answers.
extension SQLiteEncoder {
  mutating func writeComments() {
    for (place, comment) in layers.comments.elements.enumerated() where view.selection.holds(comment.range) {
      let source = source(of: comment.body)
      rows.begin(.comments)
      rows.integer(Int(comment.id.raw))
      rows.integer(view.parent(of: place, in: tree).map { Int(layers.comments.elements[$0].id.raw) })
      rows.integer(comment.number)
      rows.integer(comment.depth)
      rows.text(comment.kind.rawValue)
      rows.text(comment.state.rawValue)
      rows.text(comment.author?.name)
      rows.text(comment.author?.url)
      rows.text(comment.author?.account)
      rows.text(comment.time?.iso)
      rows.text(comment.time?.range.map { view.string($0) })
      rows.integer(comment.score)
      rows.text(comment.sourceID)
      rows.text(comment.permalink)
      rows.text(utf8: view.selection.text[view.selection.clipped(comment.body) ?? 0..<0])
      writePlace(comment.body, source)
      write(comment.provenance)
      rows.end()
    }
  }

  /// Writes the links of the comments that are written.
  mutating func writeLinks() {
    for link in layers.links.elements where isWritten(link.child) {
      rows.begin(.links)
      rows.integer(Int(link.id.raw))
      rows.integer(Int(link.child.raw))
      rows.text(link.kind.rawValue)
      switch link.target {
      case .comment(let id):
        rows.text("comment")
        rows.integer(isWritten(id) ? Int(id.raw) : nil)
        rows.text("c\(id.raw)")
      case .document(let id):
        rows.text("document")
        rows.null()
        rows.text(id)
      case .article:
        rows.text("article")
        rows.null()
        rows.null()
      case .ghost(let name):
        rows.text("ghost")
        rows.null()
        rows.text(name)
      }
      write(link.provenance)
      rows.end()
    }
  }

  private func isWritten(_ id: ElementID) -> Bool {
    tree[id].map { view.selection.holds(layers.comments.elements[$0].range) } ?? false
  }
}
