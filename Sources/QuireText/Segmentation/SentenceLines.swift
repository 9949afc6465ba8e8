/// Line ends and white space.
extension SentenceScanner {
  /// A run of white space.
  struct Spaces {
    /// Behind the run.
    var end: Int

    /// How many line ends it holds; a paragraph separator counts as two.
    var lineEnds = 0

    /// Where the line begins that follows the last of them.
    var lastLineStart: Int?
  }

  /// The white space from `place` on, zero width spaces included.
  func skipSpaces(from place: Int) -> Spaces {
    var spaces = Spaces(end: place)
    while spaces.end < text.count {
      let scalar = text.scalar(at: spaces.end)
      guard isSpace(scalar.value) else { break }
      spaces.end += scalar.length
      switch scalar.value {
      case 0x0D where spaces.end < text.count && text[spaces.end] == 0x0A: break
      case 0x0A...0x0D, 0x85, 0x2028:
        spaces.lineEnds += 1
        spaces.lastLineStart = spaces.end
      case 0x2029:
        spaces.lineEnds += 2
        spaces.lastLineStart = spaces.end
      default: break
      }
    }
    return spaces
  }

  @inline(__always)
  func isSpace(_ point: UInt32) -> Bool {
    if point < 0x80 { return point == 0x20 || point &- 0x09 < 5 }
    return CodePoint.isWhiteSpace(point) || point == 0x200B || point == 0xFEFF
  }

  mutating func judgeLineEnd(at place: Int) -> Verdict {
    let spaces = skipSpaces(from: place)
    if spaces.end == text.count || isParagraphEnd(spaces.lineEnds) { return .boundary(end: place, next: spaces.end) }
    if options.lineEnds == .automatic, !isWrapped(at: place, next: spaces.end) {
      return .boundary(end: place, next: spaces.end)
    }
    lineStart = spaces.lastLineStart ?? lineStart
    return goOn(at: spaces.end, behind: place)
  }

  /// The sentence goes on at `next`, unless the next item of its list begins there.
  private func goOn(at next: Int, behind place: Int) -> Verdict {
    if let item, isNextItem(item, at: next, behind: place) { return .boundary(end: place, next: next) }
    return .none(next)
  }

  /// Whether the line that ends at `place` was wrapped there, so that its sentence may go on at `next`.
  ///
  /// A small letter goes on with a line that ends with a comma or, being long or followed by a space or one of many
  /// wrapped lines, with a small letter. Before anything else the line must have been full: the next word would not
  /// have fitted.
  mutating func isWrapped(at place: Int, next: Int) -> Bool {
    if listMarker(at: next).item != nil { return false }
    var end = place
    while end > lineStart, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    guard end > lineStart else { return false }
    let length = end - lineStart
    let last = text[end - 1]
    if isTail(text[next]) { return true }
    if isLower(at: next) {
      // An address on a line of its own.
      if text[next...].starts(with: "http".utf8) { return false }
      if last == 0x2C || last == 0x3B || last == 0x2D { return true }
      guard CodePoint.isLowercase(text.scalar(before: end).value) else { return false }
      return end < place || length >= 40 || widthOfLines() > 0
    }
    return last != 0x3A && isFull(length, before: next)
  }

  /// Whether a line of `length` bytes was wrapped because the word at `next` had no room left on it.
  private mutating func isFull(_ length: Int, before next: Int) -> Bool {
    let width = widthOfLines()
    guard 2 * length > width, width > 0 else { return false }
    var word = next
    while word < text.count, text[word] > 0x20, word - next < width { word += 1 }
    return length + 1 + word - next > width
  }

  /// The sentence goes on behind a terminator that ends at `place`; a line end that was judged with it is passed over.
  mutating func goOn(_ following: Following, _ place: Int, isLineJudged: Bool = false) -> Verdict {
    guard following.crossesLine, following.opening == .lower || isLineJudged else { return .none(place) }
    lineStart = following.lineStart ?? lineStart
    return .none(following.next)
  }

  /// Whether the line was full that ends behind a terminator, so that its end says nothing of the sentence.
  mutating func isWrappedSentence(_ following: Following) -> Bool {
    isFull(following.end - lineStart, before: following.next)
  }

  /// Whether a line that begins with `byte` can only go on with the one before it.
  private func isTail(_ byte: UInt8) -> Bool {
    byte == 0x2C || byte == 0x2E || byte == 0x3B || byte == 0x3A || byte == 0x29 || byte == 0x5D
  }

  /// The width that the lines of the text were wrapped at: that of the longest, where none is longer than a line of a
  /// mail or a book and several are nearly as long; 0 where the text was not wrapped.
  private mutating func widthOfLines() -> Int {
    if let wrapWidth { return wrapWidth }
    var longest = 0
    var full = 0
    var lineStart = 0
    // Most texts have a long line near their beginning, and all has been said.
    while lineStart <= text.count, longest <= 100 {
      var end = lineStart
      while end < text.count, text[end] != 0x0A, end - lineStart <= 100 { end += 1 }
      let length = end - lineStart
      longest = max(longest, length)
      if length >= 50 { full += 1 }
      lineStart = end + 1
    }
    let width = longest <= 100 && full >= 3 ? longest : 0
    wrapWidth = width
    return width
  }
}
