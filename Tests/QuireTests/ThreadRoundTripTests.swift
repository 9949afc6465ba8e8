import Foundation
import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireText
import Testing

/// Threads that are written as mails and as pages are read again as the same trees, by Quire's own readers.
@Suite struct ThreadRoundTripTests {
  private static let text = """
    The Bridge Closes

    The town will close its oldest bridge on Monday, the mayor said.

    4 comments

    Ann Lee says:
    2012-06-03 14:00
    They should build a new one.

    Bob Kim says:
    2012-06-03 15:00
    @Ann Lee no, the old stones are fine, and <b>cheap</b>.

    Ann Lee says:
    2012-06-03 15:30
    @Bob Kim who pays for them?
    From here on, nobody knows.

    Cy says:
    2012-06-03 14:30
    I take the ferry – für immer.
    """

  /// The comments of each document of a run, by what they say: text, and the text of what stands above.
  private static func tree(
    of input: String,
    named name: String,
    format: String,
    stages: [String],
    exporter: String,
    as output: String,
    with options: String = ""
  ) async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quire-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = folder.appending(path: name)
    try Data(input.utf8).write(to: source)
    let steps = stages.map { "  - \($0)\n" }.joined()
    let yaml = """
      quire: 1
      name: round-trip
      vars: { out: out }
      input: { format: \(format) }
      stages:
      \(steps.dropLast())
        - stage: \(exporter)
          with: { to: "${vars.out}/\(output)"\(options) }

      """
    let engine = try Engine(
      definition: yaml,
      sets: [("out", folder.appending(path: "out").path)],
      grants: Grants(mayRead: { _ in true }, mayWrite: { _ in true }, environment: { _ in nil })
    )
    _ = try await Runner(plan: engine.plan, registry: try Registry(builtinFamilies)).run([source.path])
    return try String(contentsOf: folder.appending(path: "out/\(output)"), encoding: .utf8)
  }

  /// Pairs of what a comment says and what the one above it says.
  private static func pairs(_ lines: String) throws -> [[String]] {
    let rows = try lines.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    func words(_ row: JSONValue) -> String {
      (row["text"]?.stringValue ?? "?").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let texts = Dictionary(rows.map { ($0["id"]?.stringValue ?? "?", words($0)) }) { first, _ in first }
    let pairs = rows.map { [words($0), $0["parent_id"]?.stringValue.map { texts[$0] ?? "?" } ?? ""] }
    return pairs.sorted { $0[0] < $1[0] }
  }

  private static let ofText = ["threads.find-comments", "{ stage: threads.link-replies, with: { mode: full } }"]

  private static func expected() async throws -> [[String]] {
    let lines = try await tree(
      of: text,
      named: "bridge.txt",
      format: "text",
      stages: ofText,
      exporter: "export.comments",
      as: "rows.jsonl"
    )
    return try pairs(lines)
  }

  @Test func mailsReadBackAsTheSameTree() async throws {
    let expected = try await Self.expected()
    #expect(expected.count == 4 && expected.contains { !$0[1].isEmpty })
    let mails = try await Self.tree(
      of: Self.text,
      named: "bridge.txt",
      format: "text",
      stages: Self.ofText,
      exporter: "export.mbox",
      as: "threads.mbox"
    )
    #expect(mails.contains("\n>From here on"))
    let lines = try await Self.tree(
      of: mails,
      named: "threads.mbox",
      format: "mbox",
      stages: ["threads.thread-mail"],
      exporter: "export.comments",
      as: "rows.jsonl"
    )
    #expect(try Self.pairs(lines) == expected)
  }

  @Test func pagesReadBackAsTheSameTree() async throws {
    let expected = try await Self.expected()
    let page = try await Self.tree(
      of: Self.text,
      named: "bridge.txt",
      format: "text",
      stages: Self.ofText,
      exporter: "export.thread-outline",
      as: "threads.html"
    )
    let lines = try await Self.tree(
      of: page,
      named: "threads.html",
      format: "html",
      stages: ["threads.find-comments"],
      exporter: "export.comments",
      as: "rows.jsonl"
    )
    #expect(try Self.pairs(lines) == expected)
  }
}
