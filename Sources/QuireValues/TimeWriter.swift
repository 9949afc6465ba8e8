import QuireText

/// Writes what was read as a `DateTimeValue`.
struct TimeWriter {
  private let resolver: TimeResolver
  private let writesTimex: Bool

  init(reference: CivilDate?, time: TimeOfDay? = nil, writesTimex: Bool = false) {
    resolver = TimeResolver(reference: reference, time: time)
    self.writesTimex = writesTimex
  }

  func value(_ phrase: Phrase<TimeExpression>, range: ByteRange) -> DateTimeValue {
    var value = DateTimeValue(
      range: range,
      kind: .date,
      normal: "",
      timex: "",
      precision: .day,
      flags: [],
      rule: phrase.rule,
      score: phrase.score
    )
    switch phrase.value {
    case .point(let point): write(point, to: &value)
    case .interval(let from, let to): write(from, to, to: &value)
    case .counted(let from, let span): write(from, span, to: &value)
    case .duration(let span):
      value.kind = .duration
      value.normal = span.normal
      value.precision = DateTimeValue.Precision(span.unit)
    case .recurrence(let recurrence): write(recurrence, to: &value)
    }
    if phrase.rule == "duration.approximate" || phrase.rule == "date.about" { value.flags.insert(.approximate) }
    if writesTimex { value.timex = TimexWriter(resolver: resolver).text(phrase.value) }
    return value
  }

  // MARK: Points

  private func write(_ point: TimePoint, to value: inout DateTimeValue) {
    if let calendar = point.calendar {
      let period = resolver.resolve(calendar)
      value.normal = period.text
      value.precision = period.precision
      value.flags = period.flags
      value.begin = period.first
      value.end = period.last
    }
    if value.precision >= .hour { value.kind = .time }
    if case .shifted(nil, let span, let direction) = point.calendar, span.hasClock, point.clock == nil,
      let instant = resolver.instant(span, direction)
    {
      value.normal = instant
      value.begin = CivilDate(iso: String(instant.prefix(10)))
      value.end = value.begin
    }
    guard let clock = point.clock else { return }
    value.kind = .time
    // "OFFSET P1D" and a time of day: both are said.
    value.normal += "T" + text(of: clock)
    value.time = timeOfDay(clock)
    value.precision = precision(of: clock)
    value.flags.formUnion(flags(of: clock))
  }

  private func flags(of clock: ClockTime) -> DateTimeValue.Flags {
    var flags: DateTimeValue.Flags = clock.isApproximate ? .approximate : []
    if let hour = clock.hour, (1...12).contains(hour), !clock.hasHalf, clock.minute == nil {
      flags.insert(.ambiguousHalf)
    }
    return flags
  }

  private func precision(of clock: ClockTime) -> DateTimeValue.Precision {
    if clock.hour == nil { return .partOfDay }
    return clock.second != nil ? .second : clock.minute != nil ? .minute : .hour
  }

  /// The time of day behind its `T`.
  private func text(of clock: ClockTime) -> String {
    guard let hour = clock.hour else { return clock.part?.rawValue ?? "XX" }
    var text = padded(Int(hour), to: 2)
    if let minute = clock.minute { text += ":" + padded(Int(minute), to: 2) }
    if let second = clock.second { text += ":" + padded(Int(second), to: 2) }
    if clock.fractionDigits > 0 { text += "." + padded(Int(clock.fraction), to: Int(clock.fractionDigits)) }
    guard let zone = clock.zone, let offset = zone.offset else { return text }
    if zone.isUniversal || offset == 0 { return text + "Z" }
    let minutes = abs(Int(offset))
    return text + (offset < 0 ? "-" : "+") + padded(minutes / 60, to: 2) + ":" + padded(minutes % 60, to: 2)
  }

  private func timeOfDay(_ clock: ClockTime) -> TimeOfDay? {
    guard let hour = clock.hour else { return nil }
    return TimeOfDay(
      hour: Int(hour),
      minute: clock.minute.map { Int($0) },
      second: clock.second.map { Int($0) },
      offset: clock.zone?.offset.map { Int($0) }
    )
  }

  // MARK: Intervals

  private func write(_ from: TimePoint?, _ to: TimePoint?, to value: inout DateTimeValue) {
    var start = value
    var end = value
    if let from { write(from, to: &start) }
    if let to { write(to, to: &end) }
    let isTime = from?.clock != nil || to?.clock != nil
    value.kind = isTime ? .time : .date
    value.normal = (from == nil ? ".." : start.normal) + "/" + (to == nil ? ".." : end.normal)
    value.precision = max(from == nil ? .century : start.precision, to == nil ? .century : end.precision)
    value.flags = start.flags.union(end.flags).union(.interval)
    value.begin = from == nil ? nil : start.begin
    value.end = to == nil ? nil : end.end
    value.time = from == nil ? nil : start.time
    value.endTime = to == nil ? nil : end.time
  }

  /// `2019-10-14/P3D`: ISO 8601 writes an interval by its beginning and its length, too.
  private func write(_ from: TimePoint, _ span: TimeSpan, to value: inout DateTimeValue) {
    write(from, to: &value)
    value.normal += "/" + span.normal
    value.flags.insert(.interval)
    guard from.clock == nil, let begin = value.begin, !span.hasClock else { return }
    value.end = resolver.move(begin, by: span, 1)?.adding(days: -1)
  }

  // MARK: Recurrences

  private func write(_ recurrence: Recurrence, to value: inout DateTimeValue) {
    value.kind = .recurrence
    switch recurrence.period {
    case .every(let span):
      value.normal = span.normal
      value.precision = DateTimeValue.Precision(span.unit)
    case .weekday(let day):
      value.normal =
        "XXXX-WXX-\(day)" + (recurrence.clock == nil ? recurrence.part.map { "T" + $0.rawValue } ?? "" : "")
    case .dayPart(let part):
      value.normal = "T" + part.rawValue
      value.precision = .partOfDay
    case .dayOfMonth(let day): value.normal = "XXXX-XX-" + padded(day, to: 2)
    }
    guard let clock = recurrence.clock else { return }
    let time = "T" + text(of: clock)
    if case .every(let span) = recurrence.period, span.normal == "P1D" {
      value.normal = time
    } else if case .dayPart = recurrence.period {
      value.normal = time
    } else if case .every = recurrence.period {
      value.normal += "/" + time
    } else {
      value.normal += time
    }
    value.time = timeOfDay(clock)
    value.precision = precision(of: clock)
  }
}
