// The parts of the calendar in TIMEX3.
extension TimexWriter {
  func text(_ calendar: CalendarExpression) -> String {
    let plain = resolver.resolve(calendar)
    switch calendar {
    case .fields(nil, let month?, let day):
      return "XXXX-" + padded(month, to: 2) + (day.map { "-" + padded($0, to: 2) } ?? "")
    case .fields(nil, nil, let day?): return "XXXX-XX-" + padded(day, to: 2)
    case .weekday(let day, nil), .weekdayOfMonth(let day, _, isDate: false): return "XXXX-WXX-\(day)"
    case .ambiguous(let inner): return text(inner)
    case .part(let part, let inner): return text(part, of: inner)
    case .season(let season, nil): return season.rawValue
    case .holiday(let holiday, nil): return text(holiday)
    case .fiscalYear(let sort, let year):
      let year = year.map { resolver.resolve($0).text } ?? "XXXX"
      return (sort.timexPrefix ?? "") + year
    case .weekOf(let inner):
      return plain.flags.isDisjoint(with: [.yearMissing, .yearInferred]) ? plain.text : text(inner)
    case .nth(let number, let unit, let span, let outer):
      return text(nth: number, unit, span, in: outer, plain)
    case .quarter, .half, .decade, .century: return named(calendar, plain)
    case .relative(let count, let unit): return relative(count, unit, plain)
    case .stretch(let span, let relation): return stretch(span, relation) ?? plain.text
    case .within(let span): return within(span) ?? plain.text
    case .shifted(let base, let span, let direction): return shifted(base, span, direction) ?? plain.text
    case .related(let inner, _):
      if case .fields(_, _, .some) = inner { return text(inner) }
      return plain.text
    default: return plain.text
    }
  }

  private func text(_ holiday: Holiday) -> String {
    if case .fixed = holiday.rule { return holiday.missingYearText }
    guard let year = resolver.reference?.year, let date = holiday.date(inYear: year) else {
      return holiday.missingYearText
    }
    return "XXXX" + "\(date)".dropFirst(4)
  }

  private func text(_ part: PeriodPart, of inner: CalendarExpression) -> String {
    if part == .end, inner.isDay { return text(inner) + "T23:59:59" }
    if part == .rest, let today = resolver.reference, let last = resolver.resolve(inner).last {
      return "(\(today),\(last),P\(last.daysSinceEpoch - today.daysSinceEpoch)D)"
    }
    return text(inner)
  }

  /// Parts of the year that have no name in TIMEX3, by their first day and the day after.
  private func named(_ calendar: CalendarExpression, _ plain: TimeResolver.Period) -> String {
    switch calendar {
    case .quarter(let number, nil): return monthRange(number * 3 - 2, 3)
    case .half(let number, nil): return monthRange(number * 6 - 5, 6)
    case .decade(let year) where year < 100:
      return "(XX\(padded(year, to: 2))-01-01,XX\(padded((year + 10) % 100, to: 2))-01-01,P10Y)"
    case .century(let number):
      // TIMEX3 and most readers let centuries begin with the year that ends in 00.
      return "(\(padded((number - 1) * 100, to: 4))-01-01,\(padded(number * 100, to: 4))-01-01,P100Y)"
    default: return range(plain) ?? plain.text
    }
  }

  private func monthRange(_ month: Int, _ count: Int) -> String {
    let next = month + count > 12 ? 1 : month + count
    return "(XXXX-\(padded(month, to: 2))-01,XXXX-\(padded(next, to: 2))-01,P\(count)M)"
  }

  /// A period as its first day, the day after its last one, and its length.
  private func range(_ period: TimeResolver.Period, length: String? = nil) -> String? {
    guard let first = period.first, let after = period.last?.adding(days: 1) else { return nil }
    let months = (after.year - first.year) * 12 + after.month - first.month
    let own = months % 12 == 0 && months >= 120 ? "P\(months / 12)Y" : "P\(months)M"
    return "(\(first),\(after),\(length ?? own))"
  }

  private func text(
    nth number: Int,
    _ unit: CalendarUnit,
    _ span: Int,
    in outer: CalendarExpression,
    _ plain: TimeResolver.Period
  ) -> String {
    if span > 1 { return range(plain, length: duration(TimeSpan(span, unit))) ?? plain.text }
    let isMonth = resolver.resolve(outer).precision == .month
    switch unit {
    case .week where isMonth: return text(outer) + "-W" + padded(number > 0 ? number : 5, to: 2)
    case .day where isMonth && number > 0: return text(outer) + "-" + padded(number, to: 2)
    case .quarter:
      if case .relative(0, .year) = outer, number > 0, number < 5 { return monthRange(number * 3 - 2, 3) }
      return range(plain) ?? plain.text
    case .decade: return range(plain) ?? plain.text
    default: return plain.text
    }
  }

  // MARK: What counts from the reference

  private func relative(_ count: Int, _ unit: CalendarUnit, _ plain: TimeResolver.Period) -> String {
    switch unit {
    case .quarter, .decade, .century: return range(plain) ?? plain.text
    case .fortnight: return range(plain, length: "P2W") ?? plain.text
    case .hour, .minute, .second:
      guard count != 0 else { return plain.text }
      return stretch(TimeSpan(abs(count), unit), count) ?? plain.text
    default: return plain.text
    }
  }

  private func stretch(_ span: TimeSpan, _ relation: Int) -> String? {
    guard let today = resolver.reference, !span.isVague else { return nil }
    if span.hasClock {
      guard let now = resolver.instant(TimeSpan(0, .second), 1), let then = resolver.instant(span, relation) else {
        return nil
      }
      let (first, last) = relation < 0 ? (then, now) : (now, then)
      return "(\(first),\(last),\(duration(span)))"
    }
    if let whole = resolver.wholeUnits(span, relation) { return range(whole) }
    guard let tomorrow = today.adding(days: 1) else { return nil }
    if relation < 0 {
      return resolver.move(today, by: span, -1).map { "(\($0),\(today),\(duration(span)))" }
    }
    if span.unit == .businessDay {
      let after = resolver.move(today, by: span, 1)?.adding(days: 1)
      return after.map { "(\(tomorrow),\($0),\(duration(span)))" }
    }
    return resolver.move(tomorrow, by: span, 1).map { "(\(tomorrow),\($0),\(duration(span)))" }
  }

  private func within(_ span: TimeSpan) -> String? {
    if span.hasClock { return stretch(span, 1) }
    guard let today = resolver.reference, let end = resolver.move(today, by: span, 1) else { return nil }
    return "(\(today),\(end),\(duration(span)))"
  }

  private func shifted(_ base: CalendarExpression?, _ span: TimeSpan, _ direction: Int) -> String? {
    guard let base else {
      if span.hasClock { return resolver.instant(span, direction) }
      guard let today = resolver.reference, !span.isVague else { return nil }
      return resolver.move(today, by: span, direction).map { "\($0)" }
    }
    let start = resolver.resolve(base)
    guard start.precision == .year, let first = start.first else { return nil }
    return resolver.move(first, by: span, direction).map { "\($0)" }
  }
}
