/// What the terminators mean: full stops, ellipses, question and exclamation marks.
extension SentenceScanner {
  mutating func judgeStop(at place: Int) -> Verdict {
    let behind = place + 1
    if isEllipsis(at: place) { return judgeEllipsis(at: place) }
    let token = tokenRange(before: place)
    let kind = kind(of: token)
    if behind < text.count, isWordScalar(text.scalar(at: behind).value) {
      return judgeGluedStop(at: place, token, kind)
    }
    let following = follow(from: behind)
    let isBoundary =
      switch following.opening {
      case .end: true
      case .continuation: false
      case .lower: isBoundaryBeforeSmallLetter(following, token, kind, behind)
      case _ where !following.hasSpace: following.end > behind && following.opening == .upper
      case .upper: isBoundaryBeforeCapital(following, token, kind)
      case .letter, .digit, .other:
        switch kind {
        case .word, .number: true
        case .initial: false
        case .abbreviation(let sort): following.opening != .digit && (sort == .numbered || sort == .unit)
        }
      }
    if isBoundary { return .boundary(end: following.end, next: following.next) }
    if following.crossesLine, !kind.isWord, !kind.isLeading, following.opening != .lower,
      !isWrapped(at: following.end, next: following.next)
    {
      return .boundary(end: following.end, next: following.next)
    }
    return goOn(following, behind, isLineJudged: !kind.isWord)
  }

  private func isBoundaryBeforeCapital(_ following: Following, _ token: ByteRange, _ kind: Token) -> Bool {
    let starts = isStarter(following)
    switch kind {
    case .word, .number: return true
    case .initial:
      if starts { return true }
      // "You and I. Bob went", but "Albert I. Jones".
      return text[token.lowerBound] == 0x49 && isLower(at: wordRange(before: token.lowerBound).lowerBound)
    case .abbreviation(let sort):
      switch sort {
      case .leading: return starts && following.closesQuote
      case .plain: return starts && !(isTitle(following.word) && isFronted(token))
      case .closing: return !(isFronted(token) && (!starts || isTitle(following.word)))
      case .numbered: return !isCountingLetter(following.word)
      case .unit: return true
      }
    }
  }

  private mutating func isBoundaryBeforeSmallLetter(
    _ following: Following,
    _ token: ByteRange,
    _ kind: Token,
    _ behind: Int
  ) -> Bool {
    guard kind.isWord, following.hasSpace else { return false }
    if following.crossesLine { return !isWrappedSentence(following) }
    if isFirstItem(at: following.next) { return true }
    guard options.lowercaseStarts, following.end == behind, following.word.lowerBound == following.next else {
      return false
    }
    // A long word is no abbreviation that the lexicon has missed.
    if text[token].count > 5, text[token].allSatisfy({ $0 &- 0x61 < 26 }) { return true }
    return token.count > 2 && SentenceLexicon.casualStarterWords.contains(following.word, in: text)
  }

  /// A stop with a letter or digit directly behind it: part of a number, a name, an address; or a space is missing.
  private func judgeGluedStop(at place: Int, _ token: ByteRange, _ kind: Token) -> Verdict {
    let behind = place + 1
    guard kind.isWord, isPlainChunk(around: place) else { return .none(behind) }
    let word = wordRange(at: behind)
    if isASCIIDigit(text[behind]) { return judgeNoteNumber(word, token, at: place) }
    guard token.count > 1, isUpper(at: behind), !SentenceLexicon.domainWords.contains(word, in: text) else {
      return .none(behind)
    }
    let isSingle = word.count == 1 && (text[behind] == 0x49 || text[behind] == 0x41)
    guard isSingle || isLower(at: behind + text.scalar(at: behind).length) else { return .none(behind) }
    let last = text.scalar(before: place).value
    let isNumber = text[token].allSatisfy { isASCIIDigit($0) || $0 == 0x2E }
    guard isNumber || (CodePoint.isLowercase(last) && !text[token].contains(0x2E)) else { return .none(behind) }
    if word.upperBound < text.count {
      let next = text[word.upperBound]
      if next == 0x28 || next == 0x3D { return .none(behind) }
      if next == 0x2E, word.upperBound + 1 < text.count, isWordScalar(text.scalar(at: word.upperBound + 1).value) {
        return .none(behind)
      }
    }
    return .boundary(end: behind, next: behind)
  }

  /// The number of a note behind a stop: "in a consultation.11 Take the".
  private func judgeNoteNumber(_ number: ByteRange, _ token: ByteRange, at place: Int) -> Verdict {
    let isClosed = place > start && (text[place - 1] == 0x29 || text[place - 1] == 0x5D)
    let isWord = token.count > 3 && text[token].allSatisfy { $0 | 0x20 == $0 && isASCIILetter($0) }
    guard isClosed || isWord, number.count < 4, text[number].allSatisfy(isASCIIDigit) else { return .none(place + 1) }
    var end = number.upperBound
    while end + 1 < text.count, text[end] == 0x20, isASCIIDigit(text[end + 1]), end - place < 16 {
      end = wordRange(at: end + 1).upperBound
    }
    let following = follow(from: end)
    guard following.opening == .upper, following.hasSpace else { return .none(place + 1) }
    return .boundary(end: end, next: following.next)
  }

  /// Whether the bytes around `place` up to the next spaces look like prose rather than an address or a path.
  private func isPlainChunk(around place: Int) -> Bool {
    var begin = place
    while begin > start, place - begin < 48, text[begin - 1] > 0x20 {
      begin -= 1
      if isOfAddresses(text[begin]) { return false }
    }
    if place - begin > 4, text[begin] | 0x20 == 0x77, text[begin + 1] | 0x20 == 0x77, text[begin + 3] == 0x2E {
      return false
    }
    for end in place..<min(place + 48, text.count) {
      if text[end] <= 0x20 { break }
      if isOfAddresses(text[end]) { return false }
    }
    return true
  }

  private func isOfAddresses(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x40 || byte == 0x5C || byte == 0x5F || byte == 0x3D
  }

  // MARK: What stands around a stop

  /// Whether the next word is one that begins sentences: with a capital, neither an initial nor the sign of a number.
  private func isStarter(_ following: Following) -> Bool {
    let word = following.word
    guard following.opening == .upper, SentenceLexicon.starterWords.contains(word, in: text) else { return false }
    guard word.count < 3, word.upperBound < text.count, text[word.upperBound] == 0x2E else { return true }
    return isTitle(word)
  }

  private func isTitle(_ word: ByteRange) -> Bool {
    abbreviation(word) == .leading
  }

  /// Whether the sentence so far is only a phrase that opens one, as "At 5 a.m" is.
  private func isFronted(_ token: ByteRange) -> Bool {
    guard token.lowerBound - start < 24 else { return false }
    let words = text[start..<token.lowerBound].split(separator: 0x20).count
    return words < 4 && SentenceLexicon.openingWords.contains(wordRange(at: start), in: text)
  }

  /// Whether a word counts as a number does: the B or II of a figure or volume.
  private func isCountingLetter(_ word: ByteRange) -> Bool {
    guard word.count < 5, word.count > 1 || (text[word.lowerBound] != 0x49 && text[word.lowerBound] != 0x41) else {
      return false
    }
    return word.count == 1
      ? isASCIILetter(text[word.lowerBound])
      : text[word].allSatisfy { [0x49, 0x56, 0x58, 0x4C, 0x43].contains($0) }
  }
}
