// Intervals of the calendar: "from March to May", "2014-2018", "November 18-19", "since August", "before 2010".
extension PhraseParser {
  /// One end of an interval.
  private enum IntervalEnd {
    case point(TimePoint)
    /// A day of a month that the other end names.
    case day(Int)
  }

  /// An interval with two ends.
  func intervalPhrase(_ index: Int) -> Phrase<TimeExpression>? {
    guard mayStart(index, [.point, .interval]), tokens[index].connectiveDistance < 24, isFree(before: index) else {
      return nil
    }
    let hasBetween = isKeyword(index, .between)
    let hasFrom = isKeyword(index, .from)
    let start = hasBetween || hasFrom ? index + 1 : index
    guard start == index || isBeside(start) else { return nil }
    var best: Phrase<TimeExpression>?
    let firstEnds = intervalEnds(start)
    for slot in 0..<3 {
      guard let first = firstEnds[slot], let next = connectiveEnd(first.end, isBetween: hasBetween),
        isBeside(next) || next == first.end + 1
      else { continue }
      let isOpenForWords = hasBetween || hasFrom
      let secondEnds = intervalEnds(next)
      for slot in 0..<3 {
        guard let second = secondEnds[slot],
          !isHyphen(second.end) || !isJoined(second.end) || !isJoined(second.end + 1),
          let value = interval(first.value, second.value, isMarked: isOpenForWords)
        else { continue }
        let score = min(first.score, second.score)
        let kind = isTime(first.value) || isTime(second.value) ? "time.interval" : "date.interval"
        best = longer(best, Phrase(value, end: second.end, rule: kind, score: max(score, 0.75)))
      }
    }
    return best
  }

  /// The ends that may begin at one token; in place, since they are looked for at every date.
  private struct IntervalEnds {
    var point: Phrase<IntervalEnd>?
    var calendar: Phrase<IntervalEnd>?
    var other: Phrase<IntervalEnd>?

    subscript(slot: Int) -> Phrase<IntervalEnd>? {
      slot == 0 ? point : slot == 1 ? calendar : other
    }
  }

  private func intervalEnds(_ index: Int) -> IntervalEnds {
    var ends = IntervalEnds()
    if let point = pointPhrase(index), case .point(let value) = point.value {
      ends.point = point.map { _ in .point(value) }
    }
    if let calendar = calendar(index), calendar.end != ends.point?.end {
      ends.calendar = calendar.map { .point(TimePoint(calendar: $0)) }
    }
    if isKeyword(index, .date), index + 1 < tokens.count || !isFollowedByWord(index + 1), !isWord(index + 1) {
      // "from March to date"
      let now = TimePoint(calendar: .present)
      ends.calendar = Phrase(.point(now), end: index + 1, rule: "date.interval", score: 0.7)
    }
    let position = isKeyword(index, .the) ? index + 1 : index
    if let day = dayNumber(position), isBeside(position) || isJoined(position) || position == index {
      ends.other = Phrase(.day(day.value), end: day.end, rule: "date.interval", score: 0.8)
    } else if ends.point == nil, ends.calendar == nil, let clock = clockPhrase(index, isLoose: true),
      clock.value.hour != nil,
      clock.rule != "time.bare-hour"
    {
      ends.other = clock.map { .point(TimePoint(clock: $0)) }
    }
    return ends
  }

  private func isTime(_ end: IntervalEnd) -> Bool {
    if case .point(let point) = end { return point.clock != nil }
    return false
  }

  /// The interval between two ends, each completed by what the other one says.
  private func interval(_ first: IntervalEnd, _ second: IntervalEnd, isMarked: Bool) -> TimeExpression? {
    switch (first, second) {
    case (.point(let from), .point(let to)): return interval(from, to, isMarked: isMarked)
    case (.day(let day), .point(let to)):
      guard to.clock == nil, case .fields(let year, let month?, let last?) = to.calendar, day < 32 else { return nil }
      guard day < last || isMarked else { return nil }
      let from = CalendarExpression.fields(year: year, month: month, day: day)
      return .interval(from: TimePoint(calendar: from), to: to)
    case (.point(let from), .day(let day)):
      guard from.clock == nil, case .fields(let year, let month?, let start?) = from.calendar else { return nil }
      guard day > start || isMarked else { return nil }
      let to = CalendarExpression.fields(year: year, month: month, day: day)
      return .interval(from: from, to: TimePoint(calendar: to))
    case (.day, .day): return nil
    }
  }

  private func interval(_ from: TimePoint, _ to: TimePoint, isMarked: Bool) -> TimeExpression? {
    switch (from.calendar, to.calendar) {
    case (let start?, let end?):
      guard (from.clock == nil) == (to.clock == nil) || isMarked else { return nil }
      // "Tuesday to Thursday" yes, "Monday to today" yes, "the year to date" is none.
      let (first, last) = completed(start, end)
      return .interval(
        from: TimePoint(calendar: first, clock: from.clock),
        to: TimePoint(calendar: last, clock: to.clock)
      )
    case (nil, let end?):
      guard let clock = from.clock, clock.hour != nil, to.clock != nil || isNow(end) else { return nil }
      guard let last = to.clock else { return .interval(from: from, to: to) }
      let (first, second) = balanced(clock, last)
      return .interval(from: TimePoint(calendar: end, clock: first), to: TimePoint(calendar: end, clock: second))
    case (let start?, nil):
      guard from.clock?.hour != nil || isNow(start), to.clock?.hour != nil else { return nil }
      return .interval(from: from, to: TimePoint(calendar: isNow(start) ? nil : start, clock: to.clock))
    case (nil, nil): return nil
    }
  }

  private func isNow(_ calendar: CalendarExpression) -> Bool {
    if case .present = calendar { return true }
    return false
  }

  /// Two dates, each with the year that the other one states.
  private func completed(
    _ start: CalendarExpression,
    _ end: CalendarExpression
  ) -> (CalendarExpression, CalendarExpression) {
    guard case .fields(let firstYear, let firstMonth?, let firstDay) = start.unambiguous,
      case .fields(let lastYear, let lastMonth?, let lastDay) = end.unambiguous
    else { return (start, end) }
    if firstYear == nil, let lastYear {
      let year = (firstMonth, firstDay ?? 0) > (lastMonth, lastDay ?? 31) ? lastYear - 1 : lastYear
      return (.fields(year: year, month: firstMonth, day: firstDay), end)
    }
    return (start, end)
  }

  // MARK: Open intervals

  /// "since August", "before 2010", "no later than January 1", "within two weeks", "2018 or later".
  func openInterval(_ index: Int) -> Phrase<TimeExpression>? {
    if mayStart(index, .point), let later = orLater(index) { return later }
    guard mayStart(index, .opening) else { return nil }
    if let within = withinPhrase(index) { return within }
    if let about = aboutPhrase(index) { return about }
    if let meal = mealPhrase(index) { return meal }
    guard let opening = openingWords(index), isBeside(opening.end), !isKeyword(index, .from) else { return nil }
    if isKeyword(index, .by) {
      let end = isKeyword(index + 1, .the) ? index + 2 : index + 1
      guard isKeyword(end, .end), isKeyword(end + 1, .of) else { return nil }
    }
    if let clock = clockSpan(index, isLoose: false), clock.value.isInterval, pointPhrase(index)?.end ?? 0 <= clock.end {
      let from = clock.value.from.map { TimePoint(clock: $0) }
      let to = clock.value.to.map { TimePoint(clock: $0) }
      return Phrase(.interval(from: from, to: to), end: clock.end, rule: clock.rule, score: clock.score)
    }
    guard let point = pointPhrase(beforeYear(opening.end)), case .point(let value) = point.value else { return nil }
    // "after the day": too vague to be an interval.
    guard point.score > 0.35 else { return nil }
    let interval =
      opening.isStart ? TimeExpression.interval(from: value, to: nil) : .interval(from: nil, to: value)
    let rule = value.clock == nil ? "date.open-interval" : "time.open-interval"
    return Phrase(interval, end: point.end, rule: rule, score: min(point.score, 0.9))
  }

  /// "around 3 pm", "circa 5 in the morning", "around the 21st", "around tomorrow noon".
  private func aboutPhrase(_ index: Int) -> Phrase<TimeExpression>? {
    guard isKeyword(index, .around, .about, .approximately), isBeside(index + 1) else { return nil }
    if isKeyword(index, .around), let point = pointPhrase(index + 1), case .point(let value) = point.value,
      let day = value.calendar, day.isDay, value.clock != nil || !day.isNamedDay
    {
      return Phrase(point.value, end: point.end, rule: "date.about", score: 0.8)
    }
    let loose = clockPhrase(index + 1, isLoose: true)
    guard let clock = loose?.value.hasHalf == true ? loose : clockPhrase(index + 1, isLoose: false),
      clock.value.hour != nil
    else { return nil }
    var time = clock.value
    time.isApproximate = true
    return Phrase(.point(TimePoint(clock: time)), end: clock.end, rule: "time.about", score: 0.85)
  }

  /// "after dinner", "before lunch", "around breakfast".
  private func mealPhrase(_ index: Int) -> Phrase<TimeExpression>? {
    guard isKeyword(index, .after, .before, .around), isBeside(index + 1), let part = word(index + 1).dayPart,
      part.isMeal, isFree(before: index), isFree(after: index + 2)
    else { return nil }
    let point = TimePoint(clock: ClockTime(part: part))
    let value: TimeExpression
    switch keyword(index) {
    case .after: value = .interval(from: point, to: nil)
    case .before: value = .interval(from: nil, to: point)
    default: value = .point(point)
    }
    return Phrase(value, end: index + 2, rule: "time.meal", score: 0.5)
  }

  /// The token of the year behind "the": "before the year 2019".
  func beforeYear(_ index: Int) -> Int {
    isKeyword(index, .the) && word(index + 1).unit == .year && isDigits(index + 2) ? index + 1 : index
  }

  /// "within two weeks", "within the next 10 months".
  private func withinPhrase(_ index: Int) -> Phrase<TimeExpression>? {
    guard isKeyword(index, .within), isFree(before: index), isBeside(index + 1) else { return nil }
    if let period = relatedPeriod(index + 1), case .stretch(let span, let relation) = period.value {
      let value = relation < 0 ? period.value : .within(span)
      return Phrase(.point(TimePoint(calendar: value)), end: period.end, rule: "date.within", score: 0.9)
    }
    guard let span = spanPhrase(index + 1) else { return nil }
    return Phrase(.point(TimePoint(calendar: .within(span.value))), end: span.end, rule: "date.within", score: 0.85)
  }

  /// "2018 or later", "1/1/2016 and after".
  private func orLater(_ index: Int) -> Phrase<TimeExpression>? {
    guard let point = pointPhrase(index), case .point(let value) = point.value, isKeyword(point.end, .or, .and),
      isBeside(point.end), isBeside(point.end + 1)
    else { return nil }
    let next = point.end + 1
    let isStart = isKeyword(next, .later, .greater) || isKeyword(next, .after)
    guard isStart || isKeyword(next, .earlier, .before), !isWord(next + 1),
      !isFollowedByWord(next + 1) || isKeyword(next, .later)
    else {
      return nil
    }
    let interval = isStart ? TimeExpression.interval(from: value, to: nil) : .interval(from: nil, to: value)
    return Phrase(interval, end: next + 1, rule: "date.open-interval", score: point.score)
  }
}
