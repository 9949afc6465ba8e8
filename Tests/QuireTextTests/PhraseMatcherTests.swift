import QuireText
import Testing

/// What one phrase of a list finds in a text: its matches between brackets.
struct PhraseCase: Sendable, CustomTestStringConvertible {
  var phrases: [String]
  var text: String
  var expected: String
  var mode = PhraseMatcher.CaseMode.exact
  var options = PhraseMatcher.Options()

  var testDescription: String { "\(phrases) in \"\(text)\"" }

  init(
    _ phrases: [String],
    _ expected: String,
    _ mode: PhraseMatcher.CaseMode = .exact,
    _ options: PhraseMatcher.Options = .init()
  ) {
    self.phrases = phrases
    self.expected = expected
    self.text = expected.filter { $0 != "⟦" && $0 != "⟧" }
    self.mode = mode
    self.options = options
  }

  var matcher: PhraseMatcher {
    var builder = PhraseMatcher.Builder(options: options)
    for (index, phrase) in phrases.enumerated() {
      builder.add(Array(phrase.utf8), payload: Int32(index), caseMode: mode)
    }
    return builder.build()
  }
}

/// A text with its matches between brackets; matches of the same range are marked once.
func marked(_ text: String, _ matches: [PhraseMatcher.Match]) -> String {
  var bytes = Array(text.utf8)
  var last: ByteRange?
  for match in matches.reversed() where match.range != last {
    bytes.insert(contentsOf: Array("⟧".utf8), at: match.range.upperBound)
    bytes.insert(contentsOf: Array("⟦".utf8), at: match.range.lowerBound)
    last = match.range
  }
  return String(decoding: bytes, as: UTF8.self)
}

@Suite struct PhraseMatcherTests {
  static let boundaries: [PhraseCase] = [
    PhraseCase(["US"], "⟦US⟧ and ⟦US⟧-led, (⟦US⟧), USA, BUS, ⟦US⟧’s, US1, 1US, ⟦US⟧"),
    PhraseCase(["U.S."], "the ⟦U.S.⟧ and U.S only, U. S. too, ⟦U.S.⟧Army"),
    PhraseCase(["Stars and Stripes"], "by ⟦Stars and Stripes⟧. Stars and stripes, Stars and, Stars and Stripesy"),
    PhraseCase(["Deir ez-Zour"], "in ⟦Deir ez-Zour⟧, Deir ez Zour, ⟦Deir  ez-Zour⟧"),
    PhraseCase(
      ["New York"],
      "⟦New\u{A0}York⟧ ⟦New\nYork⟧ ⟦New \r\n York⟧ New\n\nYork New\r\n\r\nYork New\n \nYork NewYork"
    ),
    PhraseCase(["a b", "b"], "a, ⟦b⟧ a \u{2029}⟦b⟧ ⟦a\u{2028}b⟧ ⟦a\u{3000}b⟧"),
    PhraseCase(["C++", ".NET", "#1"], "⟦C++⟧ ⟦.NET⟧ ⟦#1⟧ #11 C+ asp⟦.NET⟧ NET"),
    PhraseCase(["* * *"], "one\n⟦* * *⟧\ntwo *** "),
    PhraseCase(["coalition"], "⟦coa\u{AD}lition⟧\u{AD} \u{200E}⟦coalition⟧\u{200F} coalitions"),
    PhraseCase(["York"], "New\u{200B}⟦York⟧\u{200B}City"),
    PhraseCase(["e"], "e\u{301} ⟦e⟧ é"),
    PhraseCase(["Köln", "Москва", "Αθήνα"], "⟦Köln⟧ Kölner ⟦Москва⟧, Москвa, ⟦Αθήνα⟧"),
    PhraseCase(["  padded  "], "x ⟦padded⟧ y"),
    PhraseCase(["x"], "ax xa ⟦x⟧_⟦x⟧ '⟦x⟧' @⟦x⟧ \u{FEFF}⟦x⟧"),
  ]

  static let scripts: [PhraseCase] = [
    PhraseCase(["北京", "北京大学", "大学"], "他在⟦北京大学⟧读书，住在⟦北京⟧。上⟦大学⟧"),
    PhraseCase(["スタ"], "スター ⟦スタ⟧ズ"),
    PhraseCase(["กรุงเทพ"], "ไป⟦กรุงเทพ⟧มหานคร"),
    PhraseCase(["กา"], "ก่า ⟦กา⟧"),
    PhraseCase(["سوريا"], "في ⟦سوريا⟧، وسوريا"),
    PhraseCase(["दिल्ली"], "⟦दिल्ली⟧ में दिल्लीवाला"),
    PhraseCase(["東京tower"], "⟦東京tower⟧ 東京towers"),
    PhraseCase(["👍"], "ok ⟦👍⟧ 👍🏽"),
  ]

  static let cases: [PhraseCase] = [
    PhraseCase(["Syria"], "⟦Syria⟧ SYRIA syria", .exact),
    PhraseCase(["Syria"], "⟦Syria⟧ ⟦SYRIA⟧ syria SyRIA", .exactOrCapitals),
    PhraseCase(["Bank of England"], "⟦BANK OF ENGLAND⟧ ⟦Bank of England⟧ bank of england", .exactOrCapitals),
    PhraseCase(["Åland"], "⟦ÅLAND⟧ ÅlAND åland", .exactOrCapitals),
    PhraseCase(["comments are closed"], "⟦Comments are closed⟧. ⟦COMMENTS ARE CLOSED⟧", .smart),
    PhraseCase(["Comments are closed"], "⟦Comments Are Closed⟧. comments are closed", .smart),
    PhraseCase(["US"], "⟦US⟧ us Us", .smart),
    PhraseCase(["All Rights Reserved"], "⟦all rights RESERVED⟧, ⟦All rights reserved⟧", .fold),
    PhraseCase(["ÉCOLE", "ΑΘΗΝΑ", "МОСКВА", "ərəb"], "⟦école⟧ ⟦αθηνα⟧ ⟦москва⟧ ⟦ƏRƏB⟧", .fold),
    PhraseCase(["ΟΔΟΣ"], "⟦οδος⟧ ⟦οδοσ⟧", .fold),
    PhraseCase(["straße"], "⟦STRAẞE⟧ strasse", .fold),
    PhraseCase(["abcdefghABCDEFGHxyzXYZ09"], "⟦ABCDEFGHabcdefghXYZxyz09⟧", .fold),
  ]

  static let variants: [PhraseCase] = [
    PhraseCase(["People's Party"], "⟦People’s Party⟧ ⟦People's Party⟧ ⟦Peopleʼs Party⟧ ⟦People`s Party⟧"),
    PhraseCase(["al‑Qaeda"], "⟦al-Qaeda⟧ ⟦al–Qaeda⟧ al—Qaeda al Qaeda"),
    PhraseCase(["\"x\""], "⟦“x”⟧ ⟦«x»⟧ 'x'"),
    PhraseCase(["it's"], "it’s ⟦it's⟧", .exact, .init(foldsTypography: false)),
    PhraseCase(["Malmö"], "⟦Malmo⟧ ⟦Malmö⟧ ⟦Malmo\u{308}⟧ malmö", .exact, .init(foldsAccents: true)),
    PhraseCase(["Sao Paulo"], "⟦São Paulo⟧ ⟦SÃO PAULO⟧", .exactOrCapitals, .init(foldsAccents: true)),
    PhraseCase(["Łódź", "Straße", "Đà Nẵng"], "⟦Lodz⟧ ⟦Strasse⟧ ⟦Da Nang⟧", .exact, .init(foldsAccents: true)),
    PhraseCase(["Ёлка", "Αθήνα"], "⟦Елка⟧ ⟦Αθηνα⟧", .exact, .init(foldsAccents: true)),
    PhraseCase(["al-Qaeda"], "⟦al Qaeda⟧ ⟦al–Qaeda⟧ al - Qaeda alQaeda", .exact, .init(hyphenEqualsSpace: true)),
    PhraseCase(["Deir ez Zour"], "⟦Deir ez-Zour⟧ ⟦Deir-ez-Zour⟧", .exact, .init(hyphenEqualsSpace: true)),
  ]

  static let longest: [PhraseCase] = [
    PhraseCase(["New York", "New York Times", "York"], "⟦New York⟧ ⟦New York Times⟧ ⟦York⟧ Times"),
    PhraseCase(["a", "a b c"], "⟦a⟧ b ⟦a⟧ b d ⟦a b c⟧"),
    PhraseCase(["a b", "b c d"], "⟦a b⟧ c d"),
    PhraseCase(["the", "The Hague"], "⟦the⟧ Hague ⟦The Hague⟧"),
    PhraseCase(["x", "X Y"], "⟦x⟧ ⟦X⟧ y", .fold).expecting("⟦x⟧ ⟦X y⟧"),
  ]

  @Test(arguments: boundaries + scripts + cases + variants + longest)
  func finds(_ phrases: PhraseCase) {
    #expect(marked(phrases.text, phrases.matcher.matches(in: Array(phrases.text.utf8))) == phrases.expected)
  }
}

extension PhraseCase {
  fileprivate func expecting(_ expected: String) -> PhraseCase { PhraseCase(phrases, expected, mode, options) }
}

extension PhraseMatcherTests {
  private func matcher(_ phrases: [(String, Int32, PhraseMatcher.CaseMode)]) -> PhraseMatcher {
    var builder = PhraseMatcher.Builder()
    for (phrase, payload, mode) in phrases { builder.add(Array(phrase.utf8), payload: payload, caseMode: mode) }
    return builder.build()
  }

  @Test func everyPayloadOfAPhraseIsReportedInItsOrder() {
    let matcher = matcher([("Georgia", 3, .exact), ("georgia", 9, .fold), ("Georgia", 1, .exact)])
    #expect(matcher.count == 3)
    #expect(matcher.matches(in: Array("Georgia".utf8)).map(\.payload) == [3, 9, 1])
    #expect(matcher.matches(in: Array("georgia".utf8)).map(\.payload) == [9])
  }

  @Test func aShorterPhraseCountsWhereTheLongerDisagreesInCase() {
    let matcher = matcher([("new york", 1, .fold), ("new york Times", 2, .smart)])
    let text = "New York times, New York Times"
    #expect(marked(text, matcher.matches(in: Array(text.utf8))) == "⟦New York⟧ times, ⟦New York Times⟧")
  }

  @Test func overlappingPhrasesAreOrderedByTheirBeginnings() {
    let matcher = matcher([("a", 1, .exact), ("a b", 2, .exact), ("b c", 3, .exact), ("c", 4, .exact)])
    let matches = matcher.overlappingMatches(in: Array("a b c".utf8))
    #expect(matches.map(\.range) == [0..<1, 0..<3, 2..<5, 4..<5])
    #expect(matches.map(\.payload) == [1, 2, 3, 4])
  }

  @Test func aRangeIsReadAsIfItWereTheWhole() {
    let matcher = matcher([("New York", 1, .exact)])
    let text = Array("New York".utf8)
    #expect(matcher.matches(in: text, range: 0..<8).count == 1)
    #expect(matcher.matches(in: text, range: 0..<7).isEmpty)
    #expect(matcher.matches(in: text, range: -5..<99).count == 1)
    #expect(matcher.matches(in: Array("xNew Yorkx".utf8), range: 1..<9).map(\.range) == [1..<9])
  }

  @Test func wordsWhoseHashesAgreeAreToldApart() {
    // Made for the token hash: the second eight letters cancel the state that the first eight leave.
    let (one, other) = ("ifptqgboMSkFEgjY", "njhbkgbdD6tWgICz")
    let matcher = matcher([(one, 1, .exact), (other + " x", 2, .exact)])
    #expect(matcher.matches(in: Array("\(other) \(one)".utf8)).map(\.payload) == [1])
    #expect(matcher.matches(in: Array("\(one) x, \(other) x".utf8)).map(\.payload) == [1, 2])
    #expect(matcher.payloads(ofWhole: Array(other.utf8)).isEmpty)
  }

  @Test func theFirstMatchIsTheLongestAtItsPlace() {
    let matcher = matcher([("b", 1, .exact), ("b c", 2, .exact)])
    #expect(matcher.firstMatch(in: Array("a b c b".utf8)) == PhraseMatcher.Match(range: 2..<5, payload: 2))
    #expect(matcher.firstMatch(in: Array("a".utf8)) == nil)
  }

  @Test func aWholeRangeIsLookedUp() {
    let matcher = matcher([("Jon", 1, .exact), ("Jon Braga", 2, .exact), ("JON", 3, .fold)])
    let text = Array(" Jon  Braga ".utf8)
    #expect(matcher.payloads(ofWhole: text) == [2])
    #expect(matcher.payloads(ofWhole: text, range: 1..<4) == [1, 3])
    #expect(matcher.payloads(ofWhole: text, range: 1..<3).isEmpty)
    #expect(matcher.payloads(ofWhole: [], range: nil).isEmpty)
  }

  @Test(arguments: ["", "  \n", "\u{AD}\u{200B}\u{A0}"])
  func aPhraseOfNothingIsRefused(_ phrase: String) {
    var builder = PhraseMatcher.Builder()
    let taken = builder.add(Array(phrase.utf8), payload: 0)
    #expect(!taken)
    #expect(builder.build().matches(in: Array("a \n\n".utf8)).isEmpty)
  }

  @Test func bytesThatAreNotTextAreReadWithoutHarm() {
    let matcher = matcher([("a", 1, .fold), ("é", 2, .fold)])
    for bytes: [UInt8] in [
      [0xC3], [0x61, 0xE2, 0x80], [0xF0, 0x9F, 0x61], [0xFF, 0x61, 0x20, 0xC3, 0xA9], [0x80, 0x61],
    ] {
      let found = matcher.matches(in: bytes)
      #expect(found.count == bytes.filter { $0 == 0x61 || $0 == 0xA9 }.count, "\(bytes)")
    }
  }
}
