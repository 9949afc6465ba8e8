import QuireText

extension HeaderParser {
  /// "Unregistered Commenter", with the name glued to it or behind it.
  mutating func readCommenter() -> Bool {
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
  func commenter(_ index: Int) -> ByteRange? {
    let range = tokens[index].range
    guard tokens[index].kind == .word, text[range].starts(with: Array("Commenter".utf8)) else { return nil }
    return (range.lowerBound + 9)..<range.upperBound
  }

  /// "says:", "said...", "wrote on", with a name before it.
  mutating func readVerb() -> Bool {
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
  mutating func readAnswered() -> Bool {
    guard start != nil, word(index, .answer), index + 2 < tokens.count, word(index + 1, .to) else { return false }
    close()
    index += 2
    while index < tokens.count,
      word(index, [.posted, .by, .to]) || tokens[index].hash == Self.from || isMark(index, "@")
    {
      index += 1
    }
    answeredFrom = index
    while index < tokens.count, !nextIsStamp(index),
      tokens[index].kind != .mark || !Self.separators.contains(tokens[index].mark),
      !isMark(index, ":"), !isMark(index, ",")
    { index += 1 }
    if let from = answeredFrom, from < index { reading.answered = bytes(trimmed(from..<index)) }
    return true
  }

  /// "posted on … by Ann".
  mutating func readLateBy() -> Bool {
    guard slots.last == .stamp, segments.isEmpty, start == nil, word(index, .by), index + 1 < tokens.count else {
      return false
    }
    add(.by)
    index += isMark(index + 1, ":") ? 2 : 1
    return true
  }

  /// "(#40743959)", "(5327)", "(not verified)", "#4337".
  mutating func readAttribute() -> Bool {
    if isMark(index, "#"), number(index + 1) != nil {
      close()
      reading.sourceID = tokens[index + 1].range
      index += 2
      return true
    }
    guard isMark(index, "("), let end = tokens[index...].prefix(10).firstIndex(where: { $0.isMark(")") }) else {
      return false
    }
    let inside = tokens[(index + 1)..<end]
    let isHash = inside.first?.isMark("#") == true
    let isPlain = inside.allSatisfy {
      $0.kind == .number || $0.kind == .mark || $0.meaning.contains([.furniture, .function])
    }
    if !slots.contains(.stamp), let stamp = stamps.stamp(at: index + 1), stamp.tokens.upperBound == end {
      close()
      reading.stamp = stamp
      add(.stamp)
    } else if let word = inside.first(where: { $0.meaning.contains(.owner) }), inside.count <= 3 {
      close()
      reading.mark(by: word)
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

  mutating func readFurniture() -> Bool {
    guard !slots.isEmpty, slots.contains(.stamp) || slots.contains(.verb), start == nil, restIsFurniture(index) else {
      return false
    }
    index = tokens.count
    return true
  }

  /// After name and date, a colon or dash and more text: the body begins on the line.
  mutating func closeInline() {
    guard index + 1 < tokens.count,
      isMark(index, ":") || (tokens[index].kind == .mark && Self.dashes.contains(tokens[index].mark)),
      !segments.isEmpty, !restIsFurniture(index + 1), !isMark(index, ":") || tokens[index + 1].isSpaced
    else { return }
    // "Ann, May 3, 2012 - Reply": a short rest may be a name or furniture and is left to the line's reading.
    guard !isWhole || tokens.count - index > 6 else { return }
    reading.isInline = true
    reading.end = tokens[index + 1].range.lowerBound
  }

  private static let from = WordHash.hash(Array("from".utf8))
}
