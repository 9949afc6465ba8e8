import Foundation
import Quire
import QuirePipelines
import QuireStages
import QuireText
import Testing

/// What is generated, and what the documents promise.
@Suite struct ReferenceTests {
  static let root = ArticleExpectation.root

  /// `make docs` writes the pages anew.
  @Test func theReferenceIsCurrent() throws {
    let pages = ReferencePages(registry: try Registry(builtinFamilies)).pages
    for page in pages {
      let url = Self.root.appending(path: "docs/reference/\(page.name)")
      let text = try? String(contentsOf: url, encoding: .utf8)
      #expect(text == page.markdown, "docs/reference/\(page.name) is stale; run \"make docs\"")
    }
    let found = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "docs/reference").path)
    #expect(Set(found) == Set(pages.map(\.name)))
  }

  @Test func linksInTheDocumentsLeadSomewhere() throws {
    var paths = ["README.md"]
    paths += try FileManager.default.subpathsOfDirectory(atPath: Self.root.appending(path: "docs").path)
      .filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    for path in paths {
      let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
      let folder = Self.root.appending(path: path).deletingLastPathComponent()
      for match in text.matches(of: #/\]\(([^)#: ]+)(#[^)]*)?\)/#) {
        let target = folder.appending(path: String(match.1)).standardizedFileURL.path
        #expect(FileManager.default.fileExists(atPath: target), "\(path) links to \(match.1)")
      }
    }
  }
}

/// The definitions that come with Quire.
@Suite struct ShippedDefinitionTests {
  static let paths =
    (try? FileManager.default.contentsOfDirectory(
      atPath: ArticleExpectation.root.appending(path: "Pipelines").path
    ))?.filter { $0.hasSuffix(".yaml") }.sorted() ?? []

  static let grants = Grants(
    mayRead: { _ in true },
    mayWrite: { _ in false },
    environment: { _ in nil }
  )

  static func check(_ name: String) throws -> (CheckResult, Registry) {
    let path = ArticleExpectation.root.appending(path: "Pipelines/\(name)").path
    let registry = try Registry(builtinFamilies)
    let checker = DefinitionChecker(registry: registry, access: grants.definitionAccess)
    return (checker.check([UInt8](try Data(contentsOf: URL(filePath: path))), path: path), registry)
  }

  @Test func thereAreSome() { #expect(Self.paths.count >= 3) }

  @Test(arguments: paths)
  func theyCheckClean(_ name: String) throws {
    let problems = try Self.check(name).0.problems.filter { $0.severity != .note }
    #expect(problems.isEmpty, "\(ProblemRenderer().render(problems))")
  }

  @Test(arguments: paths)
  func theirTestsPass(_ name: String) throws {
    let (result, registry) = try Self.check(name)
    let plan = try #require(result.plan)
    #expect(!plan.tests.isEmpty)
    for outcome in TestRunner(plan: plan, registry: registry, load: Self.grants.load).run() {
      let failures = outcome.failures.map { "line \($0.place.position.line): \($0.message)" }
      #expect(failures.isEmpty, "\(name), \(outcome.name): \(failures.joined(separator: "; "))")
    }
  }

  /// Every definition writes where `out` says, and one JSON Lines file of documents among the rest.
  @Test(arguments: paths)
  func theyWriteDocuments(_ name: String) throws {
    let plan = try #require(try Self.check(name).0.plan)
    #expect(plan.vars.contains { $0.name == "out" })
    let exporters = plan.leaves.compactMap { step in
      if case .exporter(let exporter) = step { exporter.component } else { nil }
    }
    #expect(exporters.contains("export.jsonl"))
  }
}
