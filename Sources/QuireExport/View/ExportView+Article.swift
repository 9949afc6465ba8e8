import QuireDocument
import QuireText

/// What page formats show of a document, apart from the comments.
extension ExportView {
  /// Everything but the comments, and what the site says about them.
  ///
  /// The section in which comments were looked for belongs to the article as long as none were found in it.
  var articleRegions: SortedRanges {
    var thread = layers.comments.elements.map(\.range) + layers.notices.elements.map(\.range)
    if !layers.comments.elements.isEmpty {
      thread += layers.sections.elements.filter { $0.kind == .comments }.map(\.range)
    }
    return SortedRanges([0..<document.text.count]).subtracting(SortedRanges(thread))
  }

  /// The datelines by where they begin.
  var datelines: [Int: ByteRange] {
    let datelines = layers.sections.elements.filter { $0.kind == .dateline }.map { ($0.range.lowerBound, $0.range) }
    return Dictionary(datelines) { first, _ in first }
  }

  /// The words for what a comment answers: a name, else the number as printed, else the article.
  func name(of target: Link.Target, in tree: CommentTree) -> String? {
    switch target {
    case .ghost(let name): return name
    case .document(let id): return id
    case .article: return "the article"
    case .comment(let id):
      guard let place = tree[id] else { return nil }
      let comment = layers.comments.elements[place]
      return comment.author?.name ?? comment.number.map { "#\($0)" } ?? "comment \(place + 1)"
    }
  }

  /// When a comment was written, in words: as ISO 8601, else as printed.
  func words(for time: Comment.Time) -> String? { time.iso ?? time.range.map { string($0) } }
}
