import QuireDocument
import QuireText

/// Finds the comments of the JSON-LD in the text of the page.
///
/// A comment has to lead back to words that the page shows: its body is the place where the page prints the same words,
/// by letters and digits alone. A comment whose words the page does not print has no such place, so that it is counted,
/// not made up; see ``MarkupNotices``.
struct StructuredMatcher {
  let page: PageElements
  let structured: StructuredComments

  /// The words of each comment as they may begin in the text, the first place first.
  private(set) var places: [[ByteRange]] = []

  /// The least share of a comment's words that the page must print after the beginning; data cut long comments off, and
  /// pages hide the rest of them.
  private static let leastShare = 0.6

  init?(_ page: PageElements) {
    let structured = StructuredComments(page)
    guard !structured.comments.isEmpty || structured.claimed != nil else { return nil }
    self.page = page
    self.structured = structured
    guard !structured.comments.isEmpty else { return }
    let text = FoldedWords(page.document.text, isMarkup: false)
    let words = structured.comments.map { FoldedWords($0.text, isMarkup: true) }
    let search = FoldedSearch(words, in: text)
    places = words.indices.map { index in
      search.starts[index].compactMap { Self.range(of: words[index].bytes, from: $0, in: text, page.document.text) }
    }
  }

  /// The text of words that begin at `start`, as far as both are the same, with the sign behind them.
  private static func range(of words: [UInt8], from start: Int, in text: FoldedWords, _ page: [UInt8]) -> ByteRange? {
    var count = 0
    while count < words.count, start + count < text.bytes.count, words[count] == text.bytes[start + count] {
      count += 1
    }
    guard count > 0, Double(count) >= leastShare * Double(words.count) else { return nil }
    var lower = Int(text.places[start])
    var upper = Int(text.places[start + count - 1]) + 1
    // Signs stand close to words: a quotation mark before them, a full stop behind.
    let limit = min(page.count, upper + 16)
    while upper < limit, page[upper] > 0x20, !MarkupBytes.isLetter(page[upper]), !MarkupBytes.isDigit(page[upper]) {
      upper += 1
    }
    while upper < page.count, page[upper] & 0xC0 == 0x80 { upper += 1 }
    while lower > 0, [0x22, 0x27, 0x28, 0x2D, 0x3A, 0x40].contains(page[lower - 1]) { lower -= 1 }
    return lower..<upper
  }
}

// MARK: Filling in

extension StructuredMatcher {
  /// Adds to comments of the markup what it does not tell: ids, names, times, scores, links.
  ///
  /// Where both tell something, the markup stands. Returns the structured comments that are among `readings`.
  func fill(_ readings: inout [CommentReading]) -> Set<Int> {
    var byID: [String: Int] = [:]
    for (index, reading) in readings.enumerated() {
      if let id = reading.comment.id?.text, byID[id] == nil { byID[id] = index }
    }
    let order = readings.indices.sorted { readings[$0].body.lowerBound < readings[$1].body.lowerBound }
    var taken: [Int: Int] = [:]
    var matched: Set<Int> = []
    for (index, comment) in structured.comments.enumerated() {
      let named = comment.id.flatMap { byID[$0.text] }
      guard let place = named ?? self.reading(of: index, readings, order, taken) else { continue }
      matched.insert(index)
      guard taken[place] == nil else { continue }
      taken[place] = index
      complete(&readings[place], with: comment)
    }
    return matched
  }

  /// The reading that the words of a structured comment stand in, best one whose body begins with them.
  private func reading(
    of index: Int,
    _ readings: [CommentReading],
    _ order: [Int],
    _ taken: [Int: Int]
  ) -> Int? {
    var best: Int?
    for range in places[index] {
      var low = 0
      var high = order.count
      while low < high {
        let middle = (low + high) / 2
        if readings[order[middle]].body.lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
      }
      guard low > 0, case let place = order[low - 1], readings[place].body.contains(range.lowerBound) else { continue }
      if taken[place] == nil, range.lowerBound - readings[place].body.lowerBound <= 3 { return place }
      if best == nil || best.map({ taken[$0] != nil }) == true { best = place }
    }
    return best
  }

  private func complete(_ reading: inout CommentReading, with comment: StructuredComment) {
    if reading.comment.id == nil, let id = comment.id {
      reading.comment.id = MarkupComment.Word(text: id.text, rank: 0, source: id.source)
    }
    if reading.author == nil { reading.author = Self.author(of: comment) }
    if reading.time?.iso == nil, reading.stamp?.isRelative ?? true, let time = Self.time(of: comment) {
      let printed = reading.time
      reading.time = time
      reading.time?.range = printed?.range
    }
    if reading.score == nil { reading.score = comment.score }
    if reading.permalink == nil { reading.permalink = comment.permalink }
  }

  static func author(of comment: StructuredComment) -> Comment.Author? {
    guard let name = comment.author else { return nil }
    var author = Comment.Author(name: name.text, range: nil, source: name.source)
    author.url = comment.authorURL
    return author
  }

  static func time(of comment: StructuredComment) -> Comment.Time? {
    guard let word = comment.time, let read = AttributeTime.read(Array(word.text.utf8)[...]) else { return nil }
    return Comment.Time(
      iso: read.iso,
      precision: read.precision,
      isRelative: false,
      range: nil,
      source: word.source
    )
  }
}

// MARK: Comments without markup

extension StructuredMatcher {
  /// The rule of comments that only the JSON-LD tells of.
  static let rule = "json-ld"

  /// The comments whose words the page prints, as readings in the order of the page, and which ones they are.
  func readings() -> (readings: [CommentReading], matched: [Int]) {
    var found: [(index: Int, body: ByteRange)] = []
    var used: Set<Int> = []
    for index in structured.comments.indices {
      guard let body = places[index].first(where: { !used.contains($0.lowerBound) }) else { continue }
      used.insert(body.lowerBound)
      found.append((index, body))
    }
    found.sort { $0.body.lowerBound < $1.body.lowerBound }
    var end = 0
    found = found.filter { item in
      guard item.body.lowerBound >= end else { return false }
      end = item.body.upperBound
      return true
    }
    var readings: [CommentReading] = []
    var places: [Int: Int] = [:]
    for (position, item) in found.enumerated() {
      let limit = position == 0 ? 0 : found[position - 1].body.upperBound
      readings.append(reading(of: item.index, item.body, after: limit))
      places[item.index] = position
    }
    for (position, item) in found.enumerated() {
      guard let parent = structured.comments[item.index].parent.flatMap({ places[$0] }), parent < position else {
        continue
      }
      readings[position].comment = readings[position].comment.within(parent)
      readings[position].comment.aroundSource = structured.comments[item.index].source
    }
    return (readings, found.map(\.index))
  }

  /// How far above its words a comment's name is looked for, in bytes.
  private static let mostBefore = 300

  private func reading(of index: Int, _ body: ByteRange, after limit: Int) -> CommentReading {
    let comment = structured.comments[index]
    var found = MarkupComment(element: element(around: body), around: nil, lists: 0, list: nil)
    found.id = comment.id.map { MarkupComment.Word(text: $0.text, rank: 0, source: $0.source) }
    var reading = CommentReading(comment: found, range: body, body: body)
    reading.author = Self.author(of: comment)
    if let name = comment.author {
      let before = max(limit, body.lowerBound - Self.mostBefore)..<body.lowerBound
      let bytes = Array(name.text.utf8)
      if let start = MarkupBytes.lastIndex(of: bytes, in: page.document.text[before]) {
        reading.author?.range = start..<(start + bytes.count)
        reading.range = start..<body.upperBound
      }
    }
    reading.time = Self.time(of: comment)
    reading.score = comment.score
    reading.permalink = comment.permalink
    return reading
  }

  /// The innermost element around `body`, of those up to 64 steps above where it begins.
  private func element(around body: ByteRange) -> Int {
    var low = 0
    var high = page.elements.count
    while low < high {
      let middle = (low + high) / 2
      if page.elements[middle].range.lowerBound <= body.lowerBound { low = middle + 1 } else { high = middle }
    }
    var index = max(0, low - 1)
    var steps = 0
    while page.elements[index].range.upperBound < body.upperBound, let parent = page.elements[index].parent, steps < 64
    {
      index = parent
      steps += 1
    }
    return index
  }
}
