// Weeks, months, quarters, years and what lies in them.
extension TimeResolver {
  /// The unit of the calendar in which `date` lies.
  func unitPeriod(containing date: CivilDate, _ unit: CalendarUnit) -> Period {
    switch unit {
    case .week: return week(containing: date)
    case .fortnight:
      let first = date.adding(days: 1 - date.weekday)
      guard let first, let last = first.adding(days: 13) else { return unknown("XXXX-WXX", .week) }
      return Period(text: "\(first)/\(last)", first: first, last: last, precision: .week, flags: .interval)
    case .weekend:
      return weekendPeriod(date.adding(days: 6 - date.weekday))
    case .month: return resolve(.fields(year: date.year, month: date.month, day: nil))
    case .quarter: return quarter((date.month + 2) / 3, year: date.year)
    case .year: return resolve(.fields(year: date.year, month: nil, day: nil))
    case .decade: return decade(date.year / 10 * 10)
    case .century: return century((date.year - 1) / 100 + 1)
    default: return day(date)
    }
  }

  func week(containing date: CivilDate) -> Period {
    let first = date.adding(days: 1 - date.weekday)
    let (year, week) = date.isoWeek
    let text = padded(year, to: 4) + "-W" + padded(week, to: 2)
    return Period(text: text, first: first, last: first?.adding(days: 6), precision: .week)
  }

  func weekday(_ day: Int, in week: Period) -> Period {
    guard let first = week.first, let last = week.last, first < last else {
      return Period(text: "XXXX-WXX-\(day)", precision: .day, flags: .relative)
    }
    return self.day(first.adding(days: (day - first.weekday + 7) % 7), flags: week.flags)
  }

  func nth(_ number: Int, _ unit: CalendarUnit, _ span: Int, in outer: Period) -> Period {
    guard let first = outer.first, let last = outer.last, abs(number) < 4000, span < 4000 else {
      return Period(text: outer.text, precision: outer.precision, flags: outer.flags.union(.relative))
    }
    var flags = outer.flags
    guard var start = start(ofUnit: number, unit, span, from: first, to: last) else {
      return Period(text: outer.text, precision: outer.precision, flags: flags)
    }
    if span == 1 {
      var period = unitPeriod(containing: start, unit)
      period.flags.formUnion(flags)
      return period
    }
    if unit == .week { start = start.adding(days: 1 - start.weekday) ?? start }
    let end = shift(start, by: span, unit)?.adding(days: -1)
    guard let end else { return unknown(outer.text, outer.precision) }
    flags.insert(.interval)
    return Period(text: "\(start)/\(end)", first: start, last: end, precision: .day, flags: flags)
  }

  private func start(
    ofUnit number: Int,
    _ unit: CalendarUnit,
    _ span: Int,
    from first: CivilDate,
    to last: CivilDate
  ) -> CivilDate? {
    if number > 0 {
      // A week belongs to the month or year in which its Thursday lies.
      let origin = unit == .week ? first.adding(days: (11 - first.weekday) % 7) : first
      return origin.flatMap { shift($0, by: number - 1, unit) }
    }
    let after = unit == .week ? last.adding(days: -((last.weekday + 3) % 7)) : last
    guard let after else { return nil }
    if unit == .week { return shift(after, by: number + 1, unit)?.adding(days: 1 - after.weekday) }
    return after.adding(days: 1).flatMap { shift($0, by: number * span, unit) }
  }

  private func shift(_ date: CivilDate, by count: Int, _ unit: CalendarUnit) -> CivilDate? {
    if let months = unit.months { return date.adding(months: count * months) }
    return date.adding(days: count * (unit.days ?? 1))
  }

  func nthWeekday(_ number: Int, _ day: Int, in outer: Period) -> Period {
    guard let first = outer.first, let last = outer.last, abs(number) <= 60 else {
      return Period(text: "XXXX-WXX-\(day)", precision: .day, flags: outer.flags.union(.relative))
    }
    let date =
      number > 0
      ? first.adding(days: (day - first.weekday + 7) % 7 + 7 * (number - 1))
      : last.adding(days: -((last.weekday - day + 7) % 7) + 7 * (number + 1))
    return self.day(date, flags: outer.flags)
  }

  func week(_ number: Int, in year: Period?) -> Period {
    let base = year?.first ?? reference
    let text = "XXXX-W" + padded(number, to: 2)
    guard let base, let fourth = CivilDate(year: base.year, month: 1, day: 4) else {
      return Period(text: text, precision: .week, flags: .yearMissing)
    }
    // 4 January always lies in the first week.
    guard let date = fourth.adding(days: 7 * (number - 1)) else { return unknown(text, .week) }
    var period = week(containing: date)
    period.flags = year?.flags ?? .yearInferred
    return period
  }

  func weekOf(_ inner: Period) -> Period {
    guard let date = inner.first else { return Period(text: inner.text, precision: .week, flags: inner.flags) }
    var period = week(containing: date)
    period.flags = inner.flags
    return period
  }

  func weekend(_ relation: Int?) -> Period {
    let offset = relation ?? 0
    let text = offset == 0 ? "XXXX-WXX-WE" : offset < 0 ? "OFFSET P-1WE" : "OFFSET P1WE"
    guard let reference else { return Period(text: text, precision: .week, flags: .relative) }
    var period = weekendPeriod(reference.adding(days: 6 - reference.weekday + 7 * offset))
    period.flags.insert(.relative)
    return period
  }

  func weekendOf(_ inner: Period) -> Period {
    guard let date = inner.first else { return Period(text: "XXXX-WXX-WE", precision: .week, flags: inner.flags) }
    // The weekend of a Monday is the one before it.
    let week = date.weekday <= 2 ? -7 : 0
    var period = weekendPeriod(date.adding(days: 6 - date.weekday + week))
    period.flags = inner.flags
    return period
  }

  private func weekendPeriod(_ saturday: CivilDate?) -> Period {
    guard let saturday else { return unknown("XXXX-WXX-WE", .week) }
    let (year, week) = saturday.isoWeek
    let text = padded(year, to: 4) + "-W" + padded(week, to: 2) + "-WE"
    return Period(text: text, first: saturday, last: saturday.adding(days: 1), precision: .week)
  }

  func quarter(_ number: Int, in year: Period?) -> Period {
    if let year = year?.first?.year ?? reference?.year {
      return quarter(number, year: year)
    }
    return Period(text: "XXXX-Q\(number)", precision: .quarter, flags: .yearMissing)
  }

  func quarter(_ number: Int, year: Int) -> Period {
    let first = CivilDate(year: year, month: number * 3 - 2, day: 1)
    let last = first?.adding(months: 3)?.adding(days: -1)
    return Period(text: padded(year, to: 4) + "-Q\(number)", first: first, last: last, precision: .quarter)
  }

  func season(_ season: Season, in year: Period?) -> Period {
    guard let known = year?.first?.year ?? reference?.year else {
      return Period(text: "XXXX-" + season.rawValue, precision: .season, flags: .yearMissing)
    }
    let text = padded(known, to: 4) + "-" + season.rawValue
    return Period(text: text, precision: .season, flags: year?.flags ?? .yearInferred)
  }

  func decade(_ year: Int) -> Period {
    guard year >= 100 else {
      // "The nineties" are those of this century or the last one, whichever has begun before the reference.
      guard let reference else { return Period(text: "XX\(year / 10)X", precision: .decade, flags: .yearMissing) }
      let century = reference.year / 100 * 100
      let full = century + year <= reference.year ? century + year : century - 100 + year
      var period = decade(max(full, 100))
      period.flags.insert(.yearInferred)
      return period
    }
    return Period(
      text: padded(year / 10, to: 3) + "X",
      first: CivilDate(year: year, month: 1, day: 1),
      last: CivilDate(year: year + 9, month: 12, day: 31),
      precision: .decade
    )
  }

  func century(_ number: Int) -> Period {
    Period(
      text: padded(number - 1, to: 2) + "XX",
      first: CivilDate(year: (number - 1) * 100 + 1, month: 1, day: 1),
      last: CivilDate(year: number * 100, month: 12, day: 31),
      precision: .century
    )
  }

  func holiday(_ holiday: Holiday, in year: Period?) -> Period {
    if let stated = year?.first?.year {
      var period = day(holiday.date(inYear: stated))
      if period.first == nil { period.text = padded(stated, to: 4) + "-XX-XX" }
      period.flags = year?.flags ?? []
      return period
    }
    guard let reference else { return Period(text: holiday.missingYearText, precision: .day, flags: .yearMissing) }
    let dates = [0, -1, 1].compactMap { holiday.date(inYear: reference.year + $0) }
    let nearest = dates.min {
      abs($0.daysSinceEpoch - reference.daysSinceEpoch) < abs($1.daysSinceEpoch - reference.daysSinceEpoch)
    }
    guard let nearest else { return Period(text: holiday.missingYearText, precision: .day, flags: .yearMissing) }
    return day(nearest, flags: .yearInferred)
  }

  func part(_ part: PeriodPart, of whole: Period) -> Period {
    guard let first = whole.first, let last = whole.last else {
      return Period(text: whole.text, precision: whole.precision, flags: whole.flags.union(.part))
    }
    let third = (last.daysSinceEpoch - first.daysSinceEpoch + 1) / 3
    let start = part == .beginning ? first : first.adding(days: part == .middle ? third : 2 * third)
    let isLast = part != .beginning && part != .middle
    let end = isLast ? last : first.adding(days: part == .middle ? 2 * third : max(third - 1, 0))
    return Period(
      text: whole.text,
      first: start,
      last: end,
      precision: whole.precision,
      flags: whole.flags.union(.part)
    )
  }
}
