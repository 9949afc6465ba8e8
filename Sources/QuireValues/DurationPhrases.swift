// Lengths of time: "three years", "almost ten days", "an hour and a half", "3h", "a few minutes", "three-year".
extension PhraseParser {
  /// A length of time with the words that qualify it.
  func durationPhrase(_ index: Int) -> Phrase<TimeExpression>? {
    guard mayStart(index, .duration), isFree(before: index) else { return nil }
    if isKeyword(index, .all), let unit = word(index + 1).unit, !word(index + 1).isPlural, !word(index + 1).isShort,
      [.day, .week, .month, .year].contains(unit), isBeside(index + 1)
    {
      return Phrase(.duration(TimeSpan(1, unit)), end: index + 2, rule: "duration.whole", score: 0.6)
    }
    let qualifier = qualifierEnd(index)
    guard let span = spanPhrase(qualifier), qualifier == index || isBeside(qualifier) else {
      return nil
    }
    let rule = qualifier > index ? "duration.approximate" : span.rule
    return Phrase(.duration(span.value), end: span.end, rule: rule, score: span.score)
  }

  /// Where "almost", "more than", "at least" and the like end.
  func qualifierEnd(_ index: Int) -> Int {
    switch keyword(index) {
    // "What about half an hour from now?"
    case .about where isKeyword(index - 1, .what): return index
    case .almost, .nearly, .about, .around, .approximately, .roughly, .over, .under: return index + 1
    case .more where isKeyword(index + 1, .than) && isBeside(index + 1): return index + 2
    case .less where isKeyword(index + 1, .than) && isBeside(index + 1): return index + 2
    case .at where isKeyword(index + 1, .least, .most) && isBeside(index + 1): return index + 2
    case .up where isKeyword(index + 1, .to) && isBeside(index + 1): return index + 2
    default: return index
    }
  }

  /// Numbers with units of time, one after the other: "two hours and 30 minutes".
  func spanPhrase(_ index: Int) -> Phrase<TimeSpan>? {
    guard mayStart(index, .span) else { return nil }
    if let known = memo.spans.known(index, memo.generation) { return known }
    let phrase = readSpan(index)
    memo.spans.set(index, memo.generation, phrase)
    return phrase
  }

  private func readSpan(_ index: Int) -> Phrase<TimeSpan>? {
    guard var span = spanPart(index) else { return nil }
    while span.value.parts.count < 6 {
      var next = span.end
      let hasComma = isSign(next, Sign.comma)
      if hasComma { next += 1 }
      if isKeyword(next, .and) { next += 1 }
      guard isBeside(next) || isJoined(next), let more = spanPart(next), let unit = span.value.parts.last?.unit,
        more.value.unit.rawValue < unit.rawValue,
        !hasComma
          || span.value.parts.allSatisfy({ $0.count != nil }) && more.value.parts.allSatisfy({ $0.count != nil })
      else { break }
      // "for 3 months and 2 weeks ago": the second one counts from now.
      if next > span.end, isKeyword(more.end, .ago, .later), span.value.parts.count == 1, isAfterRelation(index) {
        break
      }
      span.value.parts += more.value.parts
      span.end = more.end
      span.score = min(span.score, more.score)
    }
    return span
  }

  private func isAfterRelation(_ index: Int) -> Bool {
    word(index - 1).relation != nil
  }

  private func spanPart(_ index: Int) -> Phrase<TimeSpan>? {
    guard isFree(before: index) || isDigits(index) && isJoined(index) else { return nil }
    if let part = fractionOfUnit(index) { return part }
    if isKeyword(index, .a, .an, .another) || word(index).cardinal == 1 {
      if let part = singleUnit(index) { return part }
    }
    if let part = vagueUnits(index) { return part }
    guard let number = cardinalBeforeQuarters(index) ?? number(index), number.value.mantissa > 0 else { return nil }
    var next = number.end
    if isHyphen(next), isJoined(next), isJoined(next + 1) { next += 1 }
    if let nights = nights(number, next) { return nights }
    let unitIndex = isKeyword(next, .business, .working) ? next + 1 : next
    guard isBeside(next) || isJoined(next) || tokens.indices.contains(next) && tokens[next].gap == .lineBreak,
      let unit = unit(unitIndex, afterDigits: number.hasDigits)
    else { return nil }
    let name = unitIndex > next ? CalendarUnit.businessDay : unit
    var value = number.value
    var end = unitIndex + 1
    if !number.hasMagnitude, let half = andHalf(end), let sum = value + half.value { (value, end) = (sum, half.end) }
    let isLetter = length(unitIndex) == 1
    return Phrase(TimeSpan(parts: [(value, name)]), end: end, rule: "duration.number", score: isLetter ? 0.6 : 0.93)
  }

  /// "two nights", "1 night": how long a stay is.
  private func nights(_ number: NumberPhrase, _ index: Int) -> Phrase<TimeSpan>? {
    guard word(index).dayPart == .night, isBeside(index), isFree(after: index + 1),
      word(index).isPlural || number.hasDigits && number.value == DecimalNumber(1)
    else { return nil }
    return Phrase(TimeSpan(parts: [(number.value, .day)]), end: index + 1, rule: "duration.nights", score: 0.85)
  }

  /// "three quarters" are three times three months before a count of them, not a fraction.
  func cardinalBeforeQuarters(_ index: Int) -> NumberPhrase? {
    guard let number = cardinalWords(index), word(number.end).unit == .quarter, word(number.end).isPlural else {
      return nil
    }
    return number
  }

  /// The unit of time at `index`; letters only behind digits, and only where nothing else is meant.
  private func unit(_ index: Int, afterDigits: Bool) -> CalendarUnit? {
    guard let unit = word(index).unit, isFree(after: index + 1), unit != .quarter else { return nil }
    guard word(index).isShort else {
      // "one second wave": a place, not a time.
      return unit == .second && !word(index).isPlural && !afterDigits ? nil : unit
    }
    if length(index) > 1 { return afterDigits || length(index) > 2 ? unit : nil }
    guard afterDigits, isJoined(index) else { return nil }
    return unit
  }

  /// "an hour", "one day", "another week", "an hour and a half".
  private func singleUnit(_ index: Int) -> Phrase<TimeSpan>? {
    let next = isHyphen(index + 1) && isJoined(index + 1) ? index + 2 : index + 1
    guard isBeside(next), let unit = word(next).unit, !word(next).isPlural, !word(next).isShort, unit != .quarter,
      isFree(after: next + 1)
    else { return nil }
    let isOne = word(index).cardinal == 1
    if unit == .second, isFollowedByWord(next + 1) || isWord(next + 1), !isOne { return nil }
    var value = DecimalNumber(1)
    var end = next + 1
    if let half = andHalf(end), let sum = value + half.value { (value, end) = (sum, half.end) }
    return Phrase(TimeSpan(parts: [(value, unit)]), end: end, rule: "duration.single", score: isOne ? 0.85 : 0.7)
  }

  /// "half an hour", "½ hour", "three quarters of an hour".
  private func fractionOfUnit(_ index: Int) -> Phrase<TimeSpan>? {
    guard let fraction = commonFraction(index) else { return nil }
    var next = fraction.end
    if isHyphen(next), isJoined(next) { next += 1 }
    if isKeyword(next, .of) { next += 1 }
    if isKeyword(next, .a, .an) { next += 1 }
    guard isBeside(next), let unit = word(next).unit, !word(next).isPlural, !word(next).isShort, unit != .quarter,
      unit != .second
    else { return nil }
    return Phrase(TimeSpan(parts: [(fraction.value, unit)]), end: next + 1, rule: "duration.fraction", score: 0.9)
  }

  /// "a few minutes", "several weeks", "a couple of days".
  private func vagueUnits(_ index: Int) -> Phrase<TimeSpan>? {
    var next = index
    if isKeyword(next, .a) { next += 1 }
    var count: Int?
    if isKeyword(next, .couple) {
      count = 2
      next += isKeyword(next + 1, .of) ? 2 : 1
    } else if isKeyword(next, .few, .several) || isKeyword(next, .some) && next == index {
      next += 1
    } else {
      return nil
    }
    guard isBeside(next), let unit = word(next).unit, word(next).isPlural, isFree(after: next + 1) else { return nil }
    return Phrase(TimeSpan(count, unit), end: next + 1, rule: "duration.vague", score: 0.7)
  }

  /// "and a half" behind a unit.
  private func andHalf(_ index: Int) -> NumberPhrase? {
    guard isKeyword(index, .and), isBeside(index), let half = commonFraction(index + 1), word(half.end).unit == nil,
      !isKeyword(half.end, .a, .an, .of)
    else { return nil }
    return half
  }
}
