import QuireText

/// Reads one line as the header of a comment: number, name, date, "says", "by", and the furniture around them.
///
/// The line is read once from the left. A part that no slot explains becomes part of a name, and a name that does not
/// look like one counts against the reading; the parser itself decides nothing about comments.
struct HeaderParser {
  private let text: [UInt8]
  private var tokens: [HeaderToken]
  private let isWhole: Bool
  private let stamps: StampParser
  private var index = 0
  private var reading = HeaderReading()

  /// A run of words that no slot explains, and after how many slots it stands.
  private struct Segment {
    var tokens: Range<Int>
    var slots: Int
  }

  private var segments: [Segment] = []
  private var slots: [HeaderReading.Slot] = []
  private var start: Int?
  private var answeredFrom: Int?

  /// The reading of the line in `range`, whose tokens are `tokens`; `nil` where the line is no header by any means.
  static func read(_ text: [UInt8], _ range: ByteRange, _ tokens: HeaderTokens) -> HeaderReading? {
    guard let first = tokens.tokens.first, !first.isMark(">") else { return nil }
    var parser = HeaderParser(text, tokens)
    return parser.read(to: range.upperBound)
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
    if isWhole || reading.isInline, finish() { return reading }
    return isNumbered || isWhole ? prefix(after: afterNumber) : prefix(after: afterNumber)
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
    let isClosed = isOpen ? isMark(next + 1, ")") : [".", ")", ":"].contains { isMark(next + 1, $0) && !tokens[next + 1].isSpaced }
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
    stamp.hasDate || stamp.hasClock
  }

  /// "Unregistered Commenter", with the name glued to it or behind it.
  private mutating func readCommenter() -> Bool {
    guard start == nil, !slots.contains(.by), word(index, .registered), index + 1 < tokens.count,
      let glued = commenter(index + 1)
    else { return false }
    reading.isCommenter = true
    add(.by)
    index += 1
    if glued.isEmpty {
      index += 1
    } else {
      tokens[index].range = glued
      tokens[index].isCapitalized = true
      tokens[index].meaning = HeaderMeaning()
    }
    return true
  }

  /// What is glued to the word "Commenter" at `index`; `nil` where it is another word.
  private func commenter(_ index: Int) -> ByteRange? {
    let range = tokens[index].range
    guard tokens[index].kind == .word, text[range].starts(with: Array("Commenter".utf8)) else { return nil }
    return (range.lowerBound + 9)..<range.upperBound
  }

  /// "says:", "said...", "wrote on", with a name before it.
  private mutating func readVerb() -> Bool {
    guard word(index, .verb), !slots.contains(.verb), start != nil || !segments.isEmpty else { return false }
    var next = index + 1
    let isColon = isMark(next, ":")
    while next < tokens.count, tokens[next].kind == .mark, Self.verbEnds.contains(tokens[next].mark) { next += 1 }
    let isEnd = next == tokens.count && isWhole
    guard isEnd || isColon || nextIsStamp(next) else { return false }
    close()
    add(.verb)
    index = next
    if isColon, !isEnd, !nextIsStamp(next), !restIsFurniture(next) {
      reading.isInline = true
      reading.end = tokens[next].range.lowerBound
    }
    return true
  }

  /// "replying to a comment from Bob", "in reply to Bob".
  private mutating func readAnswered() -> Bool {
    guard start != nil, word(index, .answer), index + 2 < tokens.count, word(index + 1, .to) else { return false }
    close()
    index += 2
    while index < tokens.count, word(index, [.posted, .by, .to]) || isMark(index, "@") { index += 1 }
    answeredFrom = index
    while index < tokens.count, !nextIsStamp(index), tokens[index].kind != .mark || !Self.separators.contains(tokens[index].mark),
      !isMark(index, ":"), !isMark(index, ",")
    { index += 1 }
    if let from = answeredFrom, from < index { reading.answered = bytes(trimmed(from..<index)) }
    return true
  }

  /// "posted on … by Ann".
  private mutating func readLateBy() -> Bool {
    guard slots.last == .stamp, segments.isEmpty, start == nil, word(index, .by), index + 1 < tokens.count else {
      return false
    }
    add(.by)
    index += isMark(index + 1, ":") ? 2 : 1
    return true
  }

  /// "(#40743959)", "(5327)", "(not verified)", "#4337".
  private mutating func readAttribute() -> Bool {
    if isMark(index, "#"), number(index + 1) != nil {
      close()
      reading.sourceID = tokens[index + 1].range
      index += 2
      return true
    }
    guard isMark(index, "("), let end = tokens[index...].prefix(10).firstIndex(where: { $0.isMark(")") }) else { return false }
    let inside = tokens[(index + 1)..<end]
    let isHash = inside.first?.isMark("#") == true
    let isPlain = inside.allSatisfy { $0.kind == .number || $0.kind == .mark || $0.meaning.contains([.furniture, .function]) }
    if !slots.contains(.stamp), let stamp = stamps.stamp(at: index + 1), stamp.tokens.upperBound == end {
      close()
      reading.stamp = stamp
      add(.stamp)
    } else if inside.contains(where: { $0.meaning.contains(.owner) }), inside.count <= 3 {
      close()
      reading.isOwner = true
    } else if isPlain {
      close()
      if isHash, inside.count == 2, let id = inside.last { reading.sourceID = id.range }
    } else {
      return false
    }
    index = end + 1
    closeInline()
    return true
  }

  private mutating func readFurniture() -> Bool {
    guard !slots.isEmpty, slots.contains(.stamp) || slots.contains(.verb), start == nil, restIsFurniture(index) else {
      return false
    }
    index = tokens.count
    return true
  }

  /// After name and date, a colon or dash and more text: the body begins on the line.
  private mutating func closeInline() {
    guard index + 1 < tokens.count, isMark(index, ":") || (tokens[index].kind == .mark && Self.dashes.contains(tokens[index].mark)),
      !segments.isEmpty, !restIsFurniture(index + 1), !isMark(index, ":") || tokens[index + 1].isSpaced
    else { return }
    // "Ann, May 3, 2012 - Reply": a short rest may be a name or furniture and is left to the line's reading.
    guard !isWhole || tokens.count - index > 6 else { return }
    reading.isInline = true
    reading.end = tokens[index + 1].range.lowerBound
  }

  // MARK: The end

  private mutating func add(_ slot: HeaderReading.Slot) {
    close()
    slots.append(slot)
  }

  private mutating func close() {
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
    guard range.count > 1, let last = tokens[range].last, last.kind == .word, last.meaning.contains(.owner), last.isCapitalized
    else { return range }
    reading.isOwner = true
    return trimmed(range.lowerBound..<(range.upperBound - 1))
  }

  /// The header that is only the beginning of its line: "John – text", "John: text", after the number if there is one.
  private mutating func prefix(after first: Int) -> HeaderReading? {
    let number = reading.number
    let afterNumber = reading.afterNumber
    var result = HeaderReading()
    result.number = number
    result.afterNumber = afterNumber
    result.end = afterNumber
    result.isInline = true
    for place in first..<min(tokens.count, first + 9) where tokens[place].kind == .mark && place > first {
      let token = tokens[place]
      let isDash = Self.dashes.contains(token.mark) && token.isSpaced
      let isColon = token.isMark(":") && !token.isSpaced
      guard isDash || isColon, place + 1 < tokens.count, tokens[place + 1].isSpaced else { continue }
      let range = trimmed(first..<place)
      guard !range.isEmpty else { break }
      result.name = bytes(range)
      result.nameQuality = NameShape.quality(tokens[range])
      result.append(.name)
      result.end = tokens[place + 1].range.lowerBound
      break
    }
    return result.name != nil || number != nil ? result : nil
  }

  // MARK: Tokens

  private func number(_ index: Int) -> Int? { index < tokens.count ? tokens[index].number : nil }

  private func isMark(_ index: Int, _ scalar: Unicode.Scalar) -> Bool {
    index < tokens.count && tokens[index].isMark(scalar)
  }

  private func word(_ index: Int, _ roles: HeaderMeaning.Roles) -> Bool {
    index < tokens.count && tokens[index].kind == .word && tokens[index].meaning.contains(roles)
  }

  /// Whether a stamp begins at `index`, or behind the connectors there.
  private func nextIsStamp(_ index: Int) -> Bool {
    var next = index
    while next < min(tokens.count, index + 3) {
      if stamps.stamp(at: next) != nil { return true }
      guard word(next, .connector) || (tokens[next].kind == .mark && !isMark(next, "(")) else { return false }
      next += 1
    }
    return false
  }

  private func restIsFurniture(_ index: Int) -> Bool {
    isWhole && tokens.count - index <= 12
      && tokens[index...].allSatisfy { $0.kind != .word || $0.meaning.contains(.furniture) }
  }

  /// `range` without the marks at its ends that are no part of a name.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = tokens[range].first, first.kind == .mark, !Self.opening.contains(first.mark) {
      range = (range.lowerBound + 1)..<range.upperBound
    }
    while let last = tokens[range].last, last.kind == .mark, Self.closing.contains(last.mark) {
      let isInitial = last.isMark(".") && range.count > 1 && tokens[range.upperBound - 2].kind == .word && tokens[range.upperBound - 2].count <= 3
      if isInitial { break }
      range = range.lowerBound..<(range.upperBound - 1)
    }
    return range
  }

  private func bytes(_ range: Range<Int>) -> ByteRange? {
    guard let first = tokens[range].first, let last = tokens[range].last else { return nil }
    return first.range.lowerBound..<last.range.upperBound
  }

  private static let bullets: Set<UInt32> = [0x2A, 0x2D, 0x2013, 0x2014, 0x2022, 0xB7, 0xBB, 0x25AA, 0x25CF, 0x7C]
  private static let dashes: Set<UInt32> = [0x2D, 0x2013, 0x2014]
  private static let separators: Set<UInt32> = [0x7C, 0x2F, 0xB7, 0x2022, 0x25CF]
  private static let verbEnds: Set<UInt32> = [0x3A, 0x2C, 0x2E, 0x2026, 0x2D, 0x2013]
  private static let opening: Set<UInt32> = [0x28, 0x5B, 0x22, 0x201C, 0x40]
  private static let closing: Set<UInt32> = [
    0x2C, 0x2E, 0x3A, 0x3B, 0x2D, 0x2013, 0x2014, 0x7C, 0x2F, 0xB7, 0x2022, 0x28, 0x40, 0x3E, 0xBB, 0x2192,
  ]
}
