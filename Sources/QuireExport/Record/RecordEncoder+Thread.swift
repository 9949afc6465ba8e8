import QuireDocument
import QuireText

/// What readers wrote, and what the site says about it.
extension RecordEncoder {
  mutating func writeComments() {
    writer.beginArray()
    for (place, comment) in layers.comments.elements.enumerated() where view.selection.holds(comment.range) {
      write(comment, at: place)
    }
    writer.endArray()
  }

  private mutating func write(_ comment: Comment, at place: Int) {
    let body = view.selection.clipped(comment.body)
    writer.beginObject()
    writeID(UInt8(ascii: "c"), comment.id)
    let parent = view.parent(of: place, in: comments)
    writer.field("parent", parent.map { ExportView.id(of: layers.comments.elements[$0]) })
    writeAuthor(comment.author)
    writeTime(comment.time)
    writer.field("number", comment.number)
    writer.field("depth", comment.depth)
    writer.field("kind", comment.kind.rawValue)
    writer.field("state", comment.state.rawValue)
    writer.field("source_id", comment.sourceID)
    writer.field("permalink", comment.permalink)
    writer.field("score", comment.score)
    writer.field("text", utf8: view.selection.text, body ?? 0..<0)
    writePlace(comment.body)
    writer.key("whole")
    writer.beginObject()
    writePlace(comment.range)
    writer.endObject()
    writer.key("quotes")
    writeRanges(comment.quotes)
    writer.key("mentions")
    writeRanges(comment.mentions)
    writer.key("links")
    writer.beginArray()
    for link in comments.links[place] { write(layers.links.elements[link]) }
    writer.endArray()
    writeRejected(comment.rejected)
    writeProvenance(comment.provenance, score: "confidence")
    writer.endObject()
  }

  private mutating func writeAuthor(_ author: Comment.Author?) {
    writer.key("author")
    guard let author else { return writer.null() }
    writer.beginObject()
    writer.field("name", author.name)
    writePlace(author.range, or: author.source)
    writer.field("url", author.url)
    writer.field("account", author.account)
    writer.field("is_owner", author.isOwner)
    writer.field("is_moderator", author.isModerator)
    writer.endObject()
  }

  private mutating func writeTime(_ time: Comment.Time?) {
    writer.key("time")
    guard let time else { return writer.null() }
    writer.beginObject()
    writer.field("text", time.range.map { view.string($0) })
    writer.field("iso", time.iso)
    writer.field("precision", time.precision)
    writer.field("relative", time.isRelative)
    writer.field("zone_known", time.hasZone)
    writePlace(time.range, or: time.source)
    writer.endObject()
  }

  private mutating func write(_ link: Link) {
    writer.beginObject()
    writer.field("kind", link.kind.rawValue)
    writer.key("target")
    writer.beginObject()
    switch link.target {
    case .comment(let id): writer.field("comment", "c\(id.raw)")
    case .document(let id): writer.field("document", id)
    case .article: writer.field("article", true)
    case .ghost(let name): writer.field("ghost", name)
    }
    writer.endObject()
    writer.key("evidence")
    writeRanges(link.evidence)
    writer.key("evidence_source")
    writer.beginArray()
    for range in link.evidence where view.selection.holds(range) { writeSource(of: range) }
    writer.endArray()
    writer.key("evidence_markup")
    writeSource(link.sourceEvidence)
    writeRejected(link.rejected)
    writeProvenance(link.provenance, score: "confidence")
    writer.endObject()
  }

  /// Writes the selected ones of `ranges` as pairs of offsets.
  private mutating func writeRanges(_ ranges: [ByteRange]) {
    writer.beginArray()
    for range in ranges {
      guard let clipped = view.selection.clipped(range) else { continue }
      writer.range(view.offsets[clipped.lowerBound]..<view.offsets[clipped.upperBound])
    }
    writer.endArray()
  }

  private mutating func writeRejected(_ readings: [JSONValue]) {
    writer.key("rejected")
    writer.beginArray()
    for reading in readings { reading.write(to: &writer) }
    writer.endArray()
  }

  mutating func writeThread() {
    guard layers.thread != nil || !layers.notices.elements.isEmpty else { return writer.null() }
    let thread = layers.thread ?? CommentThread()
    writer.beginObject()
    writer.field("order", thread.order.rawValue)
    writer.field("state", thread.state.rawValue)
    writer.field("claimed", thread.claimed)
    writer.field("found", layers.comments.elements.count)
    writer.field("complete", thread.isComplete)
    writer.key("gaps")
    writer.beginArray()
    for gap in thread.gaps { writer.string(gap.rawValue) }
    writer.endArray()
    writer.key("notices")
    writer.beginArray()
    for notice in layers.notices.elements { write(notice) }
    writer.endArray()
    writer.endObject()
  }

  /// Writes a notice with the words and source bytes that it keeps when its text goes.
  private mutating func write(_ notice: Notice) {
    let clipped = view.selection.clipped(notice.range)
    writer.beginObject()
    writer.field("kind", notice.kind.rawValue)
    writer.field("text", notice.text)
    writer.field("count", notice.count)
    writer.field("start", clipped.map { view.offsets[$0.lowerBound] })
    writer.field("end", clipped.map { view.offsets[$0.upperBound] })
    writer.key("source")
    writeSource(notice.source)
    writeProvenance(notice.provenance)
    writer.endObject()
  }
}
