import ArgumentParser
import Dispatch
import FoundationEssentials
import Glibc
import Quire
import QuireDocument
import QuireHTML
import QuirePipelines
import QuireStages
import QuireText

/// Measures every step of a definition.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure a definition step by step, on samples repeated and varied to a corpus.",
    discussion: """
      Prints CPU time and megabytes a second for reading and for each step, one worker, median of the rounds; of web \
      pages also for parsing alone, which reading contains. Plain texts are each given a word of their own. Use a \
      release build.

      Examples:
        quire benchmark Pipelines/news-article.yaml Pipelines/samples --megabytes 20
        quire benchmark Pipelines/web-article.yaml pages --megabytes 100
      """
  )

  @Argument(help: "The definition.")
  var definition = "Pipelines/news-article.yaml"

  @Argument(help: "The samples.")
  var samples: [String] = ["Pipelines/samples"]

  @Option(help: "The size of the corpus.")
  var megabytes = 10

  @Option(help: "How often everything is measured.")
  var rounds = 3

  @OptionGroup var arguments: DefinitionArguments

  func validate() throws {
    guard (1...10_000).contains(megabytes), (1...100).contains(rounds) else {
      throw ValidationError("--megabytes must be from 1 to 10000, --rounds from 1 to 100")
    }
  }

  func run() throws {
    let registry = try arguments.registry()
    let plan = try arguments.plan(at: definition, registry)
    let corpus = BenchmarkCorpus(samples: try readSamples(), bytes: megabytes * 1_000_000)
    var measured: [[String: Double]] = []
    for _ in 0..<rounds { measured.append(StepTimes(plan: plan, registry: registry).measure(corpus)) }
    Terminal.output(table(plan, corpus, measured))
  }

  private func readSamples() throws -> [BenchmarkCorpus.Sample] {
    do throws(FileError) {
      return try BenchmarkCorpus.samples(at: samples)
    } catch {
      Terminal.error("\(error)")
      throw ExitCode(1)
    }
  }

  private func table(_ plan: Plan, _ corpus: BenchmarkCorpus, _ rounds: [[String: Double]]) -> String {
    let size = Double(corpus.bytes) / 1e6
    var lines = [
      "\(Figures.count(corpus.documents.count, "document")), \(Figures.decimal(size, places: 1)) MB, "
        + "median of \(Figures.count(rounds.count, "round"))",
      Self.row("step", "CPU s", "MB/s"),
    ]
    for name in ["parse", "read", "observe"] + plan.leaves.map(\.name) + ["total"] {
      let seconds = rounds.compactMap { $0[name] }.sorted()
      guard !seconds.isEmpty else { continue }
      let median = seconds[seconds.count / 2]
      lines.append(
        Self.row(name, Figures.decimal(median, places: 3), Figures.decimal(size / max(median, 1e-9), places: 1))
      )
    }
    lines.append("peak memory \(Figures.bytes(Self.peakMemory))")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ name: String, _ seconds: String, _ rate: String) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return name + padded(seconds, max(0, 44 - name.count)) + padded(rate, 12)
  }

  /// The largest resident size so far, in bytes.
  private static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1_024
  }
}

/// Takes documents through a plan, step by step, and counts the CPU time of each.
private struct StepTimes {
  let plan: Plan
  let registry: Registry

  func measure(_ corpus: BenchmarkCorpus) -> [String: Double] {
    var times: [String: Double] = [:]
    let single = SingleDocument(registry: registry, plan: plan)
    let memories = observe(corpus, single, &times)
    for index in corpus.documents.indices {
      let sample = corpus.documents[index]
      if sample.isPage { times["parse", default: 0] += Self.secondsToParse(sample.bytes) }
      var clock = Self.cpuSeconds
      func lap(_ name: String) {
        let now = Self.cpuSeconds
        times[name, default: 0] += now - clock
        times["total", default: 0] += now - clock
        clock = now
      }
      guard var document = try? single.read(sample.bytes, uri: sample.name) else { continue }
      lap("read")
      for step in plan.leaves where change(&document, step, memories) { lap(step.name) }
    }
    return times
  }

  /// Takes `document` through one step; `false` where there was nothing to do.
  @discardableResult
  private func change(_ document: inout Document, _ step: PlanStep, _ memories: [String: any CorpusMemory]) -> Bool {
    var context = StageContext(step: step.name)
    switch step {
    case .stage(let stage):
      guard stage.when?.evaluate(document) != false,
        let changes = try? stage.instance.process(document, in: &context)
      else { return false }
      try? document.apply(changes, by: stage.name)
    case .corpus(let stage):
      guard stage.when?.evaluate(document) != false,
        let changes = try? memories[stage.name]?.process(document, in: &context)
      else { return false }
      try? document.apply(changes, by: stage.name)
    case .exporter(let exporter):
      var output: [UInt8] = []
      try? exporter.instance.encode(document, into: &output, in: &context)
    case .group, .choice: return false
    }
    return true
  }

  /// What the corpus stages see, each in the documents as they are before it; the time is that of observing alone.
  private func observe(
    _ corpus: BenchmarkCorpus,
    _ single: SingleDocument,
    _ times: inout [String: Double]
  ) -> [String: any CorpusMemory] {
    var memories: [String: any CorpusMemory] = [:]
    for step in plan.corpusSteps {
      var memory = step.instance.makeMemory()
      for index in corpus.documents.indices {
        let sample = corpus.documents[index]
        guard var document = try? single.read(sample.bytes, uri: sample.name) else { continue }
        for before in plan.leaves.prefix(while: { $0.name != step.name }) { change(&document, before, memories) }
        guard step.when?.evaluate(document) != false else { continue }
        let start = Self.cpuSeconds
        var context = StageContext(step: step.name)
        try? memory.observe(document, in: &context)
        times["observe", default: 0] += Self.cpuSeconds - start
        times["total", default: 0] += Self.cpuSeconds - start
      }
      memories[step.name] = memory
    }
    return memories
  }

  /// The CPU time that the parser of web pages takes alone.
  private static func secondsToParse(_ bytes: [UInt8]) -> Double {
    guard UTF8Validation.isValid(bytes, in: 0..<bytes.count) else { return 0 }
    let start = cpuSeconds
    let tree = HTMLTree(parsing: bytes)
    let end = cpuSeconds
    return tree.nodes.isEmpty ? 0 : end - start
  }

  /// The CPU time of this thread, in seconds.
  private static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
