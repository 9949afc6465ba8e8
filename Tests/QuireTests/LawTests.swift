import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireTesting
import QuireText
import Testing

/// The laws through the built-in stages: random texts, all steps of `news-article.yaml`, one after another.
@Suite struct LawTests {
  private static let parts = [
    "Sputnik/Moscow: ", "The US said. ", "Aug. 29 ", "\u{A0}", "\u{200B}", "\n", "\n\n", "\r\n", "  1. ", "John Z – ",
    "Ann says:\n", "May 3, 2018 at 6:12 pm\n", "> quoted words\n", "All content herein is owned by author. ",
    "Comments are closed.", "exam-\nple ", "e\u{301}", "😀", "語", "$1.2 million ", "a@b.example ", "\u{0}", "\u{FEFF}",
    "General Jon Braga, ", "3 comments\n", "    ", "@Ann ", "Share this: ", "\u{2028}", "شكرا ",
  ]

  private static func text(_ seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    return (0..<Int.random(in: 0...60, using: &random))
      .map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
  }

  /// Takes a document through the stages of `plan`, has it checked after each, and returns its dump.
  static func run(_ read: Document, _ plan: Plan, check: (String, Document) -> Void) throws -> String {
    var document = read
    for step in plan.leaves {
      guard case .stage(let stage) = step else { continue }
      var context = StageContext(step: stage.name)
      try document.apply(stage.instance.process(document, in: &context), by: stage.name)
      check(stage.name, document)
    }
    return document.dump
  }

  @Test(arguments: 0..<60)
  func everyStageKeepsTheAccountsAndTheSameBytes(seed: UInt64) throws {
    let plan = try ArticleExpectation.engine().plan
    let text = Self.text(seed)
    let first = try Self.run(TestDocument.plain(text), plan) { step, document in
      let broken = document.brokenAccounts()
      #expect(broken.isEmpty, "seed \(seed), after \(step): \(broken)")
    }
    #expect(try Self.run(TestDocument.plain(text), plan) { _, _ in } == first, "seed \(seed): two runs differ")
  }
}
