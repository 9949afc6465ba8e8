// A date, a time of day, or both: "January 31, 2011 at 9:59 am", "20:15 on Tuesday", "tomorrow morning", "tonight".

/// A time of day, or two with a connective between them.
struct ClockSpan {
  var from: ClockTime?
  var to: ClockTime?
  /// Whether it is an interval, maybe an open one.
  var isInterval = false

  init(_ time: ClockTime) {
    from = time
  }

  init(from: ClockTime?, to: ClockTime?) {
    self.from = from
    self.to = to
    isInterval = true
  }
}

extension PhraseParser {
  /// The longest time, of whatever sort, that begins at `index`.
  func timePhrase(_ index: Int) -> Phrase<TimeExpression>? {
    var best = intervalPhrase(index)
    best = longer(best, openInterval(index))
    best = longer(best, countedInterval(index))
    best = longer(best, pointPhrase(index))
    best = longer(best, recurrencePhrase(index))
    best = longer(best, durationPhrase(index))
    return best?.rule == bareNowRule ? nil : best
  }

  /// The token with which the value of a phrase begins: "the" before "next week" or "end of May" is none of it.
  func start(of phrase: Phrase<TimeExpression>, _ index: Int) -> Int {
    guard isKeyword(index, .the), phrase.end > index + 1, case .point(let point) = phrase.value, point.clock == nil
    else {
      return index
    }
    switch point.calendar {
    case .relative, .stretch, .related, .weekend, .unresolved:
      return word(index + 1).relation != nil || isKeyword(index + 1, .same) ? index + 1 : index
    case .part: return index + 1
    default: return index
    }
  }

  /// A point in time: a part of the calendar, a time of day, or one with the other.
  func pointPhrase(_ index: Int) -> Phrase<TimeExpression>? {
    guard mayStart(index, .point) else { return nil }
    if let known = memo.points.known(index, memo.generation) { return known }
    let phrase = longer(calendarWithClock(index), clockWithCalendar(index))
    memo.points.set(index, memo.generation, phrase)
    return phrase
  }

  private func expression(_ calendar: CalendarExpression?, _ clock: ClockSpan?) -> TimeExpression {
    guard let clock, clock.isInterval else { return .point(TimePoint(calendar: calendar, clock: clock?.from)) }
    return .interval(
      from: clock.from.map { TimePoint(calendar: calendar, clock: $0) },
      to: clock.to.map { TimePoint(calendar: calendar, clock: $0) }
    )
  }

  // MARK: Calendar first

  private func calendarWithClock(_ index: Int) -> Phrase<TimeExpression>? {
    if let evening = partOfRelatedDay(index) { return withClock(evening) }
    guard let calendar = calendar(index) ?? dayBeforeClock(index) else { return nil }
    let isDay = calendar.value.isDay
    guard isDay, let clock = clockAfter(calendar.end, isAfterWeekday: calendar.value.isNamedDay) else {
      return calendar.rule == dayBeforeClockRule ? nil : calendar.map { expression($0, nil) }
    }
    if let stamp = yearAfterClock(calendar.value, clock) { return stamp }
    if let week = weekAfterClock(calendar.value, clock) { return week }
    let rule = clock.value.isInterval ? "time.date-interval" : "time.date-clock"
    return Phrase(expression(calendar.value, clock.value), end: clock.end, rule: rule, score: max(calendar.score, 0.9))
  }

  /// "Jul 4 20:15:33 2012", as the C library and mail archives write.
  private func yearAfterClock(
    _ calendar: CalendarExpression,
    _ clock: Phrase<ClockSpan>
  ) -> Phrase<TimeExpression>? {
    guard case .fields(nil, let month?, let day?) = calendar, clock.value.from?.second != nil, isBeside(clock.end),
      let year = digits(clock.end, 4, 4), isYear(year), isFree(after: clock.end + 1)
    else { return nil }
    let value = expression(.fields(year: year, month: month, day: day), clock.value)
    return Phrase(value, end: clock.end + 1, rule: "time.date-clock", score: 0.98)
  }

  /// "Wednesday evening next week".
  private func weekAfterClock(
    _ calendar: CalendarExpression,
    _ clock: Phrase<ClockSpan>
  ) -> Phrase<TimeExpression>? {
    guard case .weekday(let day, nil) = calendar, clock.value.from?.part != nil, isBeside(clock.end) else { return nil }
    let next = isKeyword(clock.end, .of) ? clock.end + 1 : clock.end
    guard let week = relatedPeriod(next), case .relative(_, .week) = week.value else { return nil }
    let value = expression(.weekdayIn(day, week.value), clock.value)
    return Phrase(value, end: week.end, rule: "time.date-clock", score: 0.92)
  }

  /// "the 17th" alone is a weak date, before a time it is a good one.
  private func dayBeforeClock(_ index: Int) -> Phrase<CalendarExpression>? {
    guard isKeyword(index, .the), let day = dayNumber(index + 1), isBeside(index + 1), !day.isWord else { return nil }
    let value = CalendarExpression.fields(year: nil, month: nil, day: day.value)
    return Phrase(value, end: day.end, rule: dayBeforeClockRule, score: 0.6)
  }

  /// The time of day behind a date.
  private func clockAfter(_ end: Int, isAfterWeekday: Bool) -> Phrase<ClockSpan>? {
    if isKeyword(end, .t), isJoined(end), isJoined(end + 1) { return isoClock(end + 1) }
    var position = end
    if isSign(position, Sign.comma) { position += 1 }
    let isDash = isHyphen(position) || isSign(position, Sign.bullet)
    if isDash { position += 1 }
    let isAt = isSign(position, Sign.at) || isKeyword(position, .at, .around, .about, .for, .approximately)
    if isAt {
      position += 1
      if isKeyword(position, .around, .about) { position += 1 }
    }
    guard isBeside(position), !isJoined(position) || isAt || position > end else { return nil }
    if let span = clockSpan(position, isLoose: isAt && !isKeyword(position - 1, .for) || isAfterWeekday && !isDash) {
      // "Monday 8" is a day, "Monday at 8" a time; "Monday 8-9" are hours.
      let isBare = span.rule == "time.bare-hour" || span.rule == "time.military"
      guard !isBare || isAt || span.value.isInterval else { return nil }
      return span
    }
    if let words = clockPhrase(position, isLoose: true), words.rule == "time.words", words.value.minute != nil {
      // "March eighteenth nine thirty"
      return words.map { ClockSpan($0) }
    }
    guard let part = dayPartPhrase(position) else { return nil }
    var time = ClockTime(part: part.value)
    // "Tuesday in the morning at 7", "Monday morning 6-8"
    let next = isKeyword(part.end, .at) ? part.end + 1 : part.end
    if isBeside(next), let clock = clockSpan(next, isLoose: true),
      next > part.end || clock.value.isInterval
        || clock.rule != "time.bare-hour"
    {
      return Phrase(adjust(clock.value, to: part.value), end: clock.end, rule: clock.rule, score: clock.score)
    }
    time.part = part.value
    return Phrase(ClockSpan(time), end: part.end, rule: part.rule, score: 0.8)
  }

  /// "T09:59:00Z" and, in the basic format, "T0959".
  private func isoClock(_ index: Int) -> Phrase<ClockSpan>? {
    if let clock = clockPhrase(index, isLoose: true), clock.value.minute != nil || clock.rule == "time.military" {
      return clock.map { ClockSpan($0) }
    }
    guard let basic = digits(index, 6, 6), basic / 10_000 <= 24, basic / 100 % 100 < 60, basic % 100 <= 60 else {
      return nil
    }
    let time = ClockTime(hour: basic / 10_000, minute: basic / 100 % 100, second: basic % 100, hasHalf: true)
    let clock = withZone(Phrase(time, end: index + 1, rule: "time.clock", score: 0.95))
    guard isFree(after: clock.end) else { return nil }
    return clock.map { ClockSpan($0) }
  }

  /// Hours up to twelve take the half of the day that the part says.
  private func adjust(_ span: ClockSpan, to part: DayPart) -> ClockSpan {
    var span = span
    span.from = span.from.map { adjusted($0, to: part) }
    span.to = span.to.map { adjusted($0, to: part) }
    return span
  }

  func adjusted(_ time: ClockTime, to part: DayPart) -> ClockTime {
    guard let hour = time.hour, hour <= 12, !time.hasHalf else { return time }
    var time = time
    let isAfternoon = part == .afternoon || part == .evening || part == .night && hour >= 5
    apply(isAfternoon && !(hour == 12 && part != .afternoon), to: &time)
    return time
  }

  // MARK: Parts of days

  /// "this morning", "last night", "tonight", "later this afternoon", "tomorrow night" is made elsewhere.
  private func partOfRelatedDay(_ index: Int) -> Phrase<TimePoint>? {
    guard isFree(before: index) else { return nil }
    var position = index
    if isKeyword(position, .early, .late, .later, .earlier) { position += 1 }
    if isKeyword(position, .tonight) {
      let point = TimePoint(calendar: .relative(count: 0, .day), clock: ClockTime(part: .night))
      return Phrase(point, end: position + 1, rule: "time.part-of-day", score: 0.9)
    }
    guard let step = word(position).relation, let part = word(position + 1).dayPart, isBeside(position + 1),
      !word(position + 1).isPlural, !part.isMeal, isFree(after: position + 2)
    else { return nil }
    let point = TimePoint(calendar: .relative(count: Int(step), .day), clock: ClockTime(part: part))
    return Phrase(point, end: position + 2, rule: "time.part-of-day", score: 0.88)
  }

  /// "tonight at 8", "this evening from 7 to 7:30".
  private func withClock(_ evening: Phrase<TimePoint>) -> Phrase<TimeExpression> {
    let plain = evening.map { TimeExpression.point($0) }
    guard let clock = clockAfter(evening.end, isAfterWeekday: false), clock.value.from?.part == nil,
      let part = evening.value.clock?.part
    else { return plain }
    let value = expression(evening.value.calendar, adjust(clock.value, to: part))
    return Phrase(value, end: clock.end, rule: "time.date-clock", score: 0.93)
  }

  // MARK: Clock first

  private func clockWithCalendar(_ index: Int) -> Phrase<TimeExpression>? {
    guard let clock = clockSpan(index, isLoose: false) ?? clockAfterAt(index) ?? bareHourBeforeDay(index) else {
      return prefixedPart(index)
    }
    var position = clock.end
    if isSign(position, Sign.comma) || isHyphen(position) { position += 1 }
    if isKeyword(position, .on, .of), isBeside(position) { position += 1 }
    guard isBeside(position), !isJoined(position) else { return plain(clock) }
    if let evening = partOfRelatedDay(position), let part = evening.value.clock?.part {
      let value = expression(evening.value.calendar, adjust(clock.value, to: part))
      return Phrase(value, end: evening.end, rule: "time.clock-date", score: 0.93)
    }
    guard let calendar = calendar(position), calendar.value.isDay else { return plain(clock) }
    var end = calendar.end
    var span = clock.value
    if let part = dayPartPhrase(end), isBeside(end) {
      // "10am to 12pm Monday morning"
      end = part.end
      span = adjust(span, to: part.value)
    }
    return Phrase(expression(calendar.value, span), end: end, rule: "time.clock-date", score: 0.96)
  }

  private func plain(_ clock: Phrase<ClockSpan>) -> Phrase<TimeExpression>? {
    // A bare hour is a time only with its day.
    guard clock.rule != "time.bare-hour" || clock.value.isInterval else { return nil }
    return clock.map { expression(nil, $0) }
  }

  /// "at 8.30pm today": the preposition belongs to the time only where it makes it one.
  private func clockAfterAt(_ index: Int) -> Phrase<ClockSpan>? {
    guard isKeyword(index, .at), isBeside(index + 1), let clock = clockSpan(index + 1, isLoose: true),
      clock.rule == "time.clock", isSign(index + 2, Sign.dot)
    else { return nil }
    return clock
  }

  /// "10, tonight", "7 tomorrow evening".
  private func bareHourBeforeDay(_ index: Int) -> Phrase<ClockSpan>? {
    if word(index).cardinal != nil, isHyphen(index + 1), let words = clockPhrase(index, isLoose: true),
      words.value.minute != nil, isKeyword(words.end, .tomorrow, .today, .tonight)
    {
      // "five-thirty tomorrow evening"
      return words.map { ClockSpan($0) }
    }
    guard let hour = digits(index, 1, 2), (1...12).contains(hour), isFree(before: index) else { return nil }
    let next = isSign(index + 1, Sign.comma) ? index + 2 : index + 1
    guard next > index + 1 ? isKeyword(next, .tonight) : isKeyword(next, .tonight) && !isFollowedByWord(next + 1) else {
      return nil
    }
    return Phrase(ClockSpan(ClockTime(hour: hour)), end: index + 1, rule: "time.bare-hour", score: 0.7)
  }

  /// "in the morning", "early morning", "at night", with "at 7" behind it.
  private func prefixedPart(_ index: Int) -> Phrase<TimeExpression>? {
    guard isKeyword(index, .in, .early, .late, .later, .earlier, .during, .at), isFree(before: index),
      let part = dayPartPhrase(index), part.end > index + 1
    else { return nil }
    let next = isKeyword(part.end, .at) ? part.end + 1 : part.end
    if isBeside(next), let clock = clockSpan(next, isLoose: next > part.end), !clock.value.isInterval {
      let value = expression(nil, adjust(clock.value, to: part.value))
      return Phrase(value, end: clock.end, rule: "time.part-clock", score: 0.9)
    }
    let point = TimePoint(calendar: nil, clock: ClockTime(part: part.value))
    return Phrase(.point(point), end: part.end, rule: "time.part-of-day", score: part.score)
  }
}

private let dayBeforeClockRule = "date.day-of-month"

extension CalendarExpression {
  /// Whether it is one day, so that a time of day can belong to it.
  var isDay: Bool {
    switch self {
    case .fields(_, _, let day): day != nil
    case .weekday, .weekdayOfMonth, .weekdayIn, .nthWeekday, .holiday: true
    case .relative(_, let unit), .unresolved(let unit): unit == .day
    case .shifted(_, let span, _): span.unit.days == 1 || span.unit == .week
    case .nth(_, let unit, let span, _): unit == .day && span == 1
    case .part(_, let inner), .related(let inner, _), .ambiguous(let inner): inner.isDay
    default: false
    }
  }

  /// Whether it is a weekday or a day like "tomorrow", behind which numbers are hours.
  var isNamedDay: Bool {
    switch self {
    case .weekday, .weekdayOfMonth, .weekdayIn, .nthWeekday: true
    case .relative(_, let unit): unit == .day
    default: false
    }
  }
}
