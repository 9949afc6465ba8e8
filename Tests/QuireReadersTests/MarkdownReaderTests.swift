import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuireReaders

@Suite struct MarkdownReaderTests {
  private func document(_ markdown: String) throws -> Document {
    let reader = MarkdownReader(options(), in: Setup(step: "markdown"))
    let result = try read(Array(markdown.utf8), with: reader)
    return try #require(result.documents.first, "\(result.failures)")
  }

  private func blocks(_ markdown: String) throws -> [String] {
    let document = try document(markdown)
    return document.layers.blocks.elements.map { block in
      "\(block.kind.rawValue)\(block.level > 0 ? " \(block.level)" : ""): \(document.string(block.range))"
    }
  }

  @Test(arguments: [
    ("a *b* c", "b", "b"), ("a \\_ b", "_", "\\_"), ("x &copy; y", "©", "&copy;"), ("[b](b) b!", "b!", "b!"),
    ("> a\n> *c* d", "c d", "c d"), ("> a\nlazy *c*", "lazy c", "lazy c"), ("`` a`b ``", "a`b", "a`b"),
    ("- x\n\n  a &amp; b", "&", "&amp;"), ("<http://a.test>", "http://a.test", "http://a.test"),
    ("1. one\n   two *three*", "three", "three"),
  ])
  func wordsLeadBackToTheirBytes(markdown: String, word: String, source: String) throws {
    let found = try document(markdown).source(of: word).filter { $0 != "*" && $0 != "`" }
    #expect(found == source.filter { $0 != "*" && $0 != "`" })
  }

  @Test func blocksAreTold() throws {
    #expect(
      try blocks("Title\n=====\n\nA *b*\nc  \nd\n\n> q\n> > r\n\n1. x\n   - y\n\n```swift\nlet a\n\n  b\n```\n") == [
        "heading 1: Title", "paragraph: A b c\nd", "quote 1: q", "quote 2: r", "list-item: x", "list-item 1: y",
        "code: let a\n\n  b",
      ]
    )
    #expect(try blocks("| a | b |\n|---|---|\n| c | d |") == ["table: a\tb", "table: c\td"])
    #expect(try blocks("- [ ] open\n- [x] done") == ["list-item: open", "list-item: done"])
    #expect(try blocks("\tcode\n\n\tmore\n") == ["code: code\n\nmore"])
    #expect(try blocks("[a]: http://x.test\n\n[a] b <i>c</i>") == ["paragraph: a b c"])
    #expect(try blocks("<p>one</p>\n<p>two</p>\n\nthree") == ["paragraph: one", "paragraph: two", "paragraph: three"])
  }

  @Test func frontMatterIsMetadata() throws {
    let lines = [
      "---", "title: 'A'", "author: Bo", "date: 2008-02-22", "tags:", "  - x", "  - \"y\"", "map:", "  k: v", "---",
      "text",
    ]
    let document = try document(lines.joined(separator: "\r\n"))
    #expect(document.words == "text")
    #expect(document.metadata.entries.map(\.key) == ["title", "authors", "published", "tags"])
    #expect(document.metadata["tags"]?.value == .array([.string("x"), .string("y")]))
    #expect(document.metadata["title"]?.source.map(\.range) == [13..<14])
    #expect(try self.document("---\nno end").metadata.entries.isEmpty)
  }

  @Test func lineEndsOfAllFormsAreKnown() throws {
    let lines = "# a\r\n\r\nb\r\nc\r\n\r\n```\r\nd\r\ne\r\n```\r\n"
    #expect(try blocks(lines) == ["heading 1: a", "paragraph: b c", "code: d\ne"])
    #expect(try blocks("# a\r\rb *c*\rd") == ["heading 1: a", "paragraph: b c d"])
  }

  @Test func whatWouldCostTooMuchIsRefused() throws {
    let deep = String(repeating: "> ", count: 20_000) + "a\n" + String(repeating: "b\n", count: 20_000)
    let wide = [String(repeating: "|a", count: 3_000), String(repeating: "|-", count: 3_000)].joined(separator: "\n")
    let reader = MarkdownReader(options(), in: Setup(step: "markdown"))
    for text in [deep, wide + "\n" + String(repeating: "|b\n", count: 3_000)] {
      #expect(try read(Array(text.utf8), with: reader).failures.map(\.failure.code) == ["too-costly"])
    }
    let ruled = String(repeating: "-", count: 20_000) + "\n" + String(repeating: "b\n", count: 20_000)
    #expect(try read(Array(ruled.utf8), with: reader).failures.isEmpty)
  }

  @Test func randomDocumentsKeepTheirAccounts() throws {
    var random = SeededGenerator(seed: 21)
    let parts = [
      "a", "b ", " ", "\n", "\n\n", "*", "**", "_", "`", "``", "> ", "- ", "1. ", "    ", "\t", "# ", "[", "](x)", "![",
      "<b>",
      "<div>", "</div>\n", "&amp;", "&#0;", "\\", "|", "|---|\n", "```\n", "~~~\n", "<!-- ", "-->", "é", "\r\n", "\r",
      "---\n",
      "[a]: b\n", "word ", "<http://x.y>", "\u{0}", "===\n", "  \n", "\u{A0}", "[ ] ", "+ ", "<script>", "&copy;",
      "\\|",
    ]
    for _ in 0..<1_500 {
      let count = Int.random(in: 0...25, using: &random)
      // The harness checks the accounts.
      let markdown = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let result = try read(Array(markdown.utf8), with: MarkdownReader(options(), in: Setup(step: "markdown")))
      #expect(result.failures.allSatisfy { $0.failure.code == "binary" })
    }
  }

  @Test func wordsOfPlainParagraphsAreAllInTheText() throws {
    var random = SeededGenerator(seed: 4)
    let marks = ["*", "**", "`", "[", "](u)", "> ", "- ", "\n", " ", "  \n", "| ", "&lt;", "\\_"]
    for round in 0..<500 {
      var markdown = ""
      var words: [String] = []
      for index in 0..<12 {
        let word = "w\(round)x\(index)"
        words.append(word)
        markdown += word + " " + (marks.randomElement(using: &random) ?? "") + " "
      }
      let document = try document(markdown)
      for word in words { #expect(try document.source(of: word) == word, "\(markdown)") }
    }
  }
}
