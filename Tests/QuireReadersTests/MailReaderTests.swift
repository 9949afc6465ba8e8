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
    let blank = try eml(
      "From: a@b\nContent-Type: multipart/alternative; boundary=a\n\n--a\n\n \n--a\nContent-Type: text/html\n\n<p>One</p>\n--a--"
    )
    #expect(blank.words == "One")
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
    ("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nQTogYgoKeA==", "encoded-mail"),
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

  /// A mail that forwards one with an attachment, which forwards another.
  private static let forwarded = """
    From: Ann <ann@harbour.test>
    Content-Type: multipart/mixed; boundary=m

    --m

    See below.
    --m
    Content-Type: message/rfc822; name="tide.eml"
    Content-Disposition: attachment; filename="tide.eml"

    From: =?utf-8?Q?B=C3=B8?= <bo@harbour.test>
    Subject: tide
    Content-Type: multipart/mixed; boundary=i

    --i
    Content-Transfer-Encoding: quoted-printable

    At s=65ven.
    --i
    Content-Type: message/rfc822

    Subject: high
    Content-Type: text/html

    <p>High <i>tide</i>.
    --i
    Content-Type: image/png; name=pier.png

    x
    --i--
    --m--
    """

  @Test func mailsWithinAMailAreRead() throws {
    let mail = try eml(Self.forwarded)
    #expect(mail.words == "See below.\n\nAt seven.\n\nHigh tide.")
    #expect(try mail.source(of: "seven") == "s=65ven")
    let sections = mail.layers.sections.elements
    #expect(sections.map(\.provenance.rule) == ["inner-mail", "inner-mail"])
    #expect(sections.map(\.level) == [1, 2])
    #expect(sections.map { $0.parent?.raw } == [nil, 1])
    #expect(
      sections.map { String(decoding: mail.text[$0.range], as: UTF8.self) } == [
        "At seven.\n\nHigh tide.", "High tide.",
      ]
    )
    let messages = try #require(mail.metadata["messages"]?.value.arrayValue)
    #expect(messages.map { $0["title"]?.stringValue } == ["tide", "high"])
    #expect(messages.map { $0["section"] } == [.integer(1), .integer(2)])
    #expect(messages[0]["from"]?.arrayValue?.first?["name"]?.stringValue == "Bø")
    // What is opened is no attachment any more.
    #expect(mail.metadata["attachments"]?.value.arrayValue?.map { $0["name"]?.stringValue } == ["pier.png"])
    #expect(mail.metadata["title"] == nil)
  }

  /// Mails in mails beyond all bounds stay bytes of the mail, and are said.
  @Test func mailsBeyondTheLimitsAreNotOpened() throws {
    for level in ["Content-Type: message/rfc822\n\n", "Content-Type: multipart/digest; boundary=b\n\n--b\n\n"] {
      let mail = try eml("From: a@b\n" + String(repeating: level, count: 3_000) + "\nwords")
      #expect(mail.codes.contains("too-many-parts"))
    }
    let many = try eml(
      "Content-Type: multipart/digest; boundary=b\n\n" + String(repeating: "--b\n\nA: b\n\nx\n", count: 6_000)
    )
    #expect(many.codes.contains("too-many-parts"))
    #expect(many.metadata["messages"]?.value.arrayValue?.count == 1_000)
  }

  @Test func mailsAreRecognized() {
    #expect(EMLReader.recognizes(Array("Received: by x\nFrom: a@b\n\nx".utf8)))
    #expect(!EMLReader.recognizes(Array("Note: to all\nFrom: here\n\nx".utf8)))
    #expect(MboxReader.recognizes(Array(Self.mailbox.utf8)))
    #expect(!MboxReader.recognizes(Array("From time to time".utf8)))
  }

  /// Edits cut texts anywhere between characters, also amid the four letters that three characters of base64 are.
  @Test func editsCutEncodedTextsAnywhere() throws {
    var random = SeededGenerator(seed: 3)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let letters = ["a", "b c", "æ", "日", "🚢", "\r\n", "> ", "="]
    for round in 0..<24 {
      let text = (0..<40).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
      var code: [UInt8] = []
      var bits = 0
      var count = 0
      for byte in Array(text.utf8) + [0x20, 0x20] {
        (bits, count) = (bits << 8 | Int(byte), count + 8)
        while count >= 6 {
          count -= 6
          code.append(alphabet[bits >> count & 63])
          // Line ends and what is no base64 stand anywhere.
          if Int.random(in: 0..<12, using: &random) == 0 { code += round % 2 == 0 ? [0x0A] : [0x2A, 0x20] }
        }
      }
      let header = "From: a@b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
      let result = try read(Array(header.utf8) + code, with: EMLReader(options(), in: Setup(step: "eml")))
      var mail = try #require(result.documents.first)
      for step in 0..<3 {
        var changes = Changes(for: mail)
        let reason = changes.edits.reason("cut", "a test")
        var place = 0
        while place < mail.text.count {
          var end = min(mail.text.count, place + Int.random(in: 1...9, using: &random))
          while !mail.isBoundary(end) { end += 1 }
          if Bool.random(using: &random) { changes.edits.remove(place..<end, because: reason) }
          place = end
        }
        try mail.apply(changes, by: "step-\(step)")
        #expect(mail.brokenAccounts().isEmpty, "\(mail.brokenAccounts())")
      }
    }
  }

  /// Damaged in any way, a mailbox is read, and every byte is in one account (`read` asks for that).
  @Test func noiseEnds() throws {
    var random = SeededGenerator(seed: 11)
    let from = "\n\nFrom x@y Fri Feb 22 15:06:23 2008\n"
    let whole = Array((Self.mailbox + from + Self.several + from + Self.forwarded).utf8)
    let words = [
      "\nContent-Type: message/rfc822\n\n", "\nContent-Type: multipart/digest; boundary=m\n\n", "\n\n", "--m\n",
      "--a--\n", "=", "\0", "\r\n", ">From ", "\n-- \n", " \n> ",
      "\nContent-Transfer-Encoding: base64\n", "\nContent-Type: text/html\n\n<p>", "; format=flowed", "=?utf-8?Q?=C3",
      "\u{FF}\u{E6}",
    ]
    for _ in 0..<30 {
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
