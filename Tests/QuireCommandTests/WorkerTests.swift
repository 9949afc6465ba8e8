import Foundation
import Testing

/// `quire worker`, as a program of another language speaks with it.
@Suite struct WorkerTests {
  /// The program, which is built beside the tests.
  private static let program: URL? = {
    let folder = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
    let candidates = [folder, URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()]
    return candidates.compactMap { $0?.appending(path: "quire") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }()

  private static let definition = """
    quire: 1
    stages:
      - cleanup.normalize-whitespace
      - { stage: export.jsonl, with: { to: "never/all.jsonl", fields: [text] } }
    """

  /// What the program answers to `input`: its frames, and its exit code.
  private func answers(to input: Data, _ more: [String] = []) throws -> (frames: [[String: Any]], code: Int32) {
    let program = try #require(Self.program, "the program is not built beside the tests")
    let folder = FileManager.default.temporaryDirectory.appending(path: "quire-worker-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(Self.definition.utf8).write(to: folder.appending(path: "d.yaml"))
    let process = Process()
    process.executableURL = program
    process.currentDirectoryURL = folder
    process.arguments = ["worker", "d.yaml"] + more
    let (input, given) = (Pipe(), input)
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The program reads all frames one by one; these few fit into a pipe.
    try input.fileHandleForWriting.write(contentsOf: given)
    try input.fileHandleForWriting.close()
    var rest = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["d.yaml"])
    var frames: [[String: Any]] = []
    while rest.count >= 4 {
      let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let json = try JSONSerialization.jsonObject(with: rest.dropFirst(4).prefix(count))
      frames.append(try #require(json as? [String: Any]))
      rest = Data(rest.dropFirst(4 + count))
    }
    return (frames, process.terminationStatus)
  }

  private func frame(_ text: String) -> Data {
    let bytes = Data(text.utf8)
    return Data([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes.count >> $0) }) + bytes
  }

  @Test func batchesGoInAndComeOut() throws {
    let first = frame(#"{"batch": 1, "documents": [{"id": "a", "text": "one  \ntwo"}, {"id": "b", "base64": "AAEC"}]}"#)
    let input = first + frame("nonsense") + frame(#"{"batch": 2, "documents": [{"id": "c", "text": "three"}]}"#)
    let (frames, code) = try answers(to: input)
    try #require(frames.count == 4)
    #expect(code == 0)
    #expect(frames[0]["quire_worker"] as? Int == 1)
    #expect(frames[1]["batch"] as? Int == 1)
    let results = try #require(frames[1]["results"] as? [[String: Any]])
    #expect(results.map { $0["id"] as? String } == ["a", "b"])
    let outputs = try #require(results[0]["outputs"] as? [String: String])
    #expect(outputs == ["export.jsonl": "{\"id\":\"a\",\"text\":\"one\\ntwo\"}\n"])
    #expect((frames[2]["error"] as? [String: Any])?["code"] as? String == "bad-json")
    #expect(frames[3]["batch"] as? Int == 2)
  }

  @Test func itEndsInOrder() throws {
    #expect(try answers(to: Data()).code == 0)
    #expect(try answers(to: Data([0, 0, 0, 9, 1])).code == 3)
    #expect(try answers(to: Data(), ["--workers", "0"]).code == 1)
    let long = frame(String(repeating: " ", count: 5_000)) + frame(#"{"batch": 1, "documents": []}"#)
    let (frames, code) = try answers(to: long, ["--frame-limit", "4096"])
    #expect(code == 0 && frames.count == 3)
    #expect((frames[1]["error"] as? [String: Any])?["code"] as? String == "frame-too-large")
  }
}
