/// A time as a text states it, before a reference date says which one it is.
enum TimeExpression {
  case point(TimePoint)
  /// Open where the text says "since" or "until" only.
  indirect case interval(from: TimePoint?, to: TimePoint?)
  /// An interval by its beginning and its length: "from 2 pm for three hours".
  case counted(from: TimePoint, TimeSpan)
  case duration(TimeSpan)
  case recurrence(Recurrence)
}

/// A part of the calendar, a time of day, or both.
struct TimePoint {
  var calendar: CalendarExpression?
  var clock: ClockTime?
}

/// A day, or a longer part of the calendar.
indirect enum CalendarExpression {
  /// Year, month and day as far as they are stated.
  case fields(year: Int?, month: Int?, day: Int?)
  /// A month or a day of the month by its relation to now: "this September", "next May 3".
  case related(CalendarExpression, Int)
  /// A day of the week: nearest, or that of last week (-1), this week (0), next week (1).
  ///
  /// With 2 and -2 the first one that is still to come, or the last one that is past.
  case weekday(Int, relation: Int?)
  /// A day of the week with its number: "Monday 21"; `isDate` where it is said as one, "Monday the 21st".
  case weekdayOfMonth(Int, day: Int, isDate: Bool)
  /// The unit that lies `count` units from now: yesterday, last week.
  case relative(count: Int, CalendarUnit)
  /// The days or longer units from now on, or up to now: "the last three months".
  case stretch(TimeSpan, relation: Int)
  /// The time from now to an end: "within two weeks".
  case within(TimeSpan)
  /// A unit that the text has spoken of before: "the same month", "that weekend".
  case unresolved(CalendarUnit)
  /// So much later than something else: "two weeks after January 15"; vague where the number is not known.
  case shifted(CalendarExpression?, TimeSpan, direction: Int)
  /// A day of the week within a week: "Monday of next week".
  case weekdayIn(Int, CalendarExpression)
  /// The nth unit in something longer, from its end where negative; `span` of them.
  case nth(Int, CalendarUnit, span: Int, in: CalendarExpression)
  /// The nth Monday in something, from its end where negative.
  case nthWeekday(Int, weekday: Int, in: CalendarExpression)
  case week(Int, in: CalendarExpression?)
  /// The week in which something lies, or which begins with it.
  case weekOf(CalendarExpression)
  /// The days before Monday of that week, or the nearest one.
  case weekend(relation: Int?)
  case weekendOf(CalendarExpression)
  case quarter(Int, in: CalendarExpression?)
  case half(Int, in: CalendarExpression?)
  case season(Season, in: CalendarExpression?)
  case fiscalYear(YearSort, CalendarExpression?)
  /// The first year; without the century ("the nineties") below 100.
  case decade(Int)
  /// The number of the century.
  case century(Int)
  case holiday(Holiday, in: CalendarExpression?)
  case part(PeriodPart, CalendarExpression)
  /// A date whose day and month may be the other way round.
  case ambiguous(CalendarExpression)
  /// Now.
  case present
}

/// A part of a period.
enum PeriodPart: UInt8 {
  case beginning, middle, late
  /// Its very end, or what is left of it.
  case end, rest
}

/// A year that does not begin in January.
enum YearSort: UInt8 {
  case fiscal, calendar, school

  /// What stands before the year in TIMEX3 as Recognizers-Text writes it.
  var timexPrefix: String? {
    switch self {
    case .fiscal: "FY"
    case .calendar: nil
    case .school: "SY"
    }
  }
}

extension CalendarExpression {
  /// The date without the mark that its day and month may be the other way round.
  var unambiguous: CalendarExpression {
    if case .ambiguous(let inner) = self { return inner }
    return self
  }
}

/// A time of day.
struct ClockTime {
  // Small fields: the grammar copies times a lot.
  var hour: Int8?
  var minute: Int8?
  var second: Int8?
  /// The fraction of a second in digits, and how many they are.
  var fraction: Int32 = 0
  var fractionDigits: Int8 = 0
  /// Whether the text says which half of the day an hour up to twelve belongs to.
  var hasHalf = false
  var part: DayPart?
  var isApproximate = false
  /// Whether a word like "noon" says it.
  var isNamed = false
  var zone: Zone?

  struct Zone: Equatable {
    /// Minutes ahead of UTC, or `nil` where the name leaves it open.
    var offset: Int16?
    var isUniversal = false
  }

  init(hour: Int? = nil, minute: Int? = nil, second: Int? = nil, hasHalf: Bool = false, part: DayPart? = nil) {
    self.hour = hour.map { Int8(truncatingIfNeeded: $0) }
    self.minute = minute.map { Int8(truncatingIfNeeded: $0) }
    self.second = second.map { Int8(truncatingIfNeeded: $0) }
    self.hasHalf = hasHalf
    self.part = part
  }
}

/// A time that comes again.
struct Recurrence {
  enum Period {
    case every(TimeSpan)
    case weekday(Int)
    case dayPart(DayPart)
    case dayOfMonth(Int)
  }

  var period: Period
  var clock: ClockTime?
  /// The part of the day: "Tuesday afternoons".
  var part: DayPart?
}
