import QuireDocument
import QuireReaders
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireThreads

/// The stage over documents.
@Suite struct ThreadMailTests {
  private static func mails(_ texts: [String]) -> [Document] {
    let reader = EMLReader(MailOptions(), in: Setup(step: "eml"))
    return texts.enumerated().compactMap { number, text in
      let context = ReadContext(id: "m\(number + 1)", locator: Locator(uri: "test"))
      guard case .document(let mail) = reader.read(Record(bytes: Array(text.utf8)), in: context) else { return nil }
      return mail
    }
  }

  /// Threads `mails`; the state is made of `parts` states that are merged.
  private static func threaded(
    _ mails: [Document],
    parts: Int = 1,
    _ set: (inout ThreadMail.Options) -> Void = { _ in }
  ) throws -> [Document] {
    var options = ThreadMail.Options()
    set(&options)
    let stage = try ThreadMail(options, in: Setup(step: "thread"))
    var memory = stage.makeMemory()
    let size = max(1, (mails.count + parts - 1) / parts)
    for start in stride(from: 0, to: mails.count, by: size) {
      var part = stage.makeMemory()
      for mail in mails[start..<min(mails.count, start + size)] {
        var context = StageContext(step: "thread")
        try part.observe(mail, in: &context)
      }
      memory.merge(part)
    }
    return try mails.map { mail in
      var mail = mail
      var context = StageContext(step: "thread")
      try mail.apply(memory.process(mail, in: &context), by: "thread")
      return mail
    }
  }

  private static let archive = [
    "Message-ID: <1@x>\nFrom: Ann Lov <ann@x>\nDate: 1 May 2008 10:00:00 +0000\nSubject: Ferry\n\n"
      + "The night ferry between the two towns sails again from Monday on.\n",
    "Message-ID: <2@x>\nFrom: Bo <bo@x>\nDate: 2 May 2008 10:00:00 +0000\nSubject: Re: Ferry\nReferences: <1@x>\n\nGood.\n-- \nBo\n",
    // No header says whom these answer.
    "Message-ID: <3@x>\nFrom: Cy <cy@x>\nDate: 3 May 2008 10:00:00 +0000\nSubject: Re: Ferry\n\n"
      + "On 1 May 2008, Ann Lov wrote:\n> sails again\n\nWhen?\n",
    "Message-ID: <4@x>\nFrom: Dee <dee@x>\nDate: 4 May 2008 10:00:00 +0000\nSubject: Boats\n\n"
      + "> The night ferry between the two\n> towns sails again\n\nReally?\n",
    "Message-ID: <5@x>\nFrom: Eve <eve@x>\nDate: 5 May 2008 10:00:00 +0000\nSubject: Re: ferry\n\nYes.\n",
    "Message-ID: <6@x>\nFrom: Fay <fay@x>\nDate: 6 May 2008 10:00:00 +0000\nSubject: Rain\nIn-Reply-To: <gone@x>\n\nNo.\n",
    "From: Gus <gus@x>\nSubject: Rain\n\nNot a reply.\n",
  ]

  @Test func everyLinkHasItsRuleAndItsEvidence() throws {
    let mails = try Self.threaded(Self.mails(Self.archive))
    let links = mails.map { $0.layers.links.elements.first }
    #expect(
      links.map { $0?.provenance.rule } == [
        nil, "references", "attribution", "quote", "subject", "in-reply-to", nil,
      ]
    )
    #expect(links[1]?.target == .document("m1"))
    #expect(links[2]?.target == .document("m1"))
    #expect(links[3]?.target == .document("m1"))
    #expect(links[4]?.target == .document("m1"))
    #expect(links[5]?.target == .ghost("gone@x"))
    let header = try #require(links[1]?.sourceEvidence.first)
    #expect(mails[1].sources[0].bytes[header.range].elementsEqual("<1@x>".utf8))
    let words = try #require(links[2]?.evidence.first)
    #expect(mails[2].string(words) == "On 1 May 2008, Ann Lov wrote:")
    #expect(
      mails.map { $0.metadata["thread_id"]?.value.stringValue } == ["1@x", "1@x", "1@x", "1@x", "1@x", "gone@x", "m7"]
    )
    #expect(mails.map { $0.metadata["thread_root"]?.value.stringValue } == ["m1", "m1", "m1", "m1", "m1", "m6", "m7"])
    #expect(mails[5].layers.thread?.gaps == [.missingParent])
    #expect(mails[0].metadata["thread_size"]?.value == .integer(5))
  }

  @Test func eachMailIsAComment() throws {
    let mail = try Self.threaded(Self.mails(Self.archive))[1]
    let comment = try #require(mail.layers.comments.elements.first)
    #expect(comment.author?.name == "Bo")
    #expect(comment.author?.account == "bo@x")
    #expect(comment.time?.iso == "2008-05-02T10:00:00Z")
    #expect(comment.sourceID == "2@x")
    #expect(comment.depth == 1)
    #expect(mail.string(comment.body) == "Good.")
    #expect(mail.brokenAccounts().isEmpty)
  }

  @Test func optionsTakeRulesAway() throws {
    func rules(_ set: (inout ThreadMail.Options) -> Void) throws -> [String?] {
      try Self.threaded(Self.mails(Self.archive), set).map { $0.layers.links.elements.first?.provenance.rule }
    }
    #expect(try rules { $0.recover = [] } == [nil, "references", nil, nil, nil, "in-reply-to", nil])
    #expect(try rules { $0.recover = ["quote"] }[2] == nil, "two words are too few")
    #expect(try rules { $0.ignoreHeaders = true }[1] == "subject")
    #expect(try rules { $0.algorithm = .orderedSubject }[4] == "subject")
    #expect(throws: OptionError.self) { try rules { $0.recover = ["magic"] } }
  }

  @Test func otherDocumentsAreLeftAlone() throws {
    let document = try Self.threaded([TestDocument.plain("No mail.")])[0]
    #expect(document.layers.comments.elements.isEmpty)
    #expect(document.metadata["thread_id"] == nil)
  }

  @Test func whatIsMergedInOtherPartsIsTheSame() throws {
    let mails = Self.mails(Self.archive)
    let whole = try Self.threaded(mails).map(\.dump)
    for parts in 2...7 { #expect(try Self.threaded(mails, parts: parts).map(\.dump) == whole) }
  }

  @Test func boundsAreKeptAndSaid() throws {
    var options = ThreadMail.Options()
    options.maxMails = 3
    options.maxPhrases = 16
    let stage = try ThreadMail(options, in: Setup(step: "thread"))
    var memory = stage.makeMemory()
    var context = StageContext(step: "thread")
    let mails = Self.mails(Self.archive)
    for mail in mails { try memory.observe(mail, in: &context) }
    #expect(memory.shortfall?.contains("max_mails") == true)
    var last = mails[5]
    try last.apply(memory.process(last, in: &context), by: "thread")
    #expect(last.layers.comments.elements.count == 1)
    #expect(last.metadata["thread_id"] == nil)
  }

  /// Random archives with ids that stand twice, loops and odd dates: the same for any cut of the input.
  @Test func randomArchives() throws {
    var random = SeededGenerator(seed: 21)
    let names = ["Ann", String(repeating: "Bo", count: 500), "", "=?utf-8?Q?L=C3=B8v?="]
    let dates = ["1 Jan 1970 00:00:00 +0000", "31 Dec 2099 23:59:59 -1200", "soon", "5 May 2008 10:00 +0100"]
    let words = "the ferry sails again at eight from the old pier near the town where all of us live now".split(
      separator: " "
    )
    for _ in 0..<25 {
      let texts = (0..<Int.random(in: 1...25, using: &random)).map { _ in
        func id() -> String { "<\(Int.random(in: 0..<12, using: &random))@x>" }
        let start = Int.random(in: 0..<8, using: &random)
        let body = words[start..<(start + 9)].joined(separator: " ")
        return "Message-ID: \(id())\nFrom: \(names.randomElement(using: &random) ?? "") <a@x>\n"
          + "Date: \(dates.randomElement(using: &random) ?? "")\n"
          + (Bool.random(using: &random) ? "References: \(id()) \(id())\n" : "")
          + (Bool.random(using: &random) ? "In-Reply-To: \(id())\n" : "")
          + "Subject: \(["a", "Re: a", "b"].randomElement(using: &random) ?? "")\n\n"
          + (Bool.random(using: &random) ? "Ann wrote:\n> \(body)\n" : body)
      }
      let mails = Self.mails(texts)
      let whole = try Self.threaded(mails)
      #expect(try Self.threaded(mails, parts: 4).map(\.dump) == whole.map(\.dump))
      let threads = Dictionary(grouping: whole) { $0.metadata["thread_id"]?.value.stringValue ?? "" }
      for thread in threads.values {
        let positions = thread.compactMap { $0.metadata["thread_position"]?.value.integerValue }.sorted()
        #expect(positions == (1...thread.count).map { $0 })
      }
      for mail in whole { #expect(mail.brokenAccounts().isEmpty) }
    }
  }
}
