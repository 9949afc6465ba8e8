import QuireStages
import QuireTesting
import QuireText
import Testing

@testable import QuirePipelines

/// Documents that a caller has in memory, in batches.
@Suite struct BatchTests {
  private static let ordered = """
    - { stage: test.report-word, with: { word: note } }
    - { stage: test.fail-on-word, with: { word: FAIL } }
    - { stage: test.drop-known-end, id: ends }
    - group: notes
      when: signals.words > 0
      stages:
        - { stage: test.cut-word, with: { word: " end" } }
        - { stage: test.drop-known-end, id: noted, on_error: skip, with: { fail_on: SKIP } }
    - { stage: test.write-lines, with: { to: "${vars.out}/all.jsonl" } }
    """

  /// Writes files of one document each and returns them as they come in a run.
  private func fill(_ fixture: RunFixture, count: Int = 150) throws -> [BatchDocument] {
    var random = SeededGenerator(seed: 3)
    return try (0..<count).map { number in
      var words = (0..<Int.random(in: 1...5, using: &random)).map { _ in
        ["note", "some", "some", "cut"][Int.random(in: 0..<4, using: &random)]
      }
      if Int.random(in: 0..<12, using: &random) == 0 { words.append("FAIL") }
      words.append(Int.random(in: 0..<9, using: &random) == 0 ? "SKIP" : "w\(Int.random(in: 0..<60, using: &random))")
      if Int.random(in: 0..<3, using: &random) == 0 { words.append("end") }
      let bytes = Array(words.joined(separator: " ").utf8)
      let name = String(number + 1_000)
      try fixture.write("\(name).txt", bytes)
      return BatchDocument(id: name, bytes: bytes, uri: "\(fixture.input)/\(name).txt")
    }
  }

  private func lines(_ bytes: [UInt8]?) -> [[UInt8]] { (bytes ?? []).split(separator: 0x0A).map { Array($0) } }

  @Test func whatComesOutIsWhatARunWrites() async throws {
    let fixture = try RunFixture()
    let documents = try fill(fixture)
    let plan = try fixture.plan(Self.ordered)
    let summary = try await fixture.run(plan)
    #expect(summary.written > 20 && summary.rejected > 20 && summary.quarantined > 5)

    for workers in [1, 3] {
      let runner = try BatchRunner(plan: plan, registry: Registries.run, workers: workers)
      let results = try await decided(documents, runner)
      #expect(results.map(\.id) == documents.map(\.id))
      var written: [[UInt8]] = []
      var rejected: [[UInt8]] = []
      var quarantined: [[UInt8]] = []
      for result in results {
        switch result.fate {
        case .written(let outputs):
          #expect(outputs.map(\.step) == ["test.write-lines"] && outputs[0].files.count == 1)
          written += outputs[0].files.map { $0.dropLast() }
        case .rejected(let row): rejected.append(row)
        case .quarantined(let row): quarantined.append(row)
        default: Issue.record("\(result)")
        }
      }
      let outputs = try fixture.outputs()
      #expect(written == lines(outputs["all.jsonl"]))
      #expect(rejected == lines(outputs["rejects.jsonl"]))
      #expect(quarantined == lines(outputs["quarantine.jsonl"]))
    }
  }

  /// Lets each ordered stage be decided by the first document with the same digest, as a join does.
  private func decided(_ documents: [BatchDocument], _ runner: BatchRunner) async throws -> [BatchResult] {
    var documents = documents
    for step in runner.plan.orderedSteps {
      var first: [[UInt8]: BatchDocument.Meeting] = [:]
      let results = try await runner.run(documents, until: step.name)
      documents = zip(documents, results).map { document, result in
        guard case .waiting(step.name, let digest) = result.fate else { return document }
        var knowledge = document.knowledge
        knowledge[step.name] = .met(first[digest].map { [$0] } ?? [])
        first[digest] = first[digest] ?? .init(id: result.document, digest: digest)
        return BatchDocument(id: document.id, bytes: document.bytes, uri: document.uri, knowledge: knowledge)
      }
    }
    return try await runner.run(documents)
  }

  @Test func aDocumentWaitsUntilItsStageIsDecided() async throws {
    let fixture = try RunFixture()
    let runner = try BatchRunner(plan: try fixture.plan(Self.ordered), registry: Registries.run)
    func fate(_ text: String, _ verdict: String?, until: String? = nil) async throws -> BatchResult.Fate? {
      let knowledge = verdict.map { ["ends": BatchDocument.Knowledge.verdict(Array($0.utf8))] } ?? [:]
      let document = BatchDocument(id: "a", bytes: Array(text.utf8), uri: "a.txt", knowledge: knowledge)
      return try await runner.run([document], until: until).first?.fate
    }
    #expect(try await fate("some w1", nil) == .waiting(step: "ends", digest: Array("w1".utf8)))
    #expect(try await fate("some w1", "1", until: "ends") == .waiting(step: "ends", digest: Array("w1".utf8)))
    #expect(try await fate("some w1", "1", until: "noted") == .passed)
    #expect(try await fate("a note w1", "1", until: "noted") == .waiting(step: "noted", digest: Array("w1".utf8)))
    #expect(try await fate("a note w1", "1") == .waiting(step: "noted", digest: Array("w1".utf8)))
    if case .written? = try await fate("some w1", "1") {} else { Issue.record("not written") }
    if case .rejected? = try await fate("some w1", "2 b") {} else { Issue.record("not rejected") }
    await #expect(throws: RunError.self) { try await fate("some", nil, until: "nothing") }
  }

  @Test func aRecordCanHoldSeveralDocumentsOrNone() async throws {
    let fixture = try RunFixture()
    let plan = try fixture.plan("- { stage: test.write-lines, with: { to: \"${vars.out}/all.jsonl\" } }")
    let runner = try BatchRunner(plan: plan, registry: Registries.run)
    let lines = "{\"text\": \"one\"}\n\n{\"text\": \"two\", \"id\": \"own\"}\nbad\n"
    let results = try await runner.run([
      BatchDocument(id: "a", bytes: Array(lines.utf8), uri: "a", format: "jsonl"),
      BatchDocument(id: "b", bytes: Array("{\"text\": \"three\"}".utf8), uri: "b.jsonl", record: 7),
      BatchDocument(id: "c", bytes: gzip(Array("four".utf8)), uri: "c.txt.gz"),
      BatchDocument(id: "d", bytes: [], uri: "d", format: "no-such-reader"),
      BatchDocument(id: "e", bytes: [0x20], uri: "e", format: "jsonl"),
    ])
    #expect(results.map(\.id) == ["a", "a", "a", "a", "b", "c", "d", "e"])
    #expect(results.map(\.index) == [0, 0, 0, 0, 1, 2, 3, 4])
    #expect(results.map(\.document) == ["a#1", "a", "own", "a#4", "b", "c", "d", "e"])
    let fates = results.map { result in
      switch result.fate {
      case .written: "written"
      case .quarantined: "quarantined"
      case .nothing: "nothing"
      default: "other"
      }
    }
    let expected = ["written", "nothing", "written", "quarantined", "written", "written", "quarantined", "nothing"]
    #expect(fates == expected)
  }

  @Test func whatNeedsAllDocumentsIsRefused() throws {
    let fixture = try RunFixture()
    let plan = try fixture.plan("- { stage: test.tell-corpus, id: told }")
    #expect(throws: RunError.self) { try BatchRunner(plan: plan, registry: Registries.run) }
  }
}
