import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuirePipelines

@Suite("Laws of the check of definitions")
struct DefinitionPropertyTests {
  private static let valid = """
    quire: 1
    name: news
    vars: { out: out, least: 2, words: [one, two] }
    input: { files: ["samples/*.txt"], format: jsonl, with: { text: body } }
    stages:
      - cleanup.normalize-unicode
      - sections.split-article
      - stage: threads.find-comments
        when: metadata.language.value == "en" and size(sections) > vars.least
      - group: tidy
        on_error: skip
        stages:
          - stage: cleanup.remove-boilerplate
            id: notices
            with: &options { phrases: "${vars.words}", mode: remove, names: { a: "${vars.least} $$" } }
          - { stage: cleanup.remove-boilerplate, with: { <<: *options, minimum: 3 } }
      - switch:
          - { when: has(comments), stages: [threads.link-replies] }
        else: [{ include: part.yaml, with: { phrase: x } }]
      - { stage: export.jsonl, with: { to: "${vars.out}/a.jsonl" }, timeout: 3s }
    rejects: false
    tests:
      - name: one
        stages: notices
        input: { text: "Body." }
        expect: [{ text: "Body." }, { removed: { by: notices, count: 1 } }]

    """

  private static let included =
    "params: { phrase: z }\nstages:\n  - { include: part.yaml, when: params.phrase == 'x' }\n"

  private static let access = DefinitionAccess(
    file: { $0.hasSuffix("part.yaml") ? .success(Array(included.utf8)) : .failure(ResourceError(why: "not there")) },
    environment: { _ in .success(nil) }
  )

  private func check(_ bytes: [UInt8]) throws -> CheckResult {
    DefinitionChecker(registry: try Registry(testFamilies), access: Self.access)
      .check(bytes, path: "folder/news.yaml", sets: [("least", "3")])
  }

  /// What holds of every check.
  private func expectLaws(_ result: CheckResult, _ bytes: [UInt8]) {
    #expect((result.plan == nil) == result.problems.contains { $0.severity == .error })
    let lines = SourceLines(bytes)
    var seen: Set<String> = []
    var last: (file: String, position: YAMLNode.Position)?
    for problem in result.problems {
      #expect(seen.insert(problem.description).inserted, "reported twice: \(problem)")
      #expect(problem.length >= 1)
      #expect(!problem.message.isEmpty && !problem.message.hasSuffix("."))
      guard let position = problem.position else { continue }
      if let last, last.file == problem.file { #expect(last.position <= position, "out of order: \(problem)") }
      last = (problem.file, position)
      guard problem.file == "folder/news.yaml" else { continue }
      let range = lines.line(position.line)
      let columns = lines.bytes[range].count { $0 & 0xC0 != 0x80 }
      #expect(position.line >= 1 && position.column >= 1 && position.column <= columns + 1, "\(problem)")
    }
    for format in ProblemRenderer.Format.allCases {
      _ = ProblemRenderer(format, usesColors: true).render(result.problems)
    }
  }

  @Test("the definition that the others are made of has a plan, apart from its include")
  func base() throws {
    let result = try check(Array(Self.valid.utf8))
    #expect(result.problems.filter { $0.severity == .error }.map(\.code) == ["include-cycle"])
    expectLaws(result, Array(Self.valid.utf8))
  }

  @Test("random bytes never crash the check", arguments: 0..<300)
  func bytes(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let pool: [UInt8] = seed % 2 == 0 ? Array(0...255) : Array("[]{}:,-#&*!|>'\"%@` \n\t\r?aZ09~$.<=\u{FEFF}ä".utf8)
    let bytes = (0..<Int.random(in: 0...120, using: &random)).map { _ in pool.randomElement(using: &random) ?? 0 }
    let start = seed % 3 == 0 ? Array("quire: 1\nstages:\n".utf8) : []
    expectLaws(try check(start + bytes), start + bytes)
  }

  @Test("a definition that was tampered with is checked, or told what is wrong", arguments: 0..<250)
  func mutations(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var lines = Self.valid.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let words = [
      "~", "no", "1.10", "[]", "{}", "*options", "&x", "${vars.x}", "${", "stages", "\"", "when: 1", ": ", "- ",
      "quire",
      "include: part.yaml", "ä", "\u{0}", "!!str", "<<: 1", "999999999999999999999", "on", "''",
    ]
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let index = Int.random(in: 0..<lines.count, using: &random)
      let place = Int.random(in: 0...lines[index].count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: lines[index].insert(contentsOf: Array((words.randomElement(using: &random) ?? "").utf8), at: place)
      case 1: lines[index].removeSubrange(place...)
      case 2: lines.insert(lines[index], at: Int.random(in: 0..<lines.count, using: &random))
      case 3: if lines.count > 1 { lines.remove(at: index) }
      case 4: lines[index] = Array("  ".utf8) + lines[index]
      default:
        // One word of the line becomes another.
        let parts = lines[index].split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
        var changed = parts
        changed[Int.random(in: 0..<parts.count, using: &random)] = Array(
          (words.randomElement(using: &random) ?? "").utf8
        )
        lines[index] = Array(changed.joined(separator: [0x20]))
      }
    }
    let bytes = Array(lines.joined(separator: [0x0A]))
    expectLaws(try check(bytes), bytes)
  }

  @Test("a definition in which everything is wrong stops being read, and says little of it twice")
  func manyProblems() throws {
    let text =
      "quire: 1\nstages:\n"
      + (0..<1200).map { "  - cleanup.normalise-unicode\(String(repeating: "e", count: $0 % 7))\n" }.joined()
    let result = try check(Array(text.utf8))
    #expect(result.plan == nil)
    #expect(result.problems.count == ProblemLog.most)
  }

  @Test("steps nest only so deep, in one file and through includes")
  func nesting() throws {
    var text = "quire: 1\nstages: "
    for level in 0..<30 { text += "[{ group: g\(level), stages: " }
    text += "[sections.split-article]" + String(repeating: "}]", count: 30)
    let deep = try check(Array(text.utf8))
    #expect(deep.problems.map(\.code).contains("too-deep"))
    let access = DefinitionAccess(
      file: { path in
        // Every file includes another one, so that there is no circle.
        let number = Int(path.filter(\.isNumber)) ?? 0
        return .success(Array("stages: [{ include: f\(number + 1).yaml }, { include: f\(number + 1).yaml }]".utf8))
      },
      environment: { _ in .success(nil) }
    )
    let checker = DefinitionChecker(registry: try Registry(testFamilies), access: access)
    let result = checker.check(Array("quire: 1\nstages: [{ include: f1.yaml }]".utf8), path: "news.yaml")
    #expect(result.problems.map(\.code).contains("too-deep"))
    #expect(result.problems.map(\.code).contains("too-many"))
  }

  @Test("what a reference brings into a text is bounded")
  func expansion() throws {
    var text = "quire: 1\nvars:\n  v0: xxxxxxxxxxxxxxxxxxxx\n"
    for level in 1...20 { text += "  v\(level): \"${vars.v\(level - 1)}${vars.v\(level - 1)}\"\n" }
    text += "stages: [{ stage: export.jsonl, with: { to: \"${vars.v20}\" } }]\n"
    let result = try check(Array(text.utf8))
    #expect(result.problems.filter { $0.code == "too-long" }.count == 2)
  }

  @Test("nothing is granted unless the caller grants it")
  func grants() throws {
    let text = """
      quire: 1
      vars: { home: "${env:HOME}" }
      stages:
        - include: part.yaml
        - { stage: entities.match-gazetteer, with: { list: /etc/passwd } }
        - { stage: export.jsonl, with: { to: "-" } }
      """
    let checker = DefinitionChecker(registry: try Registry(testFamilies))
    let result = checker.check(Array(text.utf8), path: "news.yaml")
    #expect(
      result.problems.map(\.description) == [
        "news.yaml:2:16: error: the environment variable \"HOME\" can't be read: reading the environment is not allowed here",
        "news.yaml:4:14: error: \"part.yaml\" can't be included: reading files is not allowed here",
        "news.yaml:5:54: error: option \"list\" of entities.match-gazetteer names \"/etc/passwd\", which can't be read: reading files is not allowed here",
      ]
    )
  }

  @Test("two checks of one definition say the same", arguments: [valid, valid + "extra: 1\nvars: 2\n"])
  func determinism(text: String) throws {
    let render = ProblemRenderer()
    let first = try check(Array(text.utf8))
    for _ in 0..<5 {
      let again = try check(Array(text.utf8))
      #expect(render.render(again.problems) == render.render(first.problems))
      #expect(again.plan?.resolved == first.plan?.resolved)
    }
  }
}
