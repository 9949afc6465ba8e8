import QuireText

/// Tells the line that names the author.
enum Byline {
  /// Whether a short line says who wrote the article: `By Jane Doe`, `Posted by Jane on June 3`, `June 3 by Jane`.
  static func begins(_ text: [UInt8], _ range: ByteRange) -> Bool { name(text, range) != nil }

  /// Where the names begin in a line that says who wrote the article: behind `by` or what else introduces them.
  static func name(_ text: [UInt8], _ range: ByteRange) -> Int? {
    guard range.count <= 200 else { return nil }
    var words = Array(BlankSeparatedWords(text, in: range).prefix(24))
    // A line of more words than that is a sentence.
    guard words.count < 24, let last = words.last, let first = words.first else { return nil }
    if WordKey(text, first) == WordKey("author"), text[first.upperBound - 1] == 0x3A { return first.upperBound }
    guard let by = words.firstIndex(where: { isBy(text, $0) }), by + 1 < words.count else { return nil }
    let before = words[..<by]
    words.removeFirst(by + 1)
    let isIntroduced =
      before.isEmpty
      || before.allSatisfy { introductions.contains(text, $0) || HeadLine.isDate(text, $0) || isMark(text, $0) }
    guard isIntroduced, before.count <= 9 else { return nil }
    // `By the end of the year, …` is a sentence; `by john on May 3` ends with a date.
    let name = words[0]
    let isName = startsUpper(text, name) && !WordList.functionWords.contains(text, name)
    let isShort = words.count <= 3 || words.contains { WordList.months.contains(text, $0) }
    guard isName || (isShort && !WordList.functionWords.contains(text, name)) else { return nil }
    if text[last.upperBound - 1] == 0x2E, words.count > 8 { return nil }
    return name.lowerBound
  }

  private static func isBy(_ text: [UInt8], _ word: ByteRange) -> Bool {
    word.count <= 3 && WordKey(text, word) == WordKey("by")
  }

  private static func isMark(_ text: [UInt8], _ word: ByteRange) -> Bool { WordKey.core(text, word).isEmpty }

  private static func startsUpper(_ text: [UInt8], _ word: ByteRange) -> Bool {
    LineText.startsLower(text, word) == false
  }

  private static let introductions = WordList([
    "written", "posted", "published", "story", "text", "words", "reported", "report", "reporting", "article", "post",
    "submitted", "authored", "created", "modified", "updated", "last", "a", "guest", "photos", "photo", "photographs",
    "pictures", "images", "photography", "photographed", "illustrated", "translated", "edited", "compiled", "on", "and",
  ])
}
