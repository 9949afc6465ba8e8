// Numbers in digits and words.

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
  func number(_ index: Int) -> NumberPhrase? {
    if let known = memo.numbers.known(index, memo.generation) { return known }
    let phrase = readNumber(index)
    memo.numbers.set(index, memo.generation, phrase)
    return phrase
  }

  private func readNumber(_ index: Int) -> NumberPhrase? {
    if isDigits(index) || isSign(index, Sign.dot) { return digitNumber(index) }
    if let fraction = fractionSign(index) { return NumberPhrase(value: fraction, end: index + 1, hasDigits: true) }
    return wordNumber(index)
  }

  // MARK: Digits

  private func digitNumber(_ index: Int) -> NumberPhrase? {
    guard var number = plainDigits(index) else { return nil }
    let end = number.end
    if let fraction = fractionSign(end), isJoined(end), let sum = number.value + fraction {
      number = NumberPhrase(value: sum, end: end + 1, hasDigits: true)
    } else if let fraction = digitFraction(end), tokens[end].gap == .space, let sum = number.value + fraction.value {
      // "2 1/4"
      number = NumberPhrase(value: sum, end: fraction.end, hasDigits: true)
    }
    return withMagnitudes(number)
  }

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
    var end = groupedEnd(index)
    let isGrouped = end > index + 1
    var value = 0
    for group in index..<end {
      guard let part = digits(group, 1, 18) else { continue }
      guard value < 1_000_000_000_000 else { return nil }
      value = value * (group == index ? 1 : length(group) == 2 ? 100 : 1000) + part
    }
    var number = DecimalNumber(value)
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

  /// Where a whole number ends: "1,234,567", as in India "12,34,567", or with no-break spaces between groups.
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
    return end
  }

  private func hasNoBreakSpace(before index: Int) -> Bool {
    guard isDigits(index), index > 0, tokens[index].gap == .space else { return false }
    return text[tokens[index].start - 1] != 0x20 && tokens[index].start - tokens[index - 1].end <= 3
  }

  /// Whether a point and more digits follow, as in "1.2.3".
  private func isContinued(_ index: Int) -> Bool {
    isSign(index, Sign.dot) && isJoined(index) && isJoined(index + 1) && isDigits(index + 1)
  }

  /// A fraction in digits, "3/4".
  func digitFraction(_ index: Int) -> NumberPhrase? {
    guard let numerator = digits(index, 1, 3), isSign(index + 1, Sign.slash), isJoined(index + 1), isJoined(index + 2),
      let denominator = digits(index + 2, 1, 3), !isContinued(index + 3),
      !(isSign(index + 3, Sign.slash) && isJoined(index + 3)),
      let value = DecimalNumber(numerator, over: denominator)
    else { return nil }
    return NumberPhrase(value: value, end: index + 3, hasDigits: true)
  }

  private func fractionSign(_ index: Int) -> DecimalNumber? {
    guard index >= 0, index < tokens.count, tokens[index].kind == .sign else { return nil }
    let code = Int(tokens[index].code)
    guard (512..<768).contains(code) else { return nil }
    return DecimalNumber((code - 512) / 16, over: (code - 512) % 16)
  }

  /// The number with "million", "k", "hundred thousand" behind it.
  private func withMagnitudes(_ number: NumberPhrase) -> NumberPhrase {
    var number = number
    while let power = word(number.end).magnitude, isBeside(number.end) {
      let letters = length(number.end)
      // Single letters are joined: "10k", "$1.5m"; "5 m" are metres.
      guard letters > 2 || isJoined(number.end) || number.hasMagnitude == false && letters == 2 else { break }
      guard letters > 1 || isFree(after: number.end + 1) else { break }
      number.value = number.value.multiplied(byPowerOfTen: Int(power))
      number.end += 1
      number.hasMagnitude = true
    }
    guard number.hasMagnitude else { return number }
    return withHalf(withRest(number))
  }

  /// "3 hundred and 21", "4 thousand 3 hundred".
  private func withRest(_ number: NumberPhrase) -> NumberPhrase {
    let next = isKeyword(number.end, .and) ? number.end + 1 : number.end
    guard let whole = number.value.integer, isBeside(next), let rest = digits(next, 1, 3), isFree(after: next + 1),
      word(next + 1).magnitude == nil || word(next + 1).magnitude == 2, whole % 1000 == 0 || rest < 100
    else { return number }
    guard next > number.end || word(next + 1).magnitude == 2 else { return number }
    var tail = NumberPhrase(value: DecimalNumber(rest), end: next + 1, hasDigits: true)
    if word(next + 1).magnitude == 2 { tail = withMagnitudes(tail) }
    guard let small = tail.value.integer, small < 1000, small > 0, let sum = number.value + tail.value else {
      return number
    }
    return NumberPhrase(value: sum, end: tail.end, hasDigits: true, hasMagnitude: true)
  }

  // MARK: Words

  private func wordNumber(_ index: Int) -> NumberPhrase? {
    if let half = halfOf(index) { return half }
    if isKeyword(index, .a, .an), isBeside(index + 1) {
      if keyword(index + 1) == .dozen {
        return NumberPhrase(value: DecimalNumber(12), end: index + 2, hasDigits: false)
      }
      guard let power = word(index + 1).magnitude, length(index + 1) > 3, !word(index + 1).isShort else { return nil }
      var number = NumberPhrase(value: DecimalNumber(1, exponent: Int(power)), end: index + 2, hasDigits: false)
      while let power = word(number.end).magnitude, isBeside(number.end), length(number.end) > 3 {
        number.value = number.value.multiplied(byPowerOfTen: Int(power))
        number.end += 1
      }
      number.hasMagnitude = true
      return withHalf(number)
    }
    guard var number = cardinalWords(index) else { return nil }
    if keyword(number.end) == .dozen, isBeside(number.end), let dozens = number.value.multiplied(by: 12) {
      number = NumberPhrase(value: dozens, end: number.end + 1, hasDigits: false)
    }
    if keyword(number.end) == .point, let places = wordPlaces(number.end + 1), let sum = number.value + places.value {
      number = NumberPhrase(value: sum, end: places.end, hasDigits: false)
    }
    return withHalf(number)
  }

  /// The whole number that begins at `index` in words: "two hundred and six", "twenty-one", "three million".
  func cardinalWords(_ index: Int) -> NumberPhrase? {
    var reader = CardinalReader()
    var position = index
    var end = index
    while position - index < 24, position == index || isBeside(position) {
      let word = word(position)
      if let small = word.cardinal, word.keyword != .tens {
        guard reader.add(Int(small)) else { break }
      } else if let power = word.magnitude, length(position) > 3 {
        guard reader.multiply(byPowerOfTen: Int(power)) else { break }
      } else {
        break
      }
      end = position + 1
      position = end
      if isHyphen(position), isBeside(position) {
        position += 1
      } else if isKeyword(position, .and), reader.mayTakeAnd {
        position += 1
      }
    }
    guard end > index, let total = reader.total else { return nil }
    // "The only one", "one of them": no count, but a number all the same; the caller weighs it.
    let hasMagnitude = word(end - 1).magnitude != nil
    return NumberPhrase(value: DecimalNumber(total), end: end, hasDigits: false, hasMagnitude: hasMagnitude)
  }

  private func wordPlaces(_ index: Int) -> NumberPhrase? {
    var value = 0
    var places = 0
    var position = index
    while places < 9, let digit = word(position).cardinal, digit < 100, position == index || isBeside(position) {
      if digit >= 10, places > 0 { break }
      value = value * (digit >= 10 ? 100 : 10) + Int(digit)
      places += digit >= 10 ? 2 : 1
      position += 1
    }
    guard places > 0 else { return nil }
    return NumberPhrase(value: DecimalNumber(value, exponent: -places), end: position, hasDigits: false)
  }

  // MARK: Halves and quarters

  /// The number with "and a half" behind it; of a million, if a million is the last word.
  private func withHalf(_ number: NumberPhrase) -> NumberPhrase {
    guard isKeyword(number.end, .and), isBeside(number.end) else { return number }
    guard let part = commonFraction(number.end + 1) else { return number }
    let power = number.hasMagnitude ? Int(word(number.end - 1).magnitude ?? 0) : 0
    let scaled = power >= 3 ? part.value.multiplied(byPowerOfTen: power) : part.value
    guard let sum = number.value + scaled else { return number }
    var result = NumberPhrase(value: sum, end: part.end, hasDigits: number.hasDigits)
    // "five and a half million"
    if let power = word(result.end).magnitude, length(result.end) > 3, isBeside(result.end) {
      result.value = result.value.multiplied(byPowerOfTen: Int(power))
      result.end += 1
      result.hasMagnitude = true
    }
    return result
  }

  /// "a half", "half", "a quarter", "three quarters", "two thirds", "one fifth".
  func commonFraction(_ index: Int) -> NumberPhrase? {
    var position = index
    var numerator = 1
    if isKeyword(position, .a, .an) {
      position += 1
    } else if let count = word(position).cardinal, count > 0, count < 20 {
      numerator = Int(count)
      position += 1
      if isHyphen(position) { position += 1 }
    }
    let part = word(position)
    let denominator: Int
    if part.keyword == .half {
      denominator = 2
    } else if part.unit == .quarter {
      denominator = 4
    } else if let ordinal = part.ordinal, ordinal > 2, position > index, part.isPlural == (numerator > 1) {
      denominator = Int(ordinal)
    } else {
      return nil
    }
    guard let value = DecimalNumber(numerator, over: denominator) else { return nil }
    return NumberPhrase(value: value, end: position + 1, hasDigits: false)
  }

  /// "half a million", "a quarter million", "two thirds of a million", "half".
  private func halfOf(_ index: Int) -> NumberPhrase? {
    guard var fraction = commonFraction(index) else { return nil }
    var position = fraction.end
    if isKeyword(position, .of) { position += 1 }
    if isKeyword(position, .a, .an) { position += 1 }
    if isHyphen(position) { position += 1 }
    guard isBeside(position) else { return fraction }
    if keyword(position) == .dozen,
      let value = DecimalNumber(6 * fraction.value.mantissa, exponent: fraction.value.exponent)
        .multiplied(by: 2)
    {
      return NumberPhrase(value: value, end: position + 1, hasDigits: false)
    }
    guard let power = word(position).magnitude, length(position) > 3 else { return fraction }
    fraction.value = fraction.value.multiplied(byPowerOfTen: Int(power))
    fraction.end = position + 1
    fraction.hasMagnitude = true
    return fraction
  }
}

/// Adds up the words of a whole number.
private struct CardinalReader {
  private var sum = 0
  private var group = 0
  private var lastPower = 100
  private var hasWords = false
  private(set) var mayTakeAnd = false

  /// Takes a word below one hundred; `false` where it can't follow what was taken.
  mutating func add(_ small: Int) -> Bool {
    let rest = group % 100
    let fits = small == 0 ? !hasWords : small < 10 ? rest == 0 || (rest >= 20 && rest % 10 == 0) : rest == 0
    guard fits, !(hasWords && group == 0 && sum == 0) else { return false }
    group += small
    hasWords = true
    mayTakeAnd = false
    return true
  }

  /// Takes "hundred", "thousand" and so on.
  mutating func multiply(byPowerOfTen power: Int) -> Bool {
    guard !(hasWords && group == 0 && sum == 0) else { return false }
    if power == 2 {
      guard group < 100, group > 0 || sum == 0 else { return false }
      group = max(group, 1) * 100
    } else {
      guard power < lastPower, power <= 15, group > 0 || sum == 0, group < 1000 else { return false }
      var value = max(group, 1)
      for _ in 0..<power { value *= 10 }
      sum += value
      group = 0
      lastPower = power
    }
    hasWords = true
    mayTakeAnd = true
    return true
  }

  var total: Int? { hasWords ? sum + group : nil }
}
