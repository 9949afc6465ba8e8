import QuireText
import Testing

@testable import QuireValues

/// What holds for every text, however it was made.
@Suite struct ScannerLawTests {
  @Test(arguments: 0..<60)
  func valuesLieInTheRangeOnCharacters(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let bytes = randomText(&random)
    let lower = Int.random(in: 0...bytes.count, using: &random)
    let range = lower..<Int.random(in: lower...bytes.count, using: &random)
    let values = ValueScanner().scan(bytes, in: range, reference: CivilDate(year: 2017, month: 9, day: 6))
    var last = range.lowerBound
    for value in values {
      #expect(value.range.lowerBound >= last && value.range.upperBound <= range.upperBound)
      #expect(!value.range.isEmpty && !value.normal.isEmpty && !value.rule.isEmpty)
      #expect((0...1).contains(value.score))
      #expect(isBoundary(value.range.lowerBound, in: bytes) && isBoundary(value.range.upperBound, in: bytes))
      #expect(String(validating: bytes[value.range], as: UTF8.self) != nil)
      last = value.range.upperBound
    }
    // The same again: no state, no order of a hash table.
    #expect(values == ValueScanner().scan(bytes, in: range, reference: CivilDate(year: 2017, month: 9, day: 6)))
  }

  /// What is read of a range is what is read of its bytes alone.
  @Test(arguments: 0..<20)
  func nothingOutsideOfTheRangeCounts(seed: Int) {
    var random = SeededGenerator(seed: UInt64(1000 + seed))
    let inner = randomText(&random)
    let before = Array("x5@ 12 ".utf8)
    let bytes = before + inner + Array("%7 pm.com".utf8)
    let range = before.count..<before.count + inner.count
    let alone = ValueScanner().scan(inner, in: 0..<inner.count)
    let within = ValueScanner().scan(bytes, in: range)
    #expect(within.map { $0.normal } == alone.map { $0.normal })
    #expect(within.map { $0.range.lowerBound - before.count } == alone.map { $0.range.lowerBound })
  }

  @Test func rangesOutsideOfTheTextAreNarrowed() {
    let bytes = Array("10 km".utf8)
    #expect(ValueScanner().scan(bytes, in: -5..<50).count == 1)
    #expect(ValueScanner().scan(bytes, in: 9..<12).isEmpty)
    #expect(DateTimeScanner().scan([], in: 0..<0).isEmpty)
  }

  /// Repeated pieces are what quadratic scanners die of.
  @Test(arguments: [
    "1", "@", "(", "1/", "1 ", "a@", ".", "a.", "a.b/", "http://", "1-", "+1 ", "::", "1:", "1,", "$1 ", "may ", "one ",
    "from 1 to ", "between 1 and ", "monday, ", "last 2 ", "2 days after ", "two days before ", "week of may 1 of ",
    "the first week of ", "nearly ", "half a ", "one hundred ", "every ", "\u{00A0}1", "1\u{2013}", "http://a.b/(",
    "#a", "[", "{", "[.]", "(dot)", "[at]", "a[at]", "10.", "10.1000/", "0a", "0a-", "aa:", "1.5, ", "1\u{B0}",
    "CVE-2021-",
    "978-", "ISBN 1", "38S ", "1st ", "Gen. ", "First ", "1st Battalion, ", "Task Force ", "B Company, ",
    "one hundred ",
    "one one ", "and a half ", "1e", "1^", "1 in ", "1 out of ", "1 (", "5'", "5\"", "1 ft ", "aged ", "1 000 ",
    "1.000.",
    "a third ", "a_", "12 ", "1st of ", "20:15-", "new year's ", "A", "aB", "aMay", "and 1 ", "early ", "end of ",
    "x:/",
  ])
  func hostileTextsAreReadInLinearTime(unit: String) {
    // A quadratic scan of so many bytes would take minutes.
    let bytes = Array(String(repeating: unit, count: 6_000 / unit.utf8.count).utf8)
    let values = ValueScanner().scan(bytes, in: 0..<bytes.count)
    #expect(values.allSatisfy { $0.range.upperBound <= bytes.count })
  }

  private func isBoundary(_ offset: Int, in bytes: [UInt8]) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }

  /// Valid UTF-8 of pieces that values are made of, with noise between them.
  private func randomText(_ random: inout SeededGenerator) -> [UInt8] {
    let pieces = [
      "1", "12", "2017", "08", "28", "999999999999999999999", "-", "/", ".", ",", ":", "@", "#", "(", ")", "[", "]",
      "+",
      "$", "€", "°", "%", "½", "×", "–", "’", "'", " ", " ", " ", "\u{00A0}", "\n", "\r\n", "\t", "é", "日本", "😀", "a",
      "may", "August", "Sept", "Mon", "Tuesday", "today", "last", "next", "week", "year", "years", "hours", "ago",
      "the",
      "of", "in", "from", "to", "between", "and", "at", "am", "pm", "p.m.", "EST", "noon", "half", "past", "one",
      "twenty", "hundred", "million", "first", "second", "third", "every", "daily", "km", "miles", "dollars", "USD",
      "percent", "http://", "www.", "example", ".com", "Christmas", "Day", "before", "since", "Q1", "T", "Z", "th", "s",
      "quadrillion", "9999", "0", "00", "century", "decades", "0001-01-01", "9999-12-31", "week 53", "in 99999 years",
      "999999 weeks ago", "business days", "\0", "\u{200B}", "[.]", "(dot)", "[at]", "hxxp",
      "d41d8cd98f00b204e9800998ecf8427e", "CVE-2021-1234",
      "10.1000/x", "ISBN", "978-0-306-40615-7", "33.3152", "44.3661", "38SMB4595067850", "N", "W", "3rd", "75th",
      "Battalion", "Ranger", "Regiment", "Sgt.", "General", "Smith", "Task Force", "old", "aged", "e10", "x10^6", "\"",
      "ft",
      "out of", "fifths", "hundredths", "k", "m", "μg", "per", "{", "}", "00:1a:2b:3c:4d:5e", "/8",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...120, using: &random) {
      text += pieces.randomElement(using: &random) ?? ""
      if Bool.random(using: &random) { text += " " }
    }
    return Array(text.utf8)
  }
}

@Suite struct WordTableTests {
  /// Every word can be found again, so that none is cut off or shadowed.
  @Test func everyWordIsFound() throws {
    let entries = EnglishWords().entries
    #expect(Set(entries.map { $0.word }).count == entries.count)
    for (number, entry) in entries.enumerated() {
      #expect(entry.word.utf8.count <= 16, "\(entry.word)")
      #expect(entry.word.utf8.allSatisfy { (0x61...0x7A).contains($0) }, "\(entry.word)")
      var low: UInt64 = 0
      var high: UInt64 = 0
      for byte in entry.word.utf8 {
        high = high << 8 | low >> 56
        low = low << 8 | UInt64(byte)
      }
      #expect(Lexicon.english.find(low: low, high: high) == number + 1, "\(entry.word)")
    }
  }

  @Test func keywordsFitIntoTheirSet() {
    #expect(Keyword.allCases.count <= 192)
    for keyword in Keyword.allCases {
      #expect(KeywordSet([keyword]).contains(keyword))
      #expect(Keyword.allCases.filter { KeywordSet([keyword]).contains($0) } == [keyword])
    }
  }

  @Test func holidaysHaveDates() {
    for holiday in Holiday.all {
      if case .unknown = holiday.rule { continue }
      #expect(holiday.date(inYear: 2017)?.year == 2017, "\(holiday.name)")
    }
  }
}
