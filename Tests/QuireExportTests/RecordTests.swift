import QuireDocument
import QuireExport
import QuireStages
import QuireText
import Testing

@Suite struct RecordTests {
  private static let everything: [OptionValue.Member] = ["sentences", "tokens", "markup", "trace"].map {
    .init($0, .bool(true))
  }

  private static let schema = Result { try JSONValue(parsing: Array(Export.file("docs/record.schema.json").utf8)) }

  @Test(arguments: 0..<30)
  func everyRecordFitsTheSchema(seed: UInt64) throws {
    let schema = try Self.schema.get()
    let document = try RandomExport(seed: seed, isEdited: seed % 2 == 0).document
    for content in ["all", "kept", "main"] {
      var validator = SchemaValidator(schema: schema)
      validator.validate(try Export.record(Self.everything + [.init("content", .string(content))], document))
      #expect(validator.problems.isEmpty, "seed \(seed), \(content): \(validator.problems.prefix(5))")
    }
  }

  @Test func theSchemaDescribesNothingThatIsNeverWritten() throws {
    var validator = SchemaValidator(schema: try Self.schema.get())
    for seed in 0..<20 {
      let document = try RandomExport(seed: UInt64(seed), isEdited: true).document
      validator.validate(try Export.record(Self.everything, document))
    }
    validator.validate(try Export.record(Self.everything, Self.rare))
    #expect(validator.problems.isEmpty, "\(validator.problems.prefix(5))")
    // A document gets its second source only from a reader of threads of mails.
    #expect(validator.described.subtracting(validator.met).sorted() == ["record.sources"])
  }

  @Test func thePageOnTheRecordNamesEveryField() throws {
    let schema = SchemaValidator(schema: try Self.schema.get())
    let page = try Export.file("docs/record.md")
    let names = Set(schema.described.compactMap { $0.split(separator: ".").last })
    #expect(names.filter { !page.contains("`\($0)`") }.sorted().isEmpty)
  }

  @Test func theExampleOfThePageIsARecord() throws {
    let page = try Export.file("docs/record.md")
    let block = try #require(page.split(separator: "```json\n").dropFirst().first?.split(separator: "\n```").first)
    let goldens = try Export.file("Tests/QuireExportTests/Goldens/jsonl.md")
    let golden = try #require(goldens.split(separator: "## The example of docs/record.md").last)
    let line = try #require(golden.split(separator: "\n").first { $0.hasPrefix("{\"id\"") })
    let example = try JSONValue(parsing: Array(block.utf8))
    let expected = line.replacing("\"id\":\"test\"", with: "\"id\":\"news\"", maxReplacements: 1)
      .replacing("\"uri\":\"\"", with: "\"uri\":\"samples/news.txt\"")
    #expect(example == (try JSONValue(parsing: Array(expected.utf8))))
  }

  @Test(arguments: 0..<100)
  func copiedSpansLeadBackToTheirLettersInTheFile(seed: UInt64) throws {
    let random = try RandomExport(seed: seed, isEdited: seed % 2 == 0)
    let index = PieceIndex(random.document)
    var count = 0
    let record = try Export.record(Self.everything + [.init("offsets", .string("utf8"))], random.document)
    for (path, span) in record.placed {
      let range = (span["start"]?.integerValue ?? 0)..<(span["end"]?.integerValue ?? 0)
      guard index.attributions(of: range).isEmpty, let source = span["source"]?.byteRanges else { continue }
      if path.hasPrefix(".markup") || path.hasPrefix(".thread") { continue }
      #expect(random.read(source) == random.document.string(range), "seed \(seed), \(path)")
      count += 1
    }
    #expect(count > 0 || record.placed.isEmpty || seed % 2 == 0)
  }

  @Test(arguments: 0..<50, ["kept", "main"])
  func selectedSpansLeadBackToTheirLettersInTheFile(seed: UInt64, content: String) throws {
    let random = try RandomExport(seed: seed, isEdited: false)
    let options: [OptionValue.Member] = [.init("offsets", .string("utf8")), .init("content", .string(content))]
    let record = try Export.record(Self.everything + options, random.document)
    let text = Array(try #require(record["text"]?.stringValue).utf8)
    for (path, span) in record.placed where !path.hasPrefix(".markup") && !path.hasPrefix(".thread") {
      let range = (span["start"]?.integerValue ?? 0)..<(span["end"]?.integerValue ?? 0)
      let source = try #require(span["source"]?.byteRanges)
      #expect(random.read(source) == String(decoding: text[range], as: UTF8.self), "seed \(seed), \(path)")
    }
  }

  @Test(arguments: 0..<40)
  func offsetsAreThoseOfSwiftInAllUnits(seed: UInt64) throws {
    let document = try RandomExport(seed: seed, isEdited: seed % 2 == 0).document
    func spans(_ unit: String, _ slice: (String, Int, Int) -> String?) throws -> [String?] {
      let record = try Export.record(Self.everything + [.init("offsets", .string(unit))], document)
      let text = try #require(record["text"]?.stringValue)
      return record.placed.map { _, span in
        slice(text, span["start"]?.integerValue ?? -1, span["end"]?.integerValue ?? -1)
      }
    }
    let unicode = try spans("unicode") { text, start, end in
      String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
    }
    let utf8 = try spans("utf8") { text, start, end in String(validating: Array(text.utf8)[start..<end], as: UTF8.self)
    }
    let utf16 = try spans("utf16") { text, start, end in
      String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
    }
    #expect(unicode == utf8)
    #expect(utf16 == utf8)
  }

  @Test(arguments: 0..<25)
  func aSpanWithWordsHasThemWhereItStands(seed: UInt64) throws {
    let document = try RandomExport(seed: seed, isEdited: true).document
    for content in ["all", "kept", "main"] {
      let record = try Export.record([.init("content", .string(content))], document)
      let text = Array(try #require(record["text"]?.stringValue).unicodeScalars)
      for (path, span) in record.placed where !path.hasPrefix(".thread") {
        guard let words = span["text"]?.stringValue, let start = span["start"]?.integerValue else { continue }
        let end = try #require(span["end"]?.integerValue)
        #expect(words == String(String.UnicodeScalarView(text[start..<end])), "seed \(seed), \(path)")
      }
    }
  }

  @Test func theSameDocumentGivesTheSameBytes() throws {
    let document = try RandomExport(seed: 7, isEdited: true).document
    for name in ["jsonl", "markdown", "text", "csv", "html", "conll", "spacy", "brat", "web-annotation"] {
      #expect(try Export.bytes(name, [], document) == Export.bytes(name, [], document))
    }
  }

  @Test func theRecordSaysWhereInItsFileItIs() throws {
    let bytes = Array("héllo".utf8)
    let locator = Locator(uri: "a.jsonl.gz", codecs: ["gzip"], record: 12, offset: 3400)
    let source = Source(bytes: bytes, charset: "utf-8", mediaType: "application/jsonl", locator: locator)
    var builder = DocumentBuilder(id: "a-12", source: source, reader: "jsonl")
    builder.copy(0..<bytes.count)
    var document = builder.finish()
    var changes = Changes(for: document)
    changes.mentions.add(
      Mention(id: changes.mentions.nextID(), range: 3..<6, type: .person, provenance: Provenance(rule: "test"))
    )
    try document.apply(changes, by: "test")
    let record = try Export.record([], document)
    #expect(record["source"]?["record"] == ["number": 12, "offset": 3400])
    #expect(record["source"]?["codecs"] == ["gzip"])
    #expect(record["source"]?["bytes"] == 6)
    #expect(record["entities"]?.arrayValue?.first?["source"] == [[3403, 3406]])
  }

  /// A document with what random ones lack.
  private static var rare: Document {
    get throws {
      let bytes = Array("Title\nAnn said.".utf8)
      let source = Source(bytes: bytes, locator: Locator(uri: "x", record: 1, offset: 0))
      var builder = DocumentBuilder(id: "rare", source: source, reader: "text")
      builder.copy(0..<bytes.count)
      let element = MarkupElement(
        range: 0..<1,
        tag: .p,
        startTag: 0..<2,
        endTag: 0..<0,
        parent: nil,
        subtreeEnd: 1,
        attributes: 0..<1
      )
      builder.set(MarkupLayer(elements: [element], attributes: [MarkupAttribute(.class, source: 6..<9)]))
      var document = builder.finish()
      for word in ["Title", "Titel", ""] {
        var edits = Changes(for: document)
        let reason = edits.edits.reason("spelling", "a test")
        edits.edits.replace(0..<5, with: Array(word.utf8), because: reason)
        try document.apply(edits, by: word)
      }
      var changes = Changes(for: document)
      let found = Provenance(rule: "by-hand")
      var block = Block(id: changes.blocks.nextID(), range: 0..<4, kind: .paragraph, provenance: found)
      block.label = .boilerplate
      block.labelled = Provenance(rule: "link-density", reason: "most of it is links", score: 0.8, threshold: 0.5)
      changes.blocks.add(block)
      changes.drop(rule: "too-short", reason: "the text has few words", value: 2)
      try document.apply(changes, by: "filter")
      return document
    }
  }
}
