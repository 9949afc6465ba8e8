// Times that come again: "every Monday", "each two weeks", "daily", "Tuesdays at 9am", "once a week".
extension PhraseParser {
  func recurrencePhrase(_ index: Int) -> Phrase<TimeExpression>? {
    guard mayStart(index, .recurrence), isFree(before: index) else { return nil }
    var best = everyPhrase(index)
    best = longer(best, frequencyPhrase(index))
    best = longer(best, pluralPhrase(index))
    best = longer(best, timesPerUnit(index))
    guard let plain = best else { return clockBefore(index) }
    let recurrence = withClock(plain)
    return recurrence.map { .recurrence($0) }
  }

  private func phrase(
    _ period: Recurrence.Period,
    end: Int,
    rule: String,
    score: Double
  ) -> Phrase<Recurrence> {
    Phrase(Recurrence(period: period), end: end, rule: rule, score: score)
  }

  /// "every day", "each two weeks", "every other Friday", "everyday", "all weekends".
  private func everyPhrase(_ index: Int) -> Phrase<Recurrence>? {
    if isKeyword(index, .everyday) {
      return phrase(.every(TimeSpan(1, .day)), end: index + 1, rule: "recurrence.every", score: 0.7)
    }
    let isAll = isKeyword(index, .all)
    guard isKeyword(index, .every, .each, .any) || isAll, isBeside(index + 1) else { return nil }
    var position = index + 1
    var count = 1
    if isKeyword(position, .other) {
      count = 2
      position += 1
    } else if isKeyword(position, .single) {
      position += 1
    } else if let number = cardinalWords(position) ?? plainDigits(position), let value = number.value.integer,
      value > 0,
      value < 10_000, word(number.end).unit != nil || word(number.end).weekday > 0
    {
      count = value
      position = number.end
    } else if let nth = ordinalWords(position), word(nth.end).unit != nil, isKeyword(index, .every) {
      count = nth.value
      position = nth.end
    }
    guard isBeside(position) else { return nil }
    let word = word(position)
    guard isAll == word.isPlural || !isAll else { return nil }
    if word.weekday > 0, !word.isShort || isCapitalized(position) {
      return phrase(.weekday(Int(word.weekday)), end: position + 1, rule: "recurrence.every", score: 0.95)
    }
    if let part = word.dayPart {
      return phrase(.dayPart(part), end: position + 1, rule: "recurrence.every", score: 0.9)
    }
    if isKeyword(position, .weekday) {
      return phrase(.every(TimeSpan(count, .businessDay)), end: position + 1, rule: "recurrence.every", score: 0.9)
    }
    guard let unit = word.unit, !word.isShort, !isAll || unit == .weekend else { return nil }
    return phrase(.every(TimeSpan(count, unit)), end: position + 1, rule: "recurrence.every", score: 0.93)
  }

  /// "daily", "weekly", "semi-annually".
  private func frequencyPhrase(_ index: Int) -> Phrase<Recurrence>? {
    var position = index
    var factor = 1
    var divisor = 1
    if isKeyword(index, .bi, .semi), isHyphen(index + 1), isJoined(index + 1), isJoined(index + 2),
      word(index + 2).frequency != nil
    {
      if isKeyword(index, .bi) { factor = 2 } else { divisor = 2 }
      position += 2
    }
    guard let frequency = word(position).frequency, isFree(after: position + 1) else { return nil }
    var span = TimeSpan(Int(frequency.count) * factor, frequency.unit)
    if divisor == 2 {
      span = frequency.unit == .year ? TimeSpan(6, .month) : TimeSpan(Int(frequency.count), frequency.unit)
    }
    return phrase(.every(span), end: position + 1, rule: "recurrence.frequency", score: 0.8)
  }

  /// "Mondays", "weekends", "tuesday afternoons", "mornings".
  private func pluralPhrase(_ index: Int) -> Phrase<Recurrence>? {
    let word = word(index)
    guard isFree(after: index + 1) else { return nil }
    if word.weekday > 0 {
      if word.isPlural {
        return phrase(.weekday(Int(word.weekday)), end: index + 1, rule: "recurrence.plural", score: 0.9)
      }
      guard self.word(index + 1).dayPart != nil, self.word(index + 1).isPlural, isBeside(index + 1) else { return nil }
      var mornings = phrase(.weekday(Int(word.weekday)), end: index + 2, rule: "recurrence.plural", score: 0.9)
      mornings.value.part = self.word(index + 1).dayPart
      return mornings
    }
    guard word.isPlural, !isDigits(index - 1), self.word(index - 1).cardinal == nil,
      !isKeyword(index - 1, .few, .couple, .of, .the)
    else { return nil }
    if word.unit == .weekend {
      return phrase(.every(TimeSpan(1, .weekend)), end: index + 1, rule: "recurrence.plural", score: 0.7)
    }
    guard let part = word.dayPart, !part.isMeal else { return nil }
    return phrase(.dayPart(part), end: index + 1, rule: "recurrence.plural", score: 0.5)
  }

  /// "once a week", "twice per month", "three times a day".
  private func timesPerUnit(_ index: Int) -> Phrase<Recurrence>? {
    var position = index
    if isKeyword(position, .once, .twice) {
      position += 1
    } else if let number = cardinalWords(position) ?? plainDigits(position) {
      guard isKeyword(number.end, .time) || isKeyword(number.end, .a) && number.value == DecimalNumber(1) else {
        return nil
      }
      position = isKeyword(number.end, .time) ? number.end + 1 : number.end
    } else {
      return nil
    }
    guard isKeyword(position, .a, .an, .per, .each, .every), isBeside(position), let unit = word(position + 1).unit,
      !word(position + 1).isPlural, !word(position + 1).isShort, isBeside(position + 1)
    else { return nil }
    return phrase(.every(TimeSpan(1, unit)), end: position + 2, rule: "recurrence.times", score: 0.85)
  }

  // MARK: Times of day

  private func withClock(_ recurrence: Phrase<Recurrence>) -> Phrase<Recurrence> {
    let next = isKeyword(recurrence.end, .at) ? recurrence.end + 1 : recurrence.end
    guard isBeside(next), let clock = clockPhrase(next, isLoose: next > recurrence.end),
      clock.rule != "time.bare-hour" || next > recurrence.end
    else { return recurrence }
    var phrase = recurrence
    phrase.value.clock = clock.value
    if case .dayPart(let part) = recurrence.value.period { phrase.value.clock = adjusted(clock.value, to: part) }
    phrase.end = clock.end
    return phrase
  }

  /// "3pm each day", "19th of every month".
  private func clockBefore(_ index: Int) -> Phrase<TimeExpression>? {
    if let day = dayNumber(index), day.isOrdinal, isKeyword(day.end, .of), isKeyword(day.end + 1, .every, .each),
      word(day.end + 2).unit == .month
    {
      let value = Recurrence(period: .dayOfMonth(day.value))
      return Phrase(.recurrence(value), end: day.end + 3, rule: "recurrence.day-of-month", score: 0.93)
    }
    guard isDigits(index), let clock = clockPhrase(index, isLoose: false), isBeside(clock.end),
      let recurrence = everyPhrase(clock.end) ?? frequencyPhrase(clock.end)
    else { return nil }
    var value = recurrence.value
    value.clock = clock.value
    return Phrase(.recurrence(value), end: recurrence.end, rule: recurrence.rule, score: 0.93)
  }
}
