/// Turns what a text says of time into dates and one normal form.
///
/// With a reference date (the day on which the text was written) what is relative or incomplete gets dates; without
/// one it keeps a form that says what is missing, in the manner of TIMEX3 (ISO-TimeML): `XXXX-08-29`,
/// `XXXX-WXX-2`, `OFFSET P-1D`.
struct TimeResolver {
  let reference: CivilDate?
  /// The time of day at which the text was written.
  var time: TimeOfDay?

  /// A part of the calendar with its first and last day, as far as they are known.
  struct Period {
    var text: String
    var first: CivilDate?
    var last: CivilDate?
    var precision: DateTimeValue.Precision
    var flags: DateTimeValue.Flags = []
  }

  func resolve(_ expression: CalendarExpression) -> Period {
    switch expression {
    case .fields(let year, let month, let day): fields(year, month, day)
    case .related(let inner, let relation): related(inner, relation)
    case .weekday(let day, let relation): weekday(day, relation)
    case .relative(let count, let unit): relative(count, unit)
    case .stretch(let span, let relation): stretch(span, relation)
    case .within(let span): within(span)
    case .unresolved(let unit): unresolved(unit)
    case .weekdayOfMonth(let weekday, let day, _): self.weekday(weekday, withNumber: day)
    case .half(let number, let year): half(number, in: year.map { resolve($0) })
    case .fiscalYear(_, let year): year.map { resolve($0) } ?? unresolved(.year)
    case .shifted(let base, let span, let direction): shifted(base, span, direction)
    case .weekdayIn(let day, let week): weekday(day, in: resolve(week))
    case .nth(let number, let unit, let span, let outer): nth(number, unit, span, in: resolve(outer))
    case .nthWeekday(let number, let day, let outer): nthWeekday(number, day, in: resolve(outer))
    case .week(let number, let year): week(number, in: year.map { resolve($0) })
    case .weekOf(let inner): weekOf(resolve(inner))
    case .weekend(let relation): weekend(relation)
    case .weekendOf(let inner): weekendOf(resolve(inner))
    case .quarter(let number, let year): quarter(number, in: year.map { resolve($0) })
    case .season(let season, let year): self.season(season, in: year.map { resolve($0) })
    case .decade(let year): decade(year)
    case .century(let number): century(number)
    case .holiday(let holiday, let year): self.holiday(holiday, in: year.map { resolve($0) })
    case .part(let part, let inner): self.part(part, of: resolve(inner))
    case .ambiguous(let inner): ambiguous(resolve(inner))
    case .present: Period(text: "PRESENT_REF", first: reference, last: reference, precision: .day, flags: .relative)
    }
  }

  // MARK: Dates that are stated

  private func fields(_ year: Int?, _ month: Int?, _ day: Int?) -> Period {
    if let year { return complete(year, month, day) }
    guard let month else {
      guard let day else { return unknown("XXXX", .year) }
      return dayOfMonth(day)
    }
    let text = "XXXX-" + padded(month, to: 2) + (day.map { "-" + padded($0, to: 2) } ?? "")
    let missing = Period(text: text, precision: day == nil ? .month : .day, flags: .yearMissing)
    guard let reference else { return missing }
    // The year in which the date lies nearest to the reference.
    let years = [reference.year, reference.year - 1, reference.year + 1]
    let candidates = years.map { complete($0, month, day) }.filter { $0.first != nil }
    func distance(_ period: Period) -> Int {
      guard let first = period.first, let last = period.last else { return .max }
      let middle = (first.daysSinceEpoch + last.daysSinceEpoch) / 2
      return abs(middle - reference.daysSinceEpoch)
    }
    guard var best = candidates.min(by: { distance($0) < distance($1) }) else { return missing }
    best.flags.insert(.yearInferred)
    return best
  }

  private func complete(_ year: Int, _ month: Int?, _ day: Int?) -> Period {
    guard let month else {
      return Period(
        text: padded(year, to: 4),
        first: CivilDate(year: year, month: 1, day: 1),
        last: CivilDate(year: year, month: 12, day: 31),
        precision: .year
      )
    }
    guard let day else {
      return Period(
        text: padded(year, to: 4) + "-" + padded(month, to: 2),
        first: CivilDate(year: year, month: month, day: 1),
        last: CivilDate(year: year, month: month, day: CivilDate.dayCount(ofMonth: month, year: year)),
        precision: .month
      )
    }
    let text = padded(year, to: 4) + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    let date = CivilDate(year: year, month: month, day: day)
    return Period(text: text, first: date, last: date, precision: .day)
  }

  private func dayOfMonth(_ day: Int) -> Period {
    let missing = Period(text: "XXXX-XX-" + padded(day, to: 2), precision: .day, flags: [.yearMissing, .relative])
    guard let reference, let start = CivilDate(year: reference.year, month: reference.month, day: 1) else {
      return missing
    }
    let candidates = [0, -1, 1].compactMap { start.adding(months: $0) }
      .compactMap { CivilDate(year: $0.year, month: $0.month, day: day) }
    func distance(_ date: CivilDate) -> Int { abs(date.daysSinceEpoch - reference.daysSinceEpoch) }
    guard let best = candidates.min(by: { distance($0) < distance($1) }) else { return missing }
    return self.day(best, flags: [.yearInferred, .relative])
  }

  private func ambiguous(_ period: Period) -> Period {
    var period = period
    period.flags.insert(.ambiguousOrder)
    return period
  }

  private func related(_ inner: CalendarExpression, _ relation: Int) -> Period {
    guard let reference else {
      var period = resolve(inner)
      period.flags.insert(.relative)
      return period
    }
    if case .season(let season, nil) = inner {
      let year = reference.year + season.yearStep(from: reference.month, relation)
      return self.season(season, in: complete(year, nil, nil))
    }
    if case .holiday(let holiday, nil) = inner { return self.holiday(holiday, from: reference, relation) }
    guard case .fields(nil, let month, let day) = inner else { return resolve(inner) }
    var year = reference.year
    // "Next May" is the first one that begins after now, "last May" the last one that ended before.
    if let month, relation > 0, month <= reference.month { year += 1 }
    if let month, relation < 0, month >= reference.month { year -= 1 }
    var period = complete(year, month, day)
    period.flags.formUnion([.relative, .yearInferred])
    return period
  }

  private func weekday(_ day: Int, _ relation: Int?) -> Period {
    guard let reference, (1...7).contains(day) else {
      return Period(text: "XXXX-WXX-\(day)", precision: .day, flags: .relative)
    }
    let step = day - reference.weekday
    let days: Int
    switch relation {
    case nil: days = step > 3 ? step - 7 : step < -3 ? step + 7 : step
    case -2: days = step >= 0 ? step - 7 : step
    case 2: days = step <= 0 ? step + 7 : step
    case let week?: days = step + 7 * week
    }
    return self.day(reference.adding(days: days), flags: .relative)
  }

  private func relative(_ count: Int, _ unit: CalendarUnit) -> Period {
    shiftedReference(by: TimeSpan(parts: [(DecimalNumber(abs(count)), unit)]), direction: count < 0 ? -1 : 1)
  }

  // MARK: Dates that are counted

  private func shifted(_ base: CalendarExpression?, _ span: TimeSpan, _ direction: Int) -> Period {
    guard let base else { return shiftedReference(by: span, direction: direction) }
    let start = resolve(base)
    guard let date = direction < 0 ? start.first : start.last else {
      return Period(text: start.text, precision: .day, flags: start.flags.union(.relative))
    }
    guard let moved = move(date, by: span, direction) else {
      return Period(text: offsetText(span, direction), precision: .day, flags: .relative)
    }
    return day(moved, flags: start.flags)
  }

  private func shiftedReference(by span: TimeSpan, direction: Int) -> Period {
    let unit = span.parts.last?.unit ?? .day
    let text = offsetText(span, direction)
    let precision = DateTimeValue.Precision(unit)
    guard let reference, !unit.isOfClock, let date = move(reference, by: span, direction) else {
      return Period(text: text, precision: precision, flags: .relative)
    }
    var period = unitPeriod(containing: date, unit)
    period.flags.insert(.relative)
    return period
  }

  func move(_ date: CivilDate, by span: TimeSpan, _ direction: Int) -> CivilDate? {
    var date = date
    for (count, unit) in span.parts {
      guard let count = count?.integer, count < 4_000_000 else { return nil }
      if unit == .businessDay {
        guard let next = movedByBusinessDays(date, count, direction) else { return nil }
        date = next
      } else if let months = unit.months {
        guard let next = date.adding(months: direction * count * months) else { return nil }
        date = next
      } else if let days = unit.days {
        guard let next = date.adding(days: direction * count * days) else { return nil }
        date = next
      } else {
        return nil
      }
    }
    return date
  }

  private func movedByBusinessDays(_ date: CivilDate, _ count: Int, _ direction: Int) -> CivilDate? {
    guard let week = date.adding(days: direction * (count / 5) * 7) else { return nil }
    var date = week
    for _ in 0..<count % 5 {
      repeat {
        guard let next = date.adding(days: direction) else { return nil }
        date = next
      } while date.weekday > 5
    }
    return date
  }

  /// How far from now: `OFFSET P-1W`.
  func offsetText(_ span: TimeSpan, _ direction: Int) -> String {
    "OFFSET " + (direction < 0 ? "P-" + span.normal.dropFirst() : span.normal)
  }

  func unknown(_ text: String, _ precision: DateTimeValue.Precision) -> Period {
    Period(text: text, precision: precision, flags: .relative)
  }

  func day(_ date: CivilDate?, flags: DateTimeValue.Flags = []) -> Period {
    guard let date else { return unknown("XXXX-XX-XX", .day) }
    return Period(text: "\(date)", first: date, last: date, precision: .day, flags: flags)
  }
}
