import QuireText
import Testing

@testable import QuireMail

/// What is written is read back the same.
@Suite struct MailWriterTests {
  private static let texts = [
    "plain", "grün und 日本語 und so weiter, länger als eine Zeile lang sein darf, und noch etwas dazu, bis es reicht 🚢",
    "=?utf-8?Q?no?=", String(repeating: "word ", count: 60) + "end", "line\nX-Evil: yes",
  ]

  @Test(arguments: texts)
  func subjects(_ subject: String) throws {
    var writer = MailWriter()
    writer.text("Subject", subject)
    writer.body([])
    let headers = MailHeaders(writer.bytes, in: 0..<writer.bytes.count)
    #expect(headers.fields.count == 1)
    let field = try #require(headers["subject"])
    let clean = subject.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(HeaderText.decoded(writer.bytes, field.value) == clean)
    for line in writer.bytes.split(separator: 0x0A) { #expect(line.count <= 80) }
  }

  @Test func addressesAndIDs() throws {
    var writer = MailWriter()
    let people = [
      MailAddress(name: "Bo, the \"mate\"", address: "bo@x.test"), MailAddress(name: "", address: "c@x.test"),
      MailAddress(name: "Løv", address: "l@x.test"), MailAddress(name: "Nobody", address: ""),
    ]
    writer.addresses("To", people)
    let ids = (0..<40).map { "message-\($0)@harbour.test" }
    writer.ids("References", ids)
    writer.ids("Message-ID", ["evil>\nX: <y@z"])
    writer.body([])
    let headers = MailHeaders(writer.bytes, in: 0..<writer.bytes.count)
    func value(_ name: String) throws -> [UInt8] {
      HeaderText.unfolded(writer.bytes, try #require(headers[name]).value)
    }
    #expect(MailAddress.list(try value("to")) == people)
    #expect(MessageID.list(try value("references")) == ids)
    #expect(MessageID.list(try value("message-id")) == ["evil=3E=0AX:=20=3Cy@z"])
    #expect(headers.fields.count == 3)
  }

  @Test func idsThatDifferStayTwo() {
    func written(_ id: String) -> String {
      var writer = MailWriter()
      writer.ids("Message-ID", [id])
      return String(decoding: writer.bytes, as: UTF8.self)
    }
    #expect(written("bå@x") == "Message-ID: <b=C3=A5@x>\n")
    #expect(written("bø@x") != written("bå@x"))
  }

  @Test func mailboxes() throws {
    var writer = MailWriter()
    let date = try #require(MailDate("1 May 2008 10:00:00 +0200".utf8))
    writer.beginMail(from: "ann@x", at: date)
    writer.date(date)
    writer.plainTextFields()
    writer.body("From here\n>From there\nfine".utf8)
    writer.beginMail()
    let text = String(decoding: writer.bytes, as: UTF8.self)
    #expect(text.hasPrefix("From ann@x Thu May  1 10:00:00 2008\nDate: Thu, 1 May 2008 10:00:00 +0200\n"))
    #expect(text.contains("\n\n>From here\n>>From there\nfine\n\nFrom MAILER-DAEMON Thu Jan  1 00:00:00 1970\n"))
  }
}
