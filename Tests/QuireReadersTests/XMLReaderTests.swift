import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct XMLReaderTests {
  private func result(
    _ bytes: [UInt8],
    _ set: (inout XMLReader.Options) -> Void = { _ in }
  ) throws -> ReadResult {
    try read(bytes, with: XMLReader(options(set), in: Setup(step: "xml")))
  }

  private func document(_ xml: String, _ set: (inout XMLReader.Options) -> Void = { _ in }) throws -> Document {
    let result = try result(Array(xml.utf8), set)
    return try #require(result.documents.first, "\(result.failures)")
  }

  @Test func wordsLeadBackThroughReferencesAndCharsets() throws {
    let document = try document("<a>caf&#233; &eacute;&amp;<![CDATA[<x>]]></a>")
    #expect(document.words == "café é&<x>")
    #expect(try document.source(of: "é") == "&#233;")
    let head = Array("<?xml version='1.0' encoding='windows-1251'?><a>".utf8)
    let cyrillic = head + [0xCF, 0xF0, 0xE8] + Array("</a>".utf8)
    let old = try #require(try result(cyrillic).documents.first)
    #expect(old.words == "При" && old.sources[0].charset == "windows-1251")
    #expect(old.sourceBytes(0..<2) == [0xCF])
  }

  @Test func optionsChooseWhatElementsAre() throws {
    let xml = "<a>one <b>two</b> three <c>four</c></a>"
    #expect(try document(xml).words == "one two three four")
    #expect(try document(xml) { $0.blockElements = ["b"] }.words == "one\n\ntwo\n\nthree four")
    let skipped = try document(xml) { $0.skipElements = ["c"] }
    #expect(skipped.words == "one two three" && skipped.removals.map(\.text) == [Array("four".utf8)])
    #expect(try document("<a><b>x</b><b>y</b></a>") { $0.inlineElements = ["b"] }.words == "xy")
  }

  @Test func whatIsNotWellFormedGoesToQuarantine() throws {
    let failures = try result(Array("<a>one<b></a>".utf8)).failures
    #expect(failures.map(\.failure.code) == ["not-xml"])
    #expect(failures[0].failure.offset == 11)
    #expect(try result(Array("not XML".utf8)).failures.count == 1)
    #expect(try result([0x50, 0x4B, 3, 4]).failures.count == 1)
  }

  @Test func namesThatAreNotDefinedAreReported() throws {
    let document = try document("<a>x &what; y</a>")
    #expect(document.words == "x &what; y" && document.codes == ["unknown-entity"])
  }

  @Test func notesStandBehindTheText() throws {
    let tei = "<TEI><text><body><p>a<note>n <note>inner</note> m</note> b</p></body></text></TEI>"
    let document = try document(tei)
    #expect(document.words == "a b\n\nn m\n\ninner")
  }

  @Test func headsTellTheFormat() {
    #expect(XMLReader.recognizes(Array("<?xml version='1.0'?><log/>".utf8)))
    #expect(!XMLReader.recognizes(Array("<?xml version='1.0'?><html xmlns='x'>".utf8)))
    #expect(!XMLReader.recognizes(Array("text".utf8)))
  }

  @Test func randomDocumentsKeepTheirAccounts() throws {
    var random = SeededGenerator(seed: 9)
    let parts = [
      "<p>", "</p>", "<note>", "</note>", "x", " ", "\n", "&amp;", "<lb/>",
      "<choice><sic>a</sic><corr>b</corr></choice>",
      "<!-- c -->", "<![CDATA[d]]>", "<persName>e</persName>", "&eacute;", "<l>f</l>", "<head>g</head>", "<note/>",
      "<list><item>h</item></list>", "<?i j?>", "\r\n", "<table><row><cell>k</cell><cell>l</cell></row></table>",
    ]
    var readCount = 0
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...12, using: &random)
      let inner = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      // The harness checks the accounts.
      let xml = "<!DOCTYPE TEI []><TEI><teiHeader>t</teiHeader>\(inner)</TEI>"
      readCount += try result(Array(xml.utf8)).documents.count
    }
    #expect(readCount > 300)
  }
}
