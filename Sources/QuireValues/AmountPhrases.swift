import QuireText

// Money, percentages, quantities, ordinals and bare numbers.

/// An amount as it is reported: its kind and normal form.
struct Amount {
  var kind: ValueKind
  var normal: String
}

extension PhraseParser {
  /// The longest amount that begins at `index`.
  func amount(_ index: Int) -> Phrase<Amount>? {
    guard isFree(before: index) else { return nil }
    var best = moneyBeforeNumber(index)
    let sign = signEnd(index)
    if let number = number(sign.end), isBeside(sign.end) || sign.end == index {
      var signed = number
      if sign.isNegative { signed.value = number.value.negated() }
      best = longer(best, moneyAfterNumber(index, signed))
      best = longer(best, percent(signed))
      best = longer(best, quantity(signed))
      best = longer(best, plainNumber(index, signed))
    }
    best = longer(best, percentOf(index))
    if let ordinal = ordinal(index), ordinal.end >= best?.end ?? 0, best == nil || ordinal.end > (best?.end ?? 0) {
      best = ordinal
    }
    guard let best, isFree(after: best.end) else { return nil }
    return best
  }

  /// A minus sign or word before a number.
  private func signEnd(_ index: Int) -> (end: Int, isNegative: Bool) {
    if isSign(index, Sign.hyphen) || isSign(index, Sign.minus) {
      // A hyphen between words or numbers is no sign.
      let before = text[tokens[index].start - 1]
      if before <= 0x20 || before == UInt8(ascii: "("), isJoined(index + 1) || isBeside(index + 1) {
        return (index + 1, true)
      }
    }
    return isKeyword(index, .minus, .negative) ? (index + 1, true) : (index, false)
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

  // MARK: Quantities

  private func quantity(_ number: NumberPhrase) -> Phrase<Amount>? {
    var end = number.end
    if isHyphen(end), isJoined(end), isJoined(end + 1) { end += 1 }
    guard isBeside(end) || end == number.end && isBeside(end), let unit = unit(end) else { return nil }
    let normal = "\(number.value) \(unit.value)"
    return Phrase(Amount(kind: .quantity, normal: normal), end: unit.end, rule: unit.rule, score: unit.score)
  }

  /// A unit of measurement: a word or symbol, with "square", "cubic", "per hour" around it, or degrees.
  private func unit(_ index: Int) -> Phrase<String>? {
    if let degrees = degrees(index) { return degrees }
    if let power = isKeyword(index, .square) ? "²" : isKeyword(index, .cubic) ? "³" : nil {
      guard isBeside(index + 1), let unit = simpleUnit(index + 1) else { return nil }
      return Phrase(unit + power, end: index + 2, rule: "quantity.unit", score: 0.95)
    }
    guard var symbol = simpleUnit(index) else { return nil }
    var end = index + 1
    if symbol == "nmi" {
      guard simpleUnit(end) == "mi", isBeside(end) else { return nil }
      end += 1
    } else if let power = digits(end, 1, 1), power == 2 || power == 3, isJoined(end), isFree(after: end + 1) {
      symbol += power == 2 ? "²" : "³"
      end += 1
    }
    if isSign(end, Sign.slash), isJoined(end), isJoined(end + 1), let per = perUnit(end + 1) {
      return Phrase(symbol + "/" + per, end: end + 2, rule: "quantity.rate", score: 0.95)
    }
    if isKeyword(end, .per), isBeside(end), let per = perUnit(end + 1), isBeside(end + 1) {
      return Phrase(symbol + "/" + per, end: end + 2, rule: "quantity.rate", score: 0.95)
    }
    let isLetter = length(index) == 1
    return Phrase(symbol, end: end, rule: "quantity.unit", score: isLetter ? 0.6 : 0.95)
  }

  private func perUnit(_ index: Int) -> String? {
    switch word(index).unit {
    case .second: "s"
    case .minute: "min"
    case .hour: "h"
    case .day: "d"
    default: simpleUnit(index)
    }
  }

  private func simpleUnit(_ index: Int) -> String? {
    guard let measure = word(index).measure else { return nil }
    let unit = MeasurementUnit.all[Int(measure)]
    guard length(index) <= 2, !unit.exact.isEmpty else { return unit.symbol }
    // "m" and "l" as they stand: "5 M" are millions.
    let written = text.string(range(index, index + 1))
    return unit.exact.split(separator: " ").contains { $0 == written } ? unit.symbol : nil
  }

  private func degrees(_ index: Int) -> Phrase<String>? {
    if isSign(index, Sign.celsius) { return Phrase("°C", end: index + 1, rule: "quantity.temperature", score: 0.97) }
    if isSign(index, Sign.fahrenheit) { return Phrase("°F", end: index + 1, rule: "quantity.temperature", score: 0.97) }
    let hasSign = isSign(index, Sign.degree) || keyword(index) == .degree
    let next = hasSign ? index + 1 : index
    if isBeside(next) || next == index, let scale = scale(next, isJoined: isJoined(next), afterDegree: hasSign) {
      return Phrase(scale, end: next + 1, rule: "quantity.temperature", score: 0.95)
    }
    return hasSign ? Phrase("°", end: next, rule: "quantity.degrees", score: 0.8) : nil
  }

  private func scale(_ index: Int, isJoined: Bool, afterDegree: Bool) -> String? {
    if let measure = word(index).measure {
      let symbol = MeasurementUnit.all[Int(measure)].symbol
      if ["°C", "°F", "K"].contains(symbol) { return symbol }
    }
    guard length(index) == 1, isWord(index), afterDegree || isJoined, isFree(after: index + 1) else { return nil }
    switch text[tokens[index].start] {
    case UInt8(ascii: "C"): return "°C"
    case UInt8(ascii: "F"): return "°F"
    case UInt8(ascii: "c") where afterDegree: return "°C"
    case UInt8(ascii: "f") where afterDegree: return "°F"
    case UInt8(ascii: "K") where afterDegree: return "K"
    default: return nil
    }
  }

  // MARK: Numbers

  private func plainNumber(_ index: Int, _ number: NumberPhrase) -> Phrase<Amount>? {
    var (value, end) = (number.value, number.end)
    if number.hasDigits, !number.hasMagnitude, end == index + 1, let fraction = digitFraction(index) {
      (value, end) = (fraction.value, fraction.end)
    }
    // "29km": the unit is not known, the number is not one by itself.
    guard isFree(after: end) else { return nil }
    let isOne = !number.hasDigits && number.value == DecimalNumber(1)
    let score = isOne ? 0.3 : number.hasDigits ? 0.9 : 0.8
    let rule = number.hasDigits ? "number.digits" : "number.words"
    return Phrase(Amount(kind: .number, normal: "\(value)"), end: end, rule: rule, score: score)
  }

  private func ordinal(_ index: Int) -> Phrase<Amount>? {
    if let value = digits(index, 1, 9), isJoined(index + 1), isOrdinalSuffix(index + 1) {
      return Phrase(Amount(kind: .ordinal, normal: "\(value)"), end: index + 2, rule: "ordinal.digits", score: 0.95)
    }
    guard let (value, end) = ordinalWords(index) else { return nil }
    // "a second" is mostly a time, "second" mostly a place.
    let score = value == 2 ? 0.6 : 0.85
    return Phrase(Amount(kind: .ordinal, normal: "\(value)"), end: end, rule: "ordinal.words", score: score)
  }

  func isOrdinalSuffix(_ index: Int) -> Bool {
    isKeyword(index, .st, .nd, .rd, .th) && isFree(after: index + 1)
  }

  /// A place in words up to a hundred: "first", "twenty-first", "thirty second".
  func ordinalWords(_ index: Int) -> (value: Int, end: Int)? {
    if let ordinal = word(index).ordinal, !word(index).isPlural { return (Int(ordinal), index + 1) }
    guard let tens = word(index).cardinal, tens >= 20, word(index).keyword != .tens else { return nil }
    let next = isHyphen(index + 1) ? index + 2 : index + 1
    guard let unit = word(next).ordinal, unit < 10, isBeside(next), !word(next).isPlural else { return nil }
    return (Int(tens) + Int(unit), next + 1)
  }
}
