import Foundation
import QuireText
import Testing

@testable import QuirePipelines

/// Where documents are written: whole or not at all, each in its place, nowhere else.
@Suite struct RunOutputTests {
  private func fixture(ids: [String]) throws -> RunFixture {
    let fixture = try RunFixture()
    let lines = ids.map { id in
      String(
        decoding: JSONValue.object([.init("id", .string(id)), .init("text", .string("of \(id)"))]).json(),
        as: UTF8.self
      )
    }
    try fixture.write("a.jsonl", lines.joined(separator: "\n"))
    return fixture
  }

  private static func each(_ path: String) -> String {
    "  - { stage: test.write-lines, id: each, with: { to: \"${vars.out}/\(path)\" } }"
  }

  // MARK: Names

  @Test func everyDocumentGetsAFileOfItsOwn() async throws {
    let ids = ["a", "a", "b/c", "b", "b", "b.json", "../../x", "/etc/passwd", "..", "", "a\u{0}b\\c", "a", "{stem}"]
    let fixture = try fixture(ids: ids)
    let summary = try await fixture.run(try fixture.plan(Self.each("each/{id}.json")))
    #expect(summary.written == ids.count)
    let names = try fixture.outputs().keys.filter { $0.hasPrefix("each/") }.sorted()
    #expect(
      names
        == [
          "each/a-2.json", "each/a-3.json", "each/a.json", "each/a#10.json", "each/a_b_c.json", "each/b-2.json",
          "each/b.json", "each/b.json.json", "each/b/c.json", "each/document.json", "each/etc/passwd.json",
          "each/x.json", "each/{stem}.json",
        ].sorted()
    )
    #expect(summary.outputCount == ids.count + 2)
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder).sorted() == ["in", "out"])
  }

  @Test(arguments: [1, 4])
  func aFolderHasFilesOfAllDocumentsAndEachEntryOnce(workers: Int) async throws {
    let fixture = try fixture(ids: ["a", "b", "a"])
    let folder = "  - { stage: test.write-folder, with: { to: \"${vars.out}/corpus\" } }"
    let summary = try await fixture.run(try fixture.plan("\(folder)\n\(Self.each("{id}.json"))"), workers: workers)
    #expect(summary.written == 3)
    let outputs = try fixture.outputs()
    #expect(outputs["corpus/ids.txt"] == Array("a,b,a".utf8))
    #expect(outputs["corpus/words.json"] == Array(#"["of","a","b"]"#.utf8))
    #expect(outputs.keys.contains("a-2.json"))
  }

  @Test func aFolderOfEachDocumentHasItsEntries() async throws {
    let fixture = try fixture(ids: ["a", "b"])
    let folder = "  - { stage: test.write-folder, with: { to: \"${vars.out}/{id}\" } }"
    _ = try await fixture.run(try fixture.plan(folder))
    let outputs = try fixture.outputs()
    #expect(outputs["a/ids.txt"] == Array("a".utf8) && outputs["b/ids.txt"] == Array("b".utf8))
    #expect(outputs["b/words.json"] == Array(#"["of","b"]"#.utf8))
  }

  @Test func aFileAndAFolderOfOneNameDoNotMeet() async throws {
    let fixture = try fixture(ids: ["a", "a/b", "a/c", "d/e", "d"])
    let summary = try await fixture.run(try fixture.plan(Self.each("{id}")))
    #expect(summary.written == 5)
    let names = try fixture.outputs().keys.filter { !$0.hasSuffix(".jsonl") }.sorted()
    #expect(names == ["a", "a-2/b", "a-2/c", "d-2", "d/e"])
  }

  @Test func aDocumentCannotWriteIntoAFileOfTheRun() async throws {
    let fixture = try fixture(ids: ["all", "rejects", "./quarantine", "x/../all", "other"])
    let all = "  - { stage: test.write-lines, id: all, with: { to: \"${vars.out}/./all.jsonl\" } }"
    let summary = try await fixture.run(try fixture.plan("\(all)\n\(Self.each("{id}.jsonl"))"))
    #expect(summary.written == 5)
    let outputs = try fixture.outputs()
    #expect(outputs["rejects.jsonl"] == [] && outputs["quarantine.jsonl"] == [])
    #expect(try fixture.rows("all.jsonl").count == 5)
    #expect(
      outputs.keys.sorted().filter { $0.contains("-2") } == ["all-2.jsonl", "quarantine-2.jsonl", "rejects-2.jsonl"]
    )
  }

  @Test func longNamesAreCut() async throws {
    let long = String(repeating: "ä", count: 5_000)
    let fixture = try fixture(ids: [long, long + "x", (0..<3_000).map { "p\($0)" }.joined(separator: "/")])
    let plan = try fixture.plan(
      "\(Self.each("{id}.json"))\n\(Self.each("{id}-{stem}.of.json").replacing("each", with: "both"))"
    )
    let summary = try await fixture.run(plan)
    #expect(summary.written == 3)
    for name in try fixture.outputs().keys where !name.hasPrefix("p") {
      #expect(name.split(separator: "/").allSatisfy { $0.utf8.count <= 240 } && name.utf8.count < 2_000)
      #expect(name.hasSuffix(".json") || name.hasSuffix(".jsonl"))
    }
  }

  @Test func manyDocumentsOfOneNameStayLinear() {
    var names = OutputNames()
    var last = ""
    for _ in 0..<20_000 { last = names.unused("same.md", in: "/out") }
    #expect(last == "same-20000.md")
  }

  // MARK: Whole or not at all

  @Test func headsSeparatorsAndTailsStandInTheirPlaces() async throws {
    let fixture = try fixture(ids: ["a", "b", "c"])
    let options = "head: \"<\", separator: \",\", tail: \">\""
    let plan = try fixture.plan(
      """
        - { stage: test.write-lines, id: all, with: { to: "${vars.out}/all", \(options) } }
        - { stage: test.write-lines, id: none, when: 'document.id == "z"', with: { to: "${vars.out}/none", \(options) } }
        - { stage: test.write-lines, id: each, with: { to: "${vars.out}/{id}", \(options) } }
      """
    )
    _ = try await fixture.run(plan)
    let outputs = try fixture.outputs()
    func text(_ name: String) -> String {
      String(decoding: outputs[name] ?? [], as: UTF8.self).replacing("\n", with: "")
    }
    func row(_ id: String) -> String { "{\"id\":\"\(id)\",\"text\":\"of \(id)\",\"codes\":[]}" }
    #expect(text("all") == "<\(row("a")),\(row("b")),\(row("c"))>")
    #expect(text("none") == "<>")
    #expect(text("b") == "<\(row("b"))>")
  }

  @Test func anOutputThatIsAFolderIsKnownBeforeTheRun() async throws {
    let fixture = try fixture(ids: ["a"])
    try FileManager.default.createDirectory(atPath: "\(fixture.folder)/out/all", withIntermediateDirectories: true)
    await #expect(throws: RunError(.output, "\"\(fixture.folder)/out/all\" can't be written: is a folder")) {
      try await fixture.run(try fixture.plan(Self.each("all")))
    }
    #expect(try fixture.unfinished().isEmpty)
  }

  @Test func aFolderThatCannotBeMadeStopsTheRun() async throws {
    let fixture = try fixture(ids: ["a"])
    try Data().write(to: URL(filePath: "\(fixture.folder)/out"))
    await #expect(throws: RunError.self) { try await fixture.run(try fixture.plan(Self.each("all"))) }
    #expect(try Data(contentsOf: URL(filePath: "\(fixture.folder)/out")).isEmpty)
  }

  @Test func aRunThatStopsKeepsWhatWasThereBefore() async throws {
    let fixture = try fixture(ids: (0..<500).map { "d\($0)" })
    try FileManager.default.createDirectory(atPath: "\(fixture.folder)/out", withIntermediateDirectories: true)
    try Data("before".utf8).write(to: URL(filePath: "\(fixture.folder)/out/all"))
    let plan = try fixture.plan(
      "\(Self.each("all"))\n  - { stage: test.fail-on-word, on_error: stop, with: { word: d499 } }"
    )
    await #expect(throws: RunError.self) { try await fixture.run(plan) }
    #expect(try fixture.outputs() == ["all": Array("before".utf8)])
  }

  @Test func aCancelledRunLeavesNothingBehind() async throws {
    let fixture = try fixture(ids: (0..<2_000).map { "d\($0)" })
    let plan = try fixture.plan(Self.each("all"))
    let task = Task { try await fixture.run(plan) }
    task.cancel()
    await #expect(throws: RunError(.cancelled, "the run was cancelled after 0 documents")) { try await task.value }
    #expect(try fixture.outputs().isEmpty && fixture.unfinished().isEmpty)
  }

  @Test func twoRunsCannotWriteOneFileAtOnce() async throws {
    let fixture = try fixture(ids: ["a"])
    let plan = try fixture.plan(Self.each("all"))
    let other = try FileWriter("\(fixture.folder)/out/all", alone: true)
    let message = "\"\(fixture.folder)/out/all\" can't be written: another run is writing it"
    await #expect(throws: RunError(.output, message)) { try await fixture.run(plan) }
    other.discard()
    #expect(try await fixture.run(plan).written == 1)
  }

  @Test func shardsEndBehindDocuments() async throws {
    let fixture = try fixture(ids: (0..<9).map { "d\($0)" })
    let stages = """
      - stage: test.write-lines
        with: { to: "${vars.out}/{shard:02}.json", shard_size: 70, head: "[", separator: ",", tail: "]" }
      """
    let summary = try await fixture.run(try fixture.plan(stages))
    let outputs = try fixture.outputs().filter { $0.key.hasSuffix(".json") }
    #expect(outputs.keys.sorted() == ["00.json", "01.json", "02.json", "03.json", "04.json"])
    #expect(summary.outputCount == 7)
    var ids: [String] = []
    for name in outputs.keys.sorted() {
      ids += try JSONValue(parsing: outputs[name] ?? []).arrayValue?.compactMap { $0.string("id") } ?? []
    }
    #expect(ids == (0..<9).map { "d\($0)" })
  }

  @Test func twoExportersCannotShareAFile() async throws {
    let fixture = try fixture(ids: ["a"])
    try FileManager.default.createDirectory(atPath: "\(fixture.folder)/out/real", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(fixture.folder)/out/link", withDestinationPath: "real")
    for path in ["all", "{id}"] {
      // What the definition alone can't tell.
      let again = Self.each("link/\(path)").replacing("each", with: "again")
      let plan = try fixture.plan("\(Self.each("real/\(path)"))\n\(again)")
      await #expect(throws: RunError.self) { try await fixture.run(plan) }
    }
    #expect(try fixture.outputs().isEmpty)
  }

  // MARK: Grants

  @Test func nothingIsWrittenOutsideOfWhatIsGranted() async throws {
    let fixture = try fixture(ids: ["a"])
    let out = "\(fixture.folder)/out"
    let outside = "\(fixture.folder)/outside"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: "\(out)/link", withDestinationPath: outside)
    try FileManager.default.createSymbolicLink(atPath: "\(out)/file", withDestinationPath: "\(outside)/new")
    try FileManager.default.createSymbolicLink(atPath: "\(out)/nowhere", withDestinationPath: "\(outside)/missing")
    for path in [
      "../outside/x", "link/x", "file", "nowhere/x", "missing/../../outside/x", "link/{id}.json",
      "{id}/../../outside/x",
    ] {
      let plan = try fixture.plan(Self.each(path))
      await #expect(throws: RunError.self, "\(path)") {
        try await fixture.run(plan, mayWrite: { Folders.contains(out, $0) })
      }
    }
    let absolute = Self.each("x").replacing("${vars.out}/x", with: "/quire-test-that-must-not-be-written")
    await #expect(throws: RunError.self) {
      try await fixture.run(try fixture.plan(absolute), mayWrite: { Folders.contains(out, $0) })
    }
    #expect(!FileManager.default.fileExists(atPath: "/quire-test-that-must-not-be-written"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out).sorted() == ["file", "link", "nowhere"])
  }

  @Test func aLinkInTheOutputFolderThatADocumentNamesIsNoWayOut() async throws {
    let fixture = try fixture(ids: ["good", "link/x"])
    let out = "\(fixture.folder)/out"
    let outside = "\(fixture.folder)/outside"
    for folder in [out, outside] {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(atPath: "\(out)/link", withDestinationPath: outside)
    await #expect(throws: RunError(.output, "\"\(out)/link/x.json\" lies outside of what may be written")) {
      try await fixture.run(try fixture.plan(Self.each("{id}.json")), mayWrite: { Folders.contains(out, $0) })
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside).isEmpty)
  }
}
