import QuireText
import Testing

@testable import QuireMail

@Suite struct HeaderTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test func fieldsAndWhereTheyStand() throws {
    let mail = bytes("Subject: a\r\n long one\r\nX-Old : b\r\n\r\nwords: of the mail\r\n")
    let headers = MailHeaders(mail, in: 0..<mail.count)
    #expect(headers.fields.map(\.name) == ["subject", "x-old"])
    let field = try #require(headers["subject"])
    #expect(String(decoding: mail[field.value], as: UTF8.self) == "a\r\n long one")
    #expect(HeaderText.decoded(mail, field.value) == "a long one")
    #expect(String(decoding: mail[headers.range.upperBound...], as: UTF8.self) == "words: of the mail\r\n")
    #expect(!headers.lacksBlankLine)
  }

  @Test func wordsAreNeverTakenForAHeader() {
    for (mail, body) in [
      ("no header here\n\nat all", 0), ("A: b\nwords at once\n", 5), ("", 0), ("\nbody", 1), ("A: b", 4), (": x\n", 0),
      (">From old@x\nA: b\n\nc", 18),
    ] {
      #expect(MailHeaders(bytes(mail), in: 0..<mail.utf8.count).range.upperBound == body, "\(mail)")
    }
  }

  /// What stands in a header, and what it says.
  static let words: [(String, String)] = [
    ("plain  words", "plain words"), ("=?utf-8?Q?gr=C3=BCn_und_rot?=", "grün und rot"),
    ("=?ISO-8859-1?B?Z3L8bg==?= light", "grün light"),
    // The blank between two words is none of the text; a character may be cut between them.
    ("=?utf-8?B?5q?= =?utf-8?B?Wl?=", "\u{FFFD}Z"), ("=?utf-8?Q?=E6=97?= =?utf-8?q?=A5?=", "日"),
    ("=?utf-8*en?Q?hi?=", "hi"), ("=?none-such?Q?abc?=", "abc"), ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
    ("=?utf-8?Q?open", "=?utf-8?Q?open"), ("a =?utf-8?Q?b?= c", "a b c"), ("=?=?=?", "=?=?=?"),
    ("=?utf-8?Q?a=ZZb?=", "a=ZZb"),
  ]

  @Test(arguments: words)
  func encodedWords(_ value: String, _ text: String) {
    #expect(HeaderText.string(decoding: bytes(value)) == text)
  }

  @Test func bytesInNoCharset() {
    #expect(HeaderText.string(decoding: bytes("grün")) == "grün")
    #expect(HeaderText.string(decoding: [0x67, 0x72, 0xFC, 0x6E]) == "grün")
  }

  @Test(arguments: [
    ("Ann <ann@harbour.test>", [MailAddress(name: "Ann", address: "ann@harbour.test")]),
    ("ann@harbour.test (Ann)", [MailAddress(name: "Ann", address: "ann@harbour.test")]),
    (
      "\"Bo, the \\\"mate\\\"\" <bo@x>, c@x",
      [MailAddress(name: "Bo, the \"mate\"", address: "bo@x"), MailAddress(name: "", address: "c@x")]
    ),
    ("crew: a@x, b@x;", [MailAddress(name: "", address: "a@x"), MailAddress(name: "", address: "b@x")]),
    ("=?utf-8?Q?L=C3=B8v?= <@relay:l@x>", [MailAddress(name: "Løv", address: "l@x")]), ("undisclosed-recipients:;", []),
    ("nobody", [MailAddress(name: "nobody", address: "")]), ("<a@x", [MailAddress(name: "", address: "a@x")]),
    (",,,", []), ("\"open", [MailAddress(name: "open", address: "")]),
  ])
  func addresses(_ value: String, _ found: [MailAddress]) {
    #expect(MailAddress.list(bytes(value)) == found)
  }

  @Test(arguments: [
    ("Fri, 22 Feb 2008 17:06:23 +0200", "2008-02-22T17:06:23+02:00"), ("22 Feb 08 17:06 GMT", "2008-02-22T17:06Z"),
    ("Fri Feb 22 15:06:23 2008", "2008-02-22T15:06:23"),
    ("Fri Feb 22 23:00:01 2008 +0200", "2008-02-22T23:00:01+02:00"),
    ("Thu, 1 Jan 1970 00:00:00 +0000 (UTC)", "1970-01-01T00:00:00Z"),
    ("31 Dec 2099 23:59:60 -0330", "2099-12-31T23:59:60-03:30"),
    ("Friday, 12-Jan-98 08:00:00 EST", "1998-01-12T08:00:00-05:00"), ("2019-03-04 05:06:07", "2019-03-04T05:06:07"),
    ("30 Feb 2008 10:00:00", nil), ("yesterday", nil), ("", nil), ("1 Jan 2008", nil), ("1 Jan 2008 25:00", nil),
  ])
  func dates(_ value: String, _ iso: String?) {
    #expect(MailDate(bytes(value))?.iso8601 == iso)
  }

  @Test func datesAsNumbersAndBack() throws {
    let date = try #require(MailDate(bytes("Fri, 22 Feb 2008 17:06:23 +0200")))
    #expect(date.secondsSince1970 == 1_203_692_783)
    #expect(date.rfc5322 == "Fri, 22 Feb 2008 17:06:23 +0200")
    #expect(date.asctime == "Fri Feb 22 17:06:23 2008")
    #expect(MailDate(bytes("1 Jan 0001 00:00:00 +0000"))?.secondsSince1970 == -62_135_596_800)
  }

  @Test(arguments: [
    ("<a@b> <c@d>", ["a@b", "c@d"]), ("Your message of <1@x> (garbage)", ["1@x"]), ("<a\t@b>", ["a@b"]),
    ("<\"q\"@b>", ["q@b"]), ("<>", []), ("mumble", []), ("<<a@b>>", ["a@b"]),
  ])
  func messageIDs(_ value: String, _ ids: [String]) {
    #expect(MessageID.list(bytes(value)) == ids)
  }

  @Test(arguments: [
    ("Re: harbour", "harbour", true), ("[crew] Fwd: [old] RE : fw: b (fWd)  (fwd)", "b", true),
    ("Re: [FWD: Sea]", "sea", true), ("[list]", "[list]", false), ("b (a)", "b (a)", false), ("Re:", "", true),
    ("re [2]: x", "x", true), ("Re^3: x", "x", true), ("Regarding: x", "regarding: x", false), ("", "", false),
    ("[a] [b] c", "c", false), ("AW: x", "aw: x", false), ("[fwd: [fwd: re: [fwd: y]]]", "y", true),
  ])
  func subjects(_ subject: String, _ base: String, _ isReply: Bool) {
    let found = BaseSubject(subject)
    #expect(found.text == base)
    #expect(found.isReplyOrForward == isReply)
  }

  @Test func subjectsOfOtherLanguages() {
    let found = BaseSubject("AW: Antw: x", prefixes: BaseSubject.standardPrefixes + BaseSubject.translatedPrefixes)
    #expect(found == BaseSubject("re: x"))
  }

  @Test func parameters() {
    let type = MIMEParameters(
      bytes("Text/Plain; charset=\"UTF-8\"; format=flowed (new); name*0*=utf-8''%e2%82; name*1*=%ac; name*2=.txt")
    )
    #expect(type.value == "text/plain")
    #expect(type["charset"] == "UTF-8")
    #expect(type["format"] == "flowed")
    #expect(type["name"] == "€.txt")
    #expect(MIMEParameters(bytes("a/b; n*=iso-8859-1'en'%E6; n=x"))["n"] == "æ")
    #expect(MIMEParameters(bytes("a/b; n=\"=?utf-8?Q?=C3=A6?=\""))["n"] == "æ")
    #expect(MIMEParameters(bytes(";;; =; x=")).value == "")
  }

  @Test func fromLines() throws {
    let line = try #require(FromLine(bytes("From ann@x Fri Feb 22 15:06:23 2008\nA: b")))
    #expect(line.sender == "ann@x")
    #expect(line.date.iso8601 == "2008-02-22T15:06:23")
    #expect(FromLine(bytes("From time to time: on 1 May 2008 it rains")) == nil)
    #expect(FromLine(bytes("From here on we walk")) == nil)
  }
}
