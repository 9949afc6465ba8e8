import ArgumentParser
import Glibc
import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireText

/// Measures each stage that finds something in running text, alone, on generated prose and with generated lists.
struct EntityBenchmark {
  /// Where the stages are.
  let registry: Registry

  /// How much prose there is.
  let megabytes: Int

  /// How often everything is measured; medians count.
  let rounds: Int

  /// One line of the table: a stage with its options.
  private struct Row {
    let label: String
    let stage: String
    var options = "{}"
  }

  private static let rows = [
    Row(label: "tokens", stage: "sections.split-tokens"),
    Row(label: "sentences", stage: "sections.split-sentences"),
    Row(label: "names", stage: "entities.tag-names"),
    Row(label: "gazetteer, built in", stage: "entities.match-gazetteer"),
    Row(label: "gazetteer, 10,000 phrases", stage: "entities.match-gazetteer", options: list(10_000)),
    Row(label: "gazetteer, 1,000,000 phrases", stage: "entities.match-gazetteer", options: list(1_000_000)),
    Row(label: "values", stage: "entities.match-patterns"),
    Row(
      label: "patterns, 20 of one's own",
      stage: "entities.match-patterns",
      options: "{ kinds: [], patterns: [\(rules)] }"
    ),
  ]

  private static func list(_ count: Int) -> String {
    "{ builtin: false, file_type: NAME, files: [phrases-\(count).tsv] }"
  }

  /// Twenty patterns that begin with a word of their own, as those of references and numbers do.
  private static let rules = (0..<20)
    .map { "{ name: rule-\($0), type: REFERENCE, score: 0.8, regex: '\\b\(BenchmarkProse.prefixes[$0])-\\d{6}\\b' }" }
    .joined(separator: ", ")

  /// The measured table, as text.
  func table() throws -> String {
    let corpus = BenchmarkProse.corpus(bytes: megabytes * 1_000_000)
    let tokens = Double(try countTokens(corpus))
    let size = Double(corpus.bytes) / 1e6
    var lines = [
      "generated prose: \(Figures.count(corpus.documents.count, "document")), \(Figures.decimal(size, places: 1)) MB, "
        + "\(Figures.grouped(Int(tokens))) tokens, median of \(Figures.count(rounds, "round"))",
      Self.line("stage", ["load s", "load MB", "CPU s", "MB/s", "tokens/s"]),
    ]
    for row in Self.rows {
      let (before, start) = (Self.residentBytes, StepTimes.cpuSeconds)
      let plan = try plan(row)
      let (load, memory) = (StepTimes.cpuSeconds - start, Double(Self.residentBytes - before) / 1e6)
      let times = StepTimes(plan: plan, registry: registry)
      let seconds = (0..<rounds).compactMap { _ in times.measure(corpus)[row.stage] }.sorted()
      let median = seconds.isEmpty ? .infinity : max(seconds[seconds.count / 2], 1e-9)
      lines.append(
        Self.line(
          row.label,
          [
            Figures.decimal(load, places: 3), Figures.decimal(max(0, memory), places: 1),
            Figures.decimal(median, places: 3), Figures.decimal(size / median, places: 1),
            Figures.decimal(tokens / median, places: 0),
          ]
        )
      )
    }
    lines.append("peak memory \(Figures.bytes(BenchmarkCommand.peakMemory))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The plan of one stage; its lists are made where they are asked for, so that no file is read.
  private func plan(_ row: Row) throws -> Plan {
    let text = "quire: 1\nname: benchmark\nstages:\n  - stage: \(row.stage)\n    with: \(row.options)\n"
    let access = DefinitionAccess(
      file: { path in
        guard let count = path.split(separator: "-").last.flatMap({ Int($0.dropLast(4)) }) else {
          return .failure(.notGranted(path))
        }
        return .success(BenchmarkProse.list(of: count))
      },
      environment: { _ in .success(nil) }
    )
    let result = DefinitionChecker(registry: registry, access: access).check(Array(text.utf8), path: "benchmark.yaml")
    guard let plan = result.plan else {
      Terminal.message(ProblemRenderer(.text).render(result.problems))
      throw ExitCode(1)
    }
    return plan
  }

  private func countTokens(_ corpus: BenchmarkCorpus) throws -> Int {
    let plan = try plan(Row(label: "", stage: "sections.split-tokens"))
    let single = SingleDocument(registry: registry, plan: plan)
    var count = 0
    for sample in corpus.documents {
      var document = try single.read(sample.bytes, uri: sample.name)
      for case .stage(let stage) in plan.leaves {
        var context = StageContext(step: stage.name)
        try document.apply(stage.instance.process(document, in: &context), by: stage.name)
      }
      count += document.layers.tokens.elements.count
    }
    return count
  }

  /// The resident size of this process now, in bytes; 0 where the system does not say.
  private static var residentBytes: Int {
    guard let statement = try? FileStream.contents(of: "/proc/self/statm") else { return 0 }
    let fields = statement.split(separator: UInt8(ascii: " "))
    guard fields.count > 1, let pages = Int(String(decoding: fields[1], as: UTF8.self)) else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  private static func line(_ label: String, _ cells: [String]) -> String {
    let start = label + String(repeating: " ", count: max(0, 30 - label.count))
    return cells.reduce(start) { $0 + String(repeating: " ", count: max(1, 12 - $1.count)) + $1 }
  }
}
