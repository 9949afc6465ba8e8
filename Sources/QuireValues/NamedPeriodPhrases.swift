// Years, decades, centuries, quarters, seasons, weeks by number, holidays.
extension PhraseParser {
  func namedPeriod(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .named), isFree(before: index) else { return nil }
    var best = decadePhrase(index)
    best = longer(best, quarterPhrase(index))
    best = longer(best, seasonPhrase(index))
    best = longer(best, weekPhrase(index))
    best = longer(best, weekendPhrase(index))
    best = longer(best, halfYear(index))
    best = longer(best, fiscalYear(index))
    return best
  }

  // MARK: Years

  /// A year by itself: after a preposition, or where nothing says that the number counts something.
  func yearPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    guard isFree(before: index) else { return nil }
    func year(_ value: Int, _ end: Int, _ score: Double) -> Phrase<CalendarExpression> {
      Phrase(.fields(year: value, month: nil, day: nil), end: end, rule: "date.year", score: score)
    }
    if word(index).unit == .year, !word(index).isShort, !word(index).isPlural {
      let position = isKeyword(index + 1, .of) ? index + 2 : index + 1
      if isBeside(position), let value = digits(position, 4, 4), isYear(value), isFree(after: position + 1) {
        return year(value, position + 1, 0.97)
      }
    }
    if let words = wordYear(index), isAfterYearPreposition(index) { return year(words.value, words.end, 0.7) }
    guard let value = digits(index, 4, 4), (1000...2199).contains(value), isFree(after: index + 1),
      !isSign(index + 1, Sign.percent), !isAfterAmountSign(index)
    else { return nil }
    let end = index + 1
    if isSign(end, Sign.comma), isJoined(end), isJoined(end + 1), isDigits(end + 1) { return nil }
    if isAfterYearPreposition(index) { return year(value, end, (1400...2100).contains(value) ? 0.9 : 0.6) }
    // Without a preposition: only what is a year almost always.
    guard (1800...2049).contains(value), word(end).unit == nil, word(end).measure == nil, word(end).magnitude == nil,
      word(end).currency == nil, keyword(end) != .percent
    else { return nil }
    let isAlone = !isFollowedByWord(end) && !isWord(end)
    let isNamed = isBeside(index) && isKeyword(index - 1, .the, .a, .an)
    guard isAlone || isNamed || isSign(index - 1, Sign.equal) || isWord(end) && isFollowedByPreposition(end) else {
      return nil
    }
    return year(value, end, 0.6)
  }

  private func isAfterYearPreposition(_ index: Int) -> Bool {
    guard isBeside(index), isWord(index - 1) else { return false }
    return yearPrepositions.contains(keyword(index - 1)) || word(index - 1).month > 0
  }

  private func isFollowedByPreposition(_ index: Int) -> Bool {
    wordsAfterYears.contains(keyword(index)) || word(index).month > 0 || word(index).weekday > 0
  }

  private func isAfterAmountSign(_ index: Int) -> Bool {
    guard index > 0, tokens[index - 1].kind == .sign, isBeside(index) else { return false }
    return Currencies.code(ofSign: tokens[index - 1].code) != nil || isSign(index - 1, Sign.plus)
  }

  /// "fiscal year 2008", "FY18", "school year".
  private func fiscalYear(_ index: Int) -> Phrase<CalendarExpression>? {
    guard let sort = yearSort(index) else { return nil }
    var position = index + 1
    if !isKeyword(index, .fy, .cy, .sy) {
      guard word(position).unit == .year else { return nil }
      position += 1
    }
    let isShort = position == index + 1
    if isBeside(position), let year = digits(position, 4, 4) ?? (isShort ? digits(position, 2, 2) : nil),
      isFree(after: position + 1)
    {
      let value = year < 100 ? fullYear(year) : year
      let phrase = CalendarExpression.fields(year: value, month: nil, day: nil)
      return Phrase(.fiscalYear(sort, phrase), end: position + 1, rule: "date.fiscal-year", score: 0.9)
    }
    guard !isShort else { return nil }
    return Phrase(.fiscalYear(sort, nil), end: position, rule: "date.fiscal-year", score: 0.4)
  }

  func yearSort(_ index: Int) -> YearSort? {
    switch keyword(index) {
    case .fiscal, .fy: .fiscal
    case .calendar, .cy: .calendar
    case .school, .sy: .school
    default: nil
    }
  }

  /// "H1 2019", "2019-H2": only with the year, since the letters name much else.
  private func halfYear(_ index: Int) -> Phrase<CalendarExpression>? {
    func half(at index: Int) -> Int? {
      guard word(index).unit == .hour, length(index) == 1, isJoined(index + 1), let number = digits(index + 1, 1, 1),
        number == 1 || number == 2, isFree(after: index + 2)
      else { return nil }
      return number
    }
    func phrase(_ number: Int, _ year: Int, _ end: Int) -> Phrase<CalendarExpression>? {
      guard let year = digits(year, 4, 4), isYear(year), isFree(after: end) else { return nil }
      let inner = CalendarExpression.fields(year: year, month: nil, day: nil)
      return Phrase(.half(number, in: inner), end: end, rule: "date.half-year", score: 0.95)
    }
    func afterSign(_ index: Int) -> Int {
      isHyphen(index) || isSign(index, Sign.slash) || isKeyword(index, .of) ? index + 1 : index
    }
    if let number = half(at: index) {
      let position = afterSign(index + 2)
      return isBeside(position) ? phrase(number, position, position + 1) : nil
    }
    let position = afterSign(index + 1)
    guard isDigits(index), isBeside(position), let number = half(at: position) else { return nil }
    return phrase(number, index, position + 2)
  }

  // MARK: Decades and centuries

  /// "1990s", "the '90s", "nineties".
  private func decadePhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    if keyword(index) == .tens, let decade = word(index).cardinal {
      // "in his sixties" is an age.
      guard !isWord(index - 1) || isKeyword(index - 1, .the, .in, .early, .late, .mid, .of, .since) else { return nil }
      return Phrase(.decade(Int(decade)), end: index + 1, rule: "date.decade", score: 0.75)
    }
    var position = index
    if isSign(position, Sign.apostrophe), isJoined(position + 1) { position += 1 }
    guard let year = digits(position, 2, 4), year % 10 == 0, length(position) != 3 else { return nil }
    guard length(position) == 2 || isYear(year) && position == index else { return nil }
    var end = position + 1
    if isSign(end, Sign.apostrophe), isJoined(end) { end += 1 }
    guard isKeyword(end, .s), isFree(after: end + 1), isJoined(end) || length(position) == 4 else { return nil }
    // "30s" may be seconds; with an article or an apostrophe it is not.
    let isCertain = length(position) == 4 || position > index || isKeyword(index - 1, .the, .early, .late, .mid)
    guard isCertain else { return nil }
    return Phrase(.decade(year), end: end + 1, rule: "date.decade", score: length(position) == 4 ? 0.97 : 0.85)
  }

  // MARK: Quarters and seasons

  /// "Q3 2019", "2019-Q1", "q1".
  private func quarterPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    func quarter(at index: Int) -> Int? {
      guard isKeyword(index, .q), isJoined(index + 1), let number = digits(index + 1, 1, 1), (1...4).contains(number),
        isFree(after: index + 2)
      else { return nil }
      return number
    }
    if let number = quarter(at: index) {
      var position = index + 2
      if isHyphen(position) || isSign(position, Sign.slash) || isKeyword(position, .of) || isSign(position, Sign.comma)
      {
        position += 1
      }
      if isBeside(position), let year = digits(position, 4, 4), isYear(year), isFree(after: position + 1) {
        let inner = CalendarExpression.fields(year: year, month: nil, day: nil)
        return Phrase(.quarter(number, in: inner), end: position + 1, rule: "date.quarter", score: 0.97)
      }
      return Phrase(.quarter(number, in: nil), end: index + 2, rule: "date.quarter", score: 0.7)
    }
    guard let year = digits(index, 4, 4), isYear(year) else { return nil }
    let position = isHyphen(index + 1) || isSign(index + 1, Sign.slash) ? index + 2 : index + 1
    guard isBeside(position), let number = quarter(at: position) else { return nil }
    let inner = CalendarExpression.fields(year: year, month: nil, day: nil)
    return Phrase(.quarter(number, in: inner), end: position + 2, rule: "date.quarter", score: 0.97)
  }

  private func seasonPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    guard let season = word(index).season, isFree(after: index + 1) else { return nil }
    if let year = yearAfter(index + 1), isBeside(index + 1) {
      let inner = CalendarExpression.fields(year: year.value, month: nil, day: nil)
      return Phrase(.season(season, in: inner), end: year.end, rule: "date.season", score: 0.95)
    }
    let isVerb = season == .spring || text[tokens[index].start] | 0x20 == UInt8(ascii: "f")
    guard !isVerb || seasonPrepositions.contains(keyword(index - 1)) else {
      return nil
    }
    return Phrase(.season(season, in: nil), end: index + 1, rule: "date.season", score: isVerb ? 0.4 : 0.5)
  }

  // MARK: Weeks and weekends

  /// "week 31 of 2027", "the week of April 10th", "w/c Feb 4", "the week beginning May 20".
  private func weekPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    if isKeyword(index, .w), isSign(index + 1, Sign.slash), isKeyword(index + 2, .c), isJoined(index + 2),
      let date = dateWithMonth(index + 3) ?? numericDate(index + 3)
    {
      return Phrase(.weekOf(date.value), end: date.end, rule: "date.week-of", score: 0.9)
    }
    var position = index
    if isKeyword(position, .the) { position += 1 }
    guard word(position).unit == .week, !word(position).isShort, !word(position).isPlural else { return nil }
    if isKeyword(position + 1, .of, .beginning, .starting) {
      let next = isKeyword(position + 2, .on) ? position + 3 : position + 2
      guard isBeside(next), let date = dateWithMonth(next) ?? numericDate(next) ?? dayOfMonth(next) else { return nil }
      return Phrase(.weekOf(date.value), end: date.end, rule: "date.week-of", score: 0.9)
    }
    guard let number = digits(position + 1, 1, 2), (1...53).contains(number), isFree(after: position + 2),
      tokens[position + 1].gap == .space, word(position + 2).unit == nil, position == index
    else { return nil }
    if isKeyword(position + 2, .of, .in), let year = yearPhrase(position + 3) ?? relatedPeriod(position + 3) {
      return Phrase(.week(number, in: year.value), end: year.end, rule: "date.week-number", score: 0.95)
    }
    return Phrase(.week(number, in: nil), end: position + 2, rule: "date.week-number", score: 0.7)
  }

  /// "weekend", "the weekend of Halloween".
  private func weekendPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    let position = isKeyword(index, .the) ? index + 1 : index
    guard word(position).unit == .weekend, !word(position).isPlural, isFree(after: position + 1) else { return nil }
    if isKeyword(position + 1, .of), let day = holidayPhrase(position + 2) ?? dateWithMonth(position + 2) {
      return Phrase(.weekendOf(day.value), end: day.end, rule: "date.weekend-of", score: 0.9)
    }
    return Phrase(.weekend(relation: nil), end: position + 1, rule: "date.weekend", score: 0.5)
  }

  /// "the 18th", where nothing but its preposition says that it is a day.
  func dayOfMonth(_ index: Int) -> Phrase<CalendarExpression>? {
    let position = isKeyword(index, .the) ? index + 1 : index
    guard let day = dayNumber(position), day.isOrdinal, isFree(before: index) else { return nil }
    return Phrase(.fields(year: nil, month: nil, day: day.value), end: day.end, rule: "date.day-of-month", score: 0.5)
  }

  /// "on the 18th", "by the 4th": a day by its number where nothing follows that it could count.
  func dayAfterPreposition(_ index: Int) -> Phrase<CalendarExpression>? {
    let hasArticle = isKeyword(index, .the)
    guard let day = dayNumber(hasArticle ? index + 1 : index), day.isOrdinal, !day.isWord, isFree(before: index) else {
      return nil
    }
    // "the 21st of next month"
    let next = isKeyword(day.end, .of) ? day.end + 1 : day.end
    if isBeside(next), let month = relatedPeriod(next), case .relative(_, .month) = month.value {
      let value = CalendarExpression.nth(day.value, .day, span: 1, in: month.value)
      return Phrase(value, end: month.end, rule: "date.numbered-day", score: 0.9)
    }
    let isAfterOn = isKeyword(index - 1, .on, .around)
    guard isBeside(index), isAfterOn || hasArticle && isKeyword(index - 1, .by, .until, .since),
      day.end < tokens.count || !isFollowedByWord(day.end), !isHyphen(day.end),
      !isWord(day.end) || isKeyword(day.end, .at, .and, .or, .but, .from, .between, .to)
    else { return nil }
    let value = CalendarExpression.fields(year: nil, month: nil, day: day.value)
    return Phrase(value, end: day.end, rule: "date.numbered-day", score: 0.6)
  }

  // MARK: Holidays

  /// "Christmas", "Labor Day 2021", "independence day of this year", "Halloween weekend".
  func holidayPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    guard word(index).beginsHoliday, isFree(before: index) else { return nil }
    var best: (number: Int, end: Int)?
    for number in lexicon.holidays(beginningWith: tokens[index].code) {
      if let end = end(ofHoliday: number, at: index), end > best?.end ?? 0 { best = (number, end) }
    }
    guard let (number, end) = best, isFree(after: end) else { return nil }
    let holiday = Holiday.all[number]
    var phrase = Phrase<CalendarExpression>(.holiday(holiday, in: nil), end: end, rule: "date.holiday", score: 0.85)
    if let year = yearAfter(end), isBeside(end) {
      let inner = CalendarExpression.fields(year: year.value, month: nil, day: nil)
      phrase = Phrase(.holiday(holiday, in: inner), end: year.end, rule: "date.holiday", score: 0.97)
    } else if isKeyword(end, .of), let year = relatedPeriod(end + 1), case .relative(_, .year) = year.value {
      phrase = Phrase(.holiday(holiday, in: year.value), end: year.end, rule: "date.holiday", score: 0.95)
    }
    if word(phrase.end).unit == .weekend, isBeside(phrase.end) {
      phrase = Phrase(.weekendOf(phrase.value), end: phrase.end + 1, rule: "date.weekend-of", score: 0.9)
      if let year = yearAfter(phrase.end), isBeside(phrase.end) {
        let inner = CalendarExpression.fields(year: year.value, month: nil, day: nil)
        phrase = Phrase(.weekendOf(.holiday(holiday, in: inner)), end: year.end, rule: phrase.rule, score: 0.95)
      }
    }
    return phrase
  }

  private func end(ofHoliday number: Int, at index: Int) -> Int? {
    var position = index
    for word in lexicon.holidayWords[number] {
      guard isWord(position), position == index || isBeside(position) else { return nil }
      let code = tokens[position].code
      guard code == word.whole || code == word.withoutEnding else { return nil }
      position += 1
      // "Year's", "Workers'", and "Patricks" as many write.
      guard isSign(position, Sign.apostrophe), isJoined(position) else {
        guard code == word.whole else { return nil }
        continue
      }
      position += 1
      if isKeyword(position, .s), isJoined(position) { position += 1 } else if code != word.whole { return nil }
    }
    return position
  }
}

private let yearPrepositions = KeywordSet([
  .in, .since, .of, .by, .before, .after, .during, .until, .from, .to, .between, .and, .through, .early, .late, .mid,
  .or, .than, .not, .but, .for, .c, .approximately,
])

private let seasonPrepositions = KeywordSet([
  .in, .the, .during, .since, .of, .early, .late, .mid, .until, .by,
])

private let wordsAfterYears = KeywordSet([
  .in, .to, .and, .or, .at, .by, .until, .through, .for, .as, .with, .but, .before, .after, .is, .from, .on, .the,
])
