import QuireTesting
import QuireText
import Testing

@testable import QuirePipelines

/// The third law: the same bytes come out, whatever the number of workers.
@Suite struct RunDeterminismTests {
  static let stages = """
    - { stage: test.report-word, with: { word: note } }
    - { stage: test.cut-word, with: { word: cut } }
    - { stage: test.drop-on-word, with: { word: DROP } }
    - { stage: test.fail-on-word, with: { word: FAIL } }
    - { stage: test.fail-on-word, id: skipped, on_error: skip, with: { word: SKIP } }
    - group: notes
      when: signals.words > 0
      stages:
        - { stage: test.write-lines, id: notes-file, with: { to: "${vars.out}/notes.jsonl" } }
    - stage: test.write-lines
      id: all
      with: { to: "${vars.out}/all.json", head: "[\\n", separator: ",\\n", tail: "]\\n" }
    - { stage: test.write-lines, id: each, with: { to: "${vars.out}/each/{stem}.json" } }
    """

  private static let words = [
    "one", "two", "cut", "note", "Ärger", "\u{1F600}", "trois", "DROP", "FAIL", "SKIP", "vier",
  ]

  /// About 300 documents of all fates, in files of all kinds.
  private func fill(_ fixture: RunFixture) throws {
    var random = SeededGenerator(seed: 51)
    func text() -> String {
      let count = Int.random(in: 0...40, using: &random)
      // The last words of the list decide a fate, so they are rare.
      return (0..<count).map { _ in
        let place = Int.random(in: 0..<Self.words.count, using: &random)
        return place < 7 || Int.random(in: 0..<10, using: &random) == 0 ? Self.words[place] : "word"
      }.joined(separator: " ")
    }
    for number in 0..<60 { try fixture.write("texts/\(number % 7)/\(number % 20).txt", text()) }
    for file in 0..<4 {
      var lines: [UInt8] = []
      for line in 0..<60 {
        var row = Array("{\"id\": \"r\(file)-\(line % 50)\", \"text\": \"\(text())\"}".utf8)
        switch Int.random(in: 0..<20, using: &random) {
        case 0: row.removeLast(3)
        case 1: row[row.count - 3] = 0xFF
        case 2: row = []
        default: break
        }
        lines += row + [0x0A]
      }
      try fixture.write(file == 3 ? "lines/3.jsonl.gz" : "lines/\(file).jsonl", file == 3 ? gzip(lines) : lines)
    }
    try fixture.write(
      "cut.jsonl.gz",
      gzip(Array("{\"text\": \"whole\"}\n{\"text\": \"not whole\"}\n".utf8)).dropLast(20)
    )
    try fixture.write("binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0])
  }

  @Test func outputIsTheSameForAnyNumberOfWorkers() async throws {
    let fixture = try RunFixture()
    try fill(fixture)
    var first: (outputs: [String: [UInt8]], summary: RunSummary)?
    for workers in [1, 2, 8, 1] {
      // Each into a folder of its own; the definition's paths are nowhere in the output.
      let out = "out-\(workers)-\(first == nil ? 0 : 1)"
      let summary = try await fixture.run(try fixture.plan(Self.stages, out: out), workers: workers)
      let outputs = try fixture.outputs(out)
      #expect(summary.addsUp)
      guard let first else {
        #expect(summary.read > 280)
        #expect(summary.written > 100 && summary.rejected > 10 && summary.quarantined > 10)
        #expect(outputs.keys.contains("all.json") && outputs.count > 100)
        first = (outputs, summary)
        continue
      }
      #expect(outputs.keys.sorted() == first.outputs.keys.sorted())
      for (path, bytes) in first.outputs { #expect(outputs[path] == bytes, "\(path) with \(workers) workers") }
      #expect(summary.withoutTimes.steps == first.summary.withoutTimes.steps)
      #expect(summary.failures.map(\.failure) == first.summary.failures.map(\.failure))
      #expect(summary.diagnostics.map(\.code) == first.summary.diagnostics.map(\.code))
      #expect(summary.bytes == first.summary.bytes)
    }
    #expect(try fixture.unfinished().isEmpty)
  }

  @Test func orderIsThatOfTheInput() async throws {
    let fixture = try RunFixture()
    // The first document is much the slowest.
    try fixture.write("a.txt", String(repeating: "word ", count: 20_000))
    for number in 0..<40 { try fixture.write("b\(number).txt", "short") }
    let plan = try fixture.plan("  - { stage: test.write-lines, with: { to: \"${vars.out}/all.jsonl\" } }")
    _ = try await fixture.run(plan, workers: 8)
    let ids = try fixture.rows("all.jsonl").map { $0.string("id") }
    #expect(ids == ["a"] + (0..<40).map { "b\($0)" }.sorted())
  }
}
