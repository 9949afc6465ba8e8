import QuireMarkup
import Testing

@Suite struct MarkdownStepsTests {
  @Test func theTreeIsWalkedInOrder() throws {
    let markdown = try #require(MarkdownSteps(parsing: Array("# A *b*\n\n- c\n\n| d |\n|---|\n| e |\n".utf8)))
    let entered = markdown.steps.filter(\.isEnter)
    #expect(
      entered.map(\.kind) == [
        .document, .heading, .text, .other, .text, .list, .item, .paragraph, .text, .table, .row, .cell, .text, .row,
        .cell, .text,
      ]
    )
    let texts = entered.filter { $0.kind == .text }
      .map { String(decoding: markdown.literals[$0.literal], as: UTF8.self) }
    #expect(texts == ["A ", "b", "c", "d", "e"])
    #expect(entered[1].level == 1 && entered[4].lines == 0...0 && entered[4].column == 5)
  }

  @Test func manyParseAtOnce() async {
    let bytes = Array("a ~~b~~ | c\n--- | ---\nd | e\n".utf8)
    let expected = MarkdownSteps(parsing: bytes)?.steps.map(\.kind)
    await withTaskGroup(of: [MarkdownSteps.Kind]?.self) { group in
      for _ in 0..<100 { group.addTask { MarkdownSteps(parsing: bytes)?.steps.map(\.kind) } }
      for await found in group { #expect(found == expected) }
    }
  }
}
