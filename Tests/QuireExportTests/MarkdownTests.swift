import Foundation
import QuireDocument
import QuireExport
import QuireStages
import QuireTesting
import QuireText
import Testing

@Suite struct MarkdownTests {
  static let cmark = ["/usr/bin/cmark", "/usr/local/bin/cmark"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private static let alphabet = [
    "a", "b", "1", "12", ".", ")", " ", " ", "  ", "\n", "*", "_", "`", "[", "]", "(", "<", ">", "&", "amp;", "#", "-",
    "+", "=", "~", "|", "\\", "!", ":", "\"", "é", "\u{A0}", "—", "http://a.b", "\t", "'", "$", "{", "x",
  ]

  /// A paragraph of random words and signs, without blank lines in it.
  private static func paragraph(using random: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...30, using: &random) {
      text += alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
    }
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What a reader of the Markdown sees, paragraph by paragraph.
  private static func rendered(_ markdown: String) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: try #require(cmark))
    process.arguments = ["--to", "xml"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // What is written fits into the pipe's buffer or is read by cmark before it writes.
    input.fileHandleForWriting.write(Data(markdown.utf8))
    try input.fileHandleForWriting.close()
    let xml = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return xml.components(separatedBy: "<paragraph>").dropFirst().map { part in
      let paragraph = part.components(separatedBy: "</paragraph>")[0]
      var text = ""
      for line in paragraph.components(separatedBy: "\n") {
        let line = line.trimmingCharacters(in: .whitespaces)
        if line == "<softbreak />" || line == "<linebreak />" {
          text += "\n"
        } else if line.hasPrefix("<text"), let start = line.firstIndex(of: ">"), line.hasSuffix("</text>") {
          text += line[line.index(after: start)...].dropLast(7)
        } else if !line.isEmpty {
          text += "[[\(line)]]"
        }
      }
      return text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">")
        .replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(of: "&amp;", with: "&")
    }
  }

  @Test(.enabled(if: cmark != nil, "cmark is not installed"), arguments: 0..<6)
  func textStaysTextInMarkdown(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let paragraphs = (0..<400).map { _ in Self.paragraph(using: &random) }.filter { !$0.isEmpty }
    let document = TestDocument.plain(paragraphs.joined(separator: "\n\n"))
    let markdown = try Export.text("markdown", [.init("front_matter", .bool(false))], document)
    let rendered = try Self.rendered(markdown)
    let expected = paragraphs.map { paragraph in
      let lines = paragraph.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }
    .filter { !$0.isEmpty }
    #expect(rendered.count == expected.count)
    for (found, wanted) in zip(rendered, expected) where found != wanted {
      Issue.record("seed \(seed): \(wanted.debugDescription) became \(found.debugDescription)")
      break
    }
  }

  @Test(.enabled(if: cmark != nil, "cmark is not installed"), arguments: 0..<20)
  func commentsStayTextInMarkdown(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let paragraphs = (0..<12).map { _ in Self.paragraph(using: &random) }.filter { !$0.isEmpty }
    let text = paragraphs.joined(separator: "\n\n")
    var document = TestDocument.plain(text)
    var changes = Changes(for: document)
    var start = 0
    for (index, paragraph) in paragraphs.enumerated() {
      let range = start..<(start + paragraph.utf8.count)
      start = range.upperBound + 2
      let found = Provenance(rule: "by-hand")
      let comment = Comment(id: changes.comments.nextID(), range: range, body: range, provenance: found)
      changes.comments.add(comment)
      guard index > 0, Bool.random(using: &random) else { continue }
      let target = Link.Target.comment(ElementID(UInt32.random(in: 1...UInt32(index), using: &random)))
      let id = changes.links.nextID()
      changes.links.add(
        Link(id: id, child: comment.id, target: target, kind: .parent, evidence: [], provenance: found)
      )
    }
    try document.apply(changes, by: "test")
    let rendered = try Self.rendered(Export.text("markdown", [.init("front_matter", .bool(false))], document))
    let bodies = Set(rendered.filter { !$0.contains("unknown author") })
    for paragraph in paragraphs {
      #expect(bodies.contains(paragraph), "seed \(seed): \(paragraph.debugDescription) is not in \(bodies)")
    }
  }
}
