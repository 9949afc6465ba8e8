import QuireText

/// The first words, numbers and marks of a line.
struct HeaderTokens {
  /// The most tokens that are read of a line; a header has fewer.
  static let most = 48

  /// The most bytes that are read of a line.
  static let mostBytes = 320

  private(set) var tokens: [HeaderToken] = []

  /// Whether the whole of the line was read.
  private(set) var isWhole = true

  /// Reads the tokens of `range` of `text`.
  init(_ text: [UInt8], in range: ByteRange) {
    let end = UTF8Scalars.boundary(text, atOrBefore: min(range.upperBound, range.lowerBound + Self.mostBytes))
    isWhole = end == range.upperBound
    tokens.reserveCapacity(16)
    var index = range.lowerBound
    var isSpaced = true
    while index < end, let scalar = UTF8Scalars.decode(text, at: index) {
      if WhiteSpace.length(text, at: index) > 0 || CodePoint.isDefaultIgnorable(scalar.value) {
        isSpaced = isSpaced || WhiteSpace.length(text, at: index) > 0
        index += scalar.length
        continue
      }
      guard tokens.count < Self.most else {
        isWhole = false
        return
      }
      let token = Self.token(text, from: index, to: end, scalar, isSpaced)
      if token.kind == .number, token.isSpaced { splitGluedMonth(text) }
      tokens.append(token)
      index = token.range.upperBound
      isSpaced = false
    }
  }

  /// Cuts a month off the name to which it is glued: "AnnOctober" before a number.
  private mutating func splitGluedMonth(_ text: [UInt8]) {
    guard let word = tokens.last, word.kind == .word, word.count > 4, word.meaning == HeaderMeaning(),
      tokens.count < Self.most
    else { return }
    for place in word.range.dropFirst().reversed() where text[place] >= 0x41 && text[place] <= 0x5A {
      let tail = Self.word(text, from: place, to: word.range.upperBound, false)
      guard tail.meaning.contains([.month, .weekday]), tail.count > 2 else { return }
      tokens[tokens.count - 1].range = word.range.lowerBound..<place
      tokens[tokens.count - 1].hash = 0
      return tokens.append(tail)
    }
  }

  private static func token(
    _ text: [UInt8],
    from start: Int,
    to end: Int,
    _ first: UTF8Scalars.Decoded,
    _ isSpaced: Bool
  ) -> HeaderToken {
    let point = first.value
    if point < 0x80 ? isDigit(UInt8(point)) : CodePoint.isDecimalDigit(point) {
      return number(text, from: start, to: end, isSpaced)
    }
    if CodePoint.isAlphabetic(point) || CodePoint.isMark(point) {
      return word(text, from: start, to: end, isSpaced)
    }
    var token = HeaderToken(range: start..<(start + first.length), kind: .mark, isSpaced: isSpaced)
    token.mark = point
    return token
  }

  private static func number(_ text: [UInt8], from start: Int, to end: Int, _ isSpaced: Bool) -> HeaderToken {
    var index = start
    var value = 0
    var isKnown = true
    while index < end, let scalar = UTF8Scalars.decode(text, at: index) {
      if scalar.value < 0x80, isDigit(UInt8(scalar.value)) {
        if index - start < 12 { value = value * 10 + Int(scalar.value) - 0x30 }
      } else if CodePoint.isDecimalDigit(scalar.value) {
        isKnown = false
      } else {
        break
      }
      index += scalar.length
    }
    var token = HeaderToken(range: start..<index, kind: .number, isSpaced: isSpaced)
    token.number = isKnown && index - start <= 12 ? value : nil
    return token
  }

  private static func word(_ text: [UInt8], from start: Int, to end: Int, _ isSpaced: Bool) -> HeaderToken {
    var index = start
    var token = HeaderToken(range: start..<start, kind: .word, isSpaced: isSpaced)
    var hash = WordHash.start
    var isCased = false
    while index < end, let scalar = UTF8Scalars.decode(text, at: index) {
      let point = scalar.value
      let isApostrophe = point == 0x27 || point == 0x2019
      if isApostrophe {
        guard let next = UTF8Scalars.decode(text, at: index + scalar.length), index + scalar.length < end,
          CodePoint.isAlphabetic(next.value)
        else { break }
      } else if !CodePoint.isAlphabetic(point), !CodePoint.isMark(point) {
        break
      }
      isCased = isCased || CodePoint.isCased(point)
      if index == start { token.isCapitalized = CodePoint.isUppercase(point) || CodePoint.isTitlecase(point) }
      // Names of months and the like are short: longer words need no hash.
      if index - start < 24 { hash = append(isApostrophe ? 0x27 : CodePoint.simpleFold(point), to: hash) }
      index += scalar.length
    }
    token.range = start..<index
    token.isCaseless = !isCased
    token.mark = UTF8Scalars.decode(text, at: start)?.value ?? 0
    if index - start <= 24 {
      token.hash = hash
      token.meaning = HeaderLexicon.meaning(of: hash)
    }
    return token
  }

  private static func append(_ point: UInt32, to hash: UInt64) -> UInt64 {
    if point < 0x80 { return WordHash.next(hash, UInt8(point)) }
    var bytes: [UInt8] = []
    UTF8Scalars.append(point, to: &bytes)
    return bytes.reduce(hash) { WordHash.next($0, $1) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
