// Numbers in digits.

/// A number as a text writes it.
struct NumberPhrase {
  var value: DecimalNumber
  var end: Int
  /// Whether it is written with digits.
  var hasDigits: Bool
  /// Whether a word or letter for a power of ten is part of it.
  var hasMagnitude = false
}

extension PhraseParser {
  /// The number that begins at `index`: digits or words, with powers of ten and fractions, without a sign.
  ///
  /// A small "m" behind digits is left out: it may be metres. ``moneyNumber(_:)`` takes it for millions.
  func number(_ index: Int) -> NumberPhrase? {
    if let known = memo.numbers.known(index, memo.generation) { return known }
    let phrase = readNumber(index)
    memo.numbers.set(index, memo.generation, phrase)
    return phrase
  }

  /// The number that begins at `index` where money is spoken of: "1.5m" and "3mm" are millions.
  func moneyNumber(_ index: Int) -> NumberPhrase? {
    number(index).map { $0.hasDigits && !$0.hasMagnitude ? withMagnitudes($0, isMoney: true) : $0 }
  }

  private func readNumber(_ index: Int) -> NumberPhrase? {
    if isDigits(index) || isSign(index, Sign.dot) { return digitNumber(index) }
    if let fraction = fractionSign(index) { return NumberPhrase(value: fraction, end: index + 1, hasDigits: true) }
    return wordNumber(index)
  }

  private func digitNumber(_ index: Int) -> NumberPhrase? {
    guard var number = plainDigits(index) else { return nil }
    let end = number.end
    if let fraction = fractionSign(end), isJoined(end), let sum = number.value + fraction {
      number = NumberPhrase(value: sum, end: end + 1, hasDigits: true)
    } else if let fraction = digitFraction(end), tokens[end].gap == .space, let sum = number.value + fraction.value {
      // "2 1/4"
      number = NumberPhrase(value: sum, end: fraction.end, hasDigits: true)
    } else if let (power, end) = powerOfTen(end) {
      return NumberPhrase(value: number.value.multiplied(byPowerOfTen: power), end: end, hasDigits: true)
    } else if keyword(end) == .dozen, isBeside(end), let dozens = number.value.multiplied(by: 12) {
      return NumberPhrase(value: dozens, end: end + 1, hasDigits: true)
    }
    return withMagnitudes(number, isMoney: false)
  }

  /// What stands behind the digits of a number in scientific notation: "e10", "E-3", "x10^6", "× 10^-4".
  private func powerOfTen(_ index: Int) -> (power: Int, end: Int)? {
    var position = index
    if length(index) == 1, isWord(index), isJoined(index), lowercased(text[tokens[index].start]) == UInt8(ascii: "e") {
      position += 1
    } else if isKeyword(index, .x) || isSign(index, Sign.times), isBeside(index), digits(index + 1, 2, 2) == 10,
      isSign(index + 2, Sign.caret), isJoined(index + 2)
    {
      position += 3
    } else {
      return nil
    }
    let isNegative = isHyphen(position)
    if isNegative || isSign(position, Sign.plus) {
      guard isJoined(position) else { return nil }
      position += 1
    }
    guard let power = digits(position, 1, 2), isJoined(position), power <= 30, isFree(after: position + 1) else {
      return nil
    }
    return (isNegative ? -power : power, position + 1)
  }

  // MARK: Digits

  /// Digits with grouping commas or no-break spaces and a decimal point.
  func plainDigits(_ index: Int) -> NumberPhrase? {
    if isSign(index, Sign.dot) {
      // ".08"
      guard let value = digits(index + 1), isJoined(index + 1), !text.isWord(before: tokens[index].start) else {
        return nil
      }
      let number = DecimalNumber(value, exponent: -length(index + 1))
      return NumberPhrase(value: number, end: index + 2, hasDigits: true)
    }
    guard digits(index, 1, 18) != nil else { return nil }
    if let number = dottedGroups(index) { return number }
    var end = groupedEnd(index)
    let isGrouped = end > index + 1
    guard let whole = wholeNumber(index, end) else { return nil }
    var number = DecimalNumber(whole)
    let hasPoint = isSign(end, Sign.dot) && isJoined(end) && isJoined(end + 1)
    // "5,00" is five in much of Europe; "5,000" is five thousand here.
    let isList = isSign(end + 2, Sign.comma) && isJoined(end + 2) && isJoined(end + 3) || isSign(index - 1, Sign.comma)
    let hasComma =
      !isGrouped && !isList && isSign(end, Sign.comma) && isJoined(end) && isJoined(end + 1) && length(end + 1) <= 2
    if hasPoint || hasComma, let places = digits(end + 1), !isContinued(end + 2),
      let sum = number + DecimalNumber(places, exponent: -length(end + 1))
    {
      number = sum
      end += 2
    }
    return NumberPhrase(value: number, end: end, hasDigits: true)
  }

  /// The digits of the groups from `index` to `end` as one number.
  private func wholeNumber(_ index: Int, _ end: Int) -> Int? {
    var value = 0
    for group in index..<end {
      guard let part = digits(group, 1, 18) else { continue }
      guard value < 1_000_000_000_000 else { return nil }
      value = value * (group == index ? 1 : length(group) == 2 ? 100 : 1000) + part
    }
    return value
  }

  /// "1.234,56" and "1.234.567", as in much of Europe.
  private func dottedGroups(_ index: Int) -> NumberPhrase? {
    guard length(index) <= 3 else { return nil }
    var end = index + 1
    while end - index < 12, isSign(end, Sign.dot), isJoined(end), isJoined(end + 1), isDigits(end + 1),
      length(end + 1) == 3
    {
      end += 2
    }
    guard end > index + 1, let value = wholeNumber(index, end) else { return nil }
    if isSign(end, Sign.comma), isJoined(end), isJoined(end + 1), let places = digits(end + 1, 1, 2),
      !(isSign(end + 2, Sign.comma) && isJoined(end + 2) && isJoined(end + 3)),
      let sum = DecimalNumber(value) + DecimalNumber(places, exponent: -length(end + 1))
    {
      return NumberPhrase(value: sum, end: end + 2, hasDigits: true)
    }
    return end > index + 3 && !isContinued(end)
      ? NumberPhrase(value: DecimalNumber(value), end: end, hasDigits: true) : nil
  }

  /// Where a whole number ends: "1,234,567", as in India "12,34,567", or with spaces between groups.
  private func groupedEnd(_ index: Int) -> Int {
    guard length(index) <= 3 else { return index + 1 }
    var end = index + 1
    func isGroup(_ position: Int, of digits: Int) -> Bool {
      isSign(position, Sign.comma) && isJoined(position) && isJoined(position + 1) && isDigits(position + 1)
        && length(position + 1) == digits
    }
    while length(index) <= 2, isGroup(end, of: 2) { end += 2 }
    if isGroup(end, of: 3) {
      // After groups of two one group of three ends the number.
      end += 2
      while length(end - 3) == 3 || end == index + 3, isGroup(end, of: 3) { end += 2 }
      return isGroup(end, of: 3) || isGroup(end, of: 2) ? index + 1 : end
    }
    end = index + 1
    while isDigits(end), length(end) == 3, hasNoBreakSpace(before: end) { end += 1 }
    return end > index + 1 ? end : spacedEnd(index)
  }

  private func hasNoBreakSpace(before index: Int) -> Bool {
    guard isDigits(index), index > 0, tokens[index].gap == .space else { return false }
    return text[tokens[index].start - 1] != 0x20 && tokens[index].start - tokens[index - 1].end <= 3
  }

  /// The end of "40 000" and "1 414 021 100": groups with one plain space, no other digits and no month beside them.
  private func spacedEnd(_ index: Int) -> Int {
    guard text[tokens[index].start] != UInt8(ascii: "0"), !isDigits(index - 1), word(index - 1).month == 0 else {
      return index + 1
    }
    var end = index + 1
    while end - index < 6, isDigits(end), length(end) == 3, tokens[end].start - tokens[end - 1].end == 1 { end += 1 }
    let isFollowed = isDigits(end) || isSign(end, Sign.hyphen) && isDigits(end + 1) || isSign(end, Sign.slash)
    let isLong = end > index + 2 || end == index + 2 && text[tokens[index + 1].start] == UInt8(ascii: "0")
    return isFollowed || !isLong ? index + 1 : end
  }

  /// Whether a point and more digits follow, as in "1.2.3".
  func isContinued(_ index: Int) -> Bool {
    isSign(index, Sign.dot) && isJoined(index) && isJoined(index + 1) && isDigits(index + 1)
  }

  // MARK: Powers of ten

  /// The number with "million", "k", "hundred thousand" behind it.
  func withMagnitudes(_ number: NumberPhrase, isMoney: Bool) -> NumberPhrase {
    var number = number
    while let power = word(number.end).magnitude, isBeside(number.end) {
      let letters = length(number.end)
      // Single letters are joined: "10k", "$1.5m"; "5 m" are metres.
      guard letters > 2 || isJoined(number.end) || number.hasMagnitude == false && isShortMagnitude(number.end) else {
        break
      }
      guard letters > 1 || isFree(after: number.end + 1) else { break }
      guard letters > 2 || isMoney || !isMetric(number.end) else { break }
      number.value = number.value.multiplied(byPowerOfTen: Int(power))
      number.end += 1
      number.hasMagnitude = true
    }
    guard number.hasMagnitude else { return number }
    return withHalf(withRest(number))
  }

  /// Whether the word is an abbreviation that may stand apart from its number: "1.2 bn", "5 k".
  private func isShortMagnitude(_ index: Int) -> Bool {
    length(index) == 2 || length(index) == 1 && text[tokens[index].start] == UInt8(ascii: "k")
  }

  /// Whether a short word for a power of ten is a unit as it is written: "m", "mm".
  ///
  /// Before what is counted ("2m people") it is a million.
  private func isMetric(_ index: Int) -> Bool {
    guard simpleUnit(index) != nil else { return false }
    return length(index) > 1 || !text.hasPluralWord(after: tokens[index].end)
  }

  /// "3 hundred and 21", "4 thousand 3 hundred", "6 crore and two hundred".
  private func withRest(_ number: NumberPhrase) -> NumberPhrase {
    let next = isKeyword(number.end, .and) ? number.end + 1 : number.end
    guard isBeside(next), let whole = number.value.integer, let power = word(number.end - 1).magnitude,
      whole % 100 == 0
    else { return number }
    if next > number.end, !isDigits(next), commonFraction(next) == nil, let rest = cardinalWords(next) {
      return sum(number, rest, below: power)
    }
    guard let rest = digits(next, 1, 3), isFree(after: next + 1) else { return number }
    let isHundreds = word(next + 1).magnitude == 2 && power > 2
    guard isHundreds || next > number.end && word(next + 1).magnitude == nil && power <= 3 else { return number }
    var tail = NumberPhrase(value: DecimalNumber(rest), end: next + 1, hasDigits: true)
    if isHundreds { tail = withMagnitudes(tail, isMoney: false) }
    return sum(number, tail, below: power)
  }

  /// The number with a smaller one behind it.
  private func sum(_ number: NumberPhrase, _ rest: NumberPhrase, below power: Int8) -> NumberPhrase {
    guard let small = rest.value.integer, small > 0, small < DecimalNumber(1, exponent: Int(power)).integer ?? 0,
      let sum = number.value + rest.value
    else { return number }
    return NumberPhrase(value: sum, end: rest.end, hasDigits: true, hasMagnitude: true)
  }
}

extension TextWindow {
  /// Whether a space and a plural follow: "people", "children", or a word of four letters or more with a final "s".
  fileprivate func hasPluralWord(after offset: Int) -> Bool {
    guard self[offset] == 0x20 else { return false }
    var end = offset + 1
    while isLetter(self[end]), end - offset < 24 { end += 1 }
    for word in uncountedPlurals where end - offset - 1 == word.count && matches(word, at: offset + 1) { return true }
    return end - offset > 5 && self[end - 1] == UInt8(ascii: "s") && self[end - 2] != UInt8(ascii: "s")
      && !matches(hurdles, at: offset + 1)
  }
}

private let uncountedPlurals = ["people", "children", "men", "women"].map { Array($0.utf8) }
private let hurdles = Array("hurdles".utf8)
