import Foundation
import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct MailReaderTests {
  private func mbox(_ bytes: [UInt8], chunk: Int = 1 << 18) throws -> ReadResult {
    try read(bytes, with: MboxReader(options(), in: Setup(step: "mbox")), chunk: chunk)
  }

  private func eml(_ text: String, _ set: (inout MailOptions) -> Void = { _ in }) throws -> Document {
    let result = try read(Array(text.utf8), with: EMLReader(options(set), in: Setup(step: "eml")))
    return try #require(result.documents.first, "\(result.failures)")
  }

  private static let mailbox = """
    From ann@harbour.test Fri Feb 22 15:06:23 2008
    Message-ID: <1@harbour.test>
    Subject: one

    The ferry sails.

    >From the pier.

    From bo@harbour.test Fri Feb 22 16:06:23 2008
    Content-Length: 77
    Subject: two

    A mailbox in a mail:

    From nobody@harbour.test Fri Feb 22 16:06:23 2008
    fine.

    From cy@harbour.test Fri Feb 22 17:06:23 2008
    Content-Length: 9999
    Subject: three

    From here on no length is right.


    From dee@harbour.test Fri Feb 22 18:06:23 2008
    Subject: four

    """

  @Test(arguments: [1, 7, 64, 300, 1 << 18])
  func mailboxesAreCutWhereverChunksEnd(chunk: Int) throws {
    let result = try mbox(Array(Self.mailbox.utf8), chunk: chunk)
    #expect(result.documents.compactMap { $0.metadata["title"]?.value.stringValue } == ["one", "two", "three", "four"])
    #expect(result.documents[0].words == "The ferry sails.\n\nFrom the pier.\n")
    #expect(result.documents[1].words.hasSuffix("fine.\n"))
    #expect(result.documents[3].words.isEmpty)
    #expect(result.documents.map { $0.sources[0].locator.record } == [1, 2, 3, 4])
    let offset = try #require(result.documents.last?.sources[0].locator.offset)
    #expect(Array(Self.mailbox.utf8)[offset...].starts(with: "From dee".utf8))
  }

  @Test func aMailBeyondTheLimitIsPassedOver() throws {
    let reader = MboxReader(options { $0.maxMailBytes = 400 }, in: Setup(step: "mbox"))
    let long = "From x@y Fri Feb 22 15:06:23 2008\n\n" + String(repeating: "long words\n", count: 500) + "\n"
    for chunk in [50, 1 << 18] {
      let result = try read(Array((long + Self.mailbox).utf8), with: reader, chunk: chunk)
      #expect(result.failures.map(\.failure.code) == ["too-large"])
      #expect(result.documents.count == 4)
    }
  }

  @Test func spansLeadBackThroughEncodings() throws {
    let quoted = try eml(
      "Subject: a\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
        + "The f=E6rge sai=\nls."
    )
    #expect(quoted.words == "The færge sails.")
    #expect(try quoted.source(of: "færge") == "f=E6rge")
    let base64 = try eml(
      "Subject: a\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSGVyZSBpcyB0aGUg\nw6Zibyw=\n"
    )
    #expect(base64.words == "Here is the æbo,")
    #expect(try base64.source(of: "Her") == "SGVy")
    #expect(try base64.source(of: "æ") == "w6Z")
  }

  private static let several = """
    From: Ann <ann@harbour.test>
    Content-Type: multipart/mixed; boundary=m

    --m
    Content-Type: multipart/alternative; boundary=a

    --a
    Content-Type: text/plain

    Plain words.
    --a
    Content-Type: text/html

    <p>Page words.
    --a--
    --m
    Content-Type: text/html

    <p>A <b>page</b>.<blockquote>Old words</blockquote>
    --m
    Content-Type: text/plain; name=notes.txt
    Content-Disposition: attachment

    A file.
    --m--
    A foot.
    """

  @Test func partsThatAreTextAndPartsThatAreNot() throws {
    let mail = try eml(Self.several)
    #expect(mail.words == "Plain words.\n\nA page.\n\nOld words")
    #expect(mail.layers.blocks.elements.map(\.kind) == [.paragraph, .paragraph, .quote])
    let rules = mail.removals.map { $0.attributions.first?.rule }
    #expect(rules == ["alternative", "attachment", "outside-of-parts"])
    #expect(mail.metadata["attachments"]?.value.arrayValue?.count == 1)
    #expect(mail.codes == ["missing-field"])
  }

  @Test func aPageWhereThereIsNoPlainText() throws {
    let mail = try eml("From: a@b\nContent-Type: text/html; charset=iso-8859-1\n\n<p>One</p>\n<p>Two</p>")
    #expect(mail.words == "One\n\nTwo")
  }

  @Test func quotesAndSignatures() throws {
    let text = """
      From: a@b

      Bo wrote:
      > Does it sail?
      > > Who asks?

      It does.
      --\u{20}
      Ann
      """
    let mail = try eml(text)
    let blocks = mail.layers.blocks.elements
    #expect(blocks.map(\.kind) == [.paragraph, .quote, .quote, .paragraph, .paragraph])
    #expect(blocks.map(\.level) == [0, 1, 2, 0, 0])
    #expect(blocks.map(\.provenance.rule) == ["attribution", "quote-marks", "quote-marks", "blank-lines", "signature"])
    #expect(blocks.map(\.label) == [.content, .content, .content, .content, .boilerplate])
    #expect(mail.words.contains("> > Who asks?"))
    let bare = try eml(text) { $0.quoteMarks = false }
    #expect(bare.words.contains("Does it sail?\nWho asks?\n"))
    #expect(!bare.words.contains(">"))
  }

  @Test func flowedText() throws {
    let mail = try eml(
      "From: a@b\nContent-Type: text/plain; format=flowed\n\nOne line \ngoes on.\n> quoted \n> words\n From here.\n"
    )
    #expect(mail.words == "One line goes on.\n> quoted words\nFrom here.\n")
    let joined = try eml("From: a@b\nContent-Type: text/plain; format=flowed; delsp=yes\n\nsai \nls\n")
    #expect(joined.words == "sails\n")
  }

  @Test func theHeaderIsMetadata() throws {
    let mail = try eml(
      "From: =?utf-8?Q?L=C3=B8v?= <l@x>\nTo: a@x, b@x\nSubject: Re: x\nMessage-ID: <2@x>\nIn-Reply-To: <1@x>\n"
        + "References: <0@x>\n <1@x>\nDate: Fri, 22 Feb 2008 17:06 +0200\nList-Id: Crew <crew.x>\n\nwords"
    )
    #expect(mail.metadata["message_id"]?.value == .string("2@x"))
    #expect(mail.metadata["references"]?.value == .array([.string("0@x"), .string("1@x")]))
    #expect(mail.metadata["published"]?.value == .string("2008-02-22T17:06+02:00"))
    #expect(mail.metadata["published"]?.precision == "minute")
    #expect(mail.metadata["list_id"]?.value == .string("crew.x"))
    #expect(mail.metadata["from"]?.value.arrayValue?.first?["name"]?.stringValue == "Løv")
    let place = try #require(mail.metadata["references"]?.source.first)
    #expect(String(decoding: mail.sources[0].bytes[place.range], as: UTF8.self) == "<0@x>\n <1@x>")
    #expect(mail.diagnostics.isEmpty)
  }

  /// What is broken, and what is said of it.
  private static let damaged: [(mail: String, code: String)] = [
    ("just words", "no-header"), ("A: b\nwords at once", "no-blank-line"), ("A: b\n\nx", "missing-field"),
    ("From: a\nFrom: b\n\nx", "repeated-field"), ("Date: soon\n\nx", "bad-date"),
    ("Subject: gr\u{FC}n\n\nx", "undeclared-charset"),
    ("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx", "unterminated-part"),
    ("Content-Type: multipart/mixed\n\nx", "no-boundary"),
    ("Content-Transfer-Encoding: base64\n\nQWx*s", "broken-encoding"),
    ("Content-Transfer-Encoding: x-uuencode\n\nx", "unknown-encoding"),
    ("Content-Type: image/png\n\nx", "no-text"), ("Content-Type: text/plain; charset=utf-8\n\n\0\0", "missing-field"),
  ]

  @Test(arguments: damaged.indices)
  func damageIsSaidAndRead(_ index: Int) throws {
    let (mail, code) = Self.damaged[index]
    #expect(try eml(mail).codes.contains(code))
  }

  @Test func maildirs() throws {
    let reader = MaildirReader(options(), in: Setup(step: "maildir"))
    func document(_ path: String) -> Document? {
      let context = ReadContext(id: "m", locator: Locator(uri: path))
      guard case .document(let mail) = reader.read(Record(bytes: Array("From: a@b\n\nx".utf8)), in: context) else {
        return nil
      }
      return mail
    }
    #expect(
      document("Mail/crew/cur/1.a:2,RS")?.metadata["flags"]?.value == .array([.string("replied"), .string("seen")])
    )
    #expect(document("Mail/crew/new/1.a")?.metadata["folder"]?.value == .string("crew"))
    #expect(document("Mail/crew/tmp/1.a") == nil)
    #expect(document("Mail/crew/dovecot.index") == nil)
  }

  @Test func mailsAreRecognized() {
    #expect(EMLReader.recognizes(Array("Received: by x\nFrom: a@b\n\nx".utf8)))
    #expect(!EMLReader.recognizes(Array("Note: to all\nFrom: here\n\nx".utf8)))
    #expect(MboxReader.recognizes(Array(Self.mailbox.utf8)))
    #expect(!MboxReader.recognizes(Array("From time to time".utf8)))
  }

  /// Damaged in any way, a mailbox is read, and every byte is in one account (`read` asks for that).
  @Test func noiseEnds() throws {
    var random = SeededGenerator(seed: 11)
    let whole = Array((Self.mailbox + "\n\nFrom x@y Fri Feb 22 15:06:23 2008\n" + Self.several).utf8)
    let words = [
      "\n\n", "--m\n", "--a--\n", "=", "\0", "\r\n", ">From ", "\n-- \n", " \n> ",
      "\nContent-Transfer-Encoding: base64\n", "\nContent-Type: text/html\n\n<p>", "; format=flowed", "=?utf-8?Q?=C3",
      "\u{FF}\u{E6}",
    ]
    for _ in 0..<200 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.insert(contentsOf: (words.randomElement(using: &random) ?? "").utf8, at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 5))
        default: bytes += bytes[place..<min(bytes.count, place + 80)]
        }
      }
      _ = try mbox(bytes, chunk: 333)
      _ = try read(bytes, with: EMLReader(options(), in: Setup(step: "eml")))
    }
  }

  private static let data = URL(filePath: #filePath).appending(path: "../../../../shared/data/mail").standardizedFileURL
  private static let hasData = FileManager.default.fileExists(atPath: data.path)

  @Test(.enabled(if: hasData, "the mails are not in ../shared"))
  func mailsOfOthers() throws {
    let files = try #require(FileManager.default.enumerator(at: Self.data, includingPropertiesForKeys: nil))
    var count = 0
    for case let file as URL in files where !file.hasDirectoryPath && file.pathExtension != "sh" {
      let bytes = [UInt8](try Data(contentsOf: file))
      let result =
        MboxReader.recognizes(bytes)
        ? try mbox(bytes) : try read(bytes, with: EMLReader(options(), in: Setup(step: "eml")))
      #expect(result.failures.isEmpty)
      count += result.documents.count
    }
    #expect(count > 80)
  }
}
