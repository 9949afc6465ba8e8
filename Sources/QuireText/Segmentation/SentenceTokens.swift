/// Words, and what they say about a stop behind them.
extension SentenceScanner {
  /// What stands before a full stop.
  enum Token {
    case word
    case number

    /// A single letter.
    case initial
    case abbreviation(SentenceLexicon.Abbreviation)
  }

  /// What the token before a stop is.
  func kind(of token: ByteRange) -> Token {
    guard !token.isEmpty else { return isNumeroSign(before: token.lowerBound) ? .abbreviation(.numbered) : .word }
    if text[token].allSatisfy({ isASCIIDigit($0) || $0 == 0x2E }) { return .number }
    let first = text.scalar(at: token.lowerBound)
    if first.length == token.count { return isASCIIDigit(text[token.lowerBound]) ? .number : .initial }
    if let sort = abbreviation(token) { return .abbreviation(sort) }
    guard let stop = text[token].lastIndex(of: 0x2E) else { return .word }
    if let sort = abbreviation(stop + 1..<token.upperBound) { return .abbreviation(sort) }
    let parts = text[token].split(separator: 0x2E, omittingEmptySubsequences: false)
    let isAcronym = parts.allSatisfy { part in (1...2).contains(part.count) && part.allSatisfy(isASCIILetter) }
    return isAcronym ? .abbreviation(.plain) : .word
  }

  /// The abbreviation that `word` is, if it is one here.
  func abbreviation(_ word: ByteRange) -> SentenceLexicon.Abbreviation? {
    guard !word.isEmpty else { return nil }
    let value =
      ownAbbreviations.value(of: word, in: text)
      ?? (isCapitalised(word) ? SentenceLexicon.abbreviationsWithCapital.value(of: word, in: text) : nil)
      ?? SentenceLexicon.abbreviations.value(of: word, in: text)
    guard let value, let sort = SentenceLexicon.Abbreviation(rawValue: value) else { return nil }
    guard sort == .unit else { return sort }
    // "Five in. wide", but "come in."
    let number = wordRange(before: word.lowerBound)
    return !number.isEmpty && isASCIIDigit(text[number.upperBound - 1]) ? .unit : nil
  }

  /// Whether a capital and then a small letter begin the word.
  private func isCapitalised(_ word: ByteRange) -> Bool {
    isUpper(at: word.lowerBound) && isLower(at: word.lowerBound + text.scalar(at: word.lowerBound).length)
  }

  /// The signs "N°", "Nº" and "№" stand before a number.
  private func isNumeroSign(before place: Int) -> Bool {
    guard place > start else { return false }
    let sign = text.scalar(before: place)
    if sign.value == 0x2116 { return true }
    guard sign.value == 0xB0 || sign.value == 0xBA, place - sign.length > start else { return false }
    return text[place - sign.length - 1] | 0x20 == 0x6E
  }

  /// The letters and digits from `place` on, up to `tokenLimit` bytes.
  func wordRange(at place: Int) -> ByteRange {
    var end = place
    while end < text.count, end - place < Self.tokenLimit {
      let scalar = text.scalar(at: end)
      guard isWordScalar(scalar.value) else { break }
      end += scalar.length
    }
    return place..<end
  }

  /// The bytes that a look back over a token may take.
  static var tokenLimit: Int { 32 }

  /// The letters, digits, inner stops and apostrophes before `place`, not beyond the sentence's start.
  func tokenRange(before place: Int) -> ByteRange {
    var begin = place
    while begin > start, place - begin < Self.tokenLimit {
      let scalar = text.scalar(before: begin)
      guard isWordScalar(scalar.value) || scalar.value == 0x2E || scalar.value == 0x27 || scalar.value == 0x2019
      else { break }
      begin -= scalar.length
    }
    while begin < place {
      let scalar = text.scalar(at: begin)
      guard !isWordScalar(scalar.value) else { break }
      begin += scalar.length
    }
    return begin..<place
  }

  /// The word before the token that begins at `place`, over one space or a few; empty where there is none.
  func wordRange(before place: Int) -> ByteRange {
    var end = place
    while end > start, place - end < 4, text[end - 1] == 0x20 { end -= 1 }
    return tokenRange(before: end)
  }

  func isWordScalar(_ point: UInt32) -> Bool {
    if point < 0x80 { return isASCIILetter(UInt8(point)) || isASCIIDigit(UInt8(point)) }
    switch CodePoint.category(point).group {
    case .letter, .mark: return true
    case .number: return CodePoint.isDecimalDigit(point)
    default: return false
    }
  }

  func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  func isASCIIDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether the scalar at `place` is an uppercase letter.
  func isUpper(at place: Int) -> Bool {
    place < text.count && CodePoint.sentenceBreak(text.scalar(at: place).value) == .upper
  }

  /// Whether the scalar at `place` is a lowercase letter.
  func isLower(at place: Int) -> Bool {
    place < text.count && CodePoint.sentenceBreak(text.scalar(at: place).value) == .lower
  }
}

extension SentenceScanner.Token {
  /// Whether it is an abbreviation that never ends a sentence.
  var isLeading: Bool {
    guard case .abbreviation(.leading) = self else { return false }
    return true
  }

  /// Whether it is an ordinary word or number.
  var isWord: Bool {
    switch self {
    case .word, .number: true
    case .initial, .abbreviation: false
    }
  }
}
