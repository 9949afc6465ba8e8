/// What stands around a place where a sentence may end.
extension SentenceScanner {
  /// What the text goes on with behind a terminator.
  enum Opening {
    /// The end of the text or of the paragraph.
    case end
    case upper
    case lower

    /// A letter without case.
    case letter
    case digit

    /// Another terminator, or a comma or the like, with which the sentence goes on.
    case continuation

    /// A symbol, a bullet, an emoji.
    case other
  }

  /// The way from a terminator to the next word.
  struct Following {
    /// Where the sentence would end: behind the quotes, brackets and note marks that close it.
    var end: Int

    /// The first byte behind the white space.
    var next: Int

    /// Whether white space stands before `next`.
    var hasSpace = false

    /// Whether a line ends there that may not have been wrapped.
    var crossesLine = false

    /// Where the line begins that `next` stands in, where one ended before it.
    var lineStart: Int?

    /// Whether a quotation mark is among what closes the sentence.
    var closesQuote = false

    /// What follows.
    var opening = Opening.end

    /// The letters of the next word, up to an apostrophe, without the quotes and brackets that open it.
    var word: ByteRange = 0..<0
  }

  /// Looks ahead from `place`, behind a terminator.
  func follow(from place: Int) -> Following {
    var following = Following(end: place, next: place)
    closeSentence(&following)
    var lineEnds = 0
    while true {
      let spaces = skipSpaces(from: following.next)
      following.hasSpace = following.hasSpace || spaces.end > following.next
      following.next = spaces.end
      lineEnds += spaces.lineEnds
      following.lineStart = spaces.lastLineStart ?? following.lineStart
      guard lineEnds == 0, let end = emoticonEnd(at: spaces.end, afterSpace: following.hasSpace) else { break }
      following.end = end
      following.next = end
    }
    following.crossesLine = lineEnds > 0 && options.lineEnds == .automatic
    guard following.next < text.count, !isParagraphEnd(lineEnds) else { return following }
    open(&following)
    return following
  }

  /// Whether so many line ends in a row end a paragraph.
  func isParagraphEnd(_ lineEnds: Int) -> Bool {
    switch options.lineEnds {
    case .spaces: false
    case .all: lineEnds > 0
    case .blankLines, .automatic: lineEnds > 1
    }
  }

  /// Passes over what closes the sentence: quotes, brackets, marks of emphasis, note numbers.
  private func closeSentence(_ following: inout Following) {
    var place = following.end
    while place < text.count {
      let scalar = text.scalar(at: place)
      let behind = place + scalar.length
      switch scalar.value {
      case 0x22, 0x201D, 0xBB: following.closesQuote = true
      case 0x29, 0x5D, 0x7D, 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079: break
      case 0x27, 0x2019:
        if behind < text.count, isWordScalar(text.scalar(at: behind).value) { return following.end(at: place) }
        following.closesQuote = true
      case 0x2A, 0x5F, 0x2018, 0x201C, 0xAB:
        if behind < text.count, isWordScalar(text.scalar(at: behind).value) { return following.end(at: place) }
      case 0x5B:
        guard let end = noteEnd(at: place) else { return following.end(at: place) }
        place = end
        continue
      default:
        guard scalar.value > 0x7F, CodePoint.sentenceBreak(scalar.value) == .close,
          CodePoint.category(scalar.value) != .openPunctuation
        else { return following.end(at: place) }
      }
      place = behind
    }
    following.end(at: place)
  }

  /// The end of a note in brackets directly behind a stop, `[3]` or `[citation needed]`.
  private func noteEnd(at place: Int) -> Int? {
    for end in place + 1..<max(place + 1, min(place + 25, text.count)) {
      switch text[end] {
      case 0x5D: return end + 1
      case 0x0A, 0x0D, 0x5B: return nil
      default: break
      }
    }
    return nil
  }

  /// Passes over what opens the next sentence and tells what it begins with.
  private func open(_ following: inout Following) {
    var place = following.next
    var seenDash = false
    while place < text.count, place - following.next < 24 {
      let scalar = text.scalar(at: place)
      switch scalar.value {
      case 0x28 where enumerationEnd(at: place) != nil: place = (enumerationEnd(at: place) ?? place) - 1
      case 0x22, 0x27, 0x28, 0x5B, 0x7B, 0x2A, 0x5F, 0x60, 0xA1, 0xBF, 0x2019: break
      case 0x2D, 0x2013, 0x2014: seenDash = true
      case 0x20 where seenDash: break
      case 0x20...0x7F: return classify(&following, at: place, scalar.value)
      default:
        let category = CodePoint.category(scalar.value)
        guard category == .openPunctuation || category == .initialPunctuation else {
          return classify(&following, at: place, scalar.value)
        }
      }
      place += scalar.length
    }
    following.opening = .other
  }

  /// The end of "(a) " or "(12) " at `place`, without the space.
  private func enumerationEnd(at place: Int) -> Int? {
    let word = wordRange(at: place + 1)
    guard !word.isEmpty, word.count < 5, word.upperBound + 1 < text.count, text[word.upperBound] == 0x29,
      text[word.upperBound + 1] == 0x20, word.count == 1 || text[word].allSatisfy({ "ivx0123456789".utf8.contains($0) })
    else { return nil }
    return word.upperBound + 2
  }

  private func classify(_ following: inout Following, at place: Int, _ point: UInt32) {
    following.word = wordRange(at: place)
    switch point {
    case 0x21, 0x26, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x3F, 0x25, 0x2026: following.opening = .continuation
    default:
      switch CodePoint.sentenceBreak(point) {
      case .upper: following.opening = .upper
      case .lower: following.opening = .lower
      case .oLetter: following.opening = .letter
      case .numeric: following.opening = .digit
      case .sTerm, .aTerm, .sContinue: following.opening = .continuation
      default: following.opening = .other
      }
    }
  }
}

extension SentenceScanner.Following {
  fileprivate mutating func end(at place: Int) {
    end = place
    next = place
  }
}
