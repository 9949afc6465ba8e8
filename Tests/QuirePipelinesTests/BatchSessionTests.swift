import QuireTesting
import QuireText
import Testing

@testable import QuirePipelines

/// The batch protocol: frames, and what stands in them.
@Suite struct BatchSessionTests {
  /// A stream of the chunks that are given.
  private struct Chunks: ByteStream {
    var chunks: [[UInt8]]
    mutating func next() -> [UInt8]? { chunks.isEmpty ? nil : chunks.removeFirst() }
  }

  private func session(_ fixture: RunFixture, frameLimit: Int = 1 << 20) throws -> BatchSession {
    let stages = """
      - { stage: test.fail-on-word, with: { word: FAIL } }
      - { stage: test.fail-on-word, id: stop, on_error: stop, with: { word: STOP } }
      - { stage: test.drop-known-end, id: ends }
      - { stage: test.write-lines, with: { to: "${vars.out}/all.jsonl" } }
      - { stage: test.write-folder, id: folder, with: { to: "${vars.out}/folder" } }
      """
    let runner = try BatchRunner(plan: try fixture.plan(stages), registry: Registries.run)
    return BatchSession(runner, programVersion: "1.2", frameLimit: frameLimit)
  }

  private func answer(_ session: BatchSession, _ text: String) async throws -> JSONValue {
    try JSONValue(parsing: await session.answer(.whole(Array(text.utf8))))
  }

  @Test func theWorkerSaysWhoItIs() throws {
    let json = try JSONValue(parsing: try session(try RunFixture()).handshake)
    #expect(json["quire_worker"] == 1 && json["version"] == "1.2" && json["format"] == "auto")
    #expect(json["ordered"] == [["step": "ends", "component": "test.drop-known-end"]])
    #expect(json["exporters"]?.arrayValue?.map { $0["step"] } == ["test.write-lines", "folder"])
    #expect(json["exporters"]?.arrayValue?.map { $0["files"] } == [1, 2])
  }

  @Test func batchesAreAnswered() async throws {
    let session = try session(try RunFixture())
    let json = try await answer(
      session,
      """
      {"batch": 5, "documents": [
        {"id": "a", "text": "one w1", "met": {"ends": []}},
        {"id": "b", "base64": "dHdvIHcx", "met": {"ends": [{"id": "a", "digest": "dzE="}]}},
        {"id": "c", "text": "FAIL"},
        {"id": "d", "text": "three w1"},
        {"id": "e", "text": "four w1", "verdicts": {"ends": "MiB4"}}]}
      """
    )
    #expect(json["batch"] == 5)
    let results = try #require(json["results"]?.arrayValue)
    #expect(results.map { $0["fate"] } == ["written", "rejected", "quarantined", "waiting", "rejected"])
    let outputs = results[0]["outputs"]
    #expect(outputs?["test.write-lines"] == .string("{\"id\":\"a\",\"text\":\"one w1\",\"codes\":[]}\n"))
    #expect(outputs?["folder"] == ["a", "\"one\",\"w1\""])
    #expect(results[1]["reject"]?["reason"] == .string("\"a\" ended so before"))
    #expect(results[2]["quarantine"]?["by"] == "test.fail-on-word")
    #expect(results[3]["at"] == "ends" && results[3]["digest"] == "dzE=")
    let request = "{\"batch\": 6, \"until\": \"ends\", \"documents\": [{\"id\": \"a\", \"text\": \"w\"}]}"
    let until = try await answer(session, request)
    #expect(until["results"]?.arrayValue?.map { $0["fate"] } == ["waiting"])
  }

  @Test(arguments: [
    ("{", "bad-json"), ("{\"documents\": []}", "bad-request"), ("{\"batch\": 1}", "bad-request"),
    ("{\"batch\": 1, \"documents\": [{\"id\": \"a\"}]}", "bad-request"),
    ("{\"batch\": 1, \"documents\": [{\"text\": \"a\"}]}", "bad-request"),
    ("{\"batch\": 1, \"documents\": [{\"id\": \"a\", \"base64\": \"?\"}]}", "bad-request"),
    ("{\"batch\": 1, \"documents\": [{\"id\": \"a\", \"text\": \"STOP\"}]}", "stopped"),
    ("{\"batch\": 1, \"until\": \"x\", \"documents\": []}", "arguments"),
  ])
  func errorsAreValues(_ frame: String, _ code: String) async throws {
    let session = try session(try RunFixture())
    let json = try await answer(session, frame)
    #expect(json["error"]?["code"] == .string(code))
    #expect(try await answer(session, "{\"batch\": 2, \"documents\": []}") == ["batch": 2, "results": []])
  }

  @Test func framesHaveALimit() async throws {
    let session = try session(try RunFixture(), frameLimit: 100)
    let tooLong = try JSONValue(parsing: await session.answer(.tooLong(101)))
    #expect(tooLong["batch"]?.isNull == true && tooLong["error"]?["code"] == "frame-too-large")
    let document = "{\"id\": \"a\", \"text\": \"one two three\", \"met\": {\"ends\": []}}"
    let json = try await answer(session, "{\"batch\": 1, \"documents\": [\(document)]}")
    #expect(json["batch"] == 1 && json["error"]?["code"] == "answer-too-large")
  }

  @Test func framesComeWholeHoweverTheyAreCut() throws {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      let messages = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        [UInt8](repeating: UInt8.random(in: 0...255, using: &random), count: Int.random(in: 0...300, using: &random))
      }
      var rest = messages.flatMap { Frame.bytes(of: $0) }[...]
      var chunks: [[UInt8]] = []
      while !rest.isEmpty {
        let count = Int.random(in: 1...120, using: &random)
        chunks.append(Array(rest.prefix(count)))
        rest = rest.dropFirst(count)
      }
      var reader = FrameReader(Chunks(chunks: chunks), limit: 200)
      for message in messages {
        #expect(try reader.next() == (message.count <= 200 ? .whole(message) : .tooLong(message.count)))
      }
      #expect(try reader.next() == nil)
    }
    for cut in [[0], [0, 0, 0, 3, 1], [0, 0, 1, 0, 1]] as [[UInt8]] {
      var reader = FrameReader(Chunks(chunks: [cut]), limit: 200)
      #expect(throws: FileError.self) { try reader.next() }
    }
  }
}
