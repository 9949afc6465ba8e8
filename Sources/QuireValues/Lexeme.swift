/// What the grammar knows of one word; a word may be several things ("second", "may", "pound").
struct Lexeme: Sendable {
  var keyword = Keyword.none
  /// -1 last, 0 this, 1 next.
  var relation: Int8?
  /// Whether the relation is to the nearest one: "the coming Friday", not "next Friday".
  var isNear = false
  /// 1 to 12, or 0.
  var month: Int8 = 0
  /// 1 is Monday, 0 no weekday.
  var weekday: Int8 = 0
  /// Whether a month, a weekday or a unit is shortened.
  var isShort = false
  var isPlural = false
  /// The value of a number word below one hundred.
  var cardinal: Int8?
  /// The power of ten of "hundred", "thousand" and so on.
  var magnitude: Int8?
  /// The place of "first", "second", …; also the denominator of "thirds".
  var ordinal: Int8?
  var unit: CalendarUnit?
  var dayPart: DayPart?
  var season: Season?
  /// How often: "daily" is every one day.
  var frequency: Frequency?
  var zone: TimeZoneName?
  /// The currency that the word names, with its share of it.
  var currency: CurrencyName?
  /// An index into the nations that tell currencies apart: "australian".
  var nation: Int16?
  /// An index into the units of measurement.
  var measure: Int16?
  /// Whether a holiday's name begins with it.
  var beginsHoliday = false

  struct Frequency: Sendable {
    var count: Int8
    var unit: CalendarUnit
  }

  /// A time zone by the name that people write.
  struct TimeZoneName: Sendable {
    /// Minutes ahead of UTC, or `nil` where the name leaves open whether clocks are advanced ("ET").
    var offset: Int16?
  }

  struct CurrencyName: Sendable {
    /// An index into the currencies, or `nil` where several nations have a currency of the name.
    var index: Int16?
    /// Whether the word is the code.
    var isCode = false
    /// Whether the word names a hundredth: cent, penny.
    var isHundredth = false
  }
}

/// A unit in which the calendar and the clock count.
enum CalendarUnit: UInt8, Sendable {
  case second, minute, hour, day, businessDay, weekend, week, fortnight, month, quarter, year, decade, century

  /// Months, if the unit is a number of them.
  var months: Int? {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    case .decade: 120
    case .century: 1200
    default: nil
    }
  }

  /// Days, if the unit is a number of them.
  var days: Int? {
    switch self {
    case .day, .businessDay: 1
    case .week, .weekend: 7
    case .fortnight: 14
    default: nil
    }
  }

  /// Whether the unit is shorter than a day.
  var isOfClock: Bool {
    self == .second || self == .minute || self == .hour
  }
}

/// A part of the day, with its name in TIMEX3.
enum DayPart: String, Sendable {
  case morning = "MO"
  case midday = "MI"
  case afternoon = "AF"
  case evening = "EV"
  case night = "NI"
  case daytime = "DT"
  case breakfast = "MEB"
  case dinner = "MED"

  /// Whether it is a meal, whose name is a time only where the text says so.
  var isMeal: Bool { self == .midday || self == .breakfast || self == .dinner }
}

/// A season, with its name in TIMEX3.
enum Season: String, Sendable {
  case spring = "SP"
  case summer = "SU"
  case autumn = "FA"
  case winter = "WI"

  /// How many years from a month's year the last season of the name (-1), this one (0) or the next one (1) lies.
  ///
  /// Seasons are those of meteorologists in the north: spring is March to May. A winter belongs to its January.
  func yearStep(from month: Int, _ relation: Int) -> Int {
    let (first, last) =
      switch self {
      case .spring: (3, 5)
      case .summer: (6, 8)
      case .autumn: (9, 11)
      case .winter: (1, 2)
      }
    if relation < 0 { return month > last ? 0 : -1 }
    return relation > 0 && month >= first ? 1 : 0
  }
}
