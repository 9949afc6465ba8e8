/// What lies between a token and the one before it.
enum TokenGap: UInt8 {
  case none = 0
  case space = 1
  case lineEnd = 2

  /// A blank line: no phrase goes on behind it.
  case paragraph = 3

  @inline(__always)
  mutating func addSpace() {
    if self == .none { self = .space }
  }

  @inline(__always)
  mutating func addLineEnd() {
    self = rawValue >= TokenGap.lineEnd.rawValue ? .paragraph : .lineEnd
  }
}

/// A token of a text or of a phrase.
struct Token {
  enum Kind: UInt8 {
    /// A run of letters, digits and their marks.
    case word

    /// One character of a script that is written without spaces.
    case single

    /// Any other character.
    case punctuation
  }

  let start: Int
  let end: Int
  let hash: UInt64
  let gap: TokenGap
  let kind: Kind
}

/// How far the tokens of a text have been read.
struct TokenCursor {
  var position: Int

  /// Whether the token before is one that a hyphen can join to the next.
  var isAfterWord = false
}

/// Which differences the tokens' hashes are blind to.
struct TokenFolding: OptionSet, Sendable {
  let rawValue: UInt8

  static let letterCase = TokenFolding(rawValue: 1)
  static let accents = TokenFolding(rawValue: 2)
  static let typography = TokenFolding(rawValue: 4)
  static let hyphenEqualsSpace = TokenFolding(rawValue: 8)
}

extension TokenFolding {
  init(_ options: PhraseMatcher.Options) {
    self = []
    if options.foldsAccents { insert(.accents) }
    if options.foldsTypography { insert(.typography) }
    if options.hyphenEqualsSpace { insert(.hyphenEqualsSpace) }
  }
}

/// UTF-8 read as tokens.
///
/// Bytes are read at indices below their count only: each loop's condition says so. What is not valid UTF-8 is read
/// as one character a byte, so that a cursor always advances and never passes the end.
struct TokenText {
  let bytes: UnsafeBufferPointer<UInt8>
  let folding: TokenFolding

  /// Reads `bytes` up to `end`, which is at most their count.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, upTo end: Int, _ folding: TokenFolding) {
    self.bytes = UnsafeBufferPointer(rebasing: bytes[..<end])
    self.folding = folding
  }

  /// Whether there is a token from `position` on.
  func hasToken(from position: Int) -> Bool {
    if position < bytes.count, isASCIIWord(bytes[position]) { return true }
    var cursor = TokenCursor(position: position)
    return next(&cursor) != nil
  }

  /// The next token, or `nil` at the end of the text.
  @inline(__always)
  func next(_ cursor: inout TokenCursor) -> Token? {
    var position = cursor.position
    var gap = TokenGap.none
    while position < bytes.count {
      let byte = bytes[position]
      if isASCIIWord(byte) { return word(at: position, gap, &cursor) }
      if byte == 0x20 {
        gap.addSpace()
        position += 1
      } else if byte > 0x20, byte < 0x7F, byte != 0x2D, position + 1 == bytes.count || bytes[position + 1] < 0x80 {
        // A sign of ASCII without a mark on it; a hyphen may be none.
        cursor.position = position + 1
        cursor.isAfterWord = false
        let base = byte == 0x60 && folding.contains(.typography) ? 0x27 : byte
        return Token(start: position, end: position + 1, hash: TokenHash.hash(sign: base), gap: gap, kind: .punctuation)
      } else if byte == 0x0A {
        gap.addLineEnd()
        position += 1
      } else if let token = other(at: &position, &gap, &cursor) {
        return token
      }
    }
    cursor.position = bytes.count
    return nil
  }

  @inline(__always)
  private func word(at start: Int, _ gap: TokenGap, _ cursor: inout TokenCursor) -> Token {
    let word = TokenHash.asciiWord(in: bytes, from: start, foldsCase: folding.contains(.letterCase))
    if word.end < bytes.count, bytes[word.end] >= 0x80 {
      let rest = restOfWord(from: word.end)
      if rest.end > word.end { return token(start, rest.end, gap, .word, rest.isPlain, &cursor) }
    }
    cursor.position = word.end
    cursor.isAfterWord = true
    return Token(start: start, end: word.end, hash: word.hash, gap: gap, kind: .word)
  }

  /// Reads what begins with neither an ASCII letter or digit nor a space: a gap's character, or a token.
  @inline(never)
  private func other(at position: inout Int, _ gap: inout TokenGap, _ cursor: inout TokenCursor) -> Token? {
    let start = position
    let (scalar, length) = bytes.scalar(at: start)
    let scalarEnd = start + length
    switch PhraseCharacter(scalar) {
    case .space:
      position = scalarEnd
      gap.addSpace()
    case .lineEnd:
      position = scalarEnd
      // A carriage return with its line feed is one line end.
      if scalar == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      gap.addLineEnd()
    case .paragraphEnd:
      position = scalarEnd
      gap = .paragraph
    case .invisible, .boundary:
      position = scalarEnd
    case .word, .mark:
      let word = restOfWord(from: start)
      return token(start, word.end, gap, .word, word.isPlain, &cursor)
    case .single:
      return token(start, endOfMarks(from: scalarEnd), gap, .single, true, &cursor)
    case .punctuation:
      guard joinsWords(scalar, scalarEnd, gap, cursor) else {
        return token(start, endOfMarks(from: scalarEnd), gap, .punctuation, false, &cursor)
      }
      position = scalarEnd
      gap = .space
    }
    return nil
  }

  private func token(
    _ start: Int,
    _ tokenEnd: Int,
    _ gap: TokenGap,
    _ kind: Token.Kind,
    _ isPlain: Bool,
    _ cursor: inout TokenCursor
  ) -> Token {
    cursor.position = tokenEnd
    cursor.isAfterWord = kind != .punctuation
    // Where nothing is folded, the scalars that are compared are the bytes as they stand.
    let hash =
      if isPlain, folding.isDisjoint(with: [.letterCase, .accents]) {
        TokenHash.hash(raw: bytes, start, tokenEnd)
      } else {
        TokenHash.hash(TokenScalars(bytes, start, tokenEnd, folding), foldsCase: folding.contains(.letterCase))
      }
    return Token(start: start, end: tokenEnd, hash: hash, gap: gap, kind: kind)
  }

  /// The end of the word that holds `position`, and whether no invisible character stands in what was read of it.
  ///
  /// Invisible characters count only where the word goes on behind them.
  private func restOfWord(from position: Int) -> (end: Int, isPlain: Bool) {
    var position = position
    var wordEnd = position
    var visible = true
    var isPlain = true
    while position < bytes.count {
      let (scalar, length) = bytes.scalar(at: position)
      switch PhraseCharacter(scalar) {
      case .word, .mark:
        position += length
        wordEnd = position
        isPlain = isPlain && visible
      case .invisible:
        position += length
        visible = false
      default:
        return (wordEnd, isPlain)
      }
    }
    return (wordEnd, isPlain)
  }

  /// The end of the marks that sit on the character before `position`.
  private func endOfMarks(from position: Int) -> Int {
    var position = position
    while position < bytes.count, bytes[position] >= 0x80 {
      let (scalar, length) = bytes.scalar(at: position)
      guard PhraseCharacter(scalar) == .mark else { break }
      position += length
    }
    return position
  }

  /// Whether a punctuation character is a hyphen between two words that counts as a space.
  private func joinsWords(_ scalar: UInt32, _ scalarEnd: Int, _ gap: TokenGap, _ cursor: TokenCursor) -> Bool {
    guard folding.contains(.hyphenEqualsSpace), gap == .none, cursor.isAfterWord, scalarEnd < bytes.count else {
      return false
    }
    guard PhraseFolding.typographicBase(of: scalar) == 0x2D else { return false }
    let next = PhraseCharacter(bytes.scalar(at: scalarEnd).value)
    return next == .word || next == .single
  }
}

/// Whether a byte is an ASCII letter or digit.
@inline(__always)
func isASCIIWord(_ byte: UInt8) -> Bool {
  // Bits 48...57 (digits) of the lower 64 characters, then 1...26 and 33...58 (letters) of the upper.
  let words: UInt64 = byte & 0x40 == 0 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_07FF_FFFE
  return byte < 0x80 && words >> UInt64(byte & 0x3F) & 1 != 0
}
