import Foundation
import QuireDocument
import QuireText
import Testing

@testable import QuirePipelines

/// What becomes of documents: written, rejected, quarantined, and nothing else.
@Suite struct RunOutcomeTests {
  static let export = "  - { stage: test.write-lines, with: { to: \"${vars.out}/all.jsonl\" } }"

  private func fixture(_ texts: [String]) throws -> RunFixture {
    let fixture = try RunFixture()
    let lines = texts.enumerated().map { "{\"id\": \"d\($0)\", \"topic\": \"t\($0)\", \"text\": \"\($1)\"}\n" }
    try fixture.write("a.jsonl", lines.joined())
    return fixture
  }

  @Test func aBudgetStopsADocumentInTheSamePlace() async throws {
    let fixture = try RunFixture()
    for number in 0..<30 { try fixture.write("\(number).txt", String(repeating: "word ", count: number * 10)) }
    for workers in [1, 4] {
      var options = RunOptions(workers: workers)
      options.budget = 1_000
      let plan = try fixture.plan("- { stage: test.spend-bytes }", out: "out-\(workers)")
      let summary = try await fixture.run(plan, nil, options)
      #expect(summary.quarantined == 9)
      #expect(summary.quarantine.map(\.reason) == [.init(by: "test.spend-bytes", rule: "budget")])
    }
    #expect(try fixture.outputs("out-1") == fixture.outputs("out-4"))
  }

  @Test func aFailingStageSendsItsDocumentToQuarantine() async throws {
    let fixture = try fixture(["good", "FAIL", "good"])
    let plan = try fixture.plan("  - test.fail-on-word\n\(Self.export)")
    let summary = try await fixture.run(plan)
    #expect((summary.read, summary.written, summary.rejected, summary.quarantined) == (3, 2, 0, 1))
    let row = try #require(try fixture.rows("quarantine.jsonl").first)
    #expect(row.string("id") == "d1" && row.string("by") == "test.fail-on-word" && row.string("code") == "test")
    #expect(row.string("message") == "found \"FAIL\"")
    #expect(row.string("uri")?.hasSuffix("in/a.jsonl") == true)
    #expect(row["record"] == .integer(2) && row["offset"] == .integer(44))
    #expect(
      row.string("source") == "{\"id\": \"d1\", \"topic\": \"t1\", \"text\": \"FAIL\"}",
      "the record, as it was read"
    )
    #expect(try fixture.rows("all.jsonl").map { $0.string("id") } == ["d0", "d2"])
  }

  @Test func skipGoesOnAsIfTheStageWereNotThere() async throws {
    let fixture = try fixture(["cut FAIL"])
    let plan = try fixture.plan(
      """
        - { stage: test.fail-on-word, on_error: skip }
        - { stage: test.cut-word, with: { word: "cut " } }
      \(Self.export)
      """
    )
    let summary = try await fixture.run(plan)
    #expect(summary.written == 1 && summary.withDiagnostics == 1)
    #expect(summary.diagnostics.map(\.code) == ["stage-skipped"])
    let row = try #require(try fixture.rows("all.jsonl").first)
    #expect(row.string("text") == "FAIL" && row["codes"] == .array([.string("stage-skipped")]))
  }

  @Test func aSkippedStageLeavesNoHalfDoneWork() async throws {
    let fixture = try fixture(["BAD text"])
    let plan = try fixture.plan(
      """
        - { stage: test.break-the-rules, on_error: skip, with: { word: BAD } }
        - { stage: test.drop-on-word, when: 'signals.broken > 0', with: { word: BAD } }
      \(Self.export)
      """
    )
    let summary = try await fixture.run(plan)
    #expect(summary.written == 1)
    #expect(try fixture.rows("all.jsonl").first?.string("text") == "BAD text")
  }

  @Test func changesThatCannotBeDoneAreAFailure() async throws {
    let fixture = try fixture(["BAD text"])
    let plan = try fixture.plan("  - { stage: test.break-the-rules, with: { word: BAD } }\n\(Self.export)")
    let summary = try await fixture.run(plan)
    #expect(summary.quarantined == 1)
    #expect(try fixture.rows("quarantine.jsonl").first?.string("code") == "bad-changes")
  }

  @Test func stopEndsTheRunAndLeavesNothing() async throws {
    let fixture = try fixture(["good", "FAIL", "good"])
    let plan = try fixture.plan("  - { stage: test.fail-on-word, on_error: stop }\n\(Self.export)")
    await #expect(throws: RunError(.stopped, "step \"test.fail-on-word\" failed on \"d1\": found \"FAIL\"")) {
      try await fixture.run(plan)
    }
    #expect(try fixture.outputs().isEmpty)
    #expect(try fixture.unfinished().isEmpty)
  }

  @Test func anExporterThatFailsHasItsPolicyToo() async throws {
    let fixture = try fixture(["good", "BAD"])
    let first =
      "  - { stage: test.write-lines, id: some, on_error: skip, with: { to: \"${vars.out}/some\", fail_on: BAD } }"
    let summary = try await fixture.run(try fixture.plan("\(first)\n\(Self.export)"))
    #expect(summary.written == 2)
    #expect(try fixture.rows("some").map { $0.string("id") } == ["d0"])
    #expect(try fixture.rows("all.jsonl").map { $0.string("id") } == ["d0", "d1"])
    #expect(summary.diagnostics.map(\.code) == ["stage-skipped"], "what is missing from a file is said")

    let strict = first.replacing("on_error: skip, ", with: "")
    let second = try await fixture.run(try fixture.plan("\(Self.export)\n\(strict)", out: "second"))
    #expect((second.written, second.quarantined) == (1, 1))
    let rows = try #require(try fixture.outputs("second")["all.jsonl"])
    #expect(rows.filter { $0 == 0x0A }.count == 1, "what was encoded before the failure is not written")
  }

  @Test func aFilterRejectsWithRuleValueAndText() async throws {
    let fixture = try fixture(["a DROP b DROP", "good"])
    let plan = try fixture.plan(
      """
      \(Self.export)
        - { stage: test.cut-word, with: { word: "a " } }
        - { stage: test.drop-on-word, id: filter, with: { word: DROP } }
        - { stage: test.fail-on-word, with: { word: DROP } }
      """
    )
    let summary = try await fixture.run(plan)
    #expect((summary.read, summary.written, summary.rejected, summary.quarantined) == (2, 1, 1, 0))
    let row = try #require(try fixture.rows("rejects.jsonl").first)
    #expect(row.string("id") == "d0" && row.string("by") == "filter" && row.string("rule") == "word")
    #expect(
      row.string("reason") == "the text has \"DROP\"" && row["value"] == .number(2) || row["value"] == .integer(2)
    )
    #expect(row.string("text") == "DROP b DROP")
    #expect(row["metadata"]?["topic"] == .string("t0"), "what else was known of it is kept")
    #expect(row["record"] == .integer(1) && row["offset"] == .integer(0))
    #expect(try fixture.rows("all.jsonl").map { $0.string("id") } == ["d1"], "encoded before it was rejected")
  }

  @Test func rejectsAndQuarantineCanBeSwitchedOff() async throws {
    let fixture = try fixture(["DROP", "FAIL", "good"])
    let stages = "  - { stage: test.drop-on-word, with: { word: DROP } }\n  - test.fail-on-word\n\(Self.export)"
    let summary = try await fixture.run(try fixture.plan(stages, "rejects: false\nquarantine: false"))
    #expect((summary.read, summary.written, summary.rejected, summary.quarantined) == (3, 1, 1, 1))
    #expect(try fixture.outputs().keys.sorted() == ["all.jsonl"])
  }

  @Test func groupsAndChoicesKeepExportersApart() async throws {
    let fixture = try fixture(["one", "two", "three", "four"])
    func lines(_ name: String) -> String {
      "{ stage: test.write-lines, id: \(name), with: { to: \"${vars.out}/\(name)\" } }"
    }
    let plan = try fixture.plan(
      """
        - { stage: test.report-word, with: { word: one } }
        - group: first
          when: signals.words > 0
          stages: [ \(lines("a")), \(lines("b")) ]
        - switch:
            - when: document.id == "d1"
              stages: [ \(lines("c")) ]
            - when: document.id == "d1" || document.id == "d2"
              stages: [ \(lines("d")), \(lines("e")) ]
          else:
            - \(lines("f"))
        - \(lines("g"))
      """
    )
    _ = try await fixture.run(plan)
    func ids(_ name: String) throws -> [String?] { try fixture.rows(name).map { $0.string("id") } }
    #expect(try ids("a") == ["d0"] && ids("b") == ["d0"])
    #expect(try ids("c") == ["d1"])
    #expect(try ids("d") == ["d2"] && ids("e") == ["d2"])
    #expect(try ids("f") == ["d0", "d3"])
    #expect(try ids("g") == ["d0", "d1", "d2", "d3"])
  }

  @Test func branchesAreChosenWhereTheChoiceBegins() async throws {
    let fixture = try fixture(["one"])
    let plan = try fixture.plan(
      """
        - { stage: test.report-word, with: { word: none } }
        - switch:
            - when: signals.words == 0
              stages: [ { stage: test.report-word, id: again, with: { word: one } } ]
            - when: signals.words > 0
              stages: [ { stage: test.drop-on-word, with: { word: one } } ]
      \(Self.export)
      """
    )
    let summary = try await fixture.run(plan)
    #expect(summary.written == 1, "the first branch made the second condition true, which counts no more")
  }

  @Test func stepsAreCounted() async throws {
    let fixture = try fixture(["cut cut", "no", "DROP cut", "FAIL"])
    let plan = try fixture.plan(
      """
        - { stage: test.drop-on-word, with: { word: DROP } }
        - test.fail-on-word
        - { stage: test.cut-word, with: { word: cut } }
      \(Self.export)
      """
    )
    let summary = try await fixture.run(plan)
    #expect(summary.steps.map(\.documents) == [4, 2, 2, 0])
    let cut = try #require(summary.steps.first { $0.name == "test.cut-word" })
    #expect(cut.edits == 2 && cut.bytesRemoved == 6)
    #expect(summary.files == 1)
  }

  @Test func diagnosticsAreCountedForWrittenDocumentsAlone() async throws {
    let fixture = try fixture(["note", "note DROP", "plain"])
    let plan = try fixture.plan(
      """
        - { stage: test.report-word, with: { word: note } }
        - { stage: test.drop-on-word, with: { word: DROP } }
      \(Self.export)
      """
    )
    let summary = try await fixture.run(plan)
    #expect(summary.withDiagnostics == 1)
    #expect(summary.diagnostics.map(\.code) == ["word"] && summary.diagnostics.map(\.count) == [1])
  }
}
