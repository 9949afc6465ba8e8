/// Writes what was read as a value of TIMEX3 (ISO-TimeML), in the spelling that Recognizers-Text made common.
///
/// What the text leaves open stays open, whatever the reference date: `XXXX-08-29`, `XXXX-WXX-2`. What counts from
/// the reference is a date. Intervals and periods without a name of their own are written with their first day, the
/// day after them and their length: `(2016-11-07,2016-11-10,P3D)`.
struct TimexWriter {
  let resolver: TimeResolver

  func text(_ expression: TimeExpression) -> String {
    switch expression {
    case .point(let point): text(point)
    case .interval(let from, let to): interval(from, to)
    case .counted(let from, let span): counted(from, span)
    case .duration(let span): duration(span)
    case .recurrence(let recurrence): text(recurrence)
    }
  }

  // MARK: Points

  func text(_ point: TimePoint) -> String {
    let date = point.calendar.map { text($0) } ?? ""
    guard let clock = point.clock else { return date }
    return date + "T" + text(clock)
  }

  func text(_ clock: ClockTime) -> String {
    guard let hour = clock.hour else { return clock.part?.timexName ?? "XX" }
    var text = padded(Int(hour), to: 2)
    if let minute = clock.minute, !clock.isNamed || minute > 0 { text += ":" + padded(Int(minute), to: 2) }
    if let second = clock.second { text += ":" + padded(Int(second), to: 2) }
    return text
  }

  func duration(_ span: TimeSpan) -> String {
    span.parts.contains { $0.unit == .businessDay } ? span.normal.dropLast() + "BD" : span.normal
  }

  // MARK: Recurrences

  private func text(_ recurrence: Recurrence) -> String {
    let clock = recurrence.clock.map { "T" + text($0) }
    switch recurrence.period {
    case .every(let span):
      let isWorkday = span.unit == .businessDay
      let period = isWorkday ? span.normal.dropLast() + "WD" : span.normal
      return period == "P1D" ? clock ?? period : period + (clock.map { "/" + $0 } ?? "")
    case .weekday(let day): return "XXXX-WXX-\(day)" + (clock ?? recurrence.part.map { "T" + $0.timexName } ?? "")
    case .dayPart(let part): return clock ?? "T" + part.timexName
    case .dayOfMonth(let day): return "XXXX-XX-" + padded(day, to: 2) + (clock ?? "")
    }
  }

  // MARK: Intervals

  private func interval(_ from: TimePoint?, _ to: TimePoint?) -> String {
    guard let from, let to else { return (from ?? to).map { text($0) } ?? "" }
    var first = edge(from.calendar ?? .present)
    var last = edge(to.calendar ?? .present)
    align(&first, &last)
    guard from.clock != nil || to.clock != nil else {
      return "(\(first.text),\(last.text),\(length(first, last)))"
    }
    let seconds = to.secondsOfDay - from.secondsOfDay
    var days = 0
    if from.calendar != nil, to.calendar != nil, let start = first.date, let end = last.date {
      days = end.daysSinceEpoch - start.daysSinceEpoch
    }
    var total = days * 86_400 + seconds
    if total < 0 { total += 86_400 }
    return "(\(text(from)),\(text(to)),\(clockLength(max(total, 0))))"
  }

  /// The length of a time on the clock: `PT2H30M`.
  func clockLength(_ seconds: Int) -> String {
    let parts = [(seconds / 3600, "H"), (seconds / 60 % 60, "M"), (seconds % 60, "S")].filter { $0.0 > 0 }
    return "PT" + (parts.isEmpty ? "0M" : parts.map { "\($0.0)\($0.1)" }.joined())
  }

  /// An interval by its beginning and its length.
  private func counted(_ from: TimePoint, _ span: TimeSpan) -> String {
    let length = span.seconds.map { clockLength($0) } ?? duration(span)
    let open = "(\(text(from)),XX,\(length))"
    let start = from.calendar.map { edge($0).date }
    if let clock = from.clock {
      guard let seconds = span.seconds else { return open }
      let end = clock.secondsOfDay + seconds
      let time = "T" + timeText(((end % 86_400) + 86_400) % 86_400)
      guard let start else { return "(\(text(from)),\(time),\(length))" }
      guard let day = start?.adding(days: end / 86_400) else { return open }
      return "(\(text(from)),\(day)\(time),\(length))"
    }
    guard let date = start ?? nil, let end = resolver.move(date, by: span, 1) else { return open }
    return "(\(date),\(end),\(length))"
  }

  /// Seconds of a day as `17:00:00`.
  func timeText(_ seconds: Int) -> String {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }.joined(separator: ":")
  }
}

extension TimePoint {
  fileprivate var secondsOfDay: Int { clock?.secondsOfDay ?? 0 }
}

extension ClockTime {
  var secondsOfDay: Int { Int(hour ?? 0) * 3600 + Int(minute ?? 0) * 60 + Int(second ?? 0) }
}

extension DayPart {
  /// The name in TIMEX3; meals have none there and take those of Recognizers-Text.
  var timexName: String { self == .midday ? "MEL" : rawValue }
}
