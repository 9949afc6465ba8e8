import ArgumentParser
import Dispatch
import FoundationEssentials
import Glibc
import Quire
import QuireDocument
import QuirePipelines
import QuireStages
import QuireText

/// Measures every step of a definition.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure a definition step by step, on samples repeated and varied to a corpus.",
    discussion: """
      Prints CPU time and megabytes a second for reading and for each step, one worker, median of the rounds. Use a \
      release build.

      Example:
        quire benchmark Pipelines/news-article.yaml Pipelines/samples --megabytes 20
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
    let texts = try sampleTexts()
    let corpus = Corpus(texts: texts, bytes: megabytes * 1_000_000)
    var measured: [[String: Double]] = []
    for _ in 0..<rounds { measured.append(StepTimes(plan: plan, registry: registry).measure(corpus)) }
    Terminal.output(table(plan, corpus, measured))
  }

  private func sampleTexts() throws -> [[UInt8]] {
    var paths: [String] = []
    do {
      for sample in samples {
        if Folders.kind(of: sample) == .folder {
          paths += try Folders.files(below: sample).filter { $0.hasSuffix(".txt") }.map { "\(sample)/\($0)" }
        } else {
          paths.append(sample)
        }
      }
      let texts = try paths.map { try FileStream.contents(of: $0) }
      guard !texts.isEmpty else { throw FileError(samples.joined(separator: ", "), "there are no samples") }
      return texts
    } catch {
      Terminal.error("\(error)")
      throw ExitCode(1)
    }
  }

  private func table(_ plan: Plan, _ corpus: Corpus, _ rounds: [[String: Double]]) -> String {
    let size = Double(corpus.bytes) / 1e6
    var lines = [
      "\(Figures.count(corpus.documents.count, "document")), \(Figures.decimal(size, places: 1)) MB, median of \(rounds.count)",
      Self.row("step", "CPU s", "MB/s"),
    ]
    for name in ["read", "observe"] + plan.leaves.map(\.name) + ["total"] {
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

/// Documents made by repeating samples, each with a word of its own so that no two are the same.
private struct Corpus {
  let documents: [[UInt8]]
  let bytes: Int

  init(texts: [[UInt8]], bytes wanted: Int) {
    var documents: [[UInt8]] = []
    var bytes = 0
    while bytes < wanted {
      let text = texts[documents.count % texts.count] + Array("\n\nDocument \(documents.count).\n".utf8)
      documents.append(text)
      bytes += text.count
    }
    self.documents = documents
    self.bytes = bytes
  }
}

/// Takes documents through a plan, step by step, and counts the CPU time of each.
private struct StepTimes {
  let plan: Plan
  let registry: Registry

  func measure(_ corpus: Corpus) -> [String: Double] {
    var times: [String: Double] = [:]
    let single = SingleDocument(registry: registry, format: "text")
    let memories = observe(corpus, single, &times)
    for bytes in corpus.documents {
      var clock = Self.cpuSeconds
      func lap(_ name: String) {
        let now = Self.cpuSeconds
        times[name, default: 0] += now - clock
        times["total", default: 0] += now - clock
        clock = now
      }
      guard var document = try? single.read(bytes, uri: "sample.txt") else { continue }
      lap("read")
      for step in plan.leaves {
        guard change(&document, step, memories) else { continue }
        lap(step.name)
      }
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
    _ corpus: Corpus,
    _ single: SingleDocument,
    _ times: inout [String: Double]
  ) -> [String: any CorpusMemory] {
    var memories: [String: any CorpusMemory] = [:]
    for step in plan.corpusSteps {
      var memory = step.instance.makeMemory()
      for bytes in corpus.documents {
        guard var document = try? single.read(bytes, uri: "sample.txt") else { continue }
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

  /// The CPU time of this thread, in seconds.
  private static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
