import QuireText

/// Cuts a text into runs of tokens that stand next to each other.
///
/// Words that the grammar does not know, other signs and empty lines end a run. A run comes out only when something
/// in it can carry a value: a digit, or a word like "August" or "miles"; the many runs like "of the" are forgotten.
struct Lexer {
  private let text: TextWindow
  private let lexicon: Lexicon
  private var position: Int
  private var lineBreaks = 0
  private var hasSpace = false
  /// The first place from the position on at which something can carry a value.
  private var anchor = -1

  init(_ text: TextWindow, lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
    position = text.start
  }

  /// The length from which a run is cut at the next space; only tables and hostile texts have longer ones.
  private static let longRun = 512

  /// Reads the next run that can carry a value into `tokens`; `false` at the end of the text.
  mutating func nextRun(into tokens: inout [Token]) -> Bool {
    tokens.removeAll(keepingCapacity: true)
    var hasAnchor = false
    while position < text.end {
      if tokens.isEmpty {
        // Outside of a run most words are none of the grammar's; what parts them from the next run does not count. Of
        // the runs most carry nothing: those before the next that may are not read.
        if position > anchor { skipToAnchor() }
        position = lexicon.filter.firstCandidate(in: text.bytes, from: position, to: text.end)
        endRun()
        guard position < text.end else { return false }
      }
      if tokens.count >= Lexer.longRun, hasSpace || lineBreaks > 0 || tokens.count >= 2 * Lexer.longRun {
        if hasAnchor { return true }
        tokens.removeAll(keepingCapacity: true)
      }
      switch text.bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        hasSpace = true
        position += 1
        continue
      case UInt8(ascii: "\n"), 0x0B, 0x0C:
        lineBreaks += 1
        position += 1
        if lineBreaks < 2 { continue }
      case UInt8(ascii: "\r"):
        // A carriage return before a line feed is part of one line break.
        if text[position + 1] != UInt8(ascii: "\n") { lineBreaks += 1 }
        position += 1
        if lineBreaks < 2 { continue }
      default:
        if readToken(into: &tokens, &hasAnchor) { continue }
      }
      if hasAnchor { return true }
      tokens.removeAll(keepingCapacity: true)
      hasAnchor = false
    }
    return hasAnchor
  }

  /// Goes to where a run can begin that reaches the next thing that can carry a value.
  private mutating func skipToAnchor() {
    let place = lexicon.filter.firstAnchor(in: text.bytes, from: position, to: text.end)
    position = place.start
    anchor = place.anchor
  }

  /// Reads what stands at the position; `false` where it ends the run.
  private mutating func readToken(into tokens: inout [Token], _ hasAnchor: inout Bool) -> Bool {
    let byte = text.bytes[position]
    let start = position
    if isDigit(byte) {
      let value = readDigits()
      append(.digits, code: UInt16(min(position - start, 1000)), start, value, &tokens)
      hasAnchor = true
      return true
    }
    if isLetter(byte) {
      guard let word = readWord() else { return false }
      append(.word, code: UInt16(word), start, -1, &tokens)
      hasAnchor = hasAnchor || lexicon.isAnchor[word]
      return true
    }
    guard let sign = readSign() else { return false }
    guard sign != 0 else { return true }
    append(.sign, code: sign, start, -1, &tokens)
    hasAnchor = hasAnchor || sign >= 512
    return true
  }

  private mutating func append(_ kind: Token.Kind, code: UInt16, _ start: Int, _ value: Int, _ tokens: inout [Token]) {
    let gap: Token.Gap = lineBreaks > 0 ? .lineBreak : hasSpace ? .space : .none
    tokens.append(Token(kind: kind, gap: gap, code: code, start: start, end: position, value: value))
    lineBreaks = 0
    hasSpace = false
  }

  private mutating func readDigits() -> Int {
    let start = position
    var value = 0
    while isDigit(text[position]) {
      if position - start < 18 { value = value * 10 + Int(text[position] - 0x30) }
      position += 1
    }
    return position - start <= 18 ? value : -1
  }

  /// The lexeme of the word at the position; the word is passed over even where there is none.
  private mutating func readWord() -> Int? {
    let start = position
    let letters = LetterRun(in: text.bytes, from: start, to: text.end)
    position = letters.end
    if text[position] >= 0x80, text.isWord(at: position) {
      skipUnknownWord()
      return nil
    }
    // A word of more than sixteen letters has lost some, and is known by its length.
    if position - start <= 16, let word = lexicon.find(low: letters.low, high: letters.high) { return word }
    endRun()
    // "BeccaOctober 29": a name and a date whose line break was lost. Read again from the capital on.
    if letters.hump > start, isName(from: letters.hump) { position = letters.hump }
    return nil
  }

  /// Whether the letters from `start` to the position are the name of a month or a day of the week.
  private func isName(from start: Int) -> Bool {
    guard position - start <= 9 else { return false }
    let letters = LetterRun(in: text.bytes, from: start, to: position)
    guard let word = lexicon.find(low: letters.low, high: letters.high) else { return false }
    return lexicon.lexemes[word].month > 0 || lexicon.lexemes[word].weekday > 0 && !lexicon.lexemes[word].isShort
  }

  /// Passes over a word with letters outside of ASCII.
  private mutating func skipUnknownWord() {
    while text.isWord(at: position) {
      position += 1
      while text[position] & 0xC0 == 0x80 { position += 1 }
    }
    endRun()
  }

  private mutating func endRun() {
    lineBreaks = 0
    hasSpace = false
  }

  /// The sign at the position, 0 for a space or an invisible character, or `nil` where it ends the run.
  private mutating func readSign() -> UInt16? {
    let byte = text.bytes[position]
    if byte < 0x80 {
      position += 1
      if byte == UInt8(ascii: "|") { return Sign.bullet }
      if byte > 0x20, byte < 0x7F, byte != UInt8(ascii: "_") { return UInt16(byte) }
      endRun()
      return nil
    }
    if let (sign, length) = text.wideSign(at: position) {
      position += length
      if sign == WideSign.space { hasSpace = true }
      return sign == WideSign.space || sign == WideSign.invisible ? 0 : sign
    }
    if text.isWord(at: position) {
      skipUnknownWord()
    } else {
      position += 1
      while text[position] & 0xC0 == 0x80 { position += 1 }
      endRun()
    }
    return nil
  }
}

private enum WideSign {
  static let space: UInt16 = 1
  static let invisible: UInt16 = 2
}

extension TextWindow {
  /// The sign outside of ASCII at `offset` and its length in bytes.
  fileprivate func wideSign(at offset: Int) -> (sign: UInt16, length: Int)? {
    let second = self[offset + 1]
    switch self[offset] {
    case 0xC2: return latinSign(second).map { ($0, 2) }
    case 0xC3 where second == 0x97: return (Sign.times, 2)
    case 0xCE where second == 0xBC && isLetter(self[offset + 2]): return (Sign.micro, 2)
    case 0xE2: return symbolSign(UInt32(second & 0x3F) << 6 | UInt32(self[offset + 2] & 0x3F) | 0x2000).map { ($0, 3) }
    case 0xE3 where second == 0x80 && self[offset + 2] == 0x80: return (WideSign.space, 3)
    case 0xE5 where second == 0x85 && self[offset + 2] == 0x83: return (Sign.currency(0x5143), 3)
    case 0xE5 where second == 0x86 && self[offset + 2] == 0x86: return (Sign.currency(0x5186), 3)
    case 0xEF where second == 0xBB && self[offset + 2] == 0xBF: return (WideSign.invisible, 3)
    case 0xEF where second == 0xBC && self[offset + 2] == 0x85: return (Sign.percent, 3)
    default: return nil
    }
  }

  private func latinSign(_ second: UInt8) -> UInt16? {
    switch second {
    case 0xA0: WideSign.space
    case 0xAD: WideSign.invisible
    case 0xA2, 0xA3, 0xA4, 0xA5: Sign.currency(UInt32(second))
    case 0xB0, 0xBA: Sign.degree
    case 0xB5: Sign.micro
    case 0xB7: Sign.bullet
    case 0xBC: Sign.fraction(1, 4)
    case 0xBD: Sign.fraction(1, 2)
    case 0xBE: Sign.fraction(3, 4)
    default: nil
    }
  }

  private func symbolSign(_ scalar: UInt32) -> UInt16? {
    switch scalar {
    case 0x2000...0x200A, 0x202F, 0x205F: WideSign.space
    case 0x200B...0x200F, 0x2060: WideSign.invisible
    case 0x2010, 0x2011, 0x2012: Sign.hyphen
    case 0x2013, 0x2014, 0x2015: Sign.dash
    case 0x2018, 0x2019, 0x2032: Sign.apostrophe
    case 0x2022: Sign.bullet
    case 0x2030: Sign.perMille
    case 0x20A0...0x20CF: Sign.currency(scalar)
    case 0x2103: Sign.celsius
    case 0x2109: Sign.fahrenheit
    case 0x2153: Sign.fraction(1, 3)
    case 0x2154: Sign.fraction(2, 3)
    case 0x2155...0x2158: Sign.fraction(UInt16(scalar - 0x2154), 5)
    case 0x2159: Sign.fraction(1, 6)
    case 0x215A: Sign.fraction(5, 6)
    case 0x215B...0x215E: Sign.fraction(UInt16(scalar - 0x215A) * 2 - 1, 8)
    case 0x2212: Sign.minus
    default: nil
    }
  }
}
