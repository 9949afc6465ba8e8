import QuireText

/// Tells from the names of an element's classes whether it is a byline.
enum BylineClass {
  /// Whether class or id speak of a byline and of nothing else beside it, such as the author's picture.
  static func names(_ classes: ArraySlice<UInt8>, _ id: ArraySlice<UInt8>) -> Bool {
    guard has(classes, bylines) || has(id, bylines) else { return false }
    return !has(classes, others) && !has(id, others)
  }

  /// Whether a class says that the element holds a name alone.
  static func holdsName(_ classes: ArraySlice<UInt8>) -> Bool {
    has(classes, inner) || ByteText.hasWord(classes, "fn")
  }

  /// Whether one of `words` stands in `names`, in any letter case; the words are in lower case.
  private static func has(_ names: ArraySlice<UInt8>, _ words: [[UInt8]]) -> Bool {
    for start in names.indices {
      let first = ByteText.lowered(names[start])
      for word in words where word[0] == first && names.endIndex - start >= word.count {
        var index = 1
        while index < word.count, ByteText.lowered(names[start + index]) == word[index] { index += 1 }
        if index == word.count { return true }
      }
    }
    return false
  }

  private static func list(_ words: String) -> [[UInt8]] { words.split(separator: " ").map { Array($0.utf8) } }

  private static let bylines = list("byline author dateline writtenby written-by posted-by contributor")

  private static let inner = list("author-name author_name authorname byline-name byline__name username")

  private static let others = list(
    "authoriz authorit author-bio author_bio authorbio author-box authorbox author_box author-image authorimage "
      + "author-avatar author-photo author-title author-role author-desc author-job author-social author-date "
      + "author-time author-position author-email author-view comment related date follow avatar twitter"
  )
}
