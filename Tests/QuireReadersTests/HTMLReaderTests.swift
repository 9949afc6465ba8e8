import QuireDocument
import QuireHTML
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct HTMLReaderTests {
  private func document(_ bytes: [UInt8], charset: String? = nil) throws -> Document {
    let reader = HTMLReader(options(), in: Setup(step: "html"))
    let result = try read(bytes, with: reader, charset: charset)
    return try #require(result.documents.first, "\(result.failures)")
  }

  private func document(_ page: String) throws -> Document { try document(Array(page.utf8)) }

  @Test(arguments: try Golden.all())
  func golden(_ golden: Golden) throws {
    let differences = try golden.differences(using: [readersFamily])
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  @Test func aReferenceLeadsBackToItsBytes() throws {
    let document = try document("<p>caf&eacute;&nbsp;&#x1F600;!")
    #expect(document.words == "café\u{A0}\u{1F600}!")
    #expect(try document.source(of: "é") == "&eacute;")
    #expect(try document.source(of: "\u{1F600}") == "&#x1F600;")
  }

  @Test func positionsCountInTheBytesOfEveryCharset() throws {
    let cyrillic: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]
    let head = Array("<meta charset=windows-1251><p>".utf8)
    let document = try document(head + cyrillic + Array("</p>".utf8))
    #expect(document.words == "Привет" && document.sources[0].charset == "windows-1251")
    #expect(document.sourceRanges(of: 0..<document.text.count) == [SourceRange(head.count..<(head.count + 6))])
    let paragraph = try #require(document.layers.markup.elements.first { $0.tag == .p })
    #expect(document.sourceRange(of: paragraph).range == (head.count - 3)..<(head.count + 10))
  }

  @Test func elementsStandOverTheirText() throws {
    let document = try document("<div id=a><p>one <em>two</em></p><p>three</p></div>")
    let markup = document.layers.markup
    func words(_ tag: MarkupName) -> [String] {
      markup.elements.filter { $0.tag == tag }.map { document.string($0.range) }
    }
    #expect(words(.em) == ["two"] && words(.p) == ["one two", "three"] && words(.div) == ["one two\n\nthree"])
    let division = try #require(markup.elements.firstIndex { $0.tag == .div })
    #expect(document.value(of: .id, in: markup.elements[division]).map(Array.init) == Array("a".utf8))
    #expect(markup.elements[division].subtreeEnd == division + 4)
    #expect(document.layers.blocks.elements.map { $0.element.map { markup.elements[$0].tag } } == [.p, .p])
  }

  @Test func structureIsWhatTheParserSaysItIs() throws {
    let page = "<!-- c --><p title='a > b'>x &amp; y</p ><script>1 < 2</script>z"
    let document = try document(page)
    let tags = document.structure.filter { $0.kind == .tag }.map(\.range.range)
    let tree = HTMLTree(parsing: Array(page.utf8))
    #expect(tags == tree.syntax.filter { $0.kind == .startTag || $0.kind == .endTag }.map(\.range))
  }

  @Test(arguments: 0..<300)
  func nothingOfAPageIsLost(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let words: [String] = [
      "<p>", "</p>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "word", " ", "\n  ", "&amp;", "&#0;", "\0",
      "<br>", "<select>", "<option>", "</select>", "<title>", "</title>", "<script>", "</script>", "<!-- x", "-->",
      "<div hidden>", "</div>", "<span style='display:none'>", "</span>", "<svg>", "<desc>", "</svg>", "<pre>\n",
      "</pre>", "\r\n", "\r", "é", "&notit;", "<frameset>", "<template>", "</template>", "<li>", "</ul>", "<textarea>",
      "</textarea>", "<plaintext>", "<noscript>", "</noscript>", "<![CDATA[", "]]>", "<math><annotation>", "</body>",
      "<head>", "<iframe>", "</iframe>", "&#32;", "<h2>", "<a href='&lt;'>", "<", "</", "<xmp>", "</xmp>",
    ]
    var page = ""
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      page += words[Int.random(in: 0..<words.count, using: &random)]
    }
    let document = try document(Array(page.utf8))
    #expect(document.brokenAccounts().isEmpty, "\(page.debugDescription)")
    for element in document.layers.markup.elements {
      #expect(element.range.upperBound <= document.text.count && element.subtreeEnd > 0, "\(page.debugDescription)")
    }
    #expect(try self.document(Array(page.utf8)).dump == document.dump)
  }

  @Test func hostilePagesGiveADocument() throws {
    let pages: [[UInt8]] = [
      Array(String(repeating: "<div>", count: 20_000).utf8) + Array("deep".utf8),
      Array("<p x='".utf8) + Array(repeating: UInt8(ascii: "a"), count: 400_000) + Array("'>text".utf8),
      Array("<p>cut <b>off <a href='never closed".utf8),
      Array("<meta charset=utf-16><p>text".utf8),
      [0xFF, 0xFE] + Array("<p>odd".utf8),
      Array("<p>a\0b</p><p>\0".utf8),
      Array("<p>".utf8) + (0..<2_000).map { UInt8($0 & 0x7F | 0x80) },
      [],
    ]
    for page in pages {
      let document = try document(page)
      #expect(document.brokenAccounts().isEmpty)
    }
    let reader = HTMLReader(options(), in: Setup(step: "html"))
    let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
    #expect(try read(picture, with: reader).failures.map(\.failure.code) == ["binary"])
  }

  @Test func pagesAreKnownByTheirFirstTag() {
    let pages = ["<!DOCTYPE html>\n<p>", " \n<HTML lang=en>", "<?xml version='1.0'?><!DOCTYPE html>", "<!-- a --><p>"]
    for page in pages { #expect(HTMLReader.recognizes(Array(page.utf8)), "\(page)") }
    for other in ["<?xml version='1.0'?><feed>", "<tei>", "plain < text", "", "<htmlx>"] {
      #expect(!HTMLReader.recognizes(Array(other.utf8)), "\(other)")
    }
  }
}
