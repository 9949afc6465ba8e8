import Foundation
import QuireCuration
import QuireDocument
import QuirePipelines
import QuireReaders
import QuireSections
import QuireStages
import QuireTesting
import QuireText
import Testing

/// The stage in a definition, over files.
@Suite struct CorpusRunTests {
  private static let families = [readersFamily, sectionsFamily, curationFamily]

  private static func plan(_ stages: String, tests: String = "") throws -> (Plan, Registry) {
    let registry = try Registry(families)
    let yaml = "quire: 1\nrejects: false\nquarantine: false\nstages:\n\(stages)\n\(tests)"
    let result = DefinitionChecker(registry: registry, access: .none).check(Array(yaml.utf8), path: "t.yaml", sets: [])
    return (try #require(result.plan, "\(ProblemRenderer().render(result.problems))"), registry)
  }

  /// Texts of two sites, one folder each, with feet of their own.
  private static func texts(seed: UInt64) -> [(path: String, text: String)] {
    var random = SeededGenerator(seed: seed)
    let words = ["ferry", "pier", "storm", "ärger", "語", "town", "engine", "2018"]
    return (0..<120).map { number in
      let site = number % 2 == 0 ? "gazette" : "herald"
      let lines = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        (0..<Int.random(in: 2...9, using: &random)).map { _ in words.randomElement(using: &random) ?? "" }
          .joined(separator: " ")
      }
      let foot = Int.random(in: 0..<3, using: &random) == 0 ? [] : ["All words here belong to the \(site)."]
      return ("\(site)/\(number).txt", (lines + foot).joined(separator: "\n\n"))
    }
  }

  /// Writes the texts, has a runner learn from them, and returns the dumps of all documents afterwards.
  private static func dumps(_ stages: String, workers: Int) async throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "quire-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts = texts(seed: 3)
    for (path, text) in texts {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let (plan, registry) = try plan(stages)
    let runner = Runner(plan: plan, registry: registry, options: RunOptions(workers: workers))
    let knowledge = try await runner.learn(from: [folder.path])
    return try texts.map { path, text in
      let uri = folder.appending(path: path).path
      var document = try SingleDocument(registry: registry, plan: plan).read(Array(text.utf8), uri: uri)
      try plan.run(&document, knowing: knowledge)
      let broken = document.brokenAccounts()
      #expect(broken.isEmpty, "\(path): \(broken)")
      let reasons = document.layers.blocks.elements.compactMap(\.labelled?.reason)
      return (document.dump + reasons.joined(separator: "\n")).replacing(folder.path, with: "")
    }
  }

  @Test(arguments: [("mark", 1_000_000), ("remove", 64)])
  func outputIsTheSameForAnyNumberOfWorkers(mode: String, entries: Int) async throws {
    let stages = """
        - { stage: curation.mark-site-boilerplate, with: { mode: \(mode), max_entries: \(entries) } }
      """
    let one = try await Self.dumps(stages, workers: 1)
    #expect(try await Self.dumps(stages, workers: 4) == one)
    #expect(one.count { $0.contains("repeated-in-site") } > 60, "even where most lines are forgotten")
    #expect(one.contains { $0.contains(" of 60 documents of the folder /gazette") } == (mode == "mark"))
  }

  @Test func aDefinitionWithTests() throws {
    let (plan, registry) = try Self.plan(
      "  - sections.find-blocks\n  - { stage: curation.mark-site-boilerplate, with: { min_documents: 3 } }",
      tests: """
        tests:
          - name: a notice that three have is marked
            input:
              text: "The ferry sails again.\\n\\nTell us what you think."
              beside: ["The pier is closed.\\n\\nTell us what you think.", "A storm.\\n\\nTell us what you think."]
            expect:
              - blocks: { label: boilerplate, text: "Tell us", count: 1 }
              - blocks: { label: content, text: "ferry", count: 1 }
          - name: one document alone has no site
            input: { text: "Tell us what you think." }
            expect:
              - blocks: { label: boilerplate, count: 0 }
              - diagnostics: { code: observed-alone }
        """
    )
    for outcome in TestRunner(plan: plan, registry: registry, load: { .failure(.notGranted($0)) }).run() {
      #expect(outcome.failures.isEmpty, "\(outcome.name): \(outcome.failures.map(\.message))")
    }
  }

  @Test func optionsThatContradict() {
    var options = MarkSiteBoilerplate.Options()
    options.minWords = 10
    options.maxWords = 9
    #expect(throws: OptionError.self) { try MarkSiteBoilerplate(options, in: Setup(step: "site")) }
  }
}
