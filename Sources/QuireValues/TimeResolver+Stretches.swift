// Times that reach from now on or up to now, and times that nothing says more of.
extension TimeResolver {
  /// "The last three months", "the next two weeks".
  func stretch(_ span: TimeSpan, _ relation: Int) -> Period {
    let unit = span.parts.last?.unit ?? .day
    let open = Period(
      text: offsetText(span, relation),
      precision: DateTimeValue.Precision(unit),
      flags: [.relative, .interval]
    )
    if let whole = wholeUnits(span, relation) { return whole }
    guard let reference, !span.isVague, !span.hasClock, let end = move(reference, by: span, relation),
      let near = reference.adding(days: relation), end != reference
    else { return open }
    return interval(relation < 0 ? end : near, relation < 0 ? near : end)
  }

  /// "Within two weeks": from today on.
  func within(_ span: TimeSpan) -> Period {
    var period = stretch(span, 1)
    guard let reference, let last = period.last else { return period }
    period.first = reference
    period.text = "\(reference)/\(last)"
    return period
  }

  /// Quarters, decades and centuries are counted whole: "the past two quarters" end with the last full one.
  func wholeUnits(_ span: TimeSpan, _ relation: Int) -> Period? {
    guard span.parts.count == 1, let part = span.parts.first, [.quarter, .decade, .century].contains(part.unit),
      let count = part.count?.integer, (1...4000).contains(count), let reference, let months = part.unit.months,
      let current = unitPeriod(containing: reference, part.unit).first
    else { return nil }
    let from = current.adding(months: relation < 0 ? -count * months : months)
    guard let from, let last = from.adding(months: count * months)?.adding(days: -1) else { return nil }
    return interval(from, last)
  }

  private func interval(_ first: CivilDate, _ last: CivilDate) -> Period {
    Period(text: "\(first)/\(last)", first: first, last: last, precision: .day, flags: [.relative, .interval])
  }

  /// "That weekend", "the same month": not said here.
  func unresolved(_ unit: CalendarUnit) -> Period {
    let text: String
    switch unit {
    case .month: text = "XXXX-XX"
    case .week: text = "XXXX-WXX"
    case .weekend: text = "XXXX-WXX-WE"
    case .day: text = "XXXX-XX-XX"
    default: text = "XXXX"
    }
    return Period(text: text, precision: DateTimeValue.Precision(unit), flags: .relative)
  }

  /// "Monday the 21st": the nearest month in which the day is one.
  func weekday(_ weekday: Int, withNumber day: Int) -> Period {
    let open = Period(text: "XXXX-XX-" + padded(day, to: 2), precision: .day, flags: [.yearMissing, .relative])
    guard let reference, let start = CivilDate(year: reference.year, month: reference.month, day: 1) else {
      return open
    }
    let days = (-12...12).compactMap { start.adding(months: $0) }
      .compactMap { CivilDate(year: $0.year, month: $0.month, day: day) }
      .filter { $0.weekday == weekday }
    let nearest = days.min { distance($0, reference) < distance($1, reference) }
    return nearest.map { self.day($0, flags: [.yearInferred, .relative]) } ?? open
  }

  private func distance(_ left: CivilDate, _ right: CivilDate) -> Int {
    abs(left.daysSinceEpoch - right.daysSinceEpoch)
  }

  func half(_ number: Int, in year: Period?) -> Period {
    let text = "-H\(number)"
    guard let known = year?.first?.year ?? reference?.year else {
      return Period(text: "XXXX" + text, precision: .quarter, flags: .yearMissing)
    }
    let first = CivilDate(year: known, month: number * 6 - 5, day: 1)
    return Period(
      text: padded(known, to: 4) + text,
      first: first,
      last: first?.adding(months: 6)?.adding(days: -1),
      precision: .quarter,
      flags: year?.flags ?? .yearInferred
    )
  }

  /// "Last Easter", "next Christmas": the last one that is past, the first one still to come.
  func holiday(_ holiday: Holiday, from reference: CivilDate, _ relation: Int) -> Period {
    let dates = (-1...1).compactMap { holiday.date(inYear: reference.year + $0) }
    let found: CivilDate?
    switch relation {
    case ..<0: found = dates.last { $0 < reference }
    case 0: found = holiday.date(inYear: reference.year)
    default: found = dates.first { $0 > reference }
    }
    guard let found else { return Period(text: holiday.missingYearText, precision: .day, flags: .yearMissing) }
    return day(found, flags: [.relative, .yearInferred])
  }

  /// The point in time that lies a span from the reference, `2016-11-07T16:17:00`; `nil` where the time of day of
  /// the reference is not known, or the span not whole seconds.
  func instant(_ span: TimeSpan, _ direction: Int) -> String? {
    guard let reference, let time else { return nil }
    var date = reference
    var seconds = time.hour * 3600 + (time.minute ?? 0) * 60 + (time.second ?? 0)
    for part in span.parts {
      let single = TimeSpan(parts: [part])
      if let more = single.seconds {
        let (sum, overflow) = seconds.addingReportingOverflow(direction * more)
        guard !overflow else { return nil }
        seconds = sum
      } else {
        guard let moved = move(date, by: single, direction) else { return nil }
        date = moved
      }
    }
    let days = seconds >= 0 ? seconds / 86_400 : -((86_399 - seconds) / 86_400)
    guard let day = date.adding(days: days) else { return nil }
    let rest = seconds - days * 86_400
    return "\(day)T" + [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, to: 2) }.joined(separator: ":")
  }
}

extension TimeSpan {
  /// Whether a number is not stated: "a few days".
  var isVague: Bool { parts.contains { $0.count == nil } }

  /// Whether hours, minutes or seconds are counted.
  var hasClock: Bool { parts.contains { $0.unit.isOfClock } }

  /// The length in seconds, if it counts whole ones on the clock.
  var seconds: Int? {
    var sum = 0
    for part in parts {
      let factor = part.unit == .hour ? 3600 : part.unit == .minute ? 60 : part.unit == .second ? 1 : 0
      guard factor > 0, let whole = part.count?.multiplied(by: factor)?.integer, whole < 1 << 40 else { return nil }
      sum += whole
    }
    return sum
  }
}
