// Dates with the name of a month: "Aug. 29", "August 28, 2017", "28 August 2017", "the 28th of August".
extension PhraseParser {
  /// The longest part of the calendar that begins at `index`, whatever its form.
  func calendar(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .calendar) else { return nil }
    if let known = memo.calendars.known(index, memo.generation) { return known }
    let phrase = readCalendar(index)
    memo.calendars.set(index, memo.generation, phrase)
    return phrase
  }

  private func readCalendar(_ index: Int) -> Phrase<CalendarExpression>? {
    let starts = starts(index)
    var best = simpleCalendar(index)
    if starts.contains(.weekday) { best = longer(best, weekdayPhrase(index)) }
    if starts.contains(.shifted) { best = longer(best, shiftedPhrase(index)) }
    if starts.contains(.part) { best = longer(best, partPhrase(index)) }
    return best
  }

  /// Parts of the calendar that are not made of other parts.
  func simpleCalendar(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .simpleCalendar) else { return nil }
    if let known = memo.simpleCalendars.known(index, memo.generation) { return known }
    let phrase = readSimpleCalendar(index)
    memo.simpleCalendars.set(index, memo.generation, phrase)
    return phrase
  }

  private func readSimpleCalendar(_ index: Int) -> Phrase<CalendarExpression>? {
    let starts = starts(index)
    var best = dateWithMonth(index)
    if isDigits(index) { best = longer(best, numericDate(index)) }
    if starts.contains(.relativeDay) { best = longer(best, relativeDay(index)) }
    if starts.contains(.related) { best = longer(best, relatedPeriod(index)) }
    if starts.contains(.nth) { best = longer(best, nthPeriod(index)) }
    if starts.contains(.named) { best = longer(best, namedPeriod(index)) }
    if starts.contains(.holiday) { best = longer(best, holidayPhrase(index)) }
    if starts.contains(.year) { best = longer(best, yearPhrase(index)) }
    if starts.contains(.numberedDay) { best = longer(best, dayAfterPreposition(index)) }
    return best
  }

  /// A date with the name of a month.
  func dateWithMonth(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .date) else { return nil }
    return longer(monthFirst(index), dayBeforeMonth(index))
  }

  // MARK: Month first

  private func monthFirst(_ index: Int) -> Phrase<CalendarExpression>? {
    let month = Int(word(index).month)
    guard month > 0, isFree(before: index), text[tokens[index].start - 1] != UInt8(ascii: "$") else { return nil }
    var next = index + 1
    if isSign(next, Sign.dot), isJoined(next) { next += 1 }
    if let joined = joinedMonthFirst(month, index) { return joined }
    var position = next
    if isSign(position, Sign.comma) { position += 1 }
    if isKeyword(position, .the) { position += 1 }
    let isNear = isBeside(position) || next == index + 1
    if isNear, let day = dayNumber(position) ?? cardinalDay(position, after: index), mayBeDay(day.end),
      isRealDay(month, day.value), isCapitalized(index) || !isMeasured(day.end)
    {
      guard let year = yearAfter(day.end) else {
        return date(nil, month, day.value, end: day.end, rule: "date.month-day", score: 0.95)
      }
      guard CivilDate(year: year.value, month: month, day: day.value) != nil else { return nil }
      return date(year.value, month, day.value, end: year.end, rule: "date.month-day-year", score: 0.99)
    }
    if let year = yearAfter(next) {
      return date(year.value, month, nil, end: year.end, rule: "date.month-year", score: 0.97)
    }
    return monthAlone(month, index)
  }

  /// "Nov-2", "Oct/2", "Sep-23-2020", "Dec-2018", "Dec/2018".
  private func joinedMonthFirst(_ month: Int, _ index: Int) -> Phrase<CalendarExpression>? {
    let sign = index + 1
    guard isHyphen(sign) || isSign(sign, Sign.slash), isJoined(sign), isJoined(sign + 1) else { return nil }
    if let year = digits(sign + 1, 4, 4), isYear(year), isFree(after: sign + 2) {
      return date(year, month, nil, end: sign + 2, rule: "date.month-year", score: 0.95)
    }
    guard let day = dayNumber(sign + 1), isRealDay(month, day.value) else { return nil }
    if isSameSign(day.end, sign), isJoined(day.end), isJoined(day.end + 1), let year = shortYear(day.end + 1) {
      return date(year, month, day.value, end: day.end + 2, rule: "date.month-day-year", score: 0.97)
    }
    if isSign(day.end, Sign.colon) || isHyphen(day.end) && isJoined(day.end) && isJoined(day.end + 1) { return nil }
    if let year = yearAfter(day.end) {
      return date(year.value, month, day.value, end: year.end, rule: "date.month-day-year", score: 0.95)
    }
    return date(nil, month, day.value, end: day.end, rule: "date.month-day", score: 0.85)
  }

  private func date(
    _ year: Int?,
    _ month: Int,
    _ day: Int?,
    end: Int,
    rule: String,
    score: Double
  ) -> Phrase<CalendarExpression> {
    Phrase(.fields(year: year, month: month, day: day), end: end, rule: rule, score: score)
  }

  /// A month without a day or a year; "may" and "march" only where the text leaves no doubt.
  private func monthAlone(_ month: Int, _ index: Int) -> Phrase<CalendarExpression>? {
    let isDoubtful = word(index).isShort || month == 5 || month == 3
    let before = keyword(index - 1)
    let isAfterPreposition =
      isBeside(index) && monthPrepositions.contains(before)
    guard isFree(after: index + 1) else { return nil }
    if isDoubtful {
      let isAfterDate =
        isBeside(index)
        && monthConnectives.contains(before) && isCapitalized(index)
      let isAfterRelation = isBeside(index) && word(index - 1).relation != nil
      let isAfterRange = isHyphen(index - 1) && isCapitalized(index)
      guard
        isAfterPreposition || isAfterDate || isAfterRelation || isAfterRange || isBeforeMonth(index + 1)
          || word(index).isShort
            && isCapitalized(index) && !isAllCapitals(index)
      else { return nil }
      // "in May" is a month, "in march" may be a walk.
      guard isCapitalized(index) || isAfterPreposition && before == .in else { return nil }
    }
    let score = isAfterPreposition ? 0.85 : isDoubtful ? 0.6 : 0.75
    return date(nil, month, nil, end: index + 1, rule: "date.month", score: score)
  }

  /// Whether another month follows: "May to October", "Mar-Apr".
  private func isBeforeMonth(_ index: Int) -> Bool {
    guard isKeyword(index, .to, .through, .until) || isHyphen(index), isBeside(index), isBeside(index + 1) else {
      return false
    }
    return word(index + 1).month > 0 && isCapitalized(index + 1) && isCapitalized(index - 1)
  }

  // MARK: Day first

  private func dayBeforeMonth(_ index: Int) -> Phrase<CalendarExpression>? {
    var position = index
    let hasArticle = isKeyword(index, .the)
    if hasArticle { position += 1 }
    guard isFree(before: index), !isAfterCurrency(position) else { return nil }
    guard let day = dayNumber(position) ?? (hasArticle ? nil : cardinalDay(position, after: nil)) else { return nil }
    guard !hasArticle || day.isOrdinal else { return nil }
    var next = day.end
    if isHyphen(next) || isSign(next, Sign.slash) || isSign(next, Sign.dot), isJoined(next) {
      // "29. August" and "05-Aug-2016"
      let isDot = isSign(next, Sign.dot)
      guard isJoined(next + 1) || isDot && isBeside(next + 1) else { return nil }
      return joinedDayFirst(day.value, sign: next)
    }
    if word(next).unit == .day, isBeside(next) { next += 1 }
    if isKeyword(next, .of), isBeside(next) { next += 1 }
    if isKeyword(next, .in), next > day.end + 1 || word(day.end).unit == .day { next += 1 }
    let month = Int(word(next).month)
    guard month > 0, next == index || isBeside(next) || tokens[next].gap == .lineBreak, isRealDay(month, day.value)
    else {
      return nil
    }
    // "the second may be": a modal verb.
    guard next > day.end || isCapitalized(next) || month != 5 && month != 3 || !day.isWord else { return nil }
    return withYear(month, day.value, next)
  }

  private func joinedDayFirst(_ day: Int, sign: Int) -> Phrase<CalendarExpression>? {
    let month = Int(word(sign + 1).month)
    guard month > 0, isRealDay(month, day) else { return nil }
    if isSameSign(sign + 2, sign), isJoined(sign + 2), isJoined(sign + 3), let year = shortYear(sign + 3) {
      return date(year, month, day, end: sign + 4, rule: "date.day-month-year", score: 0.97)
    }
    return withYear(month, day, sign + 1)
  }

  private func withYear(_ month: Int, _ day: Int, _ monthIndex: Int) -> Phrase<CalendarExpression>? {
    var end = monthIndex + 1
    if isSign(end, Sign.dot), isJoined(end), word(monthIndex).isShort, yearAfter(end + 1) != nil { end += 1 }
    guard let year = yearAfter(end) else {
      guard isFree(after: monthIndex + 1) else { return nil }
      return date(nil, month, day, end: monthIndex + 1, rule: "date.day-month", score: 0.92)
    }
    guard CivilDate(year: year.value, month: month, day: day) != nil else { return nil }
    return date(year.value, month, day, end: year.end, rule: "date.day-month-year", score: 0.99)
  }

  private func isAfterCurrency(_ index: Int) -> Bool {
    guard index > 0, isDigits(index), tokens[index - 1].kind == .sign else { return false }
    return Currencies.code(ofSign: tokens[index - 1].code) != nil || isSign(index - 1, Sign.percent)
  }
}

// MARK: Days and years

extension PhraseParser {
  /// A day of a month: one or two digits with or without a suffix, or an ordinal in words.
  func dayNumber(_ index: Int) -> (value: Int, end: Int, isOrdinal: Bool, isWord: Bool)? {
    if let day = digits(index, 1, 2) {
      guard (1...31).contains(day) else { return nil }
      if isJoined(index + 1), isKeyword(index + 1, .st, .nd, .rd, .th), isFree(after: index + 2) {
        return (day, index + 2, true, false)
      }
      // "5.5", "5:30", "5%", "5x"
      let isLonger = text.isWord(at: tokens[index].end) || isSign(index + 1, Sign.percent)
      let isPoint = isSign(index + 1, Sign.dot) && isJoined(index + 1) && isJoined(index + 2) && isDigits(index + 2)
      let isClock = isSign(index + 1, Sign.colon) && isJoined(index + 1) && isJoined(index + 2)
      return isLonger || isPoint || isClock ? nil : (day, index + 1, false, false)
    }
    guard let (value, end) = ordinalWords(index), (1...31).contains(value) else { return nil }
    return (value, end, true, true)
  }

  /// A day in words without an ending, "twenty nine", beside the name of a month.
  private func cardinalDay(
    _ index: Int,
    after month: Int?
  ) -> (value: Int, end: Int, isOrdinal: Bool, isWord: Bool)? {
    guard let number = cardinalWords(index), isBeside(index) || month == nil, let day = number.value.integer,
      (1...31).contains(day), month == nil || isCapitalized(month ?? 0) || day > 3
    else { return nil }
    // "January twenty five nineteen eighty six": the year is not part of the day.
    return (day, number.end, false, true)
  }

  /// Whether a unit follows: "march 5 miles".
  private func isMeasured(_ end: Int) -> Bool {
    isBeside(end) && (word(end).measure != nil || word(end).unit != nil || isKeyword(end, .percent, .time))
  }

  /// Whether what follows leaves the number a day: not an hour, not an amount.
  private func mayBeDay(_ end: Int) -> Bool {
    if isKeyword(end, .am, .pm, .oclock), isBeside(end) { return false }
    return !(isSign(end, Sign.slash) && isJoined(end) && isJoined(end + 1))
  }

  /// Whether the month can have so many days.
  func isRealDay(_ month: Int, _ day: Int) -> Bool {
    (1...CivilDate.dayCount(ofMonth: month, year: 2000)).contains(day)
  }

  func isYear(_ value: Int) -> Bool {
    (1000...2999).contains(value)
  }

  func isSameSign(_ index: Int, _ other: Int) -> Bool {
    index < tokens.count && tokens[index].kind == .sign && tokens[index].code == tokens[other].code
  }

  /// The year after a month or day: ", 2017", "of 2017", "'87", "nineteen eighty six".
  func yearAfter(_ index: Int) -> (value: Int, end: Int)? {
    var position = index
    if isSign(position, Sign.comma) || isSign(position, Sign.dot) && isJoined(position) { position += 1 }
    let hasOf = isKeyword(position, .of) || isKeyword(position, .in)
    if hasOf { position += 1 }
    if isSign(position, Sign.apostrophe), isJoined(position + 1), let year = digits(position + 1, 2, 2) {
      return isFree(after: position + 2) ? (fullYear(year), position + 2) : nil
    }
    if hasOf, isKeyword(position - 1, .of), let year = digits(position, 2, 2), isFree(after: position + 1) {
      return (fullYear(year), position + 1)
    }
    guard position > 0, position < tokens.count, !isJoined(position) || position > index else { return nil }
    if let year = digits(position, 4, 4), isYear(year), isFree(after: position + 1), !isClock(position) {
      return (year, position + 1)
    }
    return isBeside(position) ? wordYear(position) : nil
  }

  private func isClock(_ index: Int) -> Bool {
    isKeyword(index + 1, .am, .pm) && isBeside(index + 1)
  }

  /// Four or two digits after a sign that also stands between day and month.
  func shortYear(_ index: Int) -> Int? {
    guard isFree(after: index + 1) else { return nil }
    if let year = digits(index, 4, 4), isYear(year) { return year }
    return digits(index, 2, 2).map { fullYear($0) }
  }

  /// The year that two digits mean: 1950 to 2049.
  func fullYear(_ year: Int) -> Int {
    year < 50 ? 2000 + year : 1900 + year
  }

  /// A year in words: "nineteen eighty six", "nineteen hundred ninety three", "two thousand and fifteen".
  func wordYear(_ index: Int) -> (value: Int, end: Int)? {
    guard let century = word(index).cardinal, !word(index).isPlural, word(index).keyword != .tens else { return nil }
    if century == 1 || century == 2, word(index + 1).magnitude == 3, isBeside(index + 1),
      let number = cardinalWords(index), let value = number.value.integer, (1000...2099).contains(value)
    {
      return (value, number.end)
    }
    guard (11...20).contains(century), isBeside(index + 1) else { return nil }
    let next = word(index + 1).magnitude == 2 ? index + 2 : index + 1
    if let rest = cardinalWords(isKeyword(next, .and) ? next + 1 : next), let value = rest.value.integer,
      (10...99).contains(value), isBeside(next)
    {
      return (Int(century) * 100 + value, rest.end)
    }
    return next == index + 2 ? (Int(century) * 100, next) : nil
  }
}

private let monthPrepositions = KeywordSet([.in, .of, .since, .until, .by, .from, .through, .during])
private let monthConnectives = KeywordSet([.to, .before, .after, .mid, .early, .late, .between, .and, .or])
