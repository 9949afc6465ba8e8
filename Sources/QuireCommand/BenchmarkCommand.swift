import ArgumentParser
import Glibc
import QuirePipelines
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

      With --entities there are no samples: each stage of entities runs alone over generated prose, lists of ten \
      thousand and a million generated phrases among them. With --threads, the time of reading threads is set beside \
      their size: wide and deep ones, of 25,000 to 100,000 comments.

      Examples:
        quire benchmark Pipelines/news-article.yaml Pipelines/samples --megabytes 20
        quire benchmark Pipelines/web-article.yaml pages --megabytes 100
        quire benchmark --entities
        quire benchmark --threads
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

  @Flag(help: "Measure the stages of entities, each alone, on generated prose.")
  var entities = false

  @Flag(help: "Measure how the time of reading threads grows with their size.")
  var threads = false

  @OptionGroup var arguments: DefinitionArguments

  func validate() throws {
    guard (1...10_000).contains(megabytes), (1...100).contains(rounds) else {
      throw ValidationError("--megabytes must be from 1 to 10000, --rounds from 1 to 100")
    }
  }

  func run() throws {
    let registry = try arguments.registry()
    if entities {
      Terminal.output(try EntityBenchmark(registry: registry, megabytes: megabytes, rounds: rounds).table())
      return
    }
    if threads {
      Terminal.output(try ThreadBenchmark(registry: registry, rounds: rounds).table())
      return
    }
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
  static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1_024
  }
}
