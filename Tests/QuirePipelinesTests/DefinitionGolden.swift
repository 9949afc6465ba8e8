import FoundationEssentials
import QuireStages
import QuireText

@testable import QuirePipelines

/// A golden file of definitions: what goes in, and what the check says.
///
/// Every `##` heading is a case. A ```` ```yaml ```` block is the definition `news.yaml`, a ```` ```yaml lists/x.yaml ````
/// block a file beside it, `set` holds `name=value` lines, `env` the environment, and `problems` (or `json`, `github`,
/// `plan`) what must come out. `UPDATE_GOLDENS=1` rewrites what comes out, and the test fails nevertheless.
struct DefinitionGolden: Sendable, CustomStringConvertible {
  struct Block {
    var name: String
    var text = ""
  }

  struct Case {
    var title: String
    var blocks: [Block] = []

    func text(_ name: String) -> String? { blocks.first { $0.name == name }?.text }
  }

  static let outputs = ["problems", "json", "github", "plan"]

  let url: URL
  var description: String { url.lastPathComponent }

  static func all(file: String = #filePath) throws -> [Self] {
    let folder = URL(filePath: file).deletingLastPathComponent().appending(path: "Goldens")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".md") }
      .sorted()
      .map { Self(url: folder.appending(path: $0)) }
  }

  func differences() throws -> [String] {
    let markdown = try String(contentsOf: url, encoding: .utf8)
    var result: [String] = []
    var lines: [String] = []
    var cases: [Case] = []
    var fence: Block?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let block = fence {
        guard line == "```" else {
          fence?.text += line + "\n"
          if !Self.outputs.contains(block.name) { lines.append(line) }
          continue
        }
        fence = nil
        if Self.outputs.contains(block.name), let item = cases.last {
          let found = Self.outcome(of: item, as: block.name)
          if found != block.text {
            result.append("\(self), \(item.title)\nexpected:\n\(block.text)\nfound:\n\(found)")
          }
          lines += found.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        } else {
          cases[cases.count - 1].blocks.append(block)
        }
        lines.append(line)
        continue
      }
      lines.append(line)
      if line.hasPrefix("## ") { cases.append(Case(title: String(line.dropFirst(3)))) }
      if line.hasPrefix("```"), !cases.isEmpty { fence = Block(name: String(line.dropFirst(3))) }
    }
    if cases.isEmpty { result.append("\(self) has no cases") }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil, !result.isEmpty {
      try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
    }
    return result
  }

  /// The cases with all their blocks, those that must come out as well.
  func cases() throws -> [Case] {
    var cases: [Case] = []
    var fence: Block?
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false) {
      if let block = fence {
        fence?.text += line + "\n"
        guard line == "```" else { continue }
        cases[cases.count - 1].blocks.append(block)
        fence = nil
      } else if line.hasPrefix("## ") {
        cases.append(Case(title: String(line.dropFirst(3))))
      } else if line.hasPrefix("```"), !cases.isEmpty {
        fence = Block(name: String(line.dropFirst(3)))
      }
    }
    return cases
  }

  private static func outcome(of item: Case, as name: String) -> String {
    let result = check(item)
    switch name {
    case "json": return ProblemRenderer(.json).render(result.problems)
    case "github": return ProblemRenderer(.github).render(result.problems)
    case "plan": return result.plan.map { PlanDump.text($0) } ?? "no plan\n"
    default:
      return ProblemRenderer().render(result.problems) + (result.plan == nil ? "no plan\n" : "a plan\n")
    }
  }

  private static func check(_ item: Case) -> CheckResult {
    do {
      let registry = try Registry(testFamilies)
      return DefinitionChecker(registry: registry, access: access(item))
        .check(Array((item.text("yaml") ?? "").utf8), path: "news.yaml", sets: pairs(item.text("set")))
    } catch {
      return CheckResult(plan: nil, problems: [])
    }
  }

  private static func access(_ item: Case) -> DefinitionAccess {
    let files = item.blocks.filter { $0.name.hasPrefix("yaml ") || $0.name.hasPrefix("file ") }
      .map { (String($0.name.dropFirst(5)), Array($0.text.utf8)) }
    let environment = pairs(item.text("env"))
    return DefinitionAccess(
      file: { path in
        guard let file = files.first(where: { $0.0 == path }) else {
          return .failure(ResourceError(why: "there is no such file"))
        }
        return .success(file.1)
      },
      environment: { name in .success(environment.first { $0.name == name }?.value) }
    )
  }

  private static func pairs(_ text: String?) -> [(name: String, value: String)] {
    (text ?? "").split(separator: "\n").map { line in
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }
}

/// A plan as text.
enum PlanDump {
  static func text(_ plan: Plan) -> String {
    var lines = ["name \(plan.name)", "folder \"\(plan.folder)\""]
    lines += plan.description.map { ["description \($0)"] } ?? []
    lines.append("input \(plan.input.format) \(plan.input.files) \(OptionValue.map(plan.input.options))")
    lines += plan.vars.map { "var \($0.name) = \($0.value)" }
    for step in plan.steps { lines += dump(step, indent: "") }
    lines.append("rejects \(plan.rejects ?? "off")")
    lines.append("quarantine \(plan.quarantine ?? "off")")
    for test in plan.tests {
      lines.append("test \(test.name) through \(test.through ?? "the end") with \(test.input)")
      lines += test.expectations.map {
        "  \($0.place.position.line):\($0.place.position.column) \($0.subject) \($0.count.map { "\($0) times" } ?? "")"
      }
    }
    lines.append("resolved " + String(decoding: plan.resolved.json(.pretty(indent: 1)), as: UTF8.self))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func dump(_ step: PlanStep, indent: String) -> [String] {
    let inner = indent + "  "
    switch step {
    case .stage(let step):
      let timeout = step.timeout.map { " within \($0)" } ?? ""
      let options = OptionValue.map(step.options)
      let line = "stage \(step.name) = \(step.component) \(options) on error \(step.onError)"
      return [indent + line + timeout + condition(step.when)]
    case .corpus(let step):
      let line = "corpus \(step.name) = \(step.component) \(OptionValue.map(step.options)) on error \(step.onError)"
      return [indent + line + condition(step.when)]
    case .ordered(let step):
      let line = "ordered \(step.name) = \(step.component) \(OptionValue.map(step.options)) on error \(step.onError)"
      return [indent + line + condition(step.when)]
    case .exporter(let step):
      let line = "export \(step.name) = \(step.component) to \(step.instance.destination.path)"
      return [indent + line + condition(step.when)]
    case .group(let step):
      var lines = [indent + "group \(step.name) on error \(step.onError)" + condition(step.when)]
      for step in step.steps { lines += dump(step, indent: inner) }
      return lines
    case .choice(let step):
      var lines = [indent + "choice \(step.name)"]
      for branch in step.branches {
        lines.append(indent + "branch" + condition(branch.when))
        for step in branch.steps { lines += dump(step, indent: inner) }
      }
      lines.append(indent + "else")
      for step in step.otherwise { lines += dump(step, indent: inner) }
      return lines
    }
  }

  private static func condition(_ when: QuirePipelines.Expression?) -> String {
    when.map { " when \($0.source)" } ?? ""
  }
}
