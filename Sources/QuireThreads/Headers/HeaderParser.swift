import QuireText

/// Reads one line as the header of a comment: number, name, date, "says", "by", and the furniture around them.
///
/// The line is read once from the left. A part that no slot explains becomes part of a name, and a name that does not
/// look like one counts against the reading; the parser itself decides nothing about comments.
struct HeaderParser {
  let text: [UInt8]
  var tokens: [HeaderToken]
  let isWhole: Bool
  let stamps: StampParser
  var index = 0
  var reading = HeaderReading()

  /// A run of words that no slot explains, and after how many slots it stands.
  struct Segment {
    var tokens: Range<Int>
    var slots: Int
  }

  var segments: [Segment] = []
  var slots: [HeaderReading.Slot] = []
  var start: Int?
  var answeredFrom: Int?

  /// The reading of the line in `range`, whose tokens are `tokens`; `nil` where the line is no header by any means.
  static func read(_ text: [UInt8], _ range: ByteRange, _ tokens: HeaderTokens) -> HeaderReading? {
    guard let first = tokens.tokens.first, !first.isMark(">") else { return nil }
    var parser = HeaderParser(text, tokens)
    return parser.read(to: range.upperBound)
  }

  /// The reading of a numbered line whose name ends at `separator`.
  static func readItem(_ text: [UInt8], _ range: ByteRange, separator: UInt32) -> HeaderReading? {
    var parser = HeaderParser(text, HeaderTokens(text, in: range))
    parser.reading.end = range.upperBound
    parser.readNumber()
    return parser.prefix(after: parser.index, separator: separator)
  }

  private init(_ text: [UInt8], _ tokens: HeaderTokens) {
    self.text = text
    self.tokens = tokens.tokens
    isWhole = tokens.isWhole
    stamps = StampParser(tokens: tokens.tokens)
  }

  private mutating func read(to end: Int) -> HeaderReading? {
    reading.end = end
    readNumber()
    let isNumbered = reading.number != nil
    let afterNumber = index
    readBy()
    while index < tokens.count, !reading.isInline { step() }
    close()
    let isHeader = (isWhole || reading.isInline) && finish()
    // "1. Ann – yes" reads as a long name as well.
    if isHeader, !isNumbered || !slots.isEmpty { return reading }
    if let prefix = prefix(after: afterNumber), prefix.name != nil || !isHeader { return prefix }
    return isHeader ? reading : nil
  }

  // MARK: The line's beginning

  /// "12.", "#12", "(12)", "+1 #2", "Comment #1 -"; bullets before it are skipped.
  private mutating func readNumber() {
    while index < min(3, tokens.count), tokens[index].kind == .mark, Self.bullets.contains(tokens[index].mark) {
      index += 1
    }
    if stamps.stamp(at: index) != nil { return }
    var next = index
    if isMark(next, "+") || isMark(next, "-") { next += 1 }
    if number(next) != nil, isMark(next + 1, "#") { index = next + 1 }
    next = index
    if word(next, .posted) { next += 1 }
    let isHash = isMark(next, "#")
    let isOpen = isMark(next, "(")
    if isHash || isOpen { next += 1 }
    guard let value = number(next), value < 1_000_000, next == index || isHash || isOpen else { return }
    let isClosed =
      isOpen ? isMark(next + 1, ")") : [".", ")", ":"].contains { isMark(next + 1, $0) && !tokens[next + 1].isSpaced }
    guard isHash || isClosed || (next + 1 < tokens.count && tokens[next + 1].isSpaced && tokens[next + 1].kind == .word)
    else { return }
    reading.number = value
    index = next + (isClosed ? 2 : 1)
    if index < tokens.count, tokens[index].kind == .mark, Self.dashes.contains(tokens[index].mark) { index += 1 }
    reading.afterNumber = index < tokens.count ? tokens[index].range.lowerBound : tokens[index - 1].range.upperBound
  }

  /// "by", "Posted by:", "Comment from", "Author:".
  private mutating func readBy() {
    var next = index
    while word(next, .posted), next < index + 2 { next += 1 }
    let isPosted = next > index
    reading.isPingback = isPosted && word(index, .pingback)
    if word(next, .by) || (isPosted && word(next, .answer)) {
      next += 1
    } else if isPosted, isMark(next, ":") || word(next, .connector) || stamps.stamp(at: next) != nil {
      // "Posted 10/18/2012 at 12:18 pm" names nobody.
      index = next + (isMark(next, ":") || word(next, .connector) ? 1 : 0)
      return
    } else if word(next, .owner), isMark(next + 1, ":") {
      next += 1
    } else {
      return
    }
    if isMark(next, ":") { next += 1 }
    guard next < tokens.count else { return }
    index = next
    add(.by)
  }

  // MARK: One step

  private mutating func step() {
    if !slots.contains(.stamp), let stamp = stamps.stamp(at: index), isPlausible(stamp) {
      close()
      reading.stamp = stamp
      add(.stamp)
      index = stamp.tokens.upperBound
      closeInline()
      return
    }
    if readCommenter() || readVerb() || readAnswered() || readLateBy() || readAttribute() || readFurniture() { return }
    let token = tokens[index]
    if token.kind == .mark, token.isSpaced || index + 1 == tokens.count || tokens[index + 1].isSpaced {
      let isSeparator = Self.separators.contains(token.mark)
      let isSoft = Self.dashes.contains(token.mark) || token.isMark(":") || token.isMark(",")
      if isSeparator || (isSoft && (start == nil || nextIsStamp(index + 1))) {
        close()
        index += 1
        return
      }
    }
    if word(index, .connector), nextIsStamp(index + 1) {
      close()
      index += 1
      return
    }
    if start == nil { start = index }
    index += 1
  }

  /// A stamp in the middle of words is a number in a sentence unless a name may end there.
  private func isPlausible(_ stamp: Stamp) -> Bool {
    guard stamp.hasDate || stamp.hasClock else { return false }
    // The day in "news.example/2015/10/19" is part of an address.
    guard index > 0, !tokens[index].isSpaced else { return true }
    return !isMark(index - 1, "/") && !isMark(index - 1, "=") && !isMark(index - 1, "_")
  }

  // MARK: The end

  mutating func add(_ slot: HeaderReading.Slot) {
    close()
    slots.append(slot)
  }

  mutating func close() {
    guard let first = start else { return }
    start = nil
    let range = trimmed(first..<index)
    if !range.isEmpty { segments.append(Segment(tokens: range, slots: slots.count)) }
  }

  /// Puts name and key together; false where the line is no header.
  private mutating func finish() -> Bool {
    let name = takeName()
    if slots.isEmpty {
      guard let name, reading.strayWords == 0 else { return false }
      reading.append(.name)
      return name.count <= 12
    }
    guard reading.strayWords <= (slots.contains(.by) ? 8 : 5) else { return false }
    return name != nil || slots.contains(.stamp)
  }

  /// The segment that is the name: after "by", before the verb, else beside the stamp.
  private mutating func takeName() -> Range<Int>? {
    let wanted: Int
    if let by = slots.firstIndex(of: .by) {
      wanted = by + 1
    } else if let verb = slots.firstIndex(of: .verb) {
      wanted = segments.contains { $0.slots == verb } ? verb : 0
    } else {
      wanted = segments.contains { $0.slots == 0 } ? 0 : segments.first?.slots ?? 0
    }
    let own = segments.filter { $0.slots == wanted }
    guard let first = own.first, let last = slots.contains(.by) ? own.first : own.last else {
      appendKey(nameAt: nil)
      return nil
    }
    var range = first.tokens.lowerBound..<last.tokens.upperBound
    if wanted > 0 || slots.isEmpty || !slots.contains(.verb) { range = withoutOwner(range) }
    reading.strayWords = segments.filter { $0.slots != wanted || $0.tokens.lowerBound >= range.upperBound }
      .reduce(0) { $0 + tokens[$1.tokens].filter { $0.kind == .word }.count }
    reading.name = bytes(range)
    reading.nameQuality = NameShape.quality(tokens[range])
    // Between "by" and a date with a time stands a name, however it looks.
    if slots.contains(.by), reading.stamp?.hasClock == true, reading.nameQuality > 0 {
      reading.nameQuality = max(0.6, reading.nameQuality)
    }
    if slots.contains(.verb), range.count <= 16, reading.nameQuality > 0 {
      reading.nameQuality = max(0.35, reading.nameQuality)
    }
    appendKey(nameAt: wanted)
    return range
  }

  private mutating func appendKey(nameAt wanted: Int?) {
    if slots.isEmpty { return }
    for (place, slot) in slots.enumerated() {
      if place == wanted { reading.append(.name) }
      reading.append(slot)
    }
    if slots.count == wanted { reading.append(.name) }
  }

  /// A name without the "Author" or "Moderator" that stands beside it.
  private mutating func withoutOwner(_ range: Range<Int>) -> Range<Int> {
    guard range.count > 1, let last = tokens[range].last, last.kind == .word, last.meaning.contains(.owner),
      last.isCapitalized
    else { return range }
    reading.mark(by: last)
    return trimmed(range.lowerBound..<(range.upperBound - 1))
  }

  /// The header that is only the beginning of its line: "John – text", "John: text", after the number if there is one.
  private mutating func prefix(after first: Int, separator: UInt32? = nil) -> HeaderReading? {
    let number = reading.number
    let afterNumber = reading.afterNumber
    var result = HeaderReading()
    result.number = number
    result.afterNumber = afterNumber
    result.end = afterNumber
    result.isInline = true
    for place in first..<min(tokens.count, first + (separator == nil ? 9 : 20))
    where tokens[place].kind == .mark && place > first {
      let token = tokens[place]
      guard separator == nil || token.mark == separator else { continue }
      let isDash = Self.dashes.contains(token.mark) && token.isSpaced
      let isColon = token.isMark(":") && !token.isSpaced
      guard isDash || isColon, place + 1 < tokens.count, tokens[place + 1].isSpaced else { continue }
      let range = trimmed(first..<place)
      guard !range.isEmpty else { break }
      result.name = bytes(range)
      result.nameQuality = NameShape.quality(tokens[range])
      result.append(.name)
      result.separator = token.mark
      result.end = tokens[place + 1].range.lowerBound
      break
    }
    return result.name != nil || number != nil ? result : nil
  }
}
