import QuireDocument
import QuireText

/// The names that other stages know already: who wrote a comment, as far as it is a person's name.
enum CommentAuthors {
  /// What follows the name in a header is a page or an office: "Kate @ Songs", "Beth (Two Plates)", "Mike - CMO".
  private static let furniture: [UInt8] = Array("@(-~:|,/[".utf8)

  static func names(in document: borrowing Document) -> [MentionCandidate] {
    let text = document.text
    return document.layers.comments.elements.compactMap { comment in
      guard let printed = comment.author?.range else { return nil }
      var last = text[printed].firstIndex { furniture.contains($0) } ?? printed.upperBound
      while last > printed.lowerBound, text[last - 1] == 0x20 { last -= 1 }
      let range = printed.lowerBound..<last
      let end = text[range].firstIndex(of: 0x20) ?? range.upperBound
      guard end < range.upperBound, BuiltinLists.names.entry(text, range.lowerBound..<end)?.given != nil else {
        return nil
      }
      let name = document.string(range)
      return MentionCandidate(range: range, type: .person, normal: name, rule: "comment-author", score: 0.8)
    }
  }
}
