// Fractions in digits and in words, and shares of a whole.
extension PhraseParser {
  /// A fraction in digits, "3/4".
  func digitFraction(_ index: Int) -> NumberPhrase? {
    guard let numerator = digits(index, 1, 3), isSign(index + 1, Sign.slash), isJoined(index + 1), isJoined(index + 2),
      let denominator = digits(index + 2, 1, 3), !isContinued(index + 3),
      !(isSign(index + 3, Sign.slash) && isJoined(index + 3)),
      let value = DecimalNumber(numerator, over: denominator)
    else { return nil }
    return NumberPhrase(value: value, end: index + 3, hasDigits: true)
  }

  /// A fraction in one sign, "½".
  func fractionSign(_ index: Int) -> DecimalNumber? {
    guard index >= 0, index < tokens.count, tokens[index].kind == .sign else { return nil }
    let code = Int(tokens[index].code)
    guard (512..<768).contains(code) else { return nil }
    return DecimalNumber((code - 512) / 16, over: (code - 512) % 16)
  }

  // MARK: Words

  /// "a half", "half", "a quarter", "three quarters", "two thirds", "fifty-four hundredths", "one twenty-fifth".
  func commonFraction(_ index: Int) -> NumberPhrase? {
    let isArticle = isKeyword(index, .a, .an)
    guard isArticle || word(index).cardinal != nil else { return bareFraction(index) }
    guard isArticle || word(index).keyword != .tens else { return nil }
    let count = isArticle ? nil : cardinalWords(index)
    if let count, count.value.mantissa > 0, let fraction = ordinalFraction(index, count) { return fraction }
    guard isArticle, isBeside(index + 1) else { return nil }
    if let part = bareFraction(index + 1) { return part }
    // "a hundred trillionths"; "a third of", but not "a third man".
    if word(index + 1).magnitude != nil, let count = cardinalWords(index + 1) {
      return ordinalFraction(index, count)
    }
    guard let part = denominator(index + 1), !part.isPlural, part.value > 2,
      isKeyword(part.end, .of) || !isWord(part.end) && !isFollowedByWord(part.end),
      let value = DecimalNumber(1, over: part.value)
    else { return nil }
    return NumberPhrase(value: value, end: part.end, hasDigits: false)
  }

  /// "half" and "quarter" without a number before them.
  private func bareFraction(_ index: Int) -> NumberPhrase? {
    let part = word(index)
    guard part.keyword == .half && length(index) == 4 || part.unit == .quarter && length(index) == 7 else { return nil }
    let value = DecimalNumber(part.keyword == .half ? 5 : 25, exponent: part.keyword == .half ? -1 : -2)
    return NumberPhrase(value: value, end: index + 1, hasDigits: false)
  }

  /// The fraction whose numerator is `count`, read from `index` on.
  private func ordinalFraction(_ index: Int, _ count: NumberPhrase) -> NumberPhrase? {
    let next = isHyphen(count.end) ? count.end + 1 : count.end
    guard isBeside(next), let part = denominator(next) else { return nil }
    // "two million and three quarters"
    if let (whole, rest) = parts(index, count.end), rest < part.value, part.isPlural == (rest > 1),
      let fraction = DecimalNumber(rest, over: part.value)
    {
      return mixed(whole, fraction, end: part.end)
    }
    guard let numerator = count.value.integer, part.isPlural == (numerator > 1) else { return nil }
    // "one hundred thirty fifths" is a hundred over 35, as "twenty fifths" can't be.
    let tens = Int(word(count.end - 1).cardinal ?? 0)
    if part.value < 10, part.end == next + 1, tens >= 20, tens % 10 == 0, !isKeyword(count.end - 2, .and),
      let head = cardinalWords(index, before: count.end - 1)?.value.integer,
      let value = DecimalNumber(head, over: tens + part.value)
    {
      return NumberPhrase(value: value, end: part.end, hasDigits: false)
    }
    guard let value = DecimalNumber(numerator, over: part.value) else { return nil }
    return NumberPhrase(value: value, end: part.end, hasDigits: false)
  }

  /// What stands under a fraction: "halves", "quarter", "fifths", "twenty-fifth", "one hundred fifth".
  private func denominator(_ index: Int) -> (value: Int, end: Int, isPlural: Bool)? {
    let part = word(index)
    let letters = length(index)
    if part.keyword == .half { return (2, index + 1, letters > 4) }
    if part.unit == .quarter { return (4, index + 1, letters > 7) }
    guard let place = ordinalNumber(index), place.value > 2, !isKeyword(index, .a, .an) else { return nil }
    return place
  }

  /// The whole and the last part of "two million and three"; the part is what may be counted in fractions.
  private func parts(_ index: Int, _ end: Int) -> (whole: NumberPhrase, rest: Int)? {
    for place in stride(from: end - 2, to: index, by: -1) where isKeyword(place, .and) {
      guard let whole = cardinalWords(index, before: place), whole.end == place,
        let rest = cardinalWords(place + 1, before: end), rest.end == end, let value = rest.value.integer
      else { return nil }
      return (whole, value)
    }
    return nil
  }

  /// A whole and a fraction of it ("two million and a half") or of what is named ("a billion and a half million").
  private func mixed(_ whole: NumberPhrase, _ fraction: DecimalNumber, end: Int) -> NumberPhrase? {
    let power = whole.hasMagnitude ? Int(word(whole.end - 1).magnitude ?? 0) : 0
    if let named = word(end).magnitude, length(end) > 3, isBeside(end) {
      let scaled = fraction.multiplied(byPowerOfTen: Int(named))
      // "five and a half million" counts both in millions.
      let base = whole.hasMagnitude ? whole.value : whole.value.multiplied(byPowerOfTen: Int(named))
      return (base + scaled).map {
        NumberPhrase(value: $0, end: end + 1, hasDigits: whole.hasDigits, hasMagnitude: true)
      }
    }
    let scaled = power >= 3 ? fraction.multiplied(byPowerOfTen: power) : fraction
    return (whole.value + scaled).map { NumberPhrase(value: $0, end: end, hasDigits: whole.hasDigits) }
  }

  /// The number with "and a half" behind it; of a million, if a million is the last word.
  func withHalf(_ number: NumberPhrase) -> NumberPhrase {
    guard isKeyword(number.end, .and), isBeside(number.end), let part = commonFraction(number.end + 1) else {
      return number
    }
    return mixed(number, part.value, end: part.end) ?? number
  }

  /// "half a million", "a quarter million", "two thirds of a million", "half a dozen", "half".
  func scaledFraction(_ index: Int) -> NumberPhrase? {
    guard var fraction = commonFraction(index) else { return nil }
    var position = fraction.end
    if isKeyword(position, .of) { position += 1 }
    if isKeyword(position, .a, .an) { position += 1 }
    if isHyphen(position) { position += 1 }
    guard isBeside(position) else { return fraction }
    if keyword(position) == .dozen, let value = fraction.value.multiplied(by: 12) {
      return NumberPhrase(value: value, end: position + 1, hasDigits: false)
    }
    guard let power = word(position).magnitude, length(position) > 3 else { return fraction }
    fraction.value = fraction.value.multiplied(byPowerOfTen: Int(power))
    fraction.end = position + 1
    fraction.hasMagnitude = true
    return fraction
  }

  // MARK: Shares

  /// "one out of three", "1 in 21", "one over twenty": the share that `number` is of what follows.
  func share(_ number: NumberPhrase) -> NumberPhrase? {
    let isNegative = number.value.mantissa < 0
    guard let part = (isNegative ? number.value.negated() : number.value).integer, part > 0, isBeside(number.end)
    else { return nil }
    let isOutOf = isKeyword(number.end, .out) && isKeyword(number.end + 1, .of)
    guard isOutOf || part == 1 && isKeyword(number.end, .in, .over) else { return nil }
    let next = number.end + (isOutOf ? 2 : 1)
    // "one in 1999", "1 in 3 years"
    guard isBeside(next), isOutOf || digits(next, 4, 4) == nil, let whole = self.number(next),
      let total = whole.value.integer, total > part, word(whole.end).unit == nil, word(whole.end).month == 0,
      !isKeyword(whole.end, .am, .pm), isFree(after: whole.end), let value = DecimalNumber(part, over: total)
    else { return nil }
    return NumberPhrase(value: isNegative ? value.negated() : value, end: whole.end, hasDigits: number.hasDigits)
  }
}
