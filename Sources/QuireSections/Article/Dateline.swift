import QuireText

/// The place and the agency at the start of a news story: `Sputnik/Moscow:`, `LONDON (Reuters) —`, `DELFT, May 3 —`.
enum Dateline {
  /// The dateline at the start of `paragraph`, without the mark that ends it; `nil` where there is none.
  ///
  /// One needs more than a capitalised word before a dash: a place in capitals, an agency, or a date.
  static func find(_ text: [UInt8], _ paragraph: ByteRange) -> ByteRange? {
    let limit = min(paragraph.lowerBound + 100, paragraph.upperBound)
    var place = paragraph.lowerBound
    var depth = 0
    while place < limit {
      let byte = text[place]
      if byte == 0x28 { depth += 1 } else if byte == 0x29 { depth -= 1 }
      // Sentences end, quotes begin: no dateline reaches over them.
      if byte == 0x22 || byte == 0x3B || byte == 0x3F || byte == 0x21 { return nil }
      if depth == 0, let end = endOfMark(text, at: place, after: paragraph.lowerBound) {
        let head = WhiteSpace.trimmed(text, paragraph.lowerBound..<place)
        let rest = WhiteSpace.trimmed(text, end..<paragraph.upperBound)
        guard !head.isEmpty, !rest.isEmpty, LineText.startsLower(text, rest) != true else { return nil }
        return isDateline(text, head, isColon: byte == 0x3A) ? head : nil
      }
      place += UTF8Scalars.length(ofLead: byte)
    }
    return nil
  }

  /// The end of the colon or dash at `place` that may end a dateline.
  private static func endOfMark(_ text: [UInt8], at place: Int, after start: Int) -> Int? {
    guard place > start else { return nil }
    let isSpaced = WhiteSpace.length(text, at: place - 1) > 0
    switch text[place] {
    case 0x3A:
      return WhiteSpace.length(text, at: place + 1) > 0 ? place + 1 : nil
    case 0x2D:
      var end = place
      while end < text.count, text[end] == 0x2D { end += 1 }
      return end - place >= 2 || (isSpaced && WhiteSpace.length(text, at: end) > 0) ? end : nil
    case 0xE2:
      guard let scalar = UTF8Scalars.decode(text, at: place), (0x2012...0x2015).contains(scalar.value) else {
        return nil
      }
      let end = place + scalar.length
      return isSpaced || text[place - 1] == 0x29 || WhiteSpace.length(text, at: end) > 0 ? end : nil
    default: return nil
    }
  }

  private static func isDateline(_ text: [UInt8], _ head: ByteRange, isColon: Bool) -> Bool {
    if let slash = text[head].firstIndex(of: 0x2F) {
      let agency = head.lowerBound..<slash
      let city = slash + 1..<head.upperBound
      return isPlace(text, agency, most: 3) && isPlace(text, city, most: 3) && !text[city].contains(0x2F)
    }
    var body = head
    var hasAgency = false
    if text[head.upperBound - 1] == 0x29, let open = text[head].lastIndex(of: 0x28) {
      hasAgency = isPlace(text, open + 1..<head.upperBound - 1, most: 4)
      guard hasAgency else { return false }
      body = WhiteSpace.trimmed(text, head.lowerBound..<open)
      if body.isEmpty { return true }
    }
    let parts = split(text, body)
    guard let city = parts.first, isPlace(text, city, most: 4), parts.count <= 5 else { return false }
    let others = parts.dropFirst()
    let hasDate = others.contains { HeadLine.isDate(text, $0) }
    guard others.allSatisfy({ HeadLine.isDate(text, $0) || isPlace(text, $0, most: 3) }) else { return false }
    let isCapitals = isCityInCapitals(text, city)
    return isColon ? isCapitals && others.isEmpty : hasAgency || hasDate || isCapitals
  }

  private static func split(_ text: [UInt8], _ range: ByteRange) -> [ByteRange] {
    var parts: [ByteRange] = []
    var start = range.lowerBound
    for index in range where text[index] == 0x2C {
      parts.append(WhiteSpace.trimmed(text, start..<index))
      start = index + 1
    }
    parts.append(WhiteSpace.trimmed(text, start..<range.upperBound))
    return parts
  }

  /// Whether `range` is words that begin with capitals, at most `most`, short ones of names aside.
  private static func isPlace(_ text: [UInt8], _ range: ByteRange, most: Int) -> Bool {
    var count = 0
    for word in BlankSeparatedWords(text, in: range) {
      count += 1
      guard count <= most else { return false }
      if LineText.startsLower(text, word) == false { continue }
      guard count > 1, particles.contains(text, word) else { return false }
    }
    return count > 0
  }

  private static func isCityInCapitals(_ text: [UInt8], _ city: ByteRange) -> Bool {
    let style = LineStyle(text, city)
    guard style.lowerLetters == 0, style.upperLetters >= 4 else { return false }
    return !BlankSeparatedWords(text, in: city).contains { labels.contains(text, $0) }
  }

  private static let particles = WordList(["de", "la", "of", "the", "al", "el", "del", "di", "upon", "am", "an", "and"])

  /// Words in capitals that introduce something else.
  private static let labels = WordList([
    "update", "updated", "updates", "note", "notes", "exclusive", "warning", "spoiler", "spoilers", "disclaimer",
    "breaking", "video", "photo", "photos", "watch", "question", "answer", "opinion", "review", "interview", "editor",
    "editors", "important", "tip", "correction", "analysis", "report", "news", "advertisement", "related", "summary",
    "abstract", "introduction", "background", "first", "step", "part", "chapter", "live", "alert", "edit", "disclosure",
    "nasa", "nato", "unesco", "unicef", "opec", "fifa", "uefa",
  ])
}
