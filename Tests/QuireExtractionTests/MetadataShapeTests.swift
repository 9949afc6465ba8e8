import QuireText
import Testing

@testable import QuireExtraction

/// How names, dates and titles are cut out of what stands around them.
@Suite struct MetadataShapeTests {
  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test(arguments: [
    ("By Ida Lund", ["Ida Lund"]),
    ("Written by: Ida Lund and Tom Okafor", ["Ida Lund", "Tom Okafor"]),
    ("Ida Lund, Tom Okafor & Mia de Vries", ["Ida Lund", "Tom Okafor", "Mia de Vries"]),
    ("ByIda Lund", ["Ida Lund"]),
    ("Par Ida Lund", ["Ida Lund"]),
    ("Ida Lund, Harbour correspondent", ["Ida Lund"]),
    ("Ida Lund, Ph.D.", ["Ida Lund, Ph.D."]),
    ("Ida Lund March 9, 2017 13 comments", ["Ida Lund"]),
    ("Ida Lund22 Dec 2016", ["Ida Lund"]),
    ("Ida Lund on Monday, 5 May", ["Ida Lund"]),
    ("Ida Lund • 8h", ["Ida Lund"]),
    ("Ida Lund @idalund", ["Ida Lund"]),
    ("作者：王小明", ["王小明"]),
    ("Follow", []),
    ("View all posts", []),
    ("about the weather", []),
    ("12 comments", []),
    ("@idalund", []),
    ("https://social.example/ida", []),
    ("What now?", []),
  ])
  func namesThatAPageShows(_ value: String, _ names: [String]) {
    #expect(AuthorName(isVisible: true).names(in: Array(value.utf8)).map(Self.text) == names)
  }

  @Test(arguments: [
    ("By IDA LUND", ["IDA LUND"]),
    ("Lund, Ida", ["Lund, Ida"]),
    ("Ida Lund; Tom Okafor", ["Ida Lund", "Tom Okafor"]),
    ("harbour77", ["harbour77"]),
    ("Parisa Lund", ["Parisa Lund"]),
    ("von Trapp", ["von Trapp"]),
    ("ida@quay.example", []),
    ("admin", []),
    ("http://quay.example/ida", []),
  ])
  func namesThatAPageDeclares(_ value: String, _ names: [String]) {
    #expect(AuthorName(isVisible: false).names(in: Array(value.utf8)).map(Self.text) == names)
  }

  @Test(arguments: [
    ("2019-01-03T07:00:02.000Z", "2019-01-03T07:00:02Z", "second"),
    ("2019-01-03T07:00+0100", "2019-01-03T07:00+01:00", "minute"),
    ("2019-01-03 07:00:02", "2019-01-03T07:00:02", "second"),
    ("2019/1/3", "2019-01-03", "day"),
    ("20190103", "2019-01-03", "day"),
    ("2019-01", "2019-01", "month"),
    ("2016年10月14日 08:16", "2016-10-14T08:16", "minute"),
    ("January 3, 2019", "2019-01-03", "day"),
    ("3 January 2019", "2019-01-03", "day"),
    ("1 de diciembre de 2017", "2017-12-01", "day"),
    ("16 novembre 2017", "2017-11-16", "day"),
    ("21.dez.2018 às 10h55", "2018-12-21", "day"),
    ("3. Januar 2019", "2019-01-03", "day"),
  ])
  func datesInManyForms(_ value: String, _ iso: String, _ precision: String) {
    let date = StatedDate(Array(value.utf8))
    #expect(date?.iso == iso)
    #expect(date?.precision == precision)
  }

  @Test(arguments: [
    "", "today", "04/05/2019", "2019-13-40", "1-2-3", "0001-01-01", "99999999", "2019", "yesterday at 5", "5 min read",
    "2019-",
  ])
  func whatIsNoDateForSure(_ value: String) { #expect(StatedDate(Array(value.utf8)) == nil) }

  @Test(arguments: [
    ("A headline | Site", ["A headline", "Site"]),
    ("A well-known word: and more - Site", ["A well-known word", "and more", "Site"]),
    ("12:30 and/or 13:45", ["12:30 and/or 13:45"]),
    ("Section » Part :: Site", ["Section", "Part", "Site"]),
    ("标题_科技_网", ["标题", "科技", "网"]),
    ("snake_case names", ["snake_case names"]),
  ])
  func segmentsOfTitles(_ value: String, _ segments: [String]) {
    let bytes = Array(value.utf8)
    var found: [String] = []
    var start = 0
    for separator in TitleSegments.separators(in: bytes) {
      found.append(Self.text(Array(bytes[start..<separator.lowerBound])))
      start = separator.upperBound
    }
    found.append(Self.text(Array(bytes[start...])))
    #expect(found == segments)
  }

  @Test(arguments: [
    #"<!-- {"a": 1} -->"#, #"//<![CDATA[\#n{"a": 1}\#n//]]>"#, #"/* <![CDATA[ */ {"a": 1}; /* ]]> */"#, #"{"a": 1,}"#,
    "{\"a\": 1, \"b\": \"two\nlines\"}", #"[{"a": 1},]"#,
  ])
  func linkedDataIsMended(_ value: String) throws {
    let bytes = Array(value.utf8)
    let root = try JSONRepair.parse(bytes, with: JSONParser()).root
    let thing = root.kind == .array ? root.elements.first { _ in true } : root
    #expect(thing?["a"]?.integer == 1)
    #expect(try #require(thing?["a"]).range.allSatisfy { bytes[$0] == UInt8(ascii: "1") })
  }
}
