/// The Markdown of a golden file, cut into cases.
struct GoldenFile {
  /// One `##` section.
  struct Case {
    var title: String
    var blocks: [(name: String, text: String)] = []

    subscript(name: String) -> String? { blocks.first { $0.name == name }?.text }

    /// What must come out.
    var expected: String { self["document"] ?? self["output"] ?? "" }
  }

  private(set) var lines: [Substring]
  let component: String
  let cases: [Case]

  var markdown: String { lines.joined(separator: "\n") }

  init(_ markdown: String) {
    lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    component = String((lines.first ?? "").drop { "# `".contains($0) }.prefix { $0 != "`" })
    var cases: [Case] = []
    var fence: Substring?
    for line in lines {
      if let open = fence {
        if line == open.prefix(while: { $0 == "`" }) {
          fence = nil
        } else if let last = cases.last?.blocks.indices.last {
          cases[cases.count - 1].blocks[last].text += line + "\n"
        }
      } else if line.hasPrefix("## ") {
        cases.append(Case(title: String(line.dropFirst(3))))
      } else if line.hasPrefix("```"), !cases.isEmpty {
        fence = line
        cases[cases.count - 1].blocks.append((String(line.drop { $0 == "`" }), ""))
      }
    }
    self.cases = cases
  }

  /// Replaces what must come out by `found`, case by case.
  mutating func rewrite(_ found: [String]) {
    var found = found[...]
    var result: [Substring] = []
    var fence: Substring?
    var isReplaced = false
    for line in lines {
      if let open = fence {
        if line == open.prefix(while: { $0 == "`" }) {
          fence = nil
          isReplaced = false
        }
        if !isReplaced { result.append(line) }
        continue
      }
      result.append(line)
      guard line.hasPrefix("```") else { continue }
      fence = line
      isReplaced = ["document", "output"].contains(line.drop { $0 == "`" })
      if isReplaced {
        result += (found.popFirst() ?? "").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      }
    }
    lines = result
  }
}
