import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct DOCXReaderTests {
  private func document(_ body: String, _ change: (inout ArchiveBuilder) throws -> Void = { _ in }) throws -> Document {
    var archive = ArchiveBuilder()
    try archive.add("[Content_Types].xml", "<Types/>")
    let relation = "<Relationship Type=\"x/officeDocument\" Target=\"word/document.xml\"/>"
    try archive.add("_rels/.rels", "<Relationships>\(relation)</Relationships>")
    let document = "<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>"
    try archive.add("word/document.xml", document, deflated: true)
    try change(&archive)
    #expect(DOCXReader.recognizes(Array(archive.bytes.prefix(4096))))
    let result = try read(archive.bytes, with: DOCXReader(options(), in: Setup(step: "docx")))
    return try #require(result.documents.first, "\(result.failures)")
  }

  private func paragraph(_ text: String, _ properties: String = "") -> String {
    let runs = "<w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r>"
    return "<w:p>\(properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>")\(runs)</w:p>\n"
  }

  private func shown(_ document: Document) -> [String] {
    document.layers.blocks.elements.map { block in
      "\(block.kind.rawValue)\(block.level > 0 ? " \(block.level)" : ""): \(document.string(block.range))"
    }
  }

  @Test func paragraphsAreBlocksByTheirStyles() throws {
    let list = "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr>"
    let document = try document(
      paragraph("Title", "<w:pStyle w:val=\"berschrift1\"/>") + paragraph("Part", "<w:pStyle w:val=\"Heading2\"/>")
        + paragraph("one &amp; ", "") + paragraph("item", list) + paragraph("next", list)
        + "<w:tbl><w:tr><w:tc>\(paragraph("a"))</w:tc><w:tc>\(paragraph("b"))\(paragraph("c"))</w:tc></w:tr></w:tbl>"
    ) { archive in
      try archive.add(
        "word/styles.xml",
        "<w:styles><w:style w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>"
      )
    }
    #expect(
      shown(document) == [
        "heading 1: Title", "heading 2: Part", "paragraph: one &", "list-item 1: item", "list-item 1: next",
        "table: a\tb\nc",
      ]
    )
    #expect(try document.source(of: "&") == "&amp;")
    #expect(document.words.contains("item\nnext"))
    #expect(document.sources[0].locator.codecs == ["zip:word/document.xml", "deflate"])
  }

  @Test func whatIsDeletedOrRemarkedIsInTheLedger() throws {
    let document = try document(
      "<w:p><w:r><w:t>It</w:t></w:r><w:del><w:r><w:delText> never</w:delText></w:r></w:del>"
        + "<w:ins><w:r><w:t xml:space=\"preserve\"> sails</w:t><w:tab/><w:t>on</w:t><w:br/><w:t>time</w:t></w:r></w:ins>"
        + "<w:r><w:instrText>PAGE</w:instrText><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
    ) { archive in
      let note = "<w:footnote w:id=\"2\">\(paragraph("A note."))</w:footnote>"
      try archive.add("word/footnotes.xml", "<w:footnotes>\(note)</w:footnotes>")
      let comment = "<w:comment w:id=\"1\">\(paragraph("Really?"))</w:comment>"
      try archive.add("word/comments.xml", "<w:comments>\(comment)</w:comments>")
      try archive.add(
        "docProps/core.xml",
        "<c xmlns:d=\"d\"><d:title>T</d:title><d:creator>Bo</d:creator><d:created>2008-02-22</d:created></c>"
      )
    }
    #expect(document.words == "It sails on\ntime\n\nA note.")
    #expect(document.removals.map { String(decoding: $0.text, as: UTF8.self) } == [" never", "Really?"])
    #expect(document.removals.map { $0.attributions.first?.rule } == ["deleted", "comment"])
    #expect(document.metadata.entries.map(\.key) == ["title", "published", "authors"])
    #expect(document.metadata["title"]?.source.map(\.source) == [3])
    #expect(document.sources.count == 4)
  }

  @Test func whatIsNoDocumentIsRefused() throws {
    let reader = DOCXReader(options(), in: Setup(step: "docx"))
    #expect(try read(Array("text".utf8), with: reader).failures.map(\.failure.code) == ["bad-archive"])
    var archive = ArchiveBuilder()
    try archive.add("word/other.xml", "<a/>")
    #expect(try read(archive.bytes, with: reader).failures.map(\.failure.code) == ["missing-part"])
    var broken = ArchiveBuilder()
    try broken.add("word/document.xml", "<a>")
    #expect(try read(broken.bytes, with: reader).failures.map(\.failure.code) == ["not-xml"])
  }

  @Test func randomDocumentsKeepTheirAccounts() throws {
    var random = SeededGenerator(seed: 17)
    let parts = [
      paragraph("a b"), "<w:p/>", "<w:tbl><w:tr><w:tc>\(paragraph("c"))</w:tc></w:tr></w:tbl>", " stray ", "<!-- x -->",
      "<w:del>\(paragraph("d"))</w:del>", "<w:p><w:r><w:tab/><w:br/><w:t> e </w:t></w:r></w:p>", "&amp;",
      "<w:r><w:t>f</w:t></w:r>",
      "<w:p><w:r><w:txbx>\(paragraph("g"))</w:txbx><w:t>h</w:t></w:r></w:p>", "<Fallback>\(paragraph("i"))</Fallback>",
    ]
    for _ in 0..<60 {
      let count = Int.random(in: 0...8, using: &random)
      // The harness checks the accounts.
      _ = try document((0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined())
    }
  }
}
