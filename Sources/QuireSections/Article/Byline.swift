import QuireText

/// Tells the line that names the author.
enum Byline {
  /// Whether a short line says who wrote the article: `By Jane Doe`, `Posted by Jane on June 3`, `June 3 by Jane`.
  static func begins(_ text: [UInt8], _ range: ByteRange) -> Bool { name(text, range) != nil }

  /// Where the names begin in a line that says who wrote the article: behind `by`, or before a bar and a date.
  static func name(_ text: [UInt8], _ range: ByteRange) -> Int? {
    guard range.count <= 200 else { return nil }
    let words = Array(BlankSeparatedWords(text, in: range).prefix(24))
    // A line of more words than that is a sentence.
    guard words.count < 24, let last = words.last, let first = words.first else { return nil }
    if WordKey(text, first) == WordKey("author"), text[first.upperBound - 1] == 0x3A { return first.upperBound }
    guard let by = words.firstIndex(where: { isBy(text, $0) }), by + 1 < words.count else {
      return isNameBeforeDate(text, words) ? first.lowerBound : nil
    }
    let before = words[..<by]
    let behind = words[(by + 1)...]
    let hasMonth = words.contains { WordList.months.contains(text, $0) }
    guard before.count <= 9, isIntroduction(text, before) || (by == 1 && hasMonth) else { return nil }
    // `By the end of the year, …` is a sentence; `by john on May 3` ends with a date.
    let name = words[by + 1]
    guard !WordList.functionWords.contains(text, name) else { return nil }
    let isSaid = before.contains { introductions.contains(text, $0) }
    guard startsUpper(text, name) || behind.count <= 3 || (hasMonth || isSaid) && words.count <= 12 else { return nil }
    if text[last.upperBound - 1] == 0x2E, behind.count > 8 { return nil }
    return name.lowerBound
  }

  private static func isIntroduction(_ text: [UInt8], _ words: ArraySlice<ByteRange>) -> Bool {
    words.allSatisfy { introductions.contains(text, $0) || HeadLine.isDateWord(text, $0) }
  }

  /// `Ida Lund | Aug. 9, 2012, 10:10 AM | 17,749`: two or three capitalised words, a bar, and a date.
  private static func isNameBeforeDate(_ text: [UInt8], _ words: [ByteRange]) -> Bool {
    guard (4...16).contains(words.count), let bar = words.firstIndex(where: { isMark(text, $0) }), (2...3).contains(bar)
    else { return false }
    let isName = words[..<bar].allSatisfy { startsUpper(text, $0) && !HeadLine.isDateWord(text, $0) }
    return isName
      && words[bar...].allSatisfy {
        HeadLine.isDateWord(text, $0) || (text[$0.lowerBound] >= 0x30 && text[$0.lowerBound] <= 0x39)
      }
      && words[bar...].contains { WordList.months.contains(text, $0) }
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
