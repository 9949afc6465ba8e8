// Weeks, months, quarters, years and longer parts of the calendar.
extension PhraseParser {
  /// "last week", "the next three days", "3 past months", "this summer", "next May", "the year", "the weekend".
  func relatedPeriod(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .related), isFree(before: index) else { return nil }
    var position = index
    let hasArticle = isKeyword(position, .the)
    if hasArticle || isKeyword(position, .same, .that) { position += 1 }
    if hasArticle, isKeyword(position, .same) { position += 1 }
    if let phrase = countedRelation(index) { return phrase }
    guard let relation = word(position).relation else { return unrelatedPeriod(index, position) }
    var next = position + 1
    var step = Int(relation)
    if let second = word(next).relation, isBeside(next) {
      step = step == 0 ? Int(second) : step
      next += 1
    }
    guard isBeside(next) else { return nil }
    if let stretch = stretch(step, next) { return stretch }
    if let sort = yearSort(next), word(next + 1).unit == .year {
      let year = CalendarExpression.fiscalYear(sort, .relative(count: step, .year))
      return Phrase(year, end: next + 2, rule: "date.fiscal-year", score: 0.9)
    }
    if isKeyword(next, .working, .business), word(next + 1).unit == .week { next += 1 }
    let unit = word(next)
    if let name = unit.unit, !unit.isPlural, !unit.isShort, name != .second, name != .businessDay,
      name != .minute || step != 0
    {
      return relatedUnit(step, name, next + 1)
    }
    if unit.month > 0, isCapitalized(next) || unit.month != 5 && unit.month != 3 {
      return Phrase(
        .related(.fields(year: nil, month: Int(unit.month), day: nil), step),
        end: next + 1,
        rule: "date.related-month",
        score: 0.9
      )
    }
    if let season = unit.season {
      return Phrase(.related(.season(season, in: nil), step), end: next + 1, rule: "date.related-season", score: 0.85)
    }
    if let date = dayWithMonth(next) ?? (isSign(next + 1, Sign.slash) ? twoPartDate(next, isSure: true) : nil) {
      return Phrase(.related(date.value.unambiguous, step), end: date.end, rule: date.rule, score: date.score)
    }
    if let holiday = holidayPhrase(next) {
      return Phrase(.related(holiday.value, step), end: holiday.end, rule: holiday.rule, score: 0.9)
    }
    return nil
  }

  private func dayWithMonth(_ index: Int) -> Phrase<CalendarExpression>? {
    guard let date = dateWithMonth(index), case .fields(_, _, .some) = date.value else { return nil }
    return date
  }

  private func relatedUnit(_ step: Int, _ unit: CalendarUnit, _ end: Int) -> Phrase<CalendarExpression> {
    let value: CalendarExpression =
      unit == .weekend
      ? .weekend(relation: step)
      : .relative(count: step, unit)
    let phrase = Phrase(value, end: end, rule: "date.related-period", score: 0.92)
    // "the week after next"
    return weekdayAfter(phrase) ?? phrase
  }

  /// "(the) next three days", "last few weeks", "the past couple of months".
  private func stretch(_ step: Int, _ index: Int) -> Phrase<CalendarExpression>? {
    guard step != 0 else { return nil }
    let (count, end) = countOfUnits(index)
    guard !isVerb(index - 1) else { return nil }
    guard end > index || word(index).isPlural, let unit = word(end).unit, isBeside(end) || end == index,
      !word(end).isShort || length(end) > 1
    else { return nil }
    let business = end > index && isKeyword(end - 1, .business, .working) ? CalendarUnit.businessDay : unit
    var span = TimeSpan(count, business)
    var last = end + 1
    // "the last 3 months and 2 weeks", but not "the last 3 months and 2 weeks ago they"
    if isKeyword(last, .and), let more = spanPhrase(last + 1), count != nil, isBeside(last + 1),
      !isKeyword(more.end, .ago, .later)
    {
      span.parts += more.value.parts
      last = more.end
    }
    return Phrase(.stretch(span, relation: step), end: last, rule: "date.stretch", score: 0.9)
  }

  /// Whether the word is "last" as a verb: "will last two hours".
  private func isVerb(_ index: Int) -> Bool {
    guard isBeside(index), text[tokens[index].start] | 0x20 == UInt8(ascii: "l") else { return false }
    return isKeyword(index - 1, .to, .will, .would, .could, .can, .not, .t) || isKeyword(index - 1, .should)
  }

  /// The count before a unit: "three", "few", "couple of", "4 business"; the unit stands at `end`.
  private func countOfUnits(_ index: Int) -> (count: Int?, end: Int) {
    var end = index
    var count: Int?
    if isKeyword(end, .few, .several, .some) {
      end += 1
    } else if isKeyword(end, .couple) {
      count = 2
      end += isKeyword(end + 1, .of) ? 2 : 1
    } else if let number = cardinalBeforeQuarters(end) ?? number(end), let value = number.value.integer, value > 0,
      value < 100_000
    {
      count = value
      end = number.end
    }
    if isKeyword(end, .business, .working), word(end + 1).unit == .day { end += 1 }
    return (count, end)
  }

  /// "3 next weeks", "the 5 past years".
  private func countedRelation(_ index: Int) -> Phrase<CalendarExpression>? {
    guard let number = number(index), let count = number.value.integer, count > 0, count < 100_000,
      let relation = word(number.end).relation, relation != 0, isBeside(number.end), isBeside(number.end + 1),
      let unit = word(number.end + 1).unit, word(number.end + 1).isPlural
    else { return nil }
    let value = CalendarExpression.stretch(TimeSpan(count, unit), relation: Int(relation))
    return Phrase(value, end: number.end + 2, rule: "date.stretch", score: 0.85)
  }

  /// "the year", "that weekend", "the same month", "the week after next": the unit decides what is meant.
  private func unrelatedPeriod(_ index: Int, _ position: Int) -> Phrase<CalendarExpression>? {
    let word = word(position)
    guard position > index, let unit = word.unit, !word.isPlural, !word.isShort, isBeside(position),
      isFree(after: position + 1)
    else { return nil }
    // "the year 2019", "the week 31": the number names it.
    if unit == .year || unit == .week, isDigits(position + 1), isBeside(position + 1) { return nil }
    if isKeyword(position - 1, .same, .that) {
      guard unit != .day, !unit.isOfClock else { return nil }
      return Phrase(
        .unresolved(unit),
        end: position + 1,
        rule: "date.vague-period",
        score: unit == .weekend ? 0.6 : 0.3
      )
    }
    if isKeyword(position + 1, .after), self.word(position + 2).relation == 1 {
      return Phrase(.relative(count: 2, unit), end: position + 3, rule: "date.related-period", score: 0.85)
    }
    switch unit {
    case .weekend:
      return Phrase(.weekend(relation: nil), end: position + 1, rule: "date.weekend", score: 0.7)
    case .day, .week, .month, .year, .hour, .fortnight:
      // "for the year" is mostly this one; "the day we met" is none that could be told.
      let prepositions = unit == .day || unit == .hour ? dayPrepositions : periodPrepositions
      guard unit == .fortnight || isBeside(index) && prepositions.contains(keyword(index - 1)) else { return nil }
      return Phrase(.relative(count: 0, unit), end: position + 1, rule: "date.vague-period", score: 0.3)
    default: return nil
    }
  }

  /// "the first week of January 2015", "last three months of 2021", "first Monday of next month".
  func nthPeriod(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .nth), isFree(before: index) else { return nil }
    var position = index
    if isKeyword(position, .the) { position += 1 }
    guard var nth = nthWord(position) else { return nil }
    var span = 1
    if let number = number(nth.end), let count = number.value.integer, count > 1, count < 1000, isBeside(nth.end) {
      span = count
      nth.end = number.end
    }
    guard isBeside(nth.end) else { return nil }
    let unit = word(nth.end)
    var end = nth.end + 1
    if unit.weekday > 0, span == 1 {
      guard let outer = outerPeriod(end) else { return nil }
      let value = CalendarExpression.nthWeekday(nth.value, weekday: Int(unit.weekday), in: outer.value)
      return Phrase(value, end: outer.end, rule: "date.nth-weekday", score: 0.9)
    }
    guard let name = unit.unit, !name.isOfClock, unit.isPlural == (span > 1), !unit.isShort else { return nil }
    if let outer = outerPeriod(end) {
      let value = CalendarExpression.nth(nth.value, name, span: span, in: outer.value)
      end = outer.end
      return Phrase(value, end: end, rule: "date.nth-period", score: 0.88)
    }
    if name == .century, nth.value > 0 {
      return Phrase(.century(nth.value), end: end, rule: "date.century", score: 0.95)
    }
    guard name == .quarter, nth.value > 0, nth.value <= 4 else { return nil }
    return Phrase(.quarter(nth.value, in: nil), end: end, rule: "date.quarter", score: 0.7)
  }

  private func nthWord(_ index: Int) -> (value: Int, end: Int)? {
    if let day = digits(index, 1, 2), day > 0, isJoined(index + 1), isKeyword(index + 1, .st, .nd, .rd, .th) {
      return (day, index + 2)
    }
    if let (value, end) = ordinalWords(index) { return (value, end) }
    return word(index).relation == -1 && !isKeyword(index, .past) ? (-1, index + 1) : nil
  }

  /// What a part is part of: "of January", "in 2015", "of the year".
  private func outerPeriod(_ index: Int) -> Phrase<CalendarExpression>? {
    guard isKeyword(index, .of, .in), isBeside(index), isBeside(index + 1) else { return nil }
    return dateWithMonth(index + 1) ?? relatedPeriod(index + 1) ?? yearPhrase(index + 1) ?? namedPeriod(index + 1)
  }

  // MARK: Parts

  /// "early September", "mid-November", "the end of 2000", "later this week", "end of day".
  func partPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .part), isFree(before: index) else { return nil }
    if isKeyword(index, .eod, .eoy) {
      let unit = isKeyword(index, .eod) ? CalendarUnit.day : .year
      return Phrase(.part(.end, .relative(count: 0, unit)), end: index + 1, rule: "date.part", score: 0.7)
    }
    var position = index
    if isKeyword(position, .the) { position += 1 }
    let part: PeriodPart
    switch keyword(position) {
    case .early, .earlier, .beginning, .start: part = .beginning
    case .mid, .middle: part = .middle
    case .late, .later: part = .late
    case .end: part = .end
    case .rest: part = .rest
    default: return nil
    }
    let needsOf = isKeyword(position, .beginning, .start, .middle, .end, .rest)
    var next = position + 1
    if isHyphen(next), isJoined(next) {
      next += 1
    } else if isKeyword(next, .of) || isKeyword(next, .in) && !isKeyword(position, .start, .beginning, .end) {
      // "The project will start in the next decade": a verb.
      next += 1
    } else if needsOf, !(isKeyword(position, .end) && isEndOfPeriod(next)) {
      return nil
    }
    if isKeyword(next, .the), word(next + 1).month > 0 || part == .end && word(next + 1).weekday > 0 { next += 1 }
    guard isBeside(next) || next == position + 1, let whole = wholePeriod(next, hasOf: next > position + 1) else {
      return nil
    }
    return Phrase(.part(part, whole.value), end: whole.end, rule: "date.part", score: 0.85)
  }

  private func isEndOfPeriod(_ index: Int) -> Bool {
    word(index).month > 0 || word(index).relation != nil
  }

  /// The period that has a beginning and an end: "the week", "month", "2000", "September".
  private func wholePeriod(_ index: Int, hasOf: Bool) -> Phrase<CalendarExpression>? {
    if let unit = word(index).unit, hasOf, [.day, .week, .month, .year, .quarter, .decade].contains(unit),
      !word(index).isPlural, !word(index).isShort
    {
      return Phrase(.relative(count: 0, unit), end: index + 1, rule: "date.part", score: 0.6)
    }
    let month = Int(word(index).month)
    if month > 0, yearAfter(index + 1) == nil, dayNumber(index + 1) == nil {
      return Phrase(.fields(year: nil, month: month, day: nil), end: index + 1, rule: "date.part", score: 0.85)
    }
    let period = dateWithMonth(index) ?? relatedPeriod(index) ?? weekdayPhrase(index) ?? relativeDay(index)
    return period ?? yearPhrase(index) ?? namedPeriod(index)
  }
}

private let dayPrepositions = KeywordSet([.of, .for])
private let periodPrepositions = KeywordSet([.of, .for, .in, .during, .through, .until, .by, .within])
