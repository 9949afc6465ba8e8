import QuireValues
import Testing

@Suite struct DateTests {
  @Test(arguments: [
    ("on Aug. 29, we", ["Aug. 29 = XXXX-08-29"]),
    ("August 28, 2017 and 28 August 2017", ["August 28, 2017 = 2017-08-28", "28 August 2017 = 2017-08-28"]),
    ("Sept 5th, 2017; the 5th of September", ["Sept 5th, 2017 = 2017-09-05", "the 5th of September = XXXX-09-05"]),
    (
      "2017-08-28, 28/08/2017, 8/28/2017, 29.08.2017",
      [
        "2017-08-28 = 2017-08-28", "28/08/2017 = 2017-08-28", "8/28/2017 = 2017-08-28", "29.08.2017 = 2017-08-29",
      ]
    ),
    (
      "05-Aug-2016, 2019/aug/01, 09. Jul, 2012",
      [
        "05-Aug-2016 = 2016-08-05", "2019/aug/01 = 2019-08-01", "09. Jul, 2012 = 2012-07-09",
      ]
    ),
    (
      "January 2011, in 2017, the 1990s, the '90s",
      [
        "January 2011 = 2011-01", "2017 = 2017", "1990s = 199X", "'90s = XX9X",
      ]
    ),
    ("in the 19th century", ["the 19th century = 18XX"]),
    ("in Q3 2019, the first quarter of 2013", ["Q3 2019 = 2019-Q3", "the first quarter of 2013 = 2013-Q1"]),
    ("Monday, Aug 28 and Tue 29 Aug", ["Monday, Aug 28 = XXXX-08-28", "Tue 29 Aug = XXXX-08-29"]),
    ("on Tuesday, last Friday", ["Tuesday = XXXX-WXX-2", "last Friday = XXXX-WXX-5"]),
    (
      "yesterday, 3 hours ago, last week",
      [
        "yesterday = OFFSET P-1D", "3 hours ago = OFFSET P-T3H", "last week = OFFSET P-1W",
      ]
    ),
    ("Christmas Day 2016, New Year's Eve", ["Christmas Day 2016 = 2016-12-25", "New Year's Eve = XXXX-12-31"]),
    (
      "early September, mid-November, the end of 2000",
      [
        "early September = XXXX-09", "mid-November = XXXX-11", "end of 2000 = 2000",
      ]
    ),
    ("twenty five January nineteen eighty six", ["twenty five January nineteen eighty six = 1986-01-25"]),
    ("It may be that March is on. May I? He will march 5 miles.", []),
    ("in May, since March", ["May = XXXX-05", "since March = XXXX-03/.."]),
    ("SeanOctober 29, 2012 wrote", ["October 29, 2012 = 2012-10-29"]),
    ("Feb 30, 2017-13-01, 31/04/2017, 1.2.3, 3/4 of it, 133-03-03-2020", []),
    ("2000 people, $2010, 2015-1-32", []),
  ])
  func datesWithoutReference(text: String, expected: [String]) {
    #expect(values(of: text, [.date, .time]).filter { !$0.hasPrefix("Feb =") } == expected)
  }

  @Test(arguments: [
    ("from March to May 2017", ["from March to May 2017 = 2017-03/2017-05"]),
    ("2014-2018, between 2007 and 2009", ["2014-2018 = 2014/2018", "between 2007 and 2009 = 2007/2009"]),
    (
      "November 18-19, 9 to 12 June",
      ["November 18-19 = XXXX-11-18/XXXX-11-19", "9 to 12 June = XXXX-06-09/XXXX-06-12"]
    ),
    ("Nov 18-Dec 19, 2015", ["Nov 18-Dec 19, 2015 = 2015-11-18/2015-12-19"]),
    ("before 2010, since January 12, 2016", ["before 2010 = ../2010", "since January 12, 2016 = 2016-01-12/.."]),
    ("2018 or later", ["2018 or later = 2018/.."]),
  ])
  func intervals(text: String, expected: [String]) {
    #expect(values(of: text, [.date]) == expected)
  }

  /// The reference is Wednesday, 6 September 2017.
  @Test(arguments: [
    ("Aug. 29", "2017-08-29"), ("December 30", "2017-12-30"), ("February 1", "2018-02-01"), ("April 5", "2017-04-05"),
    ("Tuesday", "2017-09-05"), ("Friday", "2017-09-08"), ("last Friday", "2017-09-01"), ("next Monday", "2017-09-11"),
    ("yesterday", "2017-09-05"), ("the day before yesterday", "2017-09-04"), ("three weeks ago", "2017-W33"),
    ("two days ago", "2017-09-04"), ("last week", "2017-W35"), ("this month", "2017-09"), ("next year", "2018"),
    ("the weekend", "2017-W36-WE"), ("the nineties", "199X"), ("last summer", "2017-SU"), ("last autumn", "2016-FA"),
    ("next summer", "2018-SU"),
    ("the first Monday of next month", "2017-10-02"), ("the last week of July", "2017-W30"),
    ("two weeks after August 1", "2017-08-15"), ("the last three days", "2017-09-03/2017-09-05"),
    ("Monday of next week", "2017-09-11"), ("Thanksgiving", "2017-11-23"), ("Easter 2016", "2016-03-27"),
    ("in two months", "2017-11"), ("Q1", "2017-Q1"), ("Labor Day", "2017-09-04"), ("week 31", "2017-W31"),
    ("three business days ago", "2017-09-01"), ("last May", "2017-05"), ("next May", "2018-05"),
  ])
  func aReferenceResolves(text: String, normal: String) {
    let found = values(of: "say " + text + ".", [.date], reference: "2017-09-06")
    #expect(found.map { $0.split(separator: "=").last.map { $0.dropFirst() } } == [normal[...]])
  }

  @Test func orderIsSaid() throws {
    let bytes = Array("3/4/2017".utf8)
    let monthFirst = try #require(DateTimeScanner().scan(bytes, in: 0..<8).first)
    let dayFirst = try #require(DateTimeScanner(dayFirst: true).scan(bytes, in: 0..<8).first)
    #expect(monthFirst.normal == "2017-03-04" && monthFirst.flags.contains(.ambiguousOrder))
    #expect(dayFirst.normal == "2017-04-03" && dayFirst.flags.contains(.ambiguousOrder))
    #expect(values(of: "28/8/2017", [.date], dayFirst: false) == ["28/8/2017 = 2017-08-28"])
    #expect(values(of: "8/28/2017", [.date], dayFirst: true) == ["8/28/2017 = 2017-08-28"])
  }
}
