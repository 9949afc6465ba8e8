import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuirePipelines

/// Stages that meet documents in the order of the input, whatever the tasks do.
@Suite struct RunOrderedTests {
  private static let stages = """
    - { stage: test.report-word, with: { word: note } }
    - { stage: test.fail-on-word, with: { word: FAIL } }
    - { stage: test.drop-known-end, id: ends }
    - group: notes
      when: signals.words > 0
      stages:
        - { stage: test.cut-word, with: { word: " end" } }
        - { stage: test.drop-known-end, id: noted, on_error: skip, with: { fail_on: SKIP } }
    - { stage: test.tell-corpus, id: told }
    - { stage: test.write-lines, with: { to: "${vars.out}/all.jsonl" } }
    """

  private func fill(_ fixture: RunFixture) throws -> [String] {
    var random = SeededGenerator(seed: 7)
    var texts: [String] = []
    for _ in 0..<700 {
      let words = ["note", "some", "FAIL", "SKIP"]
      var text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        words[min(Int.random(in: 0..<12, using: &random) / 4, 3)]
      }.joined(separator: " ")
      if Int.random(in: 0..<9, using: &random) == 0 { text += " SKIP" }
      text += " w\(Int.random(in: 0..<400, using: &random))"
      if Int.random(in: 0..<3, using: &random) == 0 { text += " end" }
      texts.append(text)
    }
    for (number, part) in stride(from: 0, to: texts.count, by: 70).enumerated() {
      let lines = texts[part..<min(texts.count, part + 70)].map { "{\"text\": \"\($0)\"}\n" }
      try fixture.write("part-\(number).jsonl", lines.joined())
    }
    return texts
  }

  @Test func documentsAreMetInTheOrderOfTheInput() async throws {
    let fixture = try RunFixture()
    let texts = try fill(fixture)
    let stages = """
      - { stage: test.drop-known-end, id: ends }
      - { stage: test.write-lines, with: { to: "${vars.out}/all.jsonl" } }
      """
    let summary = try await fixture.run(try fixture.plan(stages), workers: 3)
    var seen: Set<Substring> = []
    let expected = texts.filter { seen.insert($0.split(separator: " ").last ?? "").inserted }
    #expect(summary.written == expected.count && summary.addsUp)
    #expect(try fixture.rows("all.jsonl").map { $0.string("text") ?? "" } == expected)
    #expect(summary.observations == [.init(name: "ends", documents: texts.count, shortfall: nil)])
    let rejects = try fixture.rows("rejects.jsonl")
    #expect(rejects.count == texts.count - expected.count)
    #expect(rejects.allSatisfy { $0.string("rule") == "known-end" && $0.string("by") == "ends" })
  }

  @Test func severalStagesConditionsAndCorpusStagesGoTogether() async throws {
    let fixture = try RunFixture()
    _ = try fill(fixture)
    var first: [String: [UInt8]]?
    for (number, workers) in [1, 2, 8].enumerated() {
      let out = "out-\(number)"
      let summary = try await fixture.run(try fixture.plan(Self.stages, out: out), workers: workers)
      #expect(summary.addsUp && summary.written > 50 && summary.rejected > 50 && summary.quarantined > 10)
      #expect(summary.observations.map(\.name) == ["told", "ends", "noted"])
      let outputs = try fixture.outputs(out)
      #expect(first == nil || outputs == first, "with \(workers) workers")
      first = first ?? outputs
    }
  }

  @Test func aStateThatCanNotBeKeptStopsTheRun() async throws {
    let fixture = try RunFixture()
    try fixture.write("a.jsonl", "{\"text\": \"one\"}\n{\"text\": \"FULL\"}\n")
    let plan = try fixture.plan("- { stage: test.drop-known-end, id: ends }")
    await #expect(throws: RunError(.stopped, "step \"ends\" can't keep what it knows at \"a#2\": the memory is full")) {
      try await fixture.run(plan)
    }
    #expect(try fixture.unfinished().isEmpty)
  }

  @Test func testsMeetTheDocumentsBesideFirst() throws {
    let fixture = try RunFixture()
    let more = """
      tests:
        - { name: known, input: { text: "an end", beside: ["no end"] }, expect: [{ dropped: { by: ends } }] }
        - { name: new, input: { text: "an end", beside: ["no start"] }, expect: [{ text: "an end" }] }
      """
    let plan = try fixture.plan("- { stage: test.drop-known-end, id: ends }", more)
    let runner = TestRunner(plan: plan, registry: try .init(runFamilies)) { .failure(.notGranted($0)) }
    for outcome in runner.run() { #expect(outcome.failures.isEmpty, "\(outcome.name): \(outcome.failures)") }
  }
}
