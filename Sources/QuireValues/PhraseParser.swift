import QuireText

/// Reads the values that a run of tokens states.
///
/// The grammar is written by hand, one function a phrase: each is given the number of a token and answers with the
/// value of the longest phrase of its sort that begins there. No phrase is longer than some dozens of tokens, so a
/// run is read in time linear to its length.
struct PhraseParser {
  let text: TextWindow
  let lexicon: Lexicon
  /// Whether 3/4/2017 is the third of April.
  let dayFirst: Bool
  let amounts: AmountOptions
  var tokens: [Token] = []
  let memo = PhraseMemo()

  init(_ text: TextWindow, lexicon: Lexicon, dayFirst: Bool, amounts: AmountOptions) {
    self.text = text
    self.lexicon = lexicon
    self.dayFirst = dayFirst
    self.amounts = amounts
  }

  // MARK: Tokens

  /// What the word at `index` may be; nothing where there is no word.
  @inline(__always)
  func word(_ index: Int) -> Lexeme {
    guard index >= 0, index < tokens.count, tokens[index].kind == .word else { return lexicon.lexemes[0] }
    return lexicon.lexemes[Int(tokens[index].code)]
  }

  @inline(__always)
  func keyword(_ index: Int) -> Keyword {
    guard index >= 0, index < tokens.count, tokens[index].kind == .word else { return .none }
    return lexicon.lexemes[Int(tokens[index].code)].keyword
  }

  /// Whether the word at `index` is one of `keywords`.
  @inline(__always)
  func isKeyword(_ index: Int, _ keyword: Keyword) -> Bool {
    self.keyword(index) == keyword
  }

  /// Whether the word at `index` is one of two keywords or more.
  func isKeyword(
    _ index: Int,
    _ first: Keyword,
    _ second: Keyword,
    _ third: Keyword = .none,
    _ fourth: Keyword = .none,
    _ fifth: Keyword = .none,
    _ sixth: Keyword = .none,
    _ seventh: Keyword = .none
  ) -> Bool {
    let found = keyword(index)
    guard found != .none else { return false }
    return found == first || found == second || found == third || found == fourth || found == fifth || found == sixth
      || found == seventh
  }

  func isWord(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .word
  }

  /// Whether the sign at `index` is `sign`.
  func isSign(_ index: Int, _ sign: UInt16) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .sign && tokens[index].code == sign
  }

  func isHyphen(_ index: Int) -> Bool {
    isSign(index, Sign.hyphen) || isSign(index, Sign.dash) || isSign(index, Sign.minus)
  }

  /// The value of the run of digits at `index`, if it has between `least` and `most` digits.
  func digits(_ index: Int, _ least: Int = 1, _ most: Int = 18) -> Int? {
    guard index >= 0, index < tokens.count, tokens[index].kind == .digits else { return nil }
    let count = Int(tokens[index].code)
    return count >= least && count <= most ? tokens[index].value : nil
  }

  func isDigits(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && tokens[index].kind == .digits
  }

  /// Whether nothing stands between the token and the one before it.
  func isJoined(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index].gap == .none
  }

  /// Whether the token stands on the line of the one before it.
  func isBeside(_ index: Int) -> Bool {
    index > 0 && index < tokens.count && tokens[index].gap != .lineBreak
  }

  func length(_ index: Int) -> Int {
    index >= 0 && index < tokens.count ? tokens[index].end - tokens[index].start : 0
  }

  /// Whether the word begins with a capital letter.
  func isCapitalized(_ index: Int) -> Bool {
    index >= 0 && index < tokens.count && isUppercase(text[tokens[index].start])
  }

  /// Whether the word is written in capitals only.
  func isAllCapitals(_ index: Int) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    return (tokens[index].start..<tokens[index].end).allSatisfy { isUppercase(text[$0]) }
  }

  func range(_ start: Int, _ end: Int) -> ByteRange {
    tokens[start].start..<tokens[end - 1].end
  }

  // MARK: Beginnings

  /// Whether a date or time can begin with the token; a quick look before a long one.
  @inline(__always)
  func mayBeginTime(_ index: Int) -> Bool {
    guard index < tokens.count, !starts(index).isEmpty else { return false }
    return tokens[index].anchorDistance <= 12
  }

  /// Whether a number or amount can begin with the token.
  func mayBeginAmount(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.kind {
    case .digits: return true
    // "US$", "C $", "u.s. dollars": any word before a dollar sign.
    case .word:
      return lexicon.beginsAmount[Int(token.code)] || token.end - token.start <= 4 && isSign(index + 1, Sign.dollar)
        || token.end - token.start == 1 && isSign(index + 1, Sign.dot) || amounts.isEager
    case .sign:
      return token.code == Sign.hyphen || token.code == Sign.minus || token.code == Sign.dot
        || token.code == Sign.dollar || token.code >= 512 || token.code == Sign.percent && amounts.isEager
    }
  }

  // MARK: Edges

  /// Whether a value can begin with the token: it is not the rest of a longer word or number.
  func isFree(before index: Int) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    let start = tokens[index].start
    let before = text[start - 1]
    if text.isWord(before: start) {
      // A capital behind a small letter: the lexer has cut two words that were run together.
      return tokens[index].kind == .word && isLetter(before) && !isUppercase(before) && isUppercase(text[start])
    }
    if isNumberSign(before), isDigit(text[start - 2]), isDigits(index) {
      // "22,24,26" are three numbers.
      return before == UInt8(ascii: ",") && length(index) != 3
    }
    // "@may", "#may": names. "@08:25PM": a time.
    return before != UInt8(ascii: "_") && before != UInt8(ascii: "#")
      && (before != UInt8(ascii: "@") || isDigits(index))
  }

  /// Whether the tokens are cut out of a longer row of numbers: "2017" of "2017-13-01".
  func isCutOut(_ start: Int, _ end: Int) -> Bool {
    let first = tokens[start].start
    let last = tokens[end - 1].end
    if isDigits(start), isRowSign(text[first - 1]), isDigit(text[first - 2]) { return true }
    return isDigits(end - 1) && isRowSign(text[last]) && isDigit(text[last + 1])
  }

  /// Whether a value can end with the token before `end`.
  func isFree(after end: Int) -> Bool {
    guard end > 0, end <= tokens.count else { return false }
    let offset = tokens[end - 1].end
    if text.isWord(at: offset) || text[offset] == UInt8(ascii: "_") { return false }
    guard tokens[end - 1].kind == .digits else { return true }
    let next = text[offset]
    if next == UInt8(ascii: ","), isJoined(end + 1), isDigits(end + 1) { return length(end + 1) != 3 }
    return !(isNumberSign(next) && isDigit(text[offset + 1])) && next != UInt8(ascii: "%")
  }
}

/// Whether digits on both sides of the sign make one thing.
private func isNumberSign(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "/")
}

/// Whether the sign holds the parts of dates and numbers of things together.
private func isRowSign(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
}

/// A phrase that was read: what it says, and the token after it.
struct Phrase<Value> {
  var value: Value
  var end: Int
  var rule: String
  var score: Double

  init(_ value: Value, end: Int, rule: String, score: Double) {
    self.value = value
    self.end = end
    self.rule = rule
    self.score = score
  }

  func map<Other>(_ transform: (Value) -> Other) -> Phrase<Other> {
    Phrase<Other>(transform(value), end: end, rule: rule, score: score)
  }
}

/// The longer of two phrases; the first one where they are equally long.
func longer<Value>(_ first: Phrase<Value>?, _ second: @autoclosure () -> Phrase<Value>?) -> Phrase<Value>? {
  guard let first else { return second() }
  guard let second = second(), second.end > first.end else { return first }
  return second
}
