import Foundation
import Testing

/// A run that is killed at any moment, again and again, and goes on, gives what it would have given.
@Suite struct KillTests {
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
    vars: { out: out }
    stages:
      - cleanup.normalize-whitespace
      - stage: export.jsonl
        id: parts
        with: { to: "${vars.out}/part-{shard:03}.jsonl.zst", shard_size: 40 KB, fields: [text] }
      - { stage: export.jsonl, id: packed, with: { to: "${vars.out}/all.jsonl.gz", fields: [text, metadata] } }
      - { stage: export.text, when: document.size < 200, with: { to: "${vars.out}/texts/{stem}.txt" } }
    """

  private let folder: URL
  private let program: URL

  init() throws {
    program = try #require(Self.program, "the program is not built beside the tests")
    folder = FileManager.default.temporaryDirectory.appending(path: "quire-kill-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(Self.definition.utf8).write(to: folder.appending(path: "d.yaml"))
    for file in 0..<3 {
      var lines = ""
      for line in 0..<130 {
        let words = (0..<(line * 7 + file) % 160).map { "word  \(($0 * 31 + line) % 97)" }.joined(separator: " ")
        lines += line % 50 == 7 ? "{\"text\": broken\n" : "{\"id\": \"d\(line % 110)\", \"text\": \"\(words)\"}\n"
      }
      try Data(lines.utf8).write(to: folder.appending(path: "in-\(file).jsonl"))
    }
  }

  private func start(_ out: String, _ more: [String]) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.currentDirectoryURL = folder
    process.arguments =
      ["run", "d.yaml", "in-0.jsonl", "in-1.jsonl", "in-2.jsonl", "--set", "out=\(out)", "--quiet", "--workers", "2"]
      + more
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private func files(_ out: String) throws -> [String: Data] {
    let root = folder.appending(path: out)
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) where path != "run.json" {
      if let data = try? Data(contentsOf: root.appending(path: path)) { files[path] = data }
    }
    return files
  }

  @Test func aHundredKillsChangeNothing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let began = Date()
    let whole = try start("whole", [])
    whole.waitUntilExit()
    #expect(whole.terminationStatus == 2)
    let length = Date().timeIntervalSince(began)
    let expected = try files("whole")
    #expect(expected.count > 30)
    var kills = 0
    var trial = 0
    while kills < 100 {
      let out = "out-\(trial)"
      trial += 1
      var isDone = false
      // A machine may grow slower meanwhile; whoever is killed again and again gets more time.
      var longest = length
      while !isDone {
        let process = try start(out, ["--resume", "--checkpoint", "0"])
        // Any moment will do: what is compared does not depend on it.
        Thread.sleep(forTimeInterval: Double.random(in: 0...longest))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        isDone = process.terminationReason == .exit
        if isDone { #expect(process.terminationStatus == 2) } else { kills += 1 }
        longest *= 1.15
        try #require(kills < 2_000, "the run does not come to its end")
      }
      let found = try files(out)
      #expect(Set(found.keys).symmetricDifference(expected.keys).sorted() == [])
      for (path, data) in expected where found[path] != data { Issue.record("\(path) differs after \(kills) kills") }
    }
  }
}
