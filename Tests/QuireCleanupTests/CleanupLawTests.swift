import QuireCleanup
import QuireDocument
import QuireSections
import QuireStages
import QuireTesting
import QuireText
import Testing

/// What every stage of the family keeps, on random texts.
@Suite struct CleanupLawTests {
  static let steps = [
    "cleanup.normalize-unicode", "cleanup.normalize-whitespace", "cleanup.join-hyphenation", "sections.find-blocks",
    "sections.split-article", "cleanup.remove-repeated", "cleanup.remove-boilerplate", "sections.split-sentences",
    "sections.split-tokens",
  ]

  /// The stages with their defaults, and those that remove set to it.
  private static let stages: [String: any Stage] = {
    guard let registry = try? Registry([cleanupFamily, sectionsFamily]) else { return [:] }
    var stages: [String: any Stage] = [:]
    for name in steps {
      for mode in ["", "remove"] where mode.isEmpty || name.hasPrefix("cleanup.remove") {
        let values = mode.isEmpty ? [] : [OptionValue.Member("mode", .string(mode))]
        guard case .stage(let stage)? = try? registry[name]?.make(values, Setup(step: name)).get() else { continue }
        stages[name + mode] = stage
      }
    }
    return stages
  }()

  private static func run(_ name: String, mode: String = "", on document: inout Document) throws {
    var context = StageContext(step: name)
    let stage = try #require(stages[name + mode])
    try document.apply(stage.process(document, in: &context), by: name)
  }

  @Test(arguments: 0..<150)
  func everyByteIsAccountedForAfterEveryStage(seed: UInt64) throws {
    var document = TestDocument.plain(RandomText.text(seed: seed))
    for name in Self.steps {
      let removes = seed % 2 == 0 && name.hasPrefix("cleanup.remove")
      try Self.run(name, mode: removes ? "remove" : "", on: &document)
      #expect(document.brokenAccounts().isEmpty, "\(name)")
      #expect(UTF8Validation.isValid(document.text))
      for block in document.layers.blocks.elements {
        #expect(document.isBoundary(block.range.lowerBound) && document.isBoundary(block.range.upperBound))
      }
    }
  }

  @Test(arguments: 0..<150)
  func onceIsEnough(seed: UInt64) throws {
    var document = TestDocument.plain(RandomText.text(seed: seed))
    for name in ["cleanup.normalize-unicode", "cleanup.normalize-whitespace"] {
      try Self.run(name, on: &document)
      try Self.run(name, on: &document)
      #expect(document.trace.last?.edits == 0, "\(name)")
    }
    #expect(Normalization.isNFC(document.text))
  }

  @Test(arguments: 0..<150)
  func blocksAscendAndHoldAllWords(seed: UInt64) throws {
    var document = TestDocument.plain(RandomText.text(seed: seed))
    try Self.run("sections.find-blocks", on: &document)
    var end = 0
    for block in document.layers.blocks.elements {
      #expect(block.range.lowerBound >= end && !block.range.isEmpty)
      end = block.range.upperBound
    }
    // Outside of blocks there are marks alone: fences, underlines, `#`, empty quotes.
    end = 0
    for block in document.layers.blocks.elements + [] {
      let gap = document.string(end..<block.range.lowerBound)
      #expect(!gap.contains { $0.isLetter || $0.isNumber }, "\(gap)")
      end = block.range.upperBound
    }
  }

  @Test func wordsOfReadersStay() throws {
    var document = TestDocument.plain("The article.\n\nRead more\n\nRead more\n")
    var changes = Changes(for: document)
    changes.comments.add(
      Comment(id: changes.comments.nextID(), range: 25..<34, body: 25..<34, provenance: Provenance(rule: "test"))
    )
    try document.apply(changes, by: "test")
    try Self.run("cleanup.remove-boilerplate", mode: "remove", on: &document)
    #expect(document.string(0..<document.text.count) == "The article.\n\nRead more\n")
    #expect(document.removals.count == 1)
  }

  @Test func idsOfRulesAreInKebabCaseAndEveryRuleHasPhrases() throws {
    let spec = try #require(try Registry([cleanupFamily])["cleanup.remove-boilerplate"])
    let rules = try #require(spec.options.first { $0.name == "rules" })
    guard case .list(let ids) = rules.defaultValue else { throw NoStage() }
    #expect(ids.count > 15)
    for case .string(let id) in ids {
      #expect(!id.isEmpty && id.utf8.allSatisfy { $0 == 0x2D || ($0 >= 0x61 && $0 <= 0x7A) }, "\(id)")
    }
  }
}

struct NoStage: Error {}

/// Texts made of what documents are made of, and of what harms them.
enum RandomText {
  private static let parts = [
    "The harbour of the small town lies behind a long wall of stone, and the boats wait there until the fog is gone.",
    "word", "another word", "exam-", "ple of it", "well-known", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u{A0}",
    "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{7}", "\u{2028}", "\u{301}", "e\u{301}", "ﬁ", "“quoted”", "東京", "👩‍🚀", "é",
    "\n- item", "\n  1. item", "\n> quoted", "\n    indented", "\n# Heading\n", "\n---\n", "\n```\n", "\n| a | b |",
    "\nRead more\n", "\nAll rights reserved. This material may not be reproduced.\n",
    "\nShare this: Facebook Twitter\n",
    "\nBy Jane Doe\n", "\nMay 3, 2018\n", "LONDON (Reuters) — ", "\nComments are closed.\n", "\nRelated Posts\n",
    "\u{1D15E}",
    "\u{0F71}\u{0F72}", "가", "\u{1100}\u{1161}",
  ]

  static func text(seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    return (0..<Int.random(in: 0...60, using: &generator))
      .map { _ in parts[Int.random(in: 0..<parts.count, using: &generator)] }
      .joined()
  }
}
