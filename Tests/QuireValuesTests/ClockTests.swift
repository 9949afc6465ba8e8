import QuireValues
import Testing

@Suite struct ClockTests {
  @Test(arguments: [
    ("10:29 am, 20:15, 8.30pm", ["10:29 am = T10:29", "20:15 = T20:15", "8.30pm = T20:30"]),
    ("3 p.m. EST, 12 a.m., 12 noon", ["3 p.m. EST = T15-05:00", "12 a.m. = T00", "12 noon = T12:00"]),
    (
      "seven o'clock, half past seven, quarter to five",
      [
        "seven o'clock = T07", "half past seven = T07:30", "quarter to five = T04:45",
      ]
    ),
    ("20 minutes past eight in the evening", ["20 minutes past eight in the evening = T20:20"]),
    ("in the morning, at night", ["in the morning = TMO", "at night = TNI"]),
    (
      "3-8pm, from 9:30 to 11:00, after 2:00",
      [
        "3-8pm = T15/T20", "from 9:30 to 11:00 = T09:30/T11:00", "after 2:00 = T02:00/..",
      ]
    ),
    ("4:3 and 25:00 and 10:75 and 6.45 percent, type 5, Monday 8", ["Monday 8 = XXXX-XX-08"]),
  ])
  func times(text: String, expected: [String]) {
    #expect(values(of: text, [.time, .date]) == expected)
  }

  @Test(arguments: [
    ("January 31, 2011 at 9:59 am", "2011-01-31T09:59"), ("Monday July 23, @08:25PM", "XXXX-07-23T20:25"),
    ("Tuesday July 24, @10 40AM", "XXXX-07-24T10:40"), ("2011-01-31T09:59:00Z", "2011-01-31T09:59:00Z"),
    ("2011-01-31T09:59:00.25+02:00", "2011-01-31T09:59:00.25+02:00"), ("20110131T095900Z", "2011-01-31T09:59:00Z"),
    ("Mon, 31 Jan 2011 09:59:00 -0500", "2011-01-31T09:59:00-05:00"), ("2017-08-28 20:15", "2017-08-28T20:15"),
    ("Wed Jul  4 20:15:33 2012", "2012-07-04T20:15:33"), ("17th July 2012, 09:11 AM", "2012-07-17T09:11"),
    ("14:22, 5 May 2010", "2010-05-05T14:22"), ("July 4, 2012 | 8:15 pm", "2012-07-04T20:15"),
    ("07.20.12 at 06:55", "2012-07-20T06:55"), ("4 July, 2017 14:00 CEST", "2017-07-04T14:00+02:00"),
    ("October 30, 2012 1:29 PM", "2012-10-30T13:29"), ("5 May 2010 - 10:20", "2010-05-05T10:20"),
    ("28/08/2017 10:15", "2017-08-28T10:15"), ("9am on August 1, 2017", "2017-08-01T09"),
    ("January 12, 2016 from 7:00 to 8:00pm", "2016-01-12T19:00/2016-01-12T20:00"),
    ("Feb 22nd 2016 in the morning", "2016-02-22TMO"), ("Yesterday at 10:15", "OFFSET P-1DT10:15"),
  ])
  func aHeaderIsOneValue(text: String, normal: String) throws {
    let bytes = Array(("by Ann on " + text + " said").utf8)
    let found = DateTimeScanner().scan(bytes, in: 0..<bytes.count)
    let value = try #require(found.first)
    #expect(found.count == 1)
    #expect(value.normal == normal)
    #expect(value.kind == .time)
    #expect(value.range == 10..<10 + text.utf8.count)
  }

  @Test func partsAreGiven() throws {
    let bytes = Array("Mon, 31 Jan 2011 09:59:07 -0500".utf8)
    let value = try #require(DateTimeScanner().scan(bytes, in: 0..<bytes.count).first)
    #expect(value.begin == CivilDate(year: 2011, month: 1, day: 31))
    #expect(value.end == value.begin)
    #expect(value.time == TimeOfDay(hour: 9, minute: 59, second: 7, offset: -300))
    #expect(value.precision == .second)
    #expect(value.flags.isEmpty)
    let august = Array("in August".utf8)
    let month = try #require(
      DateTimeScanner().scan(august, in: 0..<9, reference: CivilDate(year: 2017, month: 9, day: 6)).first
    )
    #expect(month.begin == CivilDate(year: 2017, month: 8, day: 1))
    #expect(month.end == CivilDate(year: 2017, month: 8, day: 31))
    #expect(month.precision == .month && month.flags == .yearInferred)
  }
}

@Suite struct DurationTests {
  @Test(arguments: [
    ("a three-year siege, almost ten days", ["three-year = P3Y", "almost ten days = P10D"]),
    (
      "two hours and 30 minutes, 3h, half an hour",
      [
        "two hours and 30 minutes = PT2H30M", "3h = PT3H", "half an hour = PT0.5H",
      ]
    ),
    ("an hour and a half, one and a half years", ["an hour and a half = PT1.5H", "one and a half years = P1.5Y"]),
    (
      "a few minutes, several weeks, a couple of days",
      [
        "a few minutes = PTXM", "several weeks = PXW", "a couple of days = P2D",
      ]
    ),
    ("two decades, a second look", ["two decades = P20Y"]),
  ])
  func lengths(text: String, expected: [String]) {
    #expect(values(of: text, [.duration]) == expected)
  }

  @Test(arguments: [
    (
      "every day, each two weeks, every other Friday",
      [
        "every day = P1D", "each two weeks = P2W", "every other Friday = XXXX-WXX-5",
      ]
    ),
    ("daily, annually, semi-annual", ["daily = P1D", "annually = P1Y", "semi-annual = P6M"]),
    ("Mondays at 9am, every day at 7:13 p.m.", ["Mondays at 9am = XXXX-WXX-1T09", "every day at 7:13 p.m. = T19:13"]),
    ("once a week, 19th of every month", ["once a week = P1W", "19th of every month = XXXX-XX-19"]),
  ])
  func recurrences(text: String, expected: [String]) {
    #expect(values(of: text, [.recurrence]) == expected)
  }
}
