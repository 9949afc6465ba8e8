import QuireDocument

/// What formats of threads write of a document's comments.
extension ExportView {
  /// The id under which a comment is written.
  static func id(of comment: Comment) -> String { "c\(comment.id.raw)" }

  /// The index of the comment that stands above the one at `place`; `nil` at the top, and where the parent is not among
  /// the comments that are written.
  func parent(of place: Int, in tree: CommentTree) -> Int? {
    guard let parent = tree.parents[place], selection.holds(layers.comments.elements[parent].range) else { return nil }
    return parent
  }

  /// The comments that are written, each before its replies.
  func comments(in tree: CommentTree) -> [CommentTree.Visit] {
    tree.preorder.filter { selection.holds(layers.comments.elements[$0.index].range) }
  }
}
