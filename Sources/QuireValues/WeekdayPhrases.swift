// Days of the week, with a date or a week or by themselves.
extension PhraseParser {
  /// "Monday", "Mon 13th", "next Tuesday", "Tue, Aug 29", "Friday (Jun-15)", "Monday of next week".
  func weekdayPhrase(_ index: Int) -> Phrase<CalendarExpression>? {
    guard mayStart(index, .weekday) else { return nil }
    var position = index
    if isKeyword(position, .the, .that) { position += 1 }
    var relation: Int?
    var hasRelation = false
    var isNear = false
    // "this coming Friday"
    while position - index < 3, let step = word(position).relation {
      relation = hasRelation && step == 0 ? relation : Int(step)
      hasRelation = true
      isNear = isNear || word(position).isNear
      position += 1
    }
    let day = Int(word(position).weekday)
    guard day > 0, !word(position).isPlural, isFree(before: index), position == index || isBeside(position) else {
      return nil
    }
    var end = position + 1
    guard isFree(after: end) else { return nil }
    if isSign(end, Sign.dot), isJoined(end), word(position).isShort { end += 1 }
    if let date = dateAfterWeekday(day, end) {
      return Phrase(date.value, end: date.end, rule: date.rule, score: max(date.score, 0.9))
    }
    if let week = weekAfterWeekday(day, end) { return week }
    guard hasRelation || position == index else { return nil }
    guard hasRelation || !word(position).isShort || isBelieved(position) else { return nil }
    if isNear { relation = relation.map { $0 * 2 } }
    let value = CalendarExpression.weekday(day, relation: relation)
    return Phrase(value, end: position + 1, rule: "date.weekday", score: word(position).isShort ? 0.7 : 0.9)
  }

  /// Whether a shortened weekday without a date is one: "Sun" and "sat" are mostly something else.
  private func isBelieved(_ index: Int) -> Bool {
    let isAfterPreposition = isBeside(index) && isKeyword(index - 1, .on, .until, .by, .from, .through, .to, .since)
    guard isCapitalized(index), !isAllCapitals(index) else { return isAfterPreposition && !isAllCapitals(index) }
    let day = word(index).weekday
    if isAfterPreposition || day != 6 && day != 7 && day != 3 { return true }
    let next = index + 1
    return isKeyword(next, .at) || word(next).dayPart != nil || isDigits(next) && isBeside(next)
  }

  /// A date behind a weekday and what parts them.
  private func dateAfterWeekday(_ weekday: Int, _ end: Int) -> Phrase<CalendarExpression>? {
    var position = end
    let isBracketed = isSign(position, Sign.open)
    if isSign(position, Sign.comma) || isBracketed || isHyphen(position) && isJoined(position) { position += 1 }
    guard isBeside(position) else { return nil }
    var date = dateWithMonth(position) ?? numericDate(position)
    if date == nil, !mayBeHours(position) { date = twoPartDate(position, isSure: true) }
    if case .fields(_, _, nil) = date?.value { date = nil }
    if let date {
      guard isBracketed else { return date }
      return isSign(date.end, Sign.close)
        ? Phrase(date.value, end: date.end + 1, rule: date.rule, score: date.score) : nil
    }
    let hasArticle = isKeyword(position, .the)
    guard let day = dayNumber(hasArticle ? position + 1 : position), !isSign(end, Sign.comma) || day.isOrdinal else {
      return nil
    }
    // "Monday 8-9am", "Monday 10 am", "Monday 2 men": not a day of the month.
    guard
      day.isOrdinal
        || (day.end < tokens.count || !isFollowedByWord(day.end)) && !isHyphen(day.end)
          && !isKeyword(day.end, .am, .pm, .oclock, .p, .a)
    else { return nil }
    guard word(day.end).unit == nil, !isSign(day.end, Sign.colon),
      !isWord(day.end) || day.isOrdinal
        || isKeyword(day.end, .at, .between, .from, .for) || word(day.end).dayPart != nil
    else { return nil }
    let value = CalendarExpression.weekdayOfMonth(weekday, day: day.value, isDate: hasArticle)
    return Phrase(value, end: day.end, rule: "date.weekday-day", score: 0.8)
  }

  /// Whether two numbers around a hyphen are hours: "Monday 3-8", "Monday 10-4", but "Friday 7-6".
  private func mayBeHours(_ index: Int) -> Bool {
    guard isHyphen(index + 1), let first = digits(index, 1, 2), let last = digits(index + 2, 1, 2), first <= 12,
      last <= 12
    else { return false }
    return first < last || first >= 9 && last <= 6
  }

  /// "Monday of next week", "Monday next week", "Monday two weeks from now".
  private func weekAfterWeekday(_ day: Int, _ end: Int) -> Phrase<CalendarExpression>? {
    var position = end
    if isSign(position, Sign.comma) { position += 1 }
    if isKeyword(position, .of, .in), isBeside(position) { position += 1 }
    guard isBeside(position) else { return nil }
    if let week = relatedPeriod(position), case .relative(_, .week) = week.value {
      return Phrase(.weekdayIn(day, week.value), end: week.end, rule: "date.weekday-of-week", score: 0.92)
    }
    guard let shifted = shiftedPhrase(position), case .shifted(_, let span, _) = shifted.value,
      span.unit == .week || span.unit == .month || span.unit == .year || position > end
    else { return nil }
    let value = CalendarExpression.weekdayIn(day, .weekOf(shifted.value))
    return Phrase(value, end: shifted.end, rule: "date.weekday-of-week", score: 0.85)
  }

  /// "next week Monday", "next week on Tuesday": the weekday after the week.
  func weekdayAfter(_ week: Phrase<CalendarExpression>) -> Phrase<CalendarExpression>? {
    guard case .relative(_, .week) = week.value else { return nil }
    var position = week.end
    if isHyphen(position) || isSign(position, Sign.comma) { position += 1 }
    if isKeyword(position, .on) { position += 1 }
    let day = Int(word(position).weekday)
    guard day > 0, !word(position).isPlural, isBeside(position), isFree(after: position + 1) else { return nil }
    return Phrase(.weekdayIn(day, week.value), end: position + 1, rule: "date.weekday-of-week", score: 0.92)
  }
}
