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
  var tokens: [Token] = []

  init(_ text: TextWindow, lexicon: Lexicon, dayFirst: Bool) {
    self.text = text
    self.lexicon = lexicon
    self.dayFirst = dayFirst
  }

  // MARK: Tokens

  /// What the word at `index` may be; nothing where there is no word.
  func word(_ index: Int) -> Lexeme {
    guard index >= 0, index < tokens.count, tokens[index].kind == .word else { return lexicon.lexemes[0] }
    return lexicon.lexemes[Int(tokens[index].code)]
  }

  func keyword(_ index: Int) -> Keyword {
    guard index >= 0, index < tokens.count, tokens[index].kind == .word else { return .none }
    return lexicon.lexemes[Int(tokens[index].code)].keyword
  }

  /// Whether the word at `index` is one of `keywords`.
  func isKeyword(_ index: Int, _ keywords: Keyword...) -> Bool {
    let found = keyword(index)
    return found != .none && keywords.contains(found)
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

  // MARK: Edges

  /// Whether a value can begin with the token: it is not the rest of a longer word or number.
  func isFree(before index: Int) -> Bool {
    guard index >= 0, index < tokens.count else { return false }
    let start = tokens[index].start
    let before = text[start - 1]
    if text.isWord(before: start) { return false }
    if ".,:/".utf8.contains(before), isDigit(text[start - 2]), isDigits(index) { return false }
    return before != UInt8(ascii: "_") && before != UInt8(ascii: "@") && before != UInt8(ascii: "#")
  }

  /// Whether a value can end with the token before `end`.
  func isFree(after end: Int) -> Bool {
    guard end > 0, end <= tokens.count else { return false }
    let offset = tokens[end - 1].end
    if text.isWord(at: offset) || text[offset] == UInt8(ascii: "_") { return false }
    guard tokens[end - 1].kind == .digits else { return true }
    let next = text[offset]
    return !(".,:/".utf8.contains(next) && isDigit(text[offset + 1])) && next != UInt8(ascii: "%")
  }
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
