import QuireValues
import Testing

@Suite struct CivilDateTests {
  @Test func everyDayComesBack() throws {
    var previous: CivilDate?
    for days in stride(from: -719_162, through: 2_932_896, by: 1) where days % 97 == 0 || abs(days) < 1500 {
      let date = try #require(CivilDate(daysSinceEpoch: days))
      #expect(date.daysSinceEpoch == days)
      #expect(CivilDate(year: date.year, month: date.month, day: date.day) == date)
      if let previous { #expect(previous < date) }
      previous = date
    }
  }

  @Test func theCalendarHasEnds() throws {
    #expect(CivilDate(daysSinceEpoch: -719_163) == nil)
    #expect(CivilDate(daysSinceEpoch: 2_932_897) == nil)
    #expect(CivilDate(daysSinceEpoch: .max) == nil)
    let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
    #expect(last.adding(days: 1) == nil)
    #expect(last.adding(days: .max) == nil)
    #expect(last.adding(months: 1) == nil)
    #expect(last.adding(months: .min) == nil)
    #expect(last.adding(days: -1)?.description == "9999-12-30")
  }

  @Test(arguments: [
    (2017, 2, 29), (2000, 13, 1), (2000, 0, 1), (2000, 4, 31), (0, 1, 1), (10_000, 1, 1), (2000, 1, 0), (1900, 2, 29),
  ])
  func otherDaysAreRefused(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test(arguments: [
    ("1970-01-01", 4, 1970, 1), ("2017-08-28", 1, 2017, 35), ("2005-01-01", 6, 2004, 53), ("2008-12-29", 1, 2009, 1),
    ("2010-01-03", 7, 2009, 53), ("0001-01-01", 1, 1, 1), ("2020-12-31", 4, 2020, 53),
  ])
  func weeksAreThoseOfISO8601(text: String, weekday: Int, year: Int, week: Int) throws {
    let date = try #require(CivilDate(iso: text))
    #expect(date.description == text)
    #expect(date.weekday == weekday)
    #expect(date.isoWeek == (year, week))
  }

  @Test func monthsEndWhereTheyEnd() throws {
    let date = try #require(CivilDate(year: 2016, month: 1, day: 31))
    #expect(date.adding(months: 1)?.description == "2016-02-29")
    #expect(date.adding(months: 13)?.description == "2017-02-28")
    #expect(date.adding(months: -2)?.description == "2015-11-30")
    #expect(date.dayOfYear == 31)
  }

  @Test(arguments: [
    "2017-8-28", "2017-08-28T10", "20170828", "2017-02-30", "+017-08-28", "", "----------", "2017-08-2x",
  ])
  func otherTextsAreRefused(text: String) {
    #expect(CivilDate(iso: text) == nil)
  }
}
