/// Ellipses, question and exclamation marks, and the terminators of other scripts.
extension SentenceScanner {
  // MARK: Ellipses

  /// Whether the stop at `place` is the first of several, close together or with spaces between them.
  func isEllipsis(at place: Int) -> Bool { dots(from: place).count > 1 }

  /// The dots from `place` on: how many, where they end, and whether spaces stand between them.
  private func dots(from place: Int) -> (count: Int, end: Int, areSpaced: Bool) {
    var count = 0
    var end = place
    var areSpaced = false
    while end < text.count {
      if text[end] == 0x2E {
        count += 1
        end += 1
      } else if text[end] == 0xE2, text.scalar(at: end).value == 0x2026 {
        count += 3
        end += 3
      } else if text[end] == 0x20, count > 0, isLoneDot(at: end + 1) {
        areSpaced = true
        end += 1
      } else {
        break
      }
    }
    return (count, end, areSpaced)
  }

  /// Whether a dot stands at `place` that begins no name (".NET") and no number (".5").
  private func isLoneDot(at place: Int) -> Bool {
    guard place < text.count, text[place] == 0x2E || text.scalar(at: place).value == 0x2026 else { return false }
    let behind = place + text.scalar(at: place).length
    return behind == text.count || !isWordScalar(text.scalar(at: behind).value)
  }

  mutating func judgeEllipsis(at place: Int) -> Verdict {
    let dots = dots(from: place)
    if dots.end < text.count, text[dots.end] == 0x21 || text[dots.end] == 0x3F { return .none(dots.end) }
    let isAttached = place > start && !isSpace(text.scalar(before: place).value)
    if isBracketed(place, dots.end) { return .none(dots.end + 1) }
    let following = follow(from: dots.end)
    let boundary = Verdict.boundary(end: following.end, next: following.next)
    switch following.opening {
    case .end: return boundary
    case .continuation, .digit: return .none(dots.end)
    case .lower:
      guard following.crossesLine else { return .none(dots.end) }
      return isWrappedSentence(following) ? goOn(following, dots.end) : boundary
    case .letter, .other: return isAttached && following.hasSpace ? boundary : .none(dots.end)
    case .upper: break
    }
    // A full stop and three dots: the omission belongs to the next sentence (Chicago Manual of Style).
    if dots.areSpaced, isAttached, dots.count > 3 { return .boundary(end: place + 1, next: place + 1) }
    return endsSentence(dots.count, dots.areSpaced, isAttached, following) ? boundary : .none(dots.end)
  }

  /// Whether brackets stand around the marks from `place` to `end`: "[...]", "(!)".
  private func isBracketed(_ place: Int, _ end: Int) -> Bool {
    guard place > start, end < text.count else { return false }
    let (open, close) = (text[place - 1], text[end])
    return (open == 0x5B && close == 0x5D) || (open == 0x28 && close == 0x29)
  }

  /// Whether an ellipsis before a capital ends the sentence.
  private func endsSentence(_ count: Int, _ areSpaced: Bool, _ isAttached: Bool, _ following: Following) -> Bool {
    let isStarter = SentenceLexicon.starterWords.contains(following.word, in: text)
    if following.closesQuote { return true }
    if !following.hasSpace { return isStarter }
    if count > 3 || isAttached { return true }
    let isI = following.word.count == 1 && text[following.word.lowerBound] == 0x49
    return isStarter && !isI && !areSpaced
  }

  // MARK: Questions and cries

  mutating func judgeCry(at place: Int) -> Verdict {
    var behind = place
    while behind < text.count, text[behind] == 0x21 || text[behind] == 0x3F || text[behind] == 0x2E {
      behind += 1
    }
    let isAttached = place > start && !isSpace(text.scalar(before: place).value)
    if behind < text.count, isWordScalar(text.scalar(at: behind).value) {
      return isAttached ? judgeGluedCry(at: place, behind) : .none(behind)
    }
    if isBracketed(place, behind) { return .none(behind + 1) }
    let following = follow(from: behind)
    let isBoundary =
      switch following.opening {
      case .end: true
      case .continuation: false
      case .lower: isBoundaryBeforeSmallLetter(following, at: place, behind)
      case .upper:
        !(following.closesQuote && isToldByName(following)) && !isExclaimedName(before: place, following)
      case .letter, .digit, .other: following.hasSpace || following.end > behind
      }
    return isBoundary ? .boundary(end: following.end, next: following.next) : goOn(following, behind)
  }

  private mutating func isBoundaryBeforeSmallLetter(_ following: Following, at place: Int, _ behind: Int) -> Bool {
    guard following.hasSpace else { return false }
    if following.crossesLine { return !isWrappedSentence(following) }
    if isFirstItem(at: following.next) { return true }
    guard options.lowercaseStarts, following.end == behind, following.word.lowerBound == following.next else {
      return false
    }
    return !isExclaimedName(before: place, following)
      && !SentenceLexicon.connectingWords.contains(following.word, in: text)
  }

  /// "Really?Yes it is": the space is missing, unless this is an address.
  private func judgeGluedCry(at place: Int, _ behind: Int) -> Verdict {
    let word = wordRange(at: behind)
    guard isUpper(at: behind), word.count == 1 || isLower(at: behind + text.scalar(at: behind).length),
      isLower(at: tokenRange(before: place).lowerBound) || tokenRange(before: place).count > 2,
      word.upperBound == text.count || text[word.upperBound] <= 0x2E
    else { return .none(behind) }
    return .boundary(end: behind, next: behind)
  }

  /// Whether a name and a verb of speech follow, which go on with the sentence of the quotation.
  private func isToldByName(_ following: Following) -> Bool {
    var word = following.word
    if SentenceLexicon.starterWords.contains(word, in: text), text[min(word.upperBound, text.count - 1)] != 0x2E {
      return false
    }
    for _ in 0..<4 {
      if isLower(at: word.lowerBound) { return SentenceLexicon.speechWords.contains(word, in: text) }
      guard isUpper(at: word.lowerBound) else { return false }
      var next = word.upperBound
      if next < text.count, text[next] == 0x2E { next += 1 }
      guard next < text.count, text[next] == 0x20 else { return false }
      word = wordRange(at: next + 1)
    }
    return false
  }

  /// "Yahoo! Finance": the mark is part of a name.
  private func isExclaimedName(before place: Int, _ following: Following) -> Bool {
    text[place] == 0x21 && SentenceLexicon.exclaimedNames.contains(tokenRange(before: place), in: text)
      && !SentenceLexicon.starterWords.contains(following.word, in: text)
  }

  // MARK: Other scripts

  /// The terminators of other scripts end a sentence whatever follows but a small letter, a comma or a terminator.
  func judgeForeignTerminator(at place: Int) -> Verdict {
    let scalar = text.scalar(at: place)
    let following = follow(from: place + scalar.length)
    switch following.opening {
    case .lower where CodePoint.sentenceBreak(scalar.value) == .aTerm, .continuation:
      return .none(place + scalar.length)
    case .digit where CodePoint.sentenceBreak(scalar.value) == .aTerm && !following.hasSpace:
      return .none(place + scalar.length)
    default: return .boundary(end: following.end, next: following.next)
    }
  }
}
