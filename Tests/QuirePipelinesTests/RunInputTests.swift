import Foundation
import QuireDocument
import QuireText
import Testing

@testable import QuirePipelines

/// What is read: files, folders, patterns, streams, whole or broken.
@Suite struct RunInputTests {
  static let export = "  - { stage: test.write-lines, with: { to: \"${vars.out}/all.jsonl\" } }"

  private func ids(_ fixture: RunFixture) throws -> [String?] { try fixture.rows("all.jsonl").map { $0.string("id") } }

  // MARK: Broken records

  @Test func invalidUTF8InOneOfAHundredDocuments() async throws {
    let fixture = try RunFixture()
    var bytes: [UInt8] = []
    for number in 1...100 {
      var line = Array("{\"id\": \"d\(number)\", \"text\": \"Document \(number) of them.\"}\n".utf8)
      if number == 51 { line.replaceSubrange(26..<28, with: [0xC3, 0x28]) }
      bytes += line
    }
    try fixture.write("a.jsonl", bytes)
    let summary = try await fixture.run(try fixture.plan(Self.export))
    #expect((summary.read, summary.written, summary.quarantined, summary.withDiagnostics) == (100, 100, 0, 1))
    #expect(summary.diagnostics.map(\.code) == ["undecodable-bytes"])
    let rows = try fixture.rows("all.jsonl")
    #expect(rows.count == 100)
    #expect(rows.filter { $0["codes"] != .array([]) }.map { $0.string("id") } == ["d51"])
    #expect(rows[50].string("text")?.contains("\u{FFFD}(") == true)
  }

  @Test func aBrokenLineGoesToQuarantineAndTheNextIsRead() async throws {
    let fixture = try RunFixture()
    let lines = [
      "{\"text\": \"one\"}", "{\"text\": \"two", "", "[1]", "{\"text\": null}", "{\"txt\": \"a\"}",
      "{\"text\": \"last\"}",
    ]
    try fixture.write("a.jsonl", lines.joined(separator: "\r\n"))
    let summary = try await fixture.run(try fixture.plan(Self.export))
    #expect((summary.read, summary.written, summary.quarantined) == (6, 2, 4), "a blank line is no document")
    #expect(try ids(fixture) == ["a#1", "a#7"])
    let rows = try fixture.rows("quarantine.jsonl")
    #expect(rows.map { $0["line"] } == [2, 4, 5, 6].map { .integer($0) })
    #expect(rows.map { $0.string("source") } == [lines[1], lines[3], lines[4], lines[5]])
    #expect(rows.allSatisfy { $0.string("by") == "jsonl" && $0.string("uri")?.hasSuffix("in/a.jsonl") == true })
    #expect(rows[2].string("message") == "field \"text\" must be a string, found null")
    #expect(rows[3].string("message") == "the object has no field \"text\"; its string fields are \"txt\"")
    #expect(summary.failures.map(\.failure.line) == [2, 4, 5, 6])
  }

  @Test func aLineThatIsTooLongIsPassedOver() async throws {
    let fixture = try RunFixture()
    let long = "{\"text\": \"\(String(repeating: "x", count: 1_000_000))\"}"
    try fixture.write("a.jsonl", "{\"text\": \"one\"}\n\(long)\n{\"text\": \"three\"}\n")
    let plan = try fixture.plan(Self.export, "input: { format: jsonl, with: { max_line_bytes: 1000 } }")
    let summary = try await fixture.run(plan)
    #expect((summary.read, summary.written, summary.quarantined) == (3, 2, 1))
    #expect(try ids(fixture) == ["a#1", "a#3"])
    #expect(try fixture.rows("quarantine.jsonl").first?.string("code") == "line-too-long")
  }

  // MARK: Codecs

  @Test func compressedFilesAreRead() async throws {
    let fixture = try RunFixture()
    try fixture.write("a.jsonl.gz", gzip(Array("{\"text\": \"one\"}\n{\"text\": \"two\"}".utf8)))
    try fixture.write("b.txt.gz", gzip(Array("three".utf8)) + gzip(Array(" four".utf8)))
    try fixture.write("c.gz", gzip(Array("{\"text\": \"by its head\"}\n".utf8)))
    try fixture.write("d.txt.gz", "not compressed at all")
    try fixture.write("e.jsonl.zst", ZstdEncoder("e").frame(Array("{\"text\": \"packed\"}\n".utf8)))
    let summary = try await fixture.run(try fixture.plan(Self.export))
    #expect(summary.written == 6 && summary.quarantined == 0)
    #expect(try ids(fixture) == ["a#1", "a#2", "b", "c#1", "d", "e#1"])
    #expect(try fixture.rows("all.jsonl").map { $0.string("text") }[2] == "three four")
  }

  @Test func whatCameBeforeABreakInACompressedFileIsRead() async throws {
    let fixture = try RunFixture()
    let lines = (0..<5_000).map { "{\"text\": \"line \($0)\"}\n" }.joined()
    let whole = gzip(Array(lines.utf8))
    for (name, count) in [("head", 100), ("middle", whole.count / 2), ("end", whole.count - 3)] {
      try fixture.write("\(name).jsonl.gz", Array(whole.prefix(count)))
    }
    try fixture.write("text.txt.gz", Array(gzip(Array("a text that breaks off".utf8)).prefix(24)))
    let summary = try await fixture.run(try fixture.plan(Self.export))
    #expect(summary.addsUp && summary.quarantined == 4)
    let ids = try ids(fixture).compactMap { $0 }
    #expect(ids.count { $0.hasPrefix("head#") } == 4)
    #expect(ids.count { $0.hasPrefix("middle#") } > 2_000)
    #expect(ids.count { $0.hasPrefix("end#") } == 5_000)
    #expect(!ids.contains("text"), "half of a text is no document")
    let rows = try fixture.rows("quarantine.jsonl")
    #expect(
      rows.allSatisfy { $0.string("message")?.contains("breaks off") == true && $0["codecs"] == .array(["gzip"]) }
    )
    #expect(rows.map { $0["source"] != .string("") } == [false, true, true, true], "with what there is of the record")
  }

  // MARK: Files

  @Test func idsComeFromPathsWithoutKnownSuffixes() async throws {
    let fixture = try RunFixture()
    for name in ["v1.2.txt", "b/c.TXT", "b/d", "e.text.gz.txt", ".hidden.txt", "x\" \n\u{7}.txt"] {
      try fixture.write(name, "text")
    }
    _ = try await fixture.run(try fixture.plan(Self.export))
    #expect(try ids(fixture) == ["b/c", "b/d", "e.text.gz", "v1.2", "x\" \n\u{7}"])
  }

  @Test func filesOfOneNameKeepIdsOfTheirOwn() async throws {
    let fixture = try RunFixture()
    for name in ["x/a.txt", "y/a.txt", "y/a.text", "z.txt", "x/y/a.txt"] { try fixture.write(name, name) }
    let paths = ["x/a.txt", "y/a.txt", "y/a.text", "z.txt", "x/y/a.txt"].map { "\(fixture.input)/\($0)" }
    _ = try await fixture.run(try fixture.plan(Self.export), paths)
    #expect(try ids(fixture) == ["x/a", "y/a", "y/a-2", "z", "y/a-3"])
  }

  @Test func aFileIsReadOnce() async throws {
    let fixture = try RunFixture()
    try fixture.write("a.txt", "a")
    try fixture.write("b.txt", "b")
    let summary = try await fixture.run(
      try fixture.plan(Self.export),
      ["\(fixture.input)/b.txt", "\(fixture.input)/./*.txt", fixture.input, "\(fixture.input)//a.txt"]
    )
    #expect(summary.read == 2)
    #expect(try ids(fixture) == ["b", "a"])
  }

  @Test func emptyFilesAreDocuments() async throws {
    let fixture = try RunFixture()
    try fixture.write("a.txt", "")
    try fixture.write("b.jsonl", "")
    try fixture.write("c.jsonl", "\n \n")
    let summary = try await fixture.run(try fixture.plan(Self.export))
    #expect((summary.read, summary.written, summary.files) == (1, 1, 3))
    #expect(try fixture.rows("all.jsonl").map { $0.string("text") } == [""])
  }

  @Test func patternsFindWhatTheyName() async throws {
    let fixture = try RunFixture()
    for name in ["a.txt", "sub/b.txt", "sub/deep/c.txt", "sub/d.jsonl", "p[1]/e.txt"] {
      try fixture.write(name, "text")
    }
    func found(_ pattern: String) throws(RunError) -> [String] {
      try InputList(registry: Registries.run).files(for: ["\(fixture.input)/\(pattern)"]).map(\.id)
    }
    #expect(try found("*.txt") == ["a"])
    #expect(try found("**/*.txt") == ["a", "p[1]/e", "sub/b", "sub/deep/c"])
    #expect(try found("sub/*") == ["b", "d"])
    #expect(try found("p[1]/*.txt") == ["e"], "a folder that is called like a pattern")
    #expect(try found("{a,sub/b}.txt") == ["a", "sub/b"])
  }

  @Test(arguments: [
    ("missing.txt", "there is no such file"), ("*.md", "no file matches the pattern"),
    ("empty", "the folder holds no files"), ("missing/*.txt", "no file matches the pattern"),
  ])
  func nothingToReadIsAnErrorOfTheArguments(argument: String, message: String) async throws {
    let fixture = try RunFixture()
    try fixture.write("a.txt", "text")
    try FileManager.default.createDirectory(atPath: "\(fixture.input)/empty", withIntermediateDirectories: true)
    let path = "\(fixture.input)/\(argument)"
    await #expect(throws: RunError(.arguments, "\"\(path)\" can't be read: \(message)")) {
      try await fixture.run(try fixture.plan(Self.export), ["\(fixture.input)/a.txt", path])
    }
    #expect(!FileManager.default.fileExists(atPath: "\(fixture.folder)/out"), "nothing was read or written")
  }

  @Test func whatMayNotBeReadIsRefusedBeforeTheRun() async throws {
    let fixture = try RunFixture()
    try fixture.write("open/a.txt", "text")
    try fixture.write("closed/b.txt", "secret")
    try FileManager.default.createSymbolicLink(
      atPath: "\(fixture.input)/open/link.txt",
      withDestinationPath: "\(fixture.input)/closed/b.txt"
    )
    let plan = try fixture.plan(Self.export)
    let open = "\(fixture.input)/open"
    for path in ["closed", "closed/b.txt", "closed/*.txt", "open/../closed"] {
      await #expect(throws: RunError.self, "\(path)") {
        try await fixture.run(plan, ["\(fixture.input)/\(path)"], mayRead: { Folders.contains(open, $0) })
      }
    }
    let summary = try await fixture.run(plan, [open], mayRead: { Folders.contains(open, $0) })
    #expect((summary.written, summary.quarantined) == (1, 1), "a link that leads out is not followed")
    #expect(try fixture.rows("quarantine.jsonl").first?.string("code") == "not-granted")
    #expect(try fixture.outputs().values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("secret") })
  }

  @Test func whatIsNoTextGoesToQuarantine() async throws {
    let fixture = try RunFixture()
    var random = SystemRandomNumberGenerator()
    let noise = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    try fixture.write("noise.txt", noise)
    try fixture.write("program.txt", [0x7F, 0x45, 0x4C, 0x46, 2, 1])
    let summary = try await fixture.run(try fixture.plan(Self.export))
    #expect(summary.quarantined == 2)
    let rows = try fixture.rows("quarantine.jsonl")
    #expect(rows.map { $0.string("code") } == ["binary", "binary"])
    #expect(rows[0].string("source_base64") == Data(noise).base64EncodedString(), "nothing of it is lost")
  }
}
