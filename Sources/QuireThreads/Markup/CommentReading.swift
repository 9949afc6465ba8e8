import QuireDocument
import QuireText

/// A comment whose parts are read: what ``MarkupWriter`` writes down.
struct CommentReading {
  var comment: MarkupComment

  /// The text of the comment, without comments within it.
  var range: ByteRange
  var body: ByteRange
  var author: Comment.Author?
  var time: Comment.Time?

  /// The time as printed, whose order of day and month is known when all comments are.
  var stamp: Stamp?
  var score: Int?
  var permalink: String?
  var quotes: [ByteRange] = []
  var mentions: [ByteRange] = []

  /// Whether the name was longer than any name is.
  var hasLongName = false

  /// Whether there is anything to read, the page says that it was taken away, or it is whole but for its words.
  var isComment: Bool {
    if !body.isEmpty || comment.isDeleted || comment.isHeld { return true }
    return comment.id != nil && author != nil && time != nil
  }
}

/// Reads the parts of comments: body, name, time, score.
struct CommentPartReader {
  let page: PageElements
  private var text: [UInt8] { page.document.text }

  /// The longest name that is kept, in bytes.
  private static let longestName = 200
  /// How many elements within a part are looked at.
  private static let mostInner = 12

  func read(_ comment: MarkupComment) -> CommentReading {
    let own = ownRange(of: comment)
    let times = time(of: comment, in: own)
    var reading = CommentReading(comment: comment, range: own, body: own.upperBound..<own.upperBound)
    reading.time = times.time
    reading.stamp = times.stamp
    let author = author(of: comment, timeAt: times.element)
    reading.author = author.author
    reading.hasLongName = author.isLong
    reading.body = body(of: comment, in: own, author.author?.range, reading.time?.range)
    reading.score = score(of: comment)
    reading.permalink = comment.permalink.flatMap { page.value(.href, of: $0.element) }.map(MarkupBytes.string)
    reading.quotes = quotes(of: comment, in: reading.body)
    reading.mentions = comment.mentions.compactMap { name(in: $0) }.filter { reading.body.clamped(to: $0) == $0 }
    return reading
  }

  /// The text of the comment's element, up to the first comment within it.
  private func ownRange(of comment: MarkupComment) -> ByteRange {
    let range = page.text(of: comment.element)
    guard let inner = comment.innerStart, inner < range.upperBound, inner >= range.lowerBound else { return range }
    return WhiteSpace.trimmed(text, range.lowerBound..<inner)
  }

  // MARK: Body

  private func body(of comment: MarkupComment, in own: ByteRange, _ name: ByteRange?, _ time: ByteRange?) -> ByteRange {
    let finder = BodyFinder(text: text)
    if let body = comment.body {
      let region = page.text(of: body.element).clamped(to: own)
      if let words = finder.words(in: region, without: comment.skips, isLoose: false) { return words }
    }
    var excluded = comment.skips + (comment.isPingback ? [] : comment.heads)
    if !comment.isPingback, let name { excluded.append(name) }
    if let time { excluded.append(time) }
    excluded.sort { $0.lowerBound < $1.lowerBound }
    if let words = finder.words(in: own, without: excluded, isLoose: true), !finder.isFurniture(words) { return words }
    return own.upperBound..<own.upperBound
  }

  private func quotes(of comment: MarkupComment, in body: ByteRange) -> [ByteRange] {
    var quotes: [ByteRange] = []
    for element in comment.quotes where element != comment.body?.element {
      let range = page.text(of: element)
      guard !range.isEmpty, body.clamped(to: range) == range, range != body else { continue }
      if let last = quotes.last, last.upperBound >= range.upperBound { continue }
      quotes.append(range)
    }
    return quotes
  }

  // MARK: Author

  private func author(of comment: MarkupComment, timeAt time: Int?) -> (author: Comment.Author?, isLong: Bool) {
    var range = comment.author.flatMap { name(in: $0.element, without: comment.skips, time) }
    let isLong = range.map { $0.count > Self.longestName } ?? false
    if isLong { range = nil }
    var result: Comment.Author?
    if let range {
      result = Comment.Author(name: page.document.string(range), range: range)
    } else if let element = comment.author?.element, let value = Self.stated(page, element) {
      result = Comment.Author(name: value.name, range: nil, source: value.source)
    } else if let word = comment.name {
      result = Comment.Author(name: word.text, range: nil, source: word.source)
    }
    guard var author = result, !author.name.isEmpty else { return (nil, isLong) }
    author.url = comment.author.flatMap { url(of: $0.element) }
    author.account = comment.account?.text
    author.isOwner = comment.isOwner
    author.isModerator = comment.isModerator
    return (author, isLong)
  }

  /// The name that an element states in its attributes, as `<meta content>` does.
  private static func stated(_ page: PageElements, _ element: Int) -> (name: String, source: [SourceRange])? {
    for name in ["content", "data-author", "data-username", "title", "alt"] {
      guard let value = page.value(name, of: element), !MarkupBytes.trimmed(value).isEmpty,
        value.count <= longestName
      else { continue }
      return (MarkupBytes.string(value), page.source(name, of: element))
    }
    return nil
  }

  /// The name within the text of an element: without the time, what is skipped, "says" and signs.
  private func name(in element: Int, without skips: [ByteRange] = [], _ time: Int? = nil) -> ByteRange? {
    var excluded = skips
    let whole = page.text(of: element)
    // A line that has the name in it too is no time alone.
    if let time, time != element, !isInside(element, time) { excluded.append(page.text(of: time)) }
    for inner in (element + 1)..<min(page.elements[element].subtreeEnd, element + Self.mostInner)
    where Self.isAside(page.elements[inner].tag) {
      excluded.append(page.elements[inner].range)
    }
    var start = whole.lowerBound
    for range in excluded.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.overlaps(whole) {
      let part = trimmedName(start..<max(start, range.lowerBound))
      if !part.isEmpty { return part }
      start = max(start, min(range.upperBound, whole.upperBound))
    }
    let part = trimmedName(start..<whole.upperBound)
    return part.isEmpty ? nil : part
  }

  private func isInside(_ element: Int, _ other: Int) -> Bool {
    element > other && element < page.elements[other].subtreeEnd
  }

  private static func isAside(_ tag: MarkupName) -> Bool { tag == .time || tag == .button || tag == .sup }

  /// A name without words and signs of a header around it.
  private func trimmedName(_ range: ByteRange) -> ByteRange {
    let range = WhiteSpace.trimmed(text, range)
    guard !range.isEmpty else { return range }
    let line = text[range].firstIndex(of: 0x0A).map { range.lowerBound..<$0 } ?? range
    let tokens = HeaderTokens(text, in: line)
    guard tokens.isWhole else { return line }
    var words = tokens.tokens[...]
    while words.count > 1, let last = words.last, isTail(last) { words = words.dropLast() }
    while words.count > 1, let first = words.first, isHead(first) { words = words.dropFirst() }
    guard let first = words.first, let last = words.last, words.contains(where: { $0.kind != .mark }) else {
      return first(of: tokens.tokens) ?? line
    }
    return first.range.lowerBound..<last.range.upperBound
  }

  private func first(of tokens: [HeaderToken]) -> ByteRange? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    let isSign = tokens.allSatisfy {
      $0.kind == .mark && [0x3A, 0x2C, 0x7C, 0x2D, 0x2013, 0xB7, 0x2022].contains($0.mark)
    }
    return isSign ? first.range.lowerBound..<first.range.lowerBound : first.range.lowerBound..<last.range.upperBound
  }

  private func isTail(_ token: HeaderToken) -> Bool {
    if token.kind == .mark { return [0x3A, 0x2C, 0x7C, 0x2D, 0x2013, 0x2014, 0xB7, 0x2022, 0xBB].contains(token.mark) }
    return token.isSpaced && !token.isCapitalized && token.meaning.contains([.verb, .connector])
  }

  private func isHead(_ token: HeaderToken) -> Bool {
    if token.kind == .mark { return [0x2D, 0x2013, 0x2014, 0x7C, 0xB7, 0x2022, 0x40, 0x2C].contains(token.mark) }
    return token.meaning.contains([.by, .posted])
  }

  private func url(of element: Int) -> String? {
    var candidates = [element]
    candidates += (element + 1)..<min(page.elements[element].subtreeEnd, element + Self.mostInner)
    if let parent = page.elements[element].parent { candidates.append(parent) }
    for index in candidates where page.elements[index].tag == .a {
      guard let value = page.value(.href, of: index) else { continue }
      let text = MarkupBytes.trimmed(value)
      if !text.isEmpty, text.first != UInt8(ascii: "#"), !text.starts(with: "javascript:".utf8) {
        return MarkupBytes.string(text)
      }
    }
    return nil
  }

  private func score(of comment: MarkupComment) -> Int? {
    guard let element = comment.score?.element else { return nil }
    for name in ["data-score", "data-comment-score", "data-value", "content"] {
      if let value = page.value(name, of: element), let number = MarkupBytes.number(value) { return number }
    }
    let range = page.text(of: element)
    return range.count <= 40 ? MarkupBytes.number(text[range]) : nil
  }
}
