import QuireDocument
import QuireStages

/// Takes in what a corpus stage has seen in each unit of work; nothing is written.
struct ObservationSink: UnitSink {
  /// What was seen so far.
  private(set) var memory: any CorpusMemory

  init(_ step: CorpusStep) { memory = step.instance.makeMemory() }

  var documents: Int { memory.documents }

  mutating func take(_ run: UnitRun) throws(RunError) {
    if let seen = run.memory { memory.merge(seen) }
  }
}
