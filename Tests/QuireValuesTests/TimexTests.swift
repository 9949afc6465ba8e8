import QuireText
import QuireValues
import Testing

/// The values of a text as TIMEX3 writes them.
private func timex(_ text: String, reference: String? = "2017-09-06", time: TimeOfDay? = nil) -> [String] {
  let bytes = Array(text.utf8)
  return DateTimeScanner()
    .scan(bytes, in: 0..<bytes.count, reference: reference.flatMap { CivilDate(iso: $0) }, time: time)
    .map { String(decoding: bytes[$0.range], as: UTF8.self) + " = " + $0.timex }
}

/// The reference is Wednesday, 6 September 2017.
@Suite struct TimexTests {
  @Test(arguments: [
    ("She left on Aug. 29.", "Aug. 29 = XXXX-08-29"), ("It rained on Tuesday.", "Tuesday = XXXX-WXX-2"),
    ("the meeting of next Tuesday", "next Tuesday = 2017-09-12"), ("seen yesterday", "yesterday = 2017-09-05"),
    ("on Monday the 11th", "Monday the 11th = 2017-09-11"), ("Mon 11, they", "Mon 11 = XXXX-WXX-1"),
    ("in the summer", "summer = SU"), ("closed last summer", "last summer = 2017-SU"),
    ("born in the 1990s", "1990s = (1990-01-01,2000-01-01,P10Y)"),
    ("a poem of the 19th century", "the 19th century = (1800-01-01,1900-01-01,P100Y)"),
    ("in Q3 2019", "Q3 2019 = (2019-07-01,2019-10-01,P3M)"),
    ("2019-H2 looks grim", "2019-H2 = (2019-07-01,2020-01-01,P6M)"),
    ("in fiscal year 2012", "fiscal year 2012 = FY2012"), ("last fiscal year", "last fiscal year = FY2016"),
    ("by the end of tomorrow", "by the end of tomorrow = 2017-09-07T23:59:59"),
    ("that weekend", "that weekend = XXXX-WXX-WE"), ("the third week of June", "the third week of June = XXXX-06-W03"),
    ("on Black Friday 2016", "Black Friday 2016 = 2016-11-25"), ("last Easter", "last Easter = 2017-04-16"),
    ("on the 18th.", "the 18th = XXXX-XX-18"), ("the 21st of next month", "the 21st of next month = 2017-10-21"),
  ])
  func days(text: String, expected: String) {
    #expect(timex(text) == [expected])
  }

  @Test(arguments: [
    ("from March to May", "from March to May = (XXXX-03-01,XXXX-05-01,P2M)"),
    ("2014-2018", "2014-2018 = (2014-01-01,2018-01-01,P4Y)"),
    ("November 18-20", "November 18-20 = (XXXX-11-18,XXXX-11-20,P2D)"),
    (
      "from the middle of 2007 to the end of 2008",
      "from the middle of 2007 to the end of 2008 = (2007-07-02,2009-01-01,P18M)"
    ),
    ("the next three days", "next three days = (2017-09-07,2017-09-10,P3D)"),
    ("the past two quarters", "past two quarters = (2017-01-01,2017-07-01,P6M)"),
    ("within two weeks", "within two weeks = (2017-09-06,2017-09-20,P2W)"),
    ("5-6 pm", "5-6 pm = (T17,T18,PT1H)"),
    ("Wednesday from 10-4", "Wednesday from 10-4 = (XXXX-WXX-3T10,XXXX-WXX-3T16,PT6H)"),
    ("from 2 pm for three hours", "from 2 pm for three hours = (T14,T17:00:00,PT3H)"),
    ("away 2 weeks starting May 20, 2018", "2 weeks starting May 20, 2018 = (2018-05-20,2018-06-03,P2W)"),
    ("between 0730-0930", "between 0730-0930 = (T07:30,T09:30,PT2H)"),
    ("paid from 10/1/2018-10/7/2018", "from 10/1/2018-10/7/2018 = (2018-10-01,2018-10-07,P6D)"),
    ("after 2010", "after 2010 = 2010"), ("before the year 1900", "before the year 1900 = 1900"),
    ("from May to date.", "from May to date = (XXXX-05-01,2017-09-06,P128D)"),
  ])
  func intervals(text: String, expected: String) {
    #expect(timex(text) == [expected])
  }

  @Test(arguments: [
    ("12 noon", "12 noon = T12"), ("Wednesday evening next week", "Wednesday evening next week = 2017-09-13TEV"),
    ("every weekday", "every weekday = P1WD"), ("Tuesday afternoons", "Tuesday afternoons = XXXX-WXX-2TAF"),
    ("every evening at 7:13", "every evening at 7:13 = T19:13"), ("two nights", "two nights = P2D"),
    ("after dinner", "after dinner = TMED"), ("Friday 22 at 4", "Friday 22 at 4 = XXXX-WXX-5T04"),
    ("March eighteenth nine thirty", "March eighteenth nine thirty = XXXX-03-18T09:30"),
    ("circa 5 in the morning", "circa 5 in the morning = T05"), ("in late afternoon", "late afternoon = TAF"),
    ("for the next 3 business days", "next 3 business days = (2017-09-07,2017-09-12,P3BD)"),
  ])
  func timesAndSets(text: String, expected: String) {
    #expect(timex(text) == [expected])
  }

  @Test func minutesNeedATimeOfDay() {
    let time = TimeOfDay(hour: 23, minute: 58)
    #expect(timex("5 minutes later", time: time) == ["5 minutes later = 2017-09-07T00:03:00"])
    #expect(timex("half an hour ago", time: time) == ["half an hour ago = 2017-09-06T23:28:00"])
    #expect(timex("5 minutes ago") == ["5 minutes ago = OFFSET P-T5M"])
    #expect(
      timex("the last 10 minutes", time: time) == ["last 10 minutes = (2017-09-06T23:48:00,2017-09-06T23:58:00,PT10M)"]
    )
  }

  @Test func withoutAReferenceItStaysOpen() {
    #expect(timex("yesterday, in May", reference: nil) == ["yesterday = OFFSET P-1D", "May = XXXX-05"])
    #expect(timex("next week", reference: nil) == ["next week = OFFSET P1W"])
    #expect(timex("from March 3 to 9 May", reference: nil) == ["from March 3 to 9 May = (XXXX-03-03,XXXX-05-09,P67D)"])
  }

  /// Words of time that are none, or say too little to be a date.
  @Test(arguments: [
    "This may be late.", "For some time now they have sat there.", "The day we met was long.", "a second look",
    "a round of golf, walking around in the sun", "They march on.", "the dinner table", "will last two hundred pages",
    "You may fall and spring up.", "On the 4th floor", "He won 3-1 in the second game.",
  ])
  func thingsThatAreNoTimes(text: String) {
    #expect(timex(text) == [])
  }
}
