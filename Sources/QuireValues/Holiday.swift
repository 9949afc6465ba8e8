/// A holiday that texts name instead of a date.
struct Holiday: Sendable {
  enum Rule: Sendable {
    case fixed(month: Int, day: Int)
    /// The nth weekday of a month, from its end where negative.
    case weekday(Int, nth: Int, month: Int)
    /// Days after the nth weekday of a month.
    case afterWeekday(Int, nth: Int, month: Int, days: Int)
    /// Days after Easter Sunday.
    case easter(Int)
    /// The date follows a calendar other than the Gregorian one.
    case unknown
  }

  /// The name in lower case, without apostrophes.
  var name: [String]
  var rule: Rule

  /// The date in a year of the Gregorian calendar, or `nil` where the rule can't tell.
  func date(inYear year: Int) -> CivilDate? {
    switch rule {
    case .fixed(let month, let day): return CivilDate(year: year, month: month, day: day)
    case .weekday(let weekday, let nth, let month):
      guard let first = CivilDate(year: year, month: month, day: 1) else { return nil }
      let last = first.adding(months: 1)?.adding(days: -1)
      if nth > 0 { return first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1)) }
      return last.flatMap { $0.adding(days: -(($0.weekday - weekday + 7) % 7) + 7 * (nth + 1)) }
    case .afterWeekday(let weekday, let nth, let month, let days):
      return Holiday(rule: .weekday(weekday, nth: nth, month: month)).date(inYear: year)?.adding(days: days)
    case .easter(let days): return easterSunday(year: year)?.adding(days: days)
    case .unknown: return nil
    }
  }

  /// The normal form where the year is not known.
  var missingYearText: String {
    switch rule {
    case .fixed(let month, let day): "XXXX-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    case .weekday(_, _, let month), .afterWeekday(_, _, let month, _): "XXXX-" + padded(month, to: 2) + "-XX"
    default: "XXXX-XX-XX"
    }
  }

  static let all: [Holiday] = [
    Holiday("christmas day", .fixed(month: 12, day: 25)), Holiday("christmas eve", .fixed(month: 12, day: 24)),
    Holiday("christmas", .fixed(month: 12, day: 25)), Holiday("xmas", .fixed(month: 12, day: 25)),
    Holiday("boxing day", .fixed(month: 12, day: 26)), Holiday("new years day", .fixed(month: 1, day: 1)),
    Holiday("new year day", .fixed(month: 1, day: 1)), Holiday("new years eve", .fixed(month: 12, day: 31)),
    Holiday("new year eve", .fixed(month: 12, day: 31)), Holiday("new years", .fixed(month: 1, day: 1)),
    Holiday("new year", .fixed(month: 1, day: 1)), Holiday("valentines day", .fixed(month: 2, day: 14)),
    Holiday("st patricks day", .fixed(month: 3, day: 17)), Holiday("saint patricks day", .fixed(month: 3, day: 17)),
    Holiday("saint patrick", .fixed(month: 3, day: 17)), Holiday("april fools day", .fixed(month: 4, day: 1)),
    Holiday("earth day", .fixed(month: 4, day: 22)), Holiday("may day", .fixed(month: 5, day: 1)),
    Holiday("international workers day", .fixed(month: 5, day: 1)), Holiday("juneteenth", .fixed(month: 6, day: 19)),
    Holiday("freedom day", .fixed(month: 6, day: 19)), Holiday("jubilee day", .fixed(month: 6, day: 19)),
    Holiday("independence day", .fixed(month: 7, day: 4)), Holiday("bastille day", .fixed(month: 7, day: 14)),
    Holiday("halloween", .fixed(month: 10, day: 31)), Holiday("all saints day", .fixed(month: 11, day: 1)),
    Holiday("guy fawkes night", .fixed(month: 11, day: 5)), Holiday("veterans day", .fixed(month: 11, day: 11)),
    Holiday("armistice day", .fixed(month: 11, day: 11)), Holiday("remembrance day", .fixed(month: 11, day: 11)),
    Holiday("martin luther king day", .weekday(1, nth: 3, month: 1)),
    Holiday("mlk day", .weekday(1, nth: 3, month: 1)), Holiday("presidents day", .weekday(1, nth: 3, month: 2)),
    Holiday("mothers day", .weekday(7, nth: 2, month: 5)), Holiday("memorial day", .weekday(1, nth: -1, month: 5)),
    Holiday("fathers day", .weekday(7, nth: 3, month: 6)), Holiday("labor day", .weekday(1, nth: 1, month: 9)),
    Holiday("labour day", .weekday(1, nth: 1, month: 9)), Holiday("columbus day", .weekday(1, nth: 2, month: 10)),
    Holiday("thanksgiving day", .weekday(4, nth: 4, month: 11)),
    Holiday("thanksgiving", .weekday(4, nth: 4, month: 11)), Holiday("ash wednesday", .easter(-46)),
    Holiday("palm sunday", .easter(-7)), Holiday("good friday", .easter(-2)), Holiday("easter sunday", .easter(0)),
    Holiday("easter monday", .easter(1)), Holiday("easter", .easter(0)), Holiday("ascension day", .easter(39)),
    Holiday("whit monday", .easter(50)), Holiday("eid al fitr", .unknown), Holiday("eid al adha", .unknown),
    Holiday("hanukkah", .unknown), Holiday("yom kippur", .unknown), Holiday("rosh hashanah", .unknown),
    Holiday("passover", .unknown), Holiday("ramadan", .unknown), Holiday("diwali", .unknown),
    Holiday("black friday", .afterWeekday(4, nth: 4, month: 11, days: 1)),
    Holiday("cyber monday", .afterWeekday(4, nth: 4, month: 11, days: 4)),
    Holiday("groundhog day", .fixed(month: 2, day: 2)), Holiday("international womens day", .fixed(month: 3, day: 8)),
    Holiday("cinco de mayo", .fixed(month: 5, day: 5)), Holiday("canada day", .fixed(month: 7, day: 1)),
    Holiday("anzac day", .fixed(month: 4, day: 25)), Holiday("australia day", .fixed(month: 1, day: 26)),
    Holiday("maundy thursday", .easter(-3)), Holiday("shrove tuesday", .easter(-47)),
    Holiday("mardi gras", .easter(-47)), Holiday("whit sunday", .easter(49)), Holiday("pentecost", .easter(49)),
  ]

  /// The words of all names, those with an "s" without it, too: "Mother's" is cut at its apostrophe.
  static let words: [String] = all.flatMap { $0.name.flatMap { withoutEnding($0) } }

  /// The words with which names begin.
  static let firstWords: [String] = all.compactMap { $0.name.first }.flatMap { withoutEnding($0) }

  private static func withoutEnding(_ word: String) -> [String] {
    word.hasSuffix("s") ? [word, String(word.dropLast())] : [word]
  }

  private init(rule: Rule) {
    name = []
    self.rule = rule
  }

  private init(_ name: String, _ rule: Rule) {
    self.name = name.split(separator: " ").map(String.init)
    self.rule = rule
  }
}

/// Easter Sunday of the Gregorian calendar.
///
/// The method is the anonymous one of 1876 that "Butcher's Ecclesiastical Calendar" and Meeus's "Astronomical
/// Algorithms" print.
private func easterSunday(year: Int) -> CivilDate? {
  let golden = year % 19
  let (century, rest) = (year / 100, year % 100)
  let correction = (century + 8) / 25
  let epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30
  let weekdayStep = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
  let shift = (golden + 11 * epact + 22 * weekdayStep) / 451
  let number = epact + weekdayStep - 7 * shift + 114
  return CivilDate(year: year, month: number / 31, day: number % 31 + 1)
}
