import QuireDocument
import QuireEntities
import QuireStages
import QuireTesting
import QuireText
import Testing

/// What somebody who asks for explanations gets beside the names, and that nothing else changes by it.
@Suite struct EvidenceTests {
  private func mentions(_ evidence: Int) throws -> [Mention] {
    var document = TestDocument.plain("In Hull, Jo Berg of the Harbour Bank met Ann Lind on Monday.")
    let stage = try TagNames(TagNames.Options(), in: Setup(step: "names"))
    var context = StageContext(step: "names", evidence: evidence)
    try document.apply(stage.process(document, in: &context), by: "names")
    return document.layers.mentions.elements
  }

  @Test func theContextAsksForGrounds() throws {
    let plain = try mentions(0)
    var explained = try mentions(3)
    let grounds = explained.flatMap(\.attributes).filter { $0.name == "evidence" }
    #expect(!grounds.isEmpty)
    #expect(grounds.allSatisfy { (1...3).contains($0.value.arrayValue?.count ?? 0) })
    #expect(!plain.flatMap(\.attributes).contains { $0.name == "evidence" })
    for index in explained.indices { explained[index].attributes.removeAll { $0.name == "evidence" } }
    #expect(explained.map { "\($0)" } == plain.map { "\($0)" })
  }
}
