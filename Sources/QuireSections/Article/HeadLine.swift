import QuireText

/// What the short lines at an article's head are.
enum HeadLine {
  /// Whether a short line is no title: a date, a number, a count of comments, a list of topics, a line about the
  /// author.
  static func isFurniture(_ text: [UInt8], _ range: ByteRange) -> Bool {
    isDate(text, range) || isCount(text, range) || isTopics(text, range) || isShare(text, range)
      || Byline.begins(text, range)
  }

  /// Whether a line has nothing but a date, a part of one, or a time; a count of comments may stand beside it.
  static func isDate(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard range.count <= 100 else { return false }
    var hasSign = false
    for word in BlankSeparatedWords(text, in: range) {
      guard isDateWord(text, word) || countWords.contains(text, word) else { return false }
      hasSign = hasSign || isDateSign(text, word)
    }
    return hasSign
  }

  /// Whether a word may stand in a line of nothing but a date; marks may.
  static func isDateWord(_ text: [UInt8], _ word: ByteRange) -> Bool {
    let key = WordKey(text, word)
    return key == nil
      ? word.count <= 4
      : isDateSign(text, word) || WordList.weekdays.contains(key)
        || WordList.timeWords.contains(key)
  }

  private static func isDateSign(_ text: [UInt8], _ word: ByteRange) -> Bool {
    let core = WordKey.core(text, word)
    return !core.isEmpty && (isNumeral(text[core]) || WordList.months.contains(WordKey(text, core)))
  }

  /// Whether a word is a number of a date or time: `24`, `24th`, `10:22pm`, `2012-10-09`, `9:15AM`.
  private static func isNumeral(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, first >= 0x30, first <= 0x39 else { return false }
    let letters = word.filter { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }.map { $0 | 0x20 }
    let others = word.contains { byte in
      !(byte >= 0x30 && byte <= 0x39) && !((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
        && ![0x2D, 0x2E, 0x2F, 0x3A].contains(byte)
    }
    guard !others else { return false }
    return letters.isEmpty
      || ["st", "nd", "rd", "th", "am", "pm", "h", "t", "z", "tz"].contains { $0.utf8.elementsEqual(letters) }
  }

  /// Whether a line counts comments: `Comments:87`, `2 Comments`, `Read the 4 comments »`, `No responses yet`.
  static func isCount(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard range.count <= 60 else { return false }
    var seesReplies = false
    var words = 0
    for word in BlankSeparatedWords(text, in: range) {
      let core = WordKey.core(text, word)
      if core.isEmpty { continue }
      words += 1
      // `Comments:87` is one stretch.
      let head = core.lowerBound..<(text[core].firstIndex(of: 0x3A) ?? core.upperBound)
      if Self.replies.contains(text, head) { seesReplies = true }
    }
    return seesReplies && words <= 5
      && (words == 1 || hasDigit(text[range]) || WordList.counts.contains(text, firstWord(text, range)))
  }

  /// Whether a line lists topics: `Categories Food, Travel`, `Filed under: News`, `Tags: bread`, `trackback`.
  static func isTopics(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard range.count <= 200 else { return false }
    var words = BlankSeparatedWords(text, in: range)
    guard let first = words.next() else { return false }
    let second = words.next()
    let key = WordKey(text, first)
    if second == nil { return Self.alone.contains(key) }
    guard let second else { return false }
    if key == WordKey("filed") || key == WordKey("posted") || key == WordKey("published") {
      return WordKey(text, second) == WordKey("in") || WordKey(text, second) == WordKey("under")
    }
    if Self.topics.contains(key) { return text[first.upperBound - 1] == 0x3A || key == WordKey("categories") }
    return key == WordKey("from") && text[range].suffix(5).elementsEqual("dept.".utf8)
  }

  /// Whether a line offers to share the page: `Share this: Facebook Twitter Email`.
  static func isShare(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard range.count <= 120 else { return false }
    var words = 0
    var signs = 0
    for word in BlankSeparatedWords(text, in: range) {
      if words == 0, !shareWords.contains(text, word) { return false }
      words += 1
      if shareWords.contains(text, word) || shareTargets.contains(text, word) { signs += 1 }
    }
    return words > 0 && signs * 2 > words
  }

  /// Whether a line is a row of links: three or more stretches of words with bars, dots or spaced dashes between them.
  static func isLinks(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard range.count <= 300 else { return false }
    var bars = 0
    for word in BlankSeparatedWords(text, in: range) where word.count <= 3 && WordKey.core(text, word).isEmpty {
      if text[word.lowerBound] != 0x26 { bars += 1 }
    }
    return bars >= 2
  }

  private static let shareWords = WordList(["share", "tweet", "like", "pin", "email", "e-mail", "print", "follow"])
  private static let shareTargets = WordList([
    "this", "facebook", "twitter", "google", "linkedin", "pinterest", "reddit", "whatsapp", "tumblr", "instagram",
    "on", "stumbleupon", "digg", "delicious", "post", "article", "page", "us", "story",
  ])
  private static let replies = WordList(["comment", "comments", "response", "responses", "reply", "replies", "views"])
  private static let topics = WordList([
    "categories", "category", "tags", "tag", "tagged", "topics", "topic", "labels", "keywords", "section", "related",
  ])
  private static let countWords = WordList([
    "comment", "comments", "response", "responses", "reply", "replies", "views", "read", "the", "no", "leave", "a",
  ])
  private static let alone = WordList(["trackback", "permalink", "share", "print", "email", "tweet", "advertisement"])

  private static func hasDigit(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.contains { $0 >= 0x30 && $0 <= 0x39 } }

  private static func firstWord(_ text: [UInt8], _ range: ByteRange) -> ByteRange {
    var words = BlankSeparatedWords(text, in: range)
    return words.next() ?? range.lowerBound..<range.lowerBound
  }
}

extension WordList {
  fileprivate static let counts = WordList(["no", "one", "leave", "add", "read", "all"])
}
