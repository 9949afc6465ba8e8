import QuireDocument
import QuireStages

/// Takes documents up to a corpus stage, which observes them, each unit for itself; nothing is written.
struct ObservationSink: UnitSink {
  let work: @Sendable (WorkUnit) -> Result<any CorpusMemory, RunError>

  /// What was seen so far.
  private(set) var memory: any CorpusMemory

  init(plan: Plan, step: CorpusStep, knowledge: CorpusKnowledge) {
    memory = step.instance.makeMemory()
    let runner = RecordRunner(plan: plan, knowledge: knowledge)
    work = { unit in
      var memory = step.instance.makeMemory()
      for item in unit.items {
        if Task.isCancelled { break }
        do throws(RunError) { try runner.observe(item, for: step, &memory) } catch { return .failure(error) }
      }
      return .success(memory)
    }
  }

  var documents: Int { memory.documents }

  mutating func take(_ product: any CorpusMemory) throws(RunError) { memory.merge(product) }
}
