import Foundation
import QuireDocument
import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuirePipelines

/// Stages that see all documents before they change one.
@Suite struct RunCorpusTests {
  private static let export = "\n  - { stage: test.write-lines, with: { to: \"${vars.out}/all.jsonl\" } }"

  /// The codes that the documents carry, each with the documents' ids.
  private func codes(_ fixture: RunFixture, _ out: String = "out") throws -> [String: [String]] {
    let bytes = try #require(try fixture.outputs(out)["all.jsonl"])
    var result: [String: [String]] = [:]
    for line in bytes.split(separator: 0x0A) {
      let row = try JSONParser().parse(Array(line)).root.value
      result[row.string("id") ?? ""] = row["codes"]?.arrayValue?.compactMap(\.stringValue)
    }
    return result
  }

  private func fill(_ fixture: RunFixture, count: Int = 300) throws {
    var random = SeededGenerator(seed: 12)
    var lines: [UInt8] = []
    for number in 0..<count {
      let words = (0..<Int.random(in: 0...30, using: &random)).map { _ in
        Int.random(in: 0..<120, using: &random) == 0 ? ["DROP", "FAIL", "note"][number % 3] : "cut word"
      }
      let text = words.joined(separator: " ")
      if number % 3 == 0 {
        try fixture.write("texts/\(number).txt", text)
      } else {
        lines += Array("{\"text\": \"\(text)\"}\n".utf8)
      }
    }
    try fixture.write("lines.jsonl", lines)
  }

  @Test func outputIsTheSameForAnyNumberOfWorkers() async throws {
    let fixture = try RunFixture()
    try fill(fixture)
    let stages = """
        - { stage: test.drop-on-word, with: { word: DROP } }
        - { stage: test.report-word, with: { word: note } }
        - test.tell-corpus
        - { stage: test.cut-word, with: { word: cut } }
        - { stage: test.fail-on-word, with: { word: FAIL } }
        - { stage: test.tell-corpus, id: second }
      """
    var first: (outputs: [String: [UInt8]], summary: RunSummary)?
    for workers in [1, 4, 2, 8] {
      let out = "out-\(workers)"
      let summary = try await fixture.run(try fixture.plan(stages + Self.export, out: out), workers: workers)
      let outputs = try fixture.outputs(out)
      guard let first else {
        #expect(summary.addsUp && summary.rejected > 3 && summary.quarantined > 3 && summary.written > 200)
        #expect(summary.observations.map(\.name) == ["test.tell-corpus", "second"])
        #expect(summary.observations[0].documents == summary.read - summary.rejected)
        #expect(summary.observations[1].documents == summary.written)
        first = (outputs, summary)
        continue
      }
      #expect(outputs == first.outputs, "\(workers) workers")
      #expect(summary.observations == first.summary.observations)
      #expect(summary.withoutTimes.steps == first.summary.withoutTimes.steps)
    }
    #expect(try fixture.unfinished().isEmpty)
  }

  @Test func aStageSeesWhatTheOneBeforeHasChanged() async throws {
    let fixture = try RunFixture()
    try fixture.write("a.txt", "cut one")
    try fixture.write("b.txt", "two")
    let stages = """
        - test.tell-corpus
        - { stage: test.cut-word, when: signals.seen == 2, with: { word: cut } }
        - { stage: test.tell-corpus, id: second }
      """
    _ = try await fixture.run(try fixture.plan(stages + Self.export))
    let found = try codes(fixture)["a"] ?? []
    #expect(found.contains { $0.hasPrefix("test.tell-corpus-2-10-") } && found.contains { $0.hasPrefix("second-2-7-") })
  }

  @Test func whatDoesNotComeToTheStageIsNotSeen() async throws {
    let fixture = try RunFixture()
    for (name, text) in [("a", "one"), ("b", "DROP"), ("c", "FAIL"), ("d", "note"), ("e", "LATER")] {
      try fixture.write("\(name).txt", text)
    }
    try fixture.write("f.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0])
    let stages = """
        - { stage: test.drop-on-word, with: { word: DROP } }
        - { stage: test.fail-on-word, with: { word: FAIL } }
        - { stage: test.report-word, with: { word: note } }
        - { stage: test.tell-corpus, when: signals.words == 0 }
        - { stage: test.drop-on-word, id: later, with: { word: LATER } }
      """
    let summary = try await fixture.run(try fixture.plan(stages + Self.export))
    #expect(summary.observations.map(\.documents) == [2])
    let found = try codes(fixture)
    #expect(found.keys.sorted() == ["a", "d"], "what is passed by goes on, in its place")
    #expect(found["a"]?.contains { $0.hasPrefix("test.tell-corpus-2-8-") } == true, "what is dropped behind was seen")
    #expect(found["d"] == ["word"])
  }

  @Test func groupsAndChoices() async throws {
    let fixture = try RunFixture()
    for (name, text) in [("a", "note"), ("b", "note note"), ("c", "none"), ("d", "note FAIL")] {
      try fixture.write("\(name).txt", text)
    }
    // What stands behind a choice must not be asked while a stage within it observes.
    let stages = """
        - { stage: test.report-word, with: { word: note } }
        - group: noted
          when: signals.words > 0
          stages:
            - { stage: test.tell-corpus, id: within }
        - switch:
            - when: signals.words > 1
              stages: [{ stage: test.tell-corpus, id: many }]
            - when: signals.words == 1
              stages: [{ stage: test.tell-corpus, id: one }]
          else: [{ stage: test.tell-corpus, id: none }]
        - { stage: test.fail-on-word, with: { word: FAIL } }
      """
    let summary = try await fixture.run(try fixture.plan(stages + Self.export))
    #expect(summary.observations.map(\.name) == ["within", "many", "one", "none"])
    #expect(summary.observations.map(\.documents) == [3, 1, 2, 1])
    #expect(summary.quarantined == 1)
  }

  @Test func whatCantBeReadTwiceIsKept() async throws {
    let fixture = try RunFixture()
    let pipe = "\(fixture.folder)/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    Thread.detachNewThread {
      let lines = (0..<500).map { "{\"id\": \"r\($0)\", \"text\": \"text \($0)\"}\n" }.joined()
      try? Data(lines.utf8).write(to: URL(filePath: pipe), options: [])
    }
    let summary = try await fixture.run(try fixture.plan("  - test.tell-corpus" + Self.export), [pipe])
    #expect(summary.written == 500 && summary.observations.map(\.documents) == [500])
    #expect(try codes(fixture)["r7"]?.first?.hasPrefix("test.tell-corpus-500-") == true)
  }

  @Test func theCopyIsGoneWithTheSpool() throws {
    let fixture = try RunFixture()
    let pipe = "\(fixture.folder)/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    Thread.detachNewThread { try? Data("some text".utf8).write(to: URL(filePath: pipe), options: []) }
    var spool: Spool? = Spool()
    let kept = try #require(try spool?.keep([InputFile(path: pipe, id: "pipe"), InputFile(path: "a.txt", id: "a")]))
    #expect(kept.map(\.path) == [pipe, "a.txt"] && kept[1].storage == "a.txt")
    #expect(try FileStream.contents(of: kept[0].storage) == Array("some text".utf8))
    spool = nil
    #expect(Folders.kind(of: kept[0].storage) == nil)
  }

  @Test func aStageThatFailsWhileItObserves() async throws {
    let fixture = try RunFixture()
    try fixture.write("a.txt", "BAD")
    try fixture.write("b.txt", "good")
    let stage = "  - { stage: test.tell-corpus, with: { fail_on: BAD }"
    let summary = try await fixture.run(try fixture.plan(stage + " }" + Self.export))
    #expect(summary.observations.map(\.documents) == [1] && summary.quarantined == 1 && summary.written == 1)
    let skipping = try await fixture.run(try fixture.plan(stage + ", on_error: skip }" + Self.export))
    #expect(skipping.written == 2)
    await #expect(throws: RunError(.stopped, "step \"test.tell-corpus\" failed on \"a\": found the word")) {
      _ = try await fixture.run(try fixture.plan(stage + ", on_error: stop }" + Self.export, out: "none"))
    }
    #expect(try fixture.unfinished().isEmpty)
  }

  @Test func oneDocumentAloneIsToldSo() throws {
    let plan = try RunFixture().plan("  - test.tell-corpus")
    var document = TestDocument.plain("text")
    try plan.run(&document)
    #expect(document.diagnostics.map(\.code).contains("observed-alone"))
    #expect(document.diagnostics.contains { $0.code.hasPrefix("test.tell-corpus-1-") })
  }

  @Test func whatWasLearnedCanBeUsedOnOneDocument() async throws {
    let fixture = try RunFixture()
    for name in ["a", "b", "c"] { try fixture.write("\(name).txt", "text") }
    let plan = try fixture.plan("  - test.tell-corpus")
    let knowledge = try await Runner(plan: plan, registry: try Registries.run).learn(from: [fixture.input])
    var document = TestDocument.plain("other")
    try plan.run(&document, knowing: knowledge)
    #expect(document.diagnostics.map(\.code).allSatisfy { $0.hasPrefix("test.tell-corpus-3-12-") })
  }

  @Test func testsOfADefinitionNameWhatStandsBeside() throws {
    let tests = """
      tests:
        - name: with others
          input: { text: one, beside: [two, three] }
          expect: [{ diagnostics: { code: observed-alone, count: 0 } }, { diagnostics: { count: 1 } }]
        - name: alone
          input: { text: one }
          expect: [{ diagnostics: { code: observed-alone } }]
      """
    let plan = try RunFixture().plan("  - test.tell-corpus", tests)
    #expect(plan.tests.map(\.beside) == [["two", "three"], []])
    for outcome in TestRunner(plan: plan, registry: try Registries.run, load: { .failure(.notGranted($0)) }).run() {
      #expect(outcome.failures.isEmpty, "\(outcome.name): \(outcome.failures.map(\.message))")
    }
  }

  @Test func helpSaysWhatACorpusStageIs() throws {
    let registry = try Registries.run
    let text = try #require(StageHelp(registry: registry).text(for: "test.tell-corpus"))
    #expect(text.contains("corpus stage") && text.contains("the ids of all documents"))
    let page = ReferencePages(registry: registry).pages.first { $0.name == "test.md" }
    #expect(page?.markdown.contains("- Sees: all documents before it changes one") == true)
  }
}
