import QuireText
import Testing

@testable import QuireMail

@Suite struct BodyTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  @Test(arguments: [
    ("QWxs", "All", 0), ("QWxsIQ==", "All!", 0), ("QWxs\r\nIQ", "All!", 0), ("Q W*x-s", "All", 2),
    ("QQ==QQ==", "AA", 0),
    ("QWxsI", "All", 1), ("", "", 0), ("====", "", 0), ("QWwx\n", "Al1", 0),
  ])
  func base64(_ code: String, _ text: String, _ broken: Int) {
    let found = TransferEncoding.base64.decoded(bytes(code), 0..<code.utf8.count)
    #expect(String(decoding: found.bytes, as: UTF8.self) == text)
    #expect(found.brokenCount == broken)
    #expect(found.map.decodedCount == found.bytes.count)
  }

  @Test(arguments: [
    ("a=3Db", "a=b", 0), ("soft=\r\nbreak", "softbreak", 0), ("blanks  \t\nnext", "blanks\nnext", 0), ("a=", "a", 0),
    ("bad=XY", "bad=XY", 1), ("=C3=A6", "æ", 0), ("soft= \nx", "softx", 0),
  ])
  func quotedPrintable(_ code: String, _ text: String, _ broken: Int) {
    let found = TransferEncoding.quotedPrintable.decoded(bytes(code), 0..<code.utf8.count)
    #expect(String(decoding: found.bytes, as: UTF8.self) == text)
    #expect(found.brokenCount == broken)
    #expect(found.map.decodedCount == found.bytes.count)
  }

  @Test func fromLinesLoseOneMark() {
    let text = ">From me\n>>From you\na >From b\nFrom c\n>Fromage\n>From end"
    for encoding in [TransferEncoding.identity, .quotedPrintable] {
      let found = encoding.decoded(bytes(text), 0..<text.utf8.count, unquotesFrom: true)
      let expected = "From me\n>From you\na >From b\nFrom c\n>Fromage\nFrom end"
      #expect(String(decoding: found.bytes, as: UTF8.self) == expected)
    }
  }

  /// The bytes of each character lie where the map says: decoded alone they say what the whole says.
  @Test func everyByteOfBase64LeadsBack() {
    let text = bytes("All ships: ærlig, 日本語, 🚢 and more words of plain text here")
    var writer = MailWriter()
    writer.text("S", String(decoding: text, as: UTF8.self))
    let code = bytes("QWxsIHNoaXBzOiDDpnJs\naWcsIOaXpeacrOiqniw=")
    let transfer = TransferEncoding.base64.decoded(code, 0..<code.count)
    let decoded = decode(transfer.bytes, as: .utf8)
    let map = decoded.map.composed(with: transfer.map)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == "All ships: ærlig, 日本語,")
    #expect(map.decodedCount == decoded.bytes.count)
    var last = 0
    var place = 0
    for character in String(decoding: decoded.bytes, as: UTF8.self).unicodeScalars {
      let count = String(character).utf8.count
      let source = map.sourceRanges(of: place..<(place + count))
      #expect(source.count == 1)
      #expect(source[0].lowerBound >= last, "no byte stands for two characters")
      let back = map.decodedRange(of: source[0])
      #expect(back == place..<(place + count), "\(character)")
      last = source[0].upperBound
      place += count
    }
  }

  @Test func partsOfAMail() {
    let mail = bytes(
      """
      Content-Type: multipart/mixed; boundary="b"

      before
      --b
      Content-Type: multipart/alternative; boundary=b2

      --b2

      one
      --b2
      Content-Type: text/html

      two
      --b2--
      between
      --b
      Content-Type: text/plain
      --b
      X: y

      three
      --bb
      --b--
      after
      """
    )
    let structure = MailStructure(mail, in: 0..<mail.count)
    func text(_ range: ByteRange) -> String { String(decoding: mail[range], as: UTF8.self) }
    let leaves = structure.parts.filter { !$0.isMultipart }
    #expect(leaves.map { text($0.body) } == ["one", "two", "", "three\n--bb"])
    #expect(structure.surroundings.map(text) == ["before", "between", "after"])
    #expect(structure.unterminated.isEmpty)
    #expect(structure.parts.map(\.parent) == [nil, 0, 1, 1, 0, 0])
  }

  @Test func damagedPartsEndWithTheMail() {
    let mail = bytes("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nwords")
    let structure = MailStructure(mail, in: 0..<mail.count)
    #expect(structure.unterminated == [0])
    #expect(structure.parts.count == 2)
    let deep = bytes((0..<500).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined())
    let cut = MailStructure(deep, in: 0..<deep.count)
    #expect(cut.isCut)
    #expect(cut.parts.count == MailStructure.depthLimit + 1)
  }

  @Test func mailsWithinAMail() {
    let mail = bytes(
      """
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: message/rfc822

      Subject: inner
      Content-Type: multipart/digest; boundary=d

      --d

      Subject: first
      Content-Type: message/rfc822

      Subject: innermost

      one
      --d
      From: a@b
      Subject: no blank line before

      two
      --d--
      --b
      Content-Type: message/rfc822
      --b
      Content-Type: message/rfc822
      Content-Transfer-Encoding: base64

      c3ViamVjdA==
      --b--
      """
    )
    let structure = MailStructure(mail, in: 0..<mail.count)
    func text(_ range: ByteRange) -> String { String(decoding: mail[range], as: UTF8.self) }
    let leaves = structure.parts.indices.filter { !structure.parts[$0].isContainer }
    #expect(leaves.map { text(structure.parts[$0].body) } == ["one", "two", "", "c3ViamVjdA=="])
    #expect(leaves.map(structure.mails(around:)) == [3, 2, 1, 1])
    #expect(leaves.map { structure.mail(of: $0) } == [5, 6, 8, 0])
    #expect(text(structure.parts[1].body).hasSuffix("--d--\n"))
    #expect(structure.surroundings.isEmpty)
    #expect(structure.unterminated.isEmpty)
    #expect(!structure.isCut)
  }

  /// Mails in mails in mails, and parts in mails in parts.
  @Test(arguments: [
    "Content-Type: message/rfc822\n\n",
    "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n",
  ])
  func mailsNoDeeperThanTheLimit(level: String) {
    let mail = bytes(String(repeating: level, count: 5_000) + "words")
    let structure = MailStructure(mail, in: 0..<mail.count)
    #expect(structure.isCut)
    #expect(structure.parts.map(\.depth).max() == MailStructure.depthLimit)
    #expect(structure.parts.last.map { mail[$0.body].elementsEqual(mail.suffix($0.body.count)) } == true)
  }

  @Test func mailsNoMoreThanTheLimit() {
    let mail = bytes(
      "Content-Type: multipart/digest; boundary=b\n\n" + String(repeating: "--b\n\nA: b\n\nx\n", count: 9_000)
    )
    let structure = MailStructure(mail, in: 0..<mail.count)
    #expect(structure.isCut)
    #expect(structure.parts.count == MailStructure.partLimit)
  }

  @Test func linesAsPeopleQuote() {
    let text = bytes("new\n> one\n>> two\n> > two\n >one\nAB> one\na>b\n-- \nme")
    let lines = Array(MailLines(text, in: 0..<text.count, isFlowed: false))
    #expect(lines.map(\.depth) == [0, 1, 2, 2, 1, 1, 0, 0, 0])
    #expect(lines.map(\.isSignatureMark) == [false, false, false, false, false, false, false, true, false])
    #expect(String(decoding: text[lines[3].content], as: UTF8.self) == "two")
  }

  @Test func flowedLines() {
    let text = bytes("one \ntwo\n  stuffed\n> a \n> b\n-- \nme")
    let lines = Array(MailLines(text, in: 0..<text.count, isFlowed: true))
    #expect(lines.map(\.isFlowed) == [true, false, false, true, false, false, false])
    #expect(lines.map(\.stuffing.count) == [0, 0, 1, 1, 1, 0, 0])
    #expect(lines.map(\.depth) == [0, 0, 0, 1, 1, 0, 0])
  }
}
