import Foundation
import QuireStages
import QuireTesting
import QuireText
import Synchronization
import Testing

@testable import QuirePipelines

/// A run that stops anywhere and goes on gives what it would have given.
@Suite struct RunResumeTests {
  private static let stages = """
    - { stage: test.cut-word, with: { word: cut } }
    - { stage: test.drop-on-word, with: { word: DROP } }
    - { stage: test.fail-on-word, with: { word: FAIL } }
    - { stage: test.drop-known-end, id: ends }
    - { stage: test.tell-corpus, id: told }
    - stage: test.write-lines
      id: all
      with: { to: "${vars.out}/all.json", head: "[\\n", separator: ",\\n", tail: "]\\n" }
    - { stage: test.write-lines, id: packed, with: { to: "${vars.out}/all.jsonl.gz" } }
    - { stage: test.write-lines, id: shards, with: { to: "${vars.out}/part-{shard:03}.jsonl", shard_size: 2 KB } }
    - { stage: test.write-lines, id: packed-shards, with: { to: "${vars.out}/p/{shard}.jsonl.gz", shard_size: 5000 } }
    - { stage: test.write-lines, id: made, with: { to: "${vars.out}/made.db", finish: true } }
    - stage: test.write-lines
      id: made-shards
      with: { to: "${vars.out}/made-{shard}.db", shard_size: 4000, finish: true }
    - { stage: test.write-folder, with: { to: "${vars.out}/folder" } }
    - { stage: test.write-lines, id: each, with: { to: "${vars.out}/each/{stem}.json" } }
    """

  private func fill(_ fixture: RunFixture) throws {
    var random = SeededGenerator(seed: 3)
    let words = ["one", "two", "cut", "Ärger", "trois", "DROP", "FAIL"]
    for file in 0..<4 {
      var lines = ""
      for line in 0..<150 {
        let count = Int.random(in: 0...12, using: &random)
        var text = (0..<count).map { _ in
          let place = Int.random(in: 0..<words.count, using: &random)
          return place < 5 || Int.random(in: 0..<9, using: &random) == 0 ? words[place] : "word"
        }.joined(separator: " ")
        text += " \(Int.random(in: 0..<500, using: &random))"
        lines += "{\"id\": \"r\(line % 90)\", \"text\": \"\(text)\"}\n"
      }
      try fixture.write(
        "\(file).jsonl\(file == 2 ? ".gz" : "")",
        file == 2 ? gzip(Array(lines.utf8)) : Array(lines.utf8)
      )
    }
    for number in 0..<20 { try fixture.write("texts/\(number % 3)/\(number).txt", "text \(number % 7)") }
  }

  private func options(_ fixture: RunFixture, _ unfinished: RunOptions.Unfinished, out: String) -> RunOptions {
    var options = RunOptions(workers: 2)
    options.journal = "\(fixture.folder)/\(out)/run.journal"
    options.unfinished = unfinished
    options.checkpointInterval = .zero
    options.hashesInputs = true
    return options
  }

  @Test func aCancelledRunGoesOn() async throws {
    let fixture = try RunFixture()
    try fill(fixture)
    let whole = try await fixture.run(try fixture.plan(Self.stages, out: "whole"), workers: 2)
    let expected = try fixture.outputs("whole")
    #expect(expected.keys.filter { $0.hasPrefix("part-") }.count > 3)
    var random = SeededGenerator(seed: 11)
    for trial in 0..<3 {
      let out = "out-\(trial)"
      let plan = try fixture.plan(Self.stages, out: out)
      var interruptions = 0
      var isDone = false
      while !isDone {
        let limit = Int.random(in: 2...14, using: &random)
        let calls = Counter()
        let options = options(fixture, .resume, out: out)
        // A task of its own, since its cancellation must not be the test's.
        let task = Task { () -> Result<RunSummary, RunError> in
          do throws(RunError) {
            return .success(
              try await fixture.run(plan, nil, options) { progress in
                guard progress.observing == nil, calls.next() >= limit else { return }
                withUnsafeCurrentTask { $0?.cancel() }
              }
            )
          } catch {
            return .failure(error)
          }
        }
        switch await task.value {
        case .success(let summary):
          #expect(summary.addsUp && summary.resumptions == interruptions)
          #expect(summary.read == whole.read && summary.written == whole.written)
          #expect(summary.rejects.map(\.count) == whole.rejects.map(\.count))
          #expect(summary.bytes == whole.bytes && summary.outputCount == whole.outputCount)
          #expect(summary.inputs.count == 24 && Set(summary.inputs.map(\.path)).count == 24)
          isDone = true
        case .failure(let error):
          #expect(error.code == .cancelled)
          interruptions += 1
          try #require(interruptions < 60, "the run does not come to its end")
        }
      }
      #expect(interruptions > 0)
      let outputs = try fixture.outputs(out)
      #expect(outputs.keys.sorted() == expected.keys.sorted())
      for (path, bytes) in expected { #expect(outputs[path] == bytes, "\(path) after \(interruptions) interruptions") }
    }
    #expect(try fixture.unfinished().isEmpty)
  }

  /// Stops a run in the middle and returns what it said.
  private func interrupt(_ fixture: RunFixture, _ plan: Plan) async -> RunError? {
    let calls = Counter()
    let options = options(fixture, .refuse, out: "out")
    return await Task { () -> RunError? in
      do throws(RunError) {
        _ = try await fixture.run(plan, nil, options) { _ in
          if calls.next() >= 4 { withUnsafeCurrentTask { $0?.cancel() } }
        }
        return nil
      } catch {
        return error
      }
    }.value
  }

  private let simple = "- { stage: test.write-lines, with: { to: \"${vars.out}/all.jsonl\" } }"

  @Test func anInterruptedRunIsNotOverwrittenUnasked() async throws {
    let fixture = try RunFixture()
    try fill(fixture)
    let plan = try fixture.plan(simple)
    #expect(await interrupt(fixture, plan)?.message.contains("\"--resume\" goes on from there") == true)
    #expect(try fixture.outputs().keys.contains("run.journal") && fixture.unfinished().count == 3)
    let error = await interrupt(fixture, plan)
    #expect(error?.code == .arguments && error?.message.contains("go on with --resume") == true)
    let summary = try await fixture.run(plan, nil, options(fixture, .restart, out: "out"))
    #expect(summary.resumptions == 0 && summary.addsUp)
    #expect(try fixture.unfinished().isEmpty && fixture.outputs()["run.journal"] == nil)
  }

  @Test func aRunGoesOnWithTheSameDefinitionAndFilesOnly() async throws {
    let fixture = try RunFixture()
    try fill(fixture)
    #expect(await interrupt(fixture, try fixture.plan(simple))?.code == .cancelled)
    let other = try fixture.plan("- { stage: test.cut-word, with: { word: x } }\n" + simple)
    let options = options(fixture, .resume, out: "out")
    await #expect(throws: RunError(.arguments, Self.cant("the definition, a variable or the program has changed"))) {
      try await fixture.run(other, nil, options)
    }
    try fixture.write("1.jsonl", "{\"text\": \"new\"}\n")
    let message = Self.cant("\"\(fixture.input)/1.jsonl\" has changed")
    await #expect(throws: RunError(.arguments, message)) {
      try await fixture.run(try fixture.plan(simple), nil, options)
    }
  }

  @Test func aFileThatCouldNotBeFinishedIsFinishedLater() async throws {
    let fixture = try RunFixture()
    try fill(fixture)
    let stages = "- { stage: test.write-lines, with: { to: \"${vars.out}/all.db\", finish: true } }"
    _ = try await fixture.run(try fixture.plan(stages, out: "whole"))
    let plan = try fixture.plan(stages)
    try FileManager.default.createDirectory(atPath: "\(fixture.folder)/out", withIntermediateDirectories: true)
    #expect(FileManager.default.createFile(atPath: "\(fixture.folder)/out/broken", contents: nil))
    let error = await #expect(throws: RunError.self) {
      try await fixture.run(plan, nil, options(fixture, .refuse, out: "out"))
    }
    #expect(error?.message.contains("it is broken") == true)
    #expect(try fixture.unfinished().contains("out/all.db.quire.part"))
    try FileManager.default.removeItem(atPath: "\(fixture.folder)/out/broken")
    let summary = try await fixture.run(plan, nil, options(fixture, .resume, out: "out"))
    #expect(summary.resumptions == 1 && summary.addsUp)
    #expect(try fixture.outputs() == fixture.outputs("whole"))
  }

  @Test func aFinishedFileGetsItsNameAgain() throws {
    let fixture = try RunFixture()
    let target = "\(fixture.folder)/all.db"
    let output = try SharedOutput(OutputFile(target, head: [1, 2], tail: [3], finisher: Backwards()))
    let sealed = try #require(try output.seal())
    #expect(Folders.kind(of: target) == nil && Folders.kind(of: sealed.temporary) == .file)
    #expect(sealed.leftovers.count == 1 && sealed.leftovers.allSatisfy { Folders.kind(of: $0) == .file })
    // A process that ends between the two steps leaves what the draft was.
    #expect(rename(sealed.temporary, target) == 0)
    for _ in 0..<2 { try sealed.publish() }
    #expect(try FileStream.contents(of: target) == [3, 2, 1])
    #expect(try fixture.unfinished().isEmpty)
  }

  @Test func aFileThatIsMadeIsARegularOne() throws {
    #expect(throws: FileError.self) { try SharedOutput(OutputFile("/dev/null", finisher: Backwards())) }
  }

  private static func cant(_ why: String) -> String { "the run can't go on: \(why)" }

  @Test func whatFollowsTheLastCheckpointIsCutOff() async throws {
    let fixture = try RunFixture()
    try fill(fixture)
    _ = try await fixture.run(try fixture.plan(simple, out: "whole"))
    let plan = try fixture.plan(simple)
    #expect(await interrupt(fixture, plan)?.code == .cancelled)
    // What a power cut can leave: half a line, zeros, more output than the journal knows of.
    for name in ["run.journal"] + (try fixture.unfinished().map { $0.replacing("out/", with: "", maxReplacements: 1) })
    {
      let handle = try FileHandle(forWritingTo: URL(filePath: "\(fixture.folder)/out/\(name)"))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("{\"m\": [1, \"x\"".utf8) + Data(repeating: 0, count: 9_000))
      try handle.close()
    }
    _ = try await fixture.run(plan, nil, options(fixture, .resume, out: "out"))
    #expect(try fixture.outputs() == fixture.outputs("whole"))
  }

  @Test func shortRunsLeaveNoJournal() async throws {
    let fixture = try RunFixture()
    try fixture.write("a.txt", "text")
    var options = options(fixture, .resume, out: "out")
    options.checkpointInterval = .seconds(1_000)
    _ = try await fixture.run(try fixture.plan(simple), nil, options)
    #expect(try fixture.outputs().keys.sorted() == ["all.jsonl", "quarantine.jsonl", "rejects.jsonl"])
  }

  @Test func whatIsNoFileCanNotGoOn() async throws {
    let fixture = try RunFixture()
    try fixture.write("a.txt", "text")
    let plan = try fixture.plan("- { stage: test.write-lines, with: { to: /dev/null } }")
    let options = options(fixture, .resume, out: "out")
    await #expect(throws: RunError.self) { try await fixture.run(plan, nil, options) }
  }
}

/// Counts calls.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}
