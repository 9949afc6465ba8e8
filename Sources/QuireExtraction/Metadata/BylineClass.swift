import QuireText

/// Tells from the names of an element's classes whether it is a byline.
enum BylineClass {
  /// Whether class or id speak of a byline and of nothing else beside it, such as the author's picture.
  static func names(_ classes: ArraySlice<UInt8>, _ id: ArraySlice<UInt8>) -> Bool {
    guard bylines.isIn(classes) || bylines.isIn(id) else { return false }
    return !others.isIn(classes) && !others.isIn(id)
  }

  /// Whether a class says that the element holds a name alone.
  static func holdsName(_ classes: ArraySlice<UInt8>) -> Bool {
    inner.isIn(classes) || ByteText.hasWord(classes, "fn")
  }

  /// Words in lower case that may stand anywhere in a name.
  private struct Words {
    private let words: [[UInt8]]
    /// By the byte with which a word begins, in either letter case: whether one does.
    private var begins = [Bool](repeating: false, count: 256)

    init(_ list: String) {
      words = list.split(separator: " ").map { Array($0.utf8) }
      for first in words.compactMap(\.first) {
        begins[Int(first)] = true
        begins[Int(first & 0xDF)] = true
      }
    }

    /// Whether one of the words stands in `names`, in any letter case.
    func isIn(_ names: ArraySlice<UInt8>) -> Bool {
      for start in names.indices where begins[Int(names[start])] {
        if words.contains(where: { ByteText.begins(names[start...], with: $0) }) { return true }
      }
      return false
    }
  }

  private static let bylines = Words("byline author writtenby written-by posted-by contributor")

  private static let inner = Words("author-name author_name authorname byline-name byline__name username")

  private static let others = Words(
    "authoriz authorit author-bio author_bio authorbio author-box authorbox author_box author-image authorimage "
      + "author-avatar author-photo author-title author-role author-desc author-job author-social author-date "
      + "author-time author-position author-email author-view comment related date follow avatar twitter"
  )
}
