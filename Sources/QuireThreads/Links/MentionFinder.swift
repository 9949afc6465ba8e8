import QuireDocument
import QuireText

/// Finds the names that comments speak to with a mark before them: "@Ann".
struct MentionFinder {
  let text: [UInt8]

  /// Sets the mentions of `comments`, the mark left out.
  ///
  /// A name of several words is taken whole where an author of the thread has it. Linear in the bodies; nothing is read
  /// twice where no comment has a mark.
  func fill(_ comments: inout [Comment]) {
    let marked = comments.indices.filter { text[comments[$0].body].contains(0x40) }
    guard !marked.isEmpty else { return }
    var authors = AuthorIndex()
    for (index, comment) in comments.enumerated() {
      var header = comment
      header.body = comment.body.lowerBound..<comment.body.lowerBound
      header.quotes = []
      authors.add(Turn(header, text), at: index)
    }
    let finder = AddressFinder(text: text, earlier: authors, all: authors, owners: [])
    for index in marked { comments[index].mentions = finder.mentions(of: Turn(comments[index], text)) }
  }
}
