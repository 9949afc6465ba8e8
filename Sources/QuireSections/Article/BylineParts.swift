import QuireText
import QuireValues

/// What a line about the author says: who, and when.
struct BylineParts {
  /// The authors' names as printed.
  private(set) var names: [String] = []

  /// Where the names stand, from the first to the last.
  private(set) var nameRange: ByteRange?

  /// The day or time that the line states, if any.
  let date: PrintedDate?

  /// Reads `line` of `text`; `isByline` says whether it has names.
  init(_ text: [UInt8], _ line: ByteRange) {
    date = PrintedDate(text, line)
    guard let start = Byline.name(text, line) else { return }
    for part in Self.parts(text, start..<line.upperBound, date: date) {
      guard names.isEmpty || Self.isPerson(text, part) else { break }
      let name = String(decoding: text[part], as: UTF8.self)
      if Self.nobody.contains(where: { $0.caseInsensitiveEquals(name) }) { break }
      names.append(name)
      nameRange = (nameRange?.lowerBound ?? part.lowerBound)..<part.upperBound
    }
  }

  /// The stretches between commas and `and`, up to a date, a place, a bracket or a bar.
  private static func parts(_ text: [UInt8], _ range: ByteRange, date: PrintedDate?) -> [ByteRange] {
    var end = range.upperBound
    if let date, date.range.lowerBound > range.lowerBound { end = min(end, date.range.lowerBound) }
    var parts: [ByteRange] = []
    var start: Int?
    var last = range.lowerBound
    func close() {
      if let begin = start, begin < last { parts.append(begin..<last) }
      start = nil
    }
    for word in BlankSeparatedWords(text, in: range.lowerBound..<end) {
      let core = trimmed(text, word)
      let key = WordKey(text, word)
      let isBracket = text[word.lowerBound] == 0x28 || text[word.lowerBound] == 0x5B
      if isBracket || core.isEmpty && !isJoint(text, word) || (start != nil && ends.contains(key)) { break }
      if isJoint(text, word) || key == WordKey("and") {
        close()
        continue
      }
      if core.isEmpty || (core.first.map { text[$0] >= 0x30 && text[$0] <= 0x39 } ?? false) { break }
      if start == nil { start = core.lowerBound }
      last = core.upperBound
      if text[word.upperBound - 1] == 0x2C { close() }
    }
    close()
    return parts
  }

  /// `range` without commas, brackets and other marks at its ends; the stop of an initial stays.
  private static func trimmed(_ text: [UInt8], _ word: ByteRange) -> ByteRange {
    var start = word.lowerBound
    var end = word.upperBound
    while start < end, text[start] < 0x80, !isWordByte(text[start]) { start += 1 }
    while end > start, text[end - 1] < 0x80, !isWordByte(text[end - 1]) {
      if text[end - 1] == 0x2E, end - start <= 4, text[start] < 0x60 { break }
      end -= 1
    }
    // A lone dash or bullet is no word.
    guard let scalar = UTF8Scalars.decode(text, at: start), CodePoint.isLetter(scalar.value) || scalar.value < 0x80
    else { return word.lowerBound..<word.lowerBound }
    return start..<end
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
  }

  private static func isJoint(_ text: [UInt8], _ word: ByteRange) -> Bool {
    word.count == 1 && text[word.lowerBound] == 0x26
  }

  /// Whether a stretch behind a comma is another author rather than the first one's newspaper or title.
  private static func isPerson(_ text: [UInt8], _ part: ByteRange) -> Bool {
    let words = Array(BlankSeparatedWords(text, in: part))
    guard let first = words.first, let last = words.last, (2...4).contains(words.count) else { return false }
    guard LineText.startsLower(text, first) == false, LineText.startsLower(text, last) == false else { return false }
    return words.allSatisfy { word in
      (LineText.startsLower(text, word) == false || particles.contains(text, word))
        && !institutions.contains(text, word) && !text[word].dropFirst(2).dropLast().contains(0x2E)
    }
  }

  private static let particles = WordList([
    "van", "von", "de", "der", "den", "du", "di", "da", "la", "le", "bin", "al", "el", "y", "ter", "zu",
  ])
  private static let ends = WordList([
    "on", "in", "at", "for", "from", "with", "published", "updated", "posted", "last",
  ])

  private static let institutions = WordList([
    "press", "news", "times", "staff", "writer", "reporter", "editor", "correspondent", "guide", "post", "agency",
    "contributor", "service", "university", "institute", "inc", "associated", "reuters", "bureau", "chief", "journal",
    "daily", "weekly", "tribune", "herald", "network", "magazine", "columnist", "director", "professor", "special",
    "the", "blog", "media", "group", "company", "ltd", "gazette", "guardian", "observer", "today", "online",
  ])

  private static let nobody = [
    "guest contributor", "staff reporter", "staff writer", "admin", "administrator", "editor",
  ]
}

extension String {
  fileprivate func caseInsensitiveEquals(_ other: String) -> Bool { lowercased() == other.lowercased() }
}
