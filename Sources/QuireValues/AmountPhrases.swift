import QuireText

// Money, percentages, quantities, ages, ordinals and bare numbers.

/// An amount as it is reported: its kind and normal form.
struct Amount {
  var kind: ValueKind
  var normal: String
}

/// Which amounts a parser reads.
struct AmountOptions: Sendable {
  /// The kinds that are read.
  ///
  /// What is not read hides nothing: without percentages "5" is the number of "5 %".
  var kinds = ValueKindSet(ValueKind.allCases)

  /// Whether words without a number are read as well, as an assistant's commands need them: "next" and "last" as
  /// places, "celsius" as a unit, "dollars" as money.
  var isEager = false
}

extension PhraseParser {
  /// The longest amount that begins at `index`.
  func amount(_ index: Int) -> Phrase<Amount>? {
    guard isFree(before: index) else { return nil }
    var best = wants(.money) ? moneyBeforeNumber(index) : nil
    let sign = signEnd(index)
    if let number = number(sign.end), isBeside(sign.end) || sign.end == index {
      let amount = numbered(index, withFraction(number, sign.end), isNegative: sign.isNegative)
      if !sign.isLoose || amount?.rule == "quantity.temperature" { best = longer(best, amount) }
    }
    if wants(.age) { best = longer(best, ageAfterWord(index)) }
    if wants(.percent) { best = longer(best, percentOf(index)) }
    if wants(.ordinal) { best = longer(best, ordinal(index)) }
    if amounts.isEager { best = longer(best, bareUnit(index)) }
    guard let best, isFree(after: best.end) else { return nil }
    return best
  }

  private func wants(_ kind: ValueKind) -> Bool {
    amounts.kinds.contains(kind)
  }

  /// The amounts that a number begins.
  private func numbered(_ index: Int, _ number: NumberPhrase, isNegative: Bool) -> Phrase<Amount>? {
    var signed = number
    if isNegative { signed.value = number.value.negated() }
    var best: Phrase<Amount>?
    if wants(.money) { best = moneyAfterNumber(index, signed) }
    if wants(.percent) { best = longer(best, percent(signed)) }
    if wants(.quantity) { best = longer(best, quantity(index, signed)) }
    if wants(.age) { best = longer(best, age(signed)) }
    if wants(.number) { best = longer(best, plainNumber(index, signed)) }
    return best
  }

  /// "3/4" for the "3" that begins at `index`.
  private func withFraction(_ number: NumberPhrase, _ index: Int) -> NumberPhrase {
    guard number.hasDigits, !number.hasMagnitude, number.end == index + 1, let fraction = digitFraction(index) else {
      return number
    }
    // "M/19/173lbs" is a list with slashes, "1/2 lb" a fraction.
    let isSize = (digits(index + 2) ?? 0) <= 64 && (digits(index) ?? 0) < 10 && !isJoined(fraction.end)
    return word(fraction.end).measure == nil || isSize ? fraction : number
  }

  /// A minus sign or word before a number.
  ///
  /// Behind a word and before a space, as in "Covid - 19", it is loose: it may be a dash.
  private func signEnd(_ index: Int) -> (end: Int, isNegative: Bool, isLoose: Bool) {
    if isSign(index, Sign.hyphen) || isSign(index, Sign.minus) {
      // A hyphen between words or numbers is no sign, nor is that of "75 -300mm".
      let before = text[tokens[index].start - 1]
      let isRange = isDigits(index - 1) && isBeside(index)
      if before <= 0x20 || before == UInt8(ascii: "("), !isRange, isJoined(index + 1) || isBeside(index + 1) {
        let isLoose = !isJoined(index + 1) && text.isWord(before: tokens[index].start - 1)
        return (index + 1, true, isLoose)
      }
    }
    return isKeyword(index, .minus, .negative) ? (index + 1, true, false) : (index, false, false)
  }

  // MARK: Percent

  private func percent(_ number: NumberPhrase) -> Phrase<Amount>? {
    var end = number.end
    if isHyphen(end), isJoined(end), isJoined(end + 1) { end += 1 }
    guard isBeside(end) else { return nil }
    if isSign(end, Sign.percent) {
      end += 1
    } else if isSign(end, Sign.perMille) {
      return Phrase(Amount(kind: .percent, normal: "\(number.value)‰"), end: end + 1, rule: "percent.sign", score: 0.95)
    } else if keyword(end) == .percent {
      end += 1
      if keyword(end) == .point, isBeside(end) { end += 1 }
    } else if keyword(end) == .per, word(end + 1).currency?.isHundredth == true, isBeside(end + 1) {
      end += 2
    } else {
      return nil
    }
    return Phrase(Amount(kind: .percent, normal: "\(number.value)%"), end: end, rule: "percent.number", score: 0.97)
  }

  /// "percent of twenty".
  private func percentOf(_ index: Int) -> Phrase<Amount>? {
    var position = index
    if keyword(index) == .per, word(index + 1).currency?.isHundredth == true { position += 1 }
    guard position > index || keyword(index) == .percent, isKeyword(position + 1, .of),
      let number = number(position + 2), isBeside(position + 2)
    else { return nil }
    return Phrase(Amount(kind: .percent, normal: "\(number.value)%"), end: number.end, rule: "percent.of", score: 0.6)
  }

  // MARK: Numbers

  private func plainNumber(_ index: Int, _ number: NumberPhrase) -> Phrase<Amount>? {
    if let share = share(number) {
      return Phrase(Amount(kind: .number, normal: "\(share.value)"), end: share.end, rule: "number.share", score: 0.6)
    }
    var (value, end) = (number.value, number.end)
    if let power = power(number) { (value, end) = power }
    // "29km": the unit is not known, the number is not one by itself.
    guard isFree(after: end), !isDeterminer(before: index, number), !isPartOfName(index, number),
      !isVague(index, number)
    else { return nil }
    let isOne = !number.hasDigits && number.value == DecimalNumber(1)
    let score = isOne ? 0.3 : number.hasDigits ? 0.9 : 0.8
    let rule = number.hasDigits ? "number.digits" : "number.words"
    return Phrase(Amount(kind: .number, normal: "\(value)"), end: end, rule: rule, score: score)
  }

  /// "1.1^23" as a number.
  private func power(_ number: NumberPhrase) -> (DecimalNumber, Int)? {
    guard number.hasDigits, isSign(number.end, Sign.caret), isJoined(number.end) else { return nil }
    var position = number.end + 1
    var isNegative = false
    while position - number.end < 3, isJoined(position), isSign(position, Sign.plus) || isHyphen(position) {
      if isHyphen(position) { isNegative.toggle() }
      position += 1
    }
    // The sign of "-2^2" stands before the power.
    let base = number.value.mantissa < 0 ? number.value.negated() : number.value
    guard let exponent = digits(position, 1, 2), isJoined(position),
      let value = base.raised(to: isNegative ? -exponent : exponent)
    else { return nil }
    return (number.value.mantissa < 0 ? value.negated() : value, position + 1)
  }

  /// "the one", "which one", "no one": a word that points at something, not a number.
  private func isDeterminer(before index: Int, _ number: NumberPhrase) -> Bool {
    guard !number.hasDigits, number.end == index + 1, number.value == DecimalNumber(1) else { return false }
    let end = tokens[index].start
    guard text[end - 1] == 0x20 else { return false }
    return pointingWords.contains { word in
      text.matches(word, at: end - 1 - word.count) && !text.isWord(before: end - 1 - word.count)
    }
  }

  /// "the first half", "the third quarter": a part with a place, not a number.
  private func isPartOfName(_ index: Int, _ number: NumberPhrase) -> Bool {
    guard !number.hasDigits, number.end == index + 1, word(index).cardinal == nil else { return false }
    if !isKeyword(number.end, .of), !amounts.isEager { return true }
    return word(index - 1).ordinal != nil || word(index - 1).relation != nil
  }

  /// "hundreds of people": no number.
  private func isVague(_ index: Int, _ number: NumberPhrase) -> Bool {
    guard !number.hasDigits, word(index).magnitude != nil, number.end == index + 1 else { return false }
    return text[tokens[index].end - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// Whether "second" is a length of time ("per second", "0.5 second") or "First" begins "First Nation".
  private func isUnitOrName(_ index: Int, _ place: Int) -> Bool {
    if place == 2, word(index).unit == .second { return isKeyword(index - 1, .per) || isDigits(index - 1) }
    return place == 1 && isCapitalized(index) && text.matches(nation, at: tokens[index].end)
  }

  private func ordinal(_ index: Int) -> Phrase<Amount>? {
    if let value = digits(index, 1, 9), isJoined(index + 1), isOrdinalSuffix(index + 1) {
      return Phrase(Amount(kind: .ordinal, normal: "\(value)"), end: index + 2, rule: "ordinal.digits", score: 0.95)
    }
    if let place = placeFromEnd(index) { return place }
    guard let place = ordinalNumber(index), !place.isPlural, !isUnitOrName(index, place.value) else { return nil }
    // "a second" is mostly a time, "second" mostly a place.
    let score = place.value == 2 ? 0.6 : 0.85
    let amount = Amount(kind: .ordinal, normal: "\(place.value)")
    return Phrase(amount, end: place.end, rule: "ordinal.words", score: score)
  }
}

private let nation = Array(" nation".utf8)

private let pointingWords = [
  "the", "this", "that", "which", "each", "every", "any", "no", "some", "another", "only", "other", "loved", "either",
].map { Array($0.utf8) }
