import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct EPUBReaderTests {
  private static let container =
    "<container><rootfiles><rootfile full-path=\"OEBPS/book.opf\" media-type=\"x\"/></rootfiles></container>"

  private static let description = """
    <package><metadata xmlns:dc="d"><dc:title>The  ferry</dc:title><dc:creator>Ann L&#xF8;v</dc:creator>
    <dc:language>en</dc:language></metadata><manifest><item id="n" href="nav.xhtml" properties="nav"/>
    <item id="b" href="two%20b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="../one.xhtml"/></manifest>
    <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="gone"/><itemref idref="b"/></spine></package>
    """

  private func book(_ change: (inout ArchiveBuilder) throws -> Void = { _ in }) throws -> [UInt8] {
    var archive = ArchiveBuilder()
    try archive.add("mimetype", "application/epub+zip")
    try archive.add("META-INF/container.xml", Self.container)
    try archive.add("OEBPS/book.opf", Self.description, deflated: true)
    try archive.add("OEBPS/nav.xhtml", "<html><body>Contents</body></html>")
    try change(&archive)
    return archive.bytes
  }

  private func read(_ bytes: [UInt8], _ set: (inout EPUBReader.Options) -> Void = { _ in }) throws -> ReadResult {
    try QuireReadersTests.read(bytes, with: EPUBReader(options(set), in: Setup(step: "epub")))
  }

  @Test func chaptersStandInTheOrderOfTheSpine() throws {
    let bytes = try book { archive in
      try archive.add(
        "OEBPS/two b.xhtml",
        "<html><head><title/></head><body><p>It <i>sails</i>&nbsp;on.</p></body></html>",
        deflated: true
      )
      try archive.add("one.xhtml", "<html><body><h2>Start</h2><p>One<br/>line.</p><script>x</script></body></html>")
    }
    #expect(EPUBReader.recognizes(bytes))
    let document = try #require(try read(bytes).documents.first)
    #expect(document.words == "Start\n\nOne\nline.\n\nIt sails\u{A0}on.")
    #expect(document.metadata["title"]?.value == .string("The ferry"))
    #expect(document.metadata["authors"]?.value == .array([.string("Ann Løv")]))
    #expect(
      document.sources.map(\.locator.codecs) == [
        ["zip:OEBPS/book.opf", "deflate"], ["zip:one.xhtml"], ["zip:OEBPS/two b.xhtml", "deflate"],
      ]
    )
    #expect(document.layers.blocks.elements.map(\.kind) == [.heading, .paragraph, .paragraph])
    #expect(try document.source(of: "sails\u{A0}on") == "sails&nbsp;on")
    #expect(document.codes.isEmpty)
  }

  @Test func aChapterThatCannotBeReadIsSaid() throws {
    let bytes = try book { try $0.add("one.xhtml", "<html><body><p>Open <b>end") }
    let document = try #require(try read(bytes).documents.first)
    #expect(document.words == "Open end")
    #expect(document.codes == ["mended-chapter", "unreadable-chapter"])
  }

  @Test func whatIsNoBookIsRefused() throws {
    let whole = try book { try $0.add("one.xhtml", "<p>words</p>") }
    #expect(try read(Array(whole.dropLast(30))).failures.map(\.failure.code) == ["bad-archive"])
    #expect(try read(Array("text".utf8)).failures.map(\.failure.code) == ["bad-archive"])
    #expect(try read(book()).failures.map(\.failure.code) == ["missing-part"])
    #expect(try read(ArchiveBuilder().bytes).failures.map(\.failure.code) == ["missing-part"])
  }

  @Test func noMoreComesOutThanTheBudget() throws {
    let bytes = try book { try $0.add("one.xhtml", String(repeating: "a", count: 1_000_000), deflated: true) }
    #expect(bytes.count < 5_000)
    let result = try read(bytes) { $0.maxUnpackedBytes = 500_000 }
    #expect(result.documents.isEmpty && result.failures.count == 1)
  }

  @Test func damageAnywhereIsNoTrap() throws {
    let whole = try book { try $0.add("one.xhtml", "<html><body><p>words here</p></body></html>", deflated: true) }
    var random = SeededGenerator(seed: 8)
    for _ in 0..<300 {
      var damaged = whole
      damaged[Int.random(in: 0..<whole.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      _ = try read(damaged)
    }
  }
}
