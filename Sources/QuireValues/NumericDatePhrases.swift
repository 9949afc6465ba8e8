// Dates in digits: "2017-08-28", "28/08/2017", "29.08.2017", "8/28", "20170828", "2017-08".
extension PhraseParser {
  func numericDate(_ index: Int) -> Phrase<CalendarExpression>? {
    guard isDigits(index), isFree(before: index), mayBeginDate(index) else { return nil }
    return threePartDate(index) ?? spacedDate(index) ?? compactDate(index) ?? yearAndMonth(index)
      ?? twoPartDate(index, isSure: false)
  }

  private func mayBeginDate(_ index: Int) -> Bool {
    let before = text[tokens[index].start - 1]
    if before == UInt8(ascii: "$") || before == UInt8(ascii: "=") && isJoined(index) && length(index) < 4 {
      return false
    }
    // "133-03-03-2020" is a number of something; "report-2002-10-09" has its date behind a word.
    return before != UInt8(ascii: "-") || !isDigit(text[tokens[index].start - 2]) || isRangeOfDates(index - 4)
  }

  /// Whether two dates with slashes stand around a hyphen: "10/1-11/7", "10/1/2018-10/7/2018".
  private func isRangeOfDates(_ index: Int) -> Bool {
    isSign(index + 1, Sign.slash) && isHyphen(index + 3) && isJoined(index + 3) && isJoined(index + 4)
      && isDigits(index + 4) && isSign(index + 5, Sign.slash)
  }

  /// Whether more parts of the same kind follow, so that this is no date.
  private func isLongerNumber(_ end: Int) -> Bool {
    guard isFree(after: end) || isKeyword(end, .t) && isJoined(end) else { return true }
    return isHyphen(end) && isJoined(end) && isJoined(end + 1) && isDigits(end + 1) && !isRangeEnd(end + 1)
  }

  /// Whether a whole date follows a hyphen: "10/1/2018-10/7/2018".
  private func isRangeEnd(_ index: Int) -> Bool {
    isJoined(index + 1) && (isSign(index + 1, Sign.slash) || isSign(index + 1, Sign.hyphen)) && isDigits(index + 2)
  }

  private func threePartDate(_ index: Int) -> Phrase<CalendarExpression>? {
    let sign = index + 1
    guard isSign(sign, Sign.slash) || isSign(sign, Sign.hyphen) || isSign(sign, Sign.dot), isJoined(sign),
      isJoined(sign + 1), isSameSign(sign + 2, sign), isJoined(sign + 2), isJoined(sign + 3)
    else { return nil }
    let end = sign + 4
    if let year = digits(index, 4, 4) {
      guard isYear(year), !isLongerNumber(end) else { return nil }
      if let month = digits(sign + 1, 1, 2), let day = digits(sign + 3, 1, 2) {
        return complete(year, month, day, end: end, rule: "date.year-month-day", score: 0.99)
      }
      // "2019/aug/01" and "2020/23/Sep"
      let (first, second) = (Int(word(sign + 1).month), Int(word(sign + 3).month))
      if first > 0, let day = digits(sign + 3, 1, 2) {
        return complete(year, first, day, end: end, rule: "date.year-month-day", score: 0.97)
      }
      guard second > 0, let day = digits(sign + 1, 1, 2) else { return nil }
      return complete(year, second, day, end: end, rule: "date.year-day-month", score: 0.9)
    }
    guard let first = digits(index, 1, 2), let second = digits(sign + 1, 1, 2), let year = shortYear(sign + 3),
      !isLongerNumber(end)
    else { return nil }
    let isShort = length(sign + 3) == 2
    // "1.2.14" is a version, "1-2-14" a score.
    guard !isShort || isSign(sign, Sign.slash) || length(index) == 2 && length(sign + 1) == 2 else { return nil }
    guard let order = ordered(first, second, year: year, isDotted: isSign(sign, Sign.dot)) else { return nil }
    return phrase(order, year: year, end: end, score: isShort ? 0.8 : 0.97)
  }

  /// Two numbers in the order that the calendar or, where it allows both, the option says.
  private func ordered(
    _ first: Int,
    _ second: Int,
    year: Int,
    isDotted: Bool
  ) -> (month: Int, day: Int, isDayFirst: Bool, isAmbiguous: Bool)? {
    let mayBeDayFirst = CivilDate(year: year, month: second, day: first) != nil
    let mayBeMonthFirst = CivilDate(year: year, month: first, day: second) != nil
    guard mayBeDayFirst || mayBeMonthFirst else { return nil }
    let isDayFirst = mayBeDayFirst && (dayFirst || isDotted || !mayBeMonthFirst)
    let isAmbiguous = mayBeDayFirst && mayBeMonthFirst && first != second && !isDotted
    return isDayFirst ? (second, first, true, isAmbiguous) : (first, second, false, isAmbiguous)
  }

  private func phrase(
    _ order: (month: Int, day: Int, isDayFirst: Bool, isAmbiguous: Bool),
    year: Int?,
    end: Int,
    score: Double
  ) -> Phrase<CalendarExpression> {
    let fields = CalendarExpression.fields(year: year, month: order.month, day: order.day)
    return Phrase(
      order.isAmbiguous ? .ambiguous(fields) : fields,
      end: end,
      rule: order.isDayFirst ? "date.numeric-day-first" : "date.numeric-month-first",
      score: order.isAmbiguous ? score - 0.1 : score
    )
  }

  private func complete(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    end: Int,
    rule: String,
    score: Double
  ) -> Phrase<CalendarExpression>? {
    guard CivilDate(year: year, month: month, day: day) != nil else { return nil }
    return Phrase(.fields(year: year, month: month, day: day), end: end, rule: rule, score: score)
  }

  /// "2016 10 16", "2017 april".
  private func spacedDate(_ index: Int) -> Phrase<CalendarExpression>? {
    guard let year = digits(index, 4, 4), isYear(year), isBeside(index + 1), !isJoined(index + 1) else { return nil }
    let month = Int(word(index + 1).month)
    if month > 0, isFree(after: index + 2), isCapitalized(index + 1) || month != 5 && month != 3 {
      if let day = dayNumber(index + 2), isBeside(index + 2), isRealDay(month, day.value) {
        return complete(year, month, day.value, end: day.end, rule: "date.year-month-day", score: 0.9)
      }
      let value = CalendarExpression.fields(year: year, month: month, day: nil)
      return Phrase(value, end: index + 2, rule: "date.year-month", score: 0.85)
    }
    guard let month = digits(index + 1, 2, 2), let day = digits(index + 2, 2, 2), isBeside(index + 2),
      !isJoined(index + 2), isFree(after: index + 3), !isDigits(index + 3)
    else { return nil }
    return complete(year, month, day, end: index + 3, rule: "date.year-month-day", score: 0.6)
  }

  /// "20161016".
  private func compactDate(_ index: Int) -> Phrase<CalendarExpression>? {
    guard let value = digits(index, 8, 8), (1900_01_01...2099_12_31).contains(value) else { return nil }
    let hasTime = isKeyword(index + 1, .t) && isJoined(index + 1)
    guard hasTime || isFree(after: index + 1) else { return nil }
    let day = value % 100
    return complete(
      value / 10_000,
      value / 100 % 100,
      day,
      end: index + 1,
      rule: "date.compact",
      score: hasTime ? 0.95 : 0.6
    )
  }

  /// "2017-08", "08/2017".
  private func yearAndMonth(_ index: Int) -> Phrase<CalendarExpression>? {
    let sign = index + 1
    guard isSign(sign, Sign.hyphen) || isSign(sign, Sign.slash), isJoined(sign), isJoined(sign + 1),
      !isLongerNumber(index + 3)
    else { return nil }
    let yearFirst = digits(index, 4, 4).flatMap { year in digits(sign + 1, 1, 2).map { (year, $0) } }
    let monthFirst = digits(index, 1, 2).flatMap { month in digits(sign + 1, 4, 4).map { ($0, month) } }
    guard let (year, month) = yearFirst ?? monthFirst, (1900...2100).contains(year), (1...12).contains(month) else {
      return nil
    }
    let value = CalendarExpression.fields(year: year, month: month, day: nil)
    return Phrase(value, end: index + 3, rule: "date.numeric-month", score: 0.7)
  }

  /// "22/04"; "7-6" and "7.6" only where a weekday before them says what they are.
  func twoPartDate(_ index: Int, isSure: Bool) -> Phrase<CalendarExpression>? {
    let sign = index + 1
    guard let first = digits(index, 1, 2), isSign(sign, Sign.slash) || isSure, isJoined(sign), isJoined(sign + 1),
      isSign(sign, Sign.slash) || isSign(sign, Sign.hyphen) || isSign(sign, Sign.dot),
      let second = digits(sign + 1, 1, 2), !isLongerNumber(index + 3) || isSure && isFree(after: index + 3)
    else { return nil }
    guard isSure || isLikelyDate(index, first, second) else { return nil }
    // 2000 is a leap year.
    guard let order = ordered(first, second, year: 2000, isDotted: false) else { return nil }
    if let year = yearAfter(index + 3), isSign(index + 3, Sign.comma) {
      return phrase(order, year: year.value, end: year.end, score: 0.9)
    }
    return phrase(order, year: nil, end: index + 3, score: isSure ? 0.8 : 0.6)
  }

  /// Whether two numbers with a slash are a date rather than a fraction.
  private func isLikelyDate(_ index: Int, _ first: Int, _ second: Int) -> Bool {
    let before = keyword(index - 1)
    if isBeside(index), datePrepositions.contains(before) || word(index - 1).weekday > 0 { return true }
    if isSign(index - 1, Sign.comma), word(index - 2).weekday > 0 { return true }
    // Fractions are joined by hyphens, too; a preposition or a year makes dates of them.
    if isRangeOfDates(index), shortYearAfter(index + 7) { return true }
    if isRangeOfDates(index - 4), datePrepositions.contains(keyword(index - 5)) { return true }
    // A fraction of this size is rare: "22/04", "11/20", but "3/4", "1/2", "9/10".
    return first > 12 && second <= 12 && length(index + 2) == 2
      || second > 12 && first <= 12 && second != 16
        && second != 24 && second != 32
  }
}

extension PhraseParser {
  /// Whether a year stands behind the second date of a range: "11/2/2017", "5/7, 2020".
  fileprivate func shortYearAfter(_ index: Int) -> Bool {
    if isSign(index, Sign.slash) { return digits(index + 1, 2, 4) != nil }
    return isSign(index, Sign.comma) && digits(index + 1, 4, 4) != nil
  }
}

private let datePrepositions = KeywordSet([
  .on, .since, .until, .before, .after, .by, .from, .through, .between, .to, .for,
])
