/// The day on which an interval begins or ends, as far as the text states it.
struct TimexEdge {
  /// What the text counts in at this end.
  enum Grain: UInt8 {
    case day, month, year
  }

  /// The day in the manner of TIMEX3, with an `X` for every digit that is not known.
  var text: String
  /// The day itself; a likely one where the text leaves the year open.
  var date: CivilDate?
  var grain = Grain.day
  /// How far the day may be moved, because the text names neither its year nor its week: a year, a week, or not.
  var step = Step.none

  enum Step {
    case none, week, year
  }
}

extension TimexWriter {
  /// The end of an interval that a part of the calendar is: its first day, or the day after it where the text says
  /// "the end of".
  func edge(_ calendar: CalendarExpression) -> TimexEdge {
    switch calendar {
    case .ambiguous(let inner): return edge(inner)
    case .part(let part, let inner): return edge(part, of: inner)
    case .fields(nil, let month, let day):
      let number = day ?? 1
      let text = "XXXX-" + (month.map { padded($0, to: 2) } ?? "XX") + "-" + padded(number, to: 2)
      let date = resolver.resolve(calendar).first ?? CivilDate(year: 2000, month: month ?? 1, day: number)
      return TimexEdge(text: text, date: date, grain: day == nil ? .month : .day, step: .year)
    case .weekday(let day, nil):
      let date = resolver.resolve(calendar).first ?? CivilDate(year: 2001, month: 1, day: day)
      return TimexEdge(text: "XXXX-WXX-\(day)", date: date, step: .week)
    case .present:
      let today = resolver.reference
      return TimexEdge(text: today.map { "\($0)" } ?? "PRESENT_REF", date: today)
    default:
      let period = resolver.resolve(calendar)
      let isMonth = period.precision == .month || period.precision == .quarter
      let grain: TimexEdge.Grain = period.precision <= .year ? .year : isMonth ? .month : .day
      return TimexEdge(text: period.first.map { "\($0)" } ?? text(calendar), date: period.first, grain: grain)
    }
  }

  private func edge(_ part: PeriodPart, of inner: CalendarExpression) -> TimexEdge {
    var edge = edge(inner)
    guard edge.grain != .day, let first = edge.date else { return edge }
    let months = edge.grain == .year ? 12 : 1
    let after = first.adding(months: months)
    edge.grain = .month
    switch part {
    case .beginning: break
    case .middle:
      let days = (after?.daysSinceEpoch ?? first.daysSinceEpoch) - first.daysSinceEpoch
      edge.date = first.adding(days: days / 2)
    case .late, .end, .rest: edge.date = after
    }
    if let date = edge.date { edge.text = edge.step == .year ? "XXXX" + "\(date)".dropFirst(4) : "\(date)" }
    return edge
  }

  /// Moves a day whose year is open so that the interval does not end before it begins.
  func align(_ first: inout TimexEdge, _ last: inout TimexEdge) {
    guard let start = first.date, let end = last.date else { return }
    if last.step != .none, end < start || first.step == .none {
      last.date = last.step == .week ? nextWeek(end, after: start) : anniversary(end, from: start, isLater: true)
    } else if first.step == .year, last.step == .none {
      first.date = anniversary(start, from: end, isLater: false)
    }
  }

  private func nextWeek(_ date: CivilDate, after start: CivilDate) -> CivilDate? {
    start.adding(days: ((date.weekday - start.weekday) + 7) % 7)
  }

  /// The day with the month and day of `date` that lies next to `other`.
  private func anniversary(_ date: CivilDate, from other: CivilDate, isLater: Bool) -> CivilDate? {
    let same = CivilDate(year: other.year, month: date.month, day: date.day)
    if let same, isLater ? same >= other : same <= other { return same }
    return CivilDate(year: other.year + (isLater ? 1 : -1), month: date.month, day: date.day) ?? date
  }

  /// The length from one day to another, in the unit that both are stated in.
  func length(_ first: TimexEdge, _ last: TimexEdge) -> String {
    guard let start = first.date, let end = last.date else { return "PXD" }
    switch min(first.grain.rawValue, last.grain.rawValue) {
    case TimexEdge.Grain.year.rawValue: return "P\(end.year - start.year)Y"
    case TimexEdge.Grain.month.rawValue: return "P\((end.year - start.year) * 12 + end.month - start.month)M"
    default: return "P\(end.daysSinceEpoch - start.daysSinceEpoch)D"
    }
  }
}
