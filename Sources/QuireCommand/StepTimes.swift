import Glibc
import QuireDocument
import QuireHTML
import QuirePipelines
import QuireStages
import QuireText

/// Takes documents through a plan, step by step, and counts the CPU time of each.
struct StepTimes {
  /// The steps.
  let plan: Plan

  /// Where the readers are.
  let registry: Registry

  /// The seconds of each step by its name, with `parse`, `read`, `observe` and `total`.
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
    case .ordered: return false
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
  static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
