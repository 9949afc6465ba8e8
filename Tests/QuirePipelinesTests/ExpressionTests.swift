import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuirePipelines

@Suite("Conditions")
struct ExpressionTests {
  /// A document with a little of everything that conditions ask about.
  private static func document() throws -> Document {
    var document = TestDocument.plain("Héllo world", id: "news-1")
    var changes = Changes(for: document)
    changes.set("language", MetadataValue("en", rule: "test", score: 0.75))
    changes.set("words", MetadataValue(12, rule: "test"))
    changes.set("share", MetadataValue(0.5, rule: "test"))
    changes.set("tags", MetadataValue(["a", "b"], rule: "test"))
    changes.set("free", MetadataValue(true, rule: "test"))
    changes.set("published", MetadataValue("2017-09-05", rule: "test", precision: "day"))
    changes.set("og:title", MetadataValue("Häuser", rule: "test"))
    changes.set("nothing", MetadataValue(nil, rule: "test"))
    changes.setSignal("prose", 0.9)
    let provenance = Provenance(rule: "test")
    for (start, type) in [(0, "PERSON"), (3, "PERSON"), (7, "PLACE")] {
      let id = changes.mentions.nextID()
      let range = start..<(start + 1)
      changes.mentions.add(Mention(id: id, range: range, type: EntityType(type), provenance: provenance))
    }
    let id = changes.comments.nextID()
    changes.comments.add(Comment(id: id, range: 0..<6, body: 0..<6, provenance: provenance))
    try document.apply(changes, by: "test")
    return document
  }

  private static let scope = ExpressionScope(
    vars: [
      .init("least", .integer(10)), .init("langs", .list([.string("de"), .string("en")])), .init("yes", .bool(true)),
    ],
    signals: ["prose", "missing"],
    metadata: []
  )

  private func parse(_ source: String) -> ParsedExpression { ExpressionParser.parse(source, scope: Self.scope) }

  @Test(
    "conditions hold or don't",
    arguments: [
      ("true", true), ("false", false), ("not false", true), ("!false", true), ("!!true", true), ("not not true", true),
      ("document.id == \"news-1\"", true), ("document.id == 'news-2'", false), ("document.id != 'news-2'", true),
      ("document.size == 12", true), ("document.size >= 12.0", true), ("document.size < 12", false),
      ("document.size > -1", true), ("document.size == 1.2e1", true),
      ("metadata.language.value == \"en\"", true), ("metadata.language.score > 0.7", true),
      ("metadata.words.value == 12", true), ("metadata.words.value == 12.0", true),
      ("metadata.words.value < 12.5", true),
      ("metadata.share.value == 0.5", true), ("metadata.free.value", true), ("metadata.free.value == true", true),
      ("metadata.language.value", false), ("metadata.words.value == '12'", false),
      ("metadata.words.value != '12'", false),
      ("metadata.published.value >= '2017-01-01' and metadata.published.value < '2018'", true),
      ("metadata.published.precision == 'day'", true), ("metadata[\"og:title\"].value == 'Häuser'", true),
      ("size(metadata[\"og:title\"].value) == 6", true), ("size(metadata.tags.value) == 2", true),
      ("size(metadata.words.value) == 0", false), ("'a' in metadata.tags.value", true),
      ("'c' in metadata.tags.value", false),
      ("'en' in metadata.language.value", false), ("metadata.language.value in vars.langs", true),
      ("metadata.language.value in ['fr']", false), ("metadata.language.value not in ['fr']", true),
      ("metadata.words.value in [1, 12]", true), ("metadata.words.value in []", false),
      ("signals.prose > 0.5", true), ("signals.prose == 0.9", true),
      ("count('PERSON') == 2", true), ("count('PLACE') == 1", true), ("count('ORG') == 0", true),
      ("size(comments) == 1", true), ("size(mentions) == 3", true), ("size(blocks) > 0", false),
      ("has(comments)", true),
      ("has(blocks)", false), ("document.size > vars.least", true), ("vars.yes", true), ("vars.yes == false", false),
      ("true or false and false", true), ("(true or false) and false", false), ("not true or true", true),
      ("not (true or true)", false), ("!true || true", true), ("true && true && false", false),
      ("false || false || true", true), ("true and not false and not false", true),
    ]
  )
  func holds(source: String, expected: Bool) throws {
    let parsed = parse(source)
    #expect(parsed.problems.isEmpty, "\(parsed.problems)")
    let expression = try #require(parsed.expression)
    #expect(expression.evaluate(try Self.document()) == expected)
  }

  @Test(
    "what is absent is null, and a comparison with null is false",
    arguments: [
      "metadata.missing.value == 'x'", "metadata.missing.value != 'x'", "metadata.missing.value < 1",
      "metadata.missing.value >= metadata.missing.value", "metadata.missing.value == metadata.missing.value",
      "metadata.missing.score > 0", "metadata.words.precision == 'day'", "signals.missing > 0", "signals.missing <= 0",
      "metadata.missing.value in ['x']", "'x' in metadata.missing.value", "size(metadata.missing.value) >= 0",
      "has(metadata.missing)", "has(metadata.nothing)", "has(signals.missing)", "metadata.nothing.value == 'x'",
      "metadata.missing.value", "count(metadata.missing.value) >= 0",
    ]
  )
  func absent(source: String) throws {
    let expression = try #require(parse(source).expression)
    #expect(!expression.evaluate(try Self.document()))
    let negation = try #require(parse("not (\(source))").expression)
    #expect(negation.evaluate(try Self.document()))
  }

  @Test("numbers are compared as numbers, large ones too")
  func numbers() throws {
    var document = TestDocument.plain("x")
    var changes = Changes(for: document)
    changes.set("id", MetadataValue(.integer(9_007_199_254_740_993), rule: "test"))
    try document.apply(changes, by: "test")
    let same = try #require(parse("metadata.id.value == 9007199254740993").expression)
    let other = try #require(parse("metadata.id.value == 9007199254740992").expression)
    #expect(same.evaluate(document))
    #expect(!other.evaluate(document))
  }

  @Test("what is read of the document is known")
  func reads() throws {
    let expression = try #require(
      parse("has(metadata.a) and size(blocks) > signals.prose and count('X') > 0").expression
    )
    #expect(expression.reads == [.metadata("a"), .blocks, .signal("prose"), .mentions])
  }

  @Test(
    "nesting is bounded",
    arguments: ["(", "!", "not ", "[", "size(", "has(", "not (", "!("]
  )
  func nesting(opening: String) {
    for count in [60, 1000, 3000] {
      let parsed = parse(String(repeating: opening, count: count) + "true")
      #expect(parsed.expression == nil)
      #expect(!parsed.problems.isEmpty)
    }
    #expect(parse(String(repeating: "(", count: 20) + "true" + String(repeating: ")", count: 20)).expression != nil)
  }

  @Test("length is bounded, and chains don't nest")
  func length() throws {
    let chain = Array(repeating: "true", count: 1000).joined(separator: " and ")
    let expression = try #require(parse(chain).expression)
    #expect(expression.evaluate(try Self.document()))
    #expect(parse(Array(repeating: "true", count: 2000).joined(separator: " and ")).expression == nil)
  }

  @Test("any words in any order are an expression or a problem inside of the text", arguments: 0..<300)
  func random(seed: Int) throws {
    let words = [
      "document", ".", "id", "size", "(", ")", "metadata", "a", "value", "==", "!=", "<", "in", "[", "]", ",", "\"x\"",
      "'",
      "1", "-2.5", "and", "or", "not", "!", "&&", "||", "vars", "least", "langs", "comments", "count", "has", "signals",
      "prose", "null", "true", "ä", "\\", "$", "=", "score",
    ]
    var random = SeededGenerator(seed: UInt64(seed))
    let source = (0..<Int.random(in: 1...14, using: &random))
      .map { _ in words.randomElement(using: &random) ?? "" }
      .joined(separator: Bool.random(using: &random) ? " " : "")
    let parsed = parse(source)
    let count = source.unicodeScalars.count
    for problem in parsed.problems {
      #expect(problem.range.lowerBound <= count && problem.range.upperBound <= count + 1, "\(source): \(problem)")
    }
    #expect(parsed.expression != nil || parsed.problems.contains { !$0.isWarning }, "\(source)")
    _ = parsed.expression?.evaluate(try Self.document())
  }
}
