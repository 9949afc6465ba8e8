import QuireDocument

/// Takes documents through all steps and writes what becomes of them.
struct OutcomeSink: UnitSink {
  let work: @Sendable (WorkUnit) -> Result<[DocumentOutcome], RunError>
  private(set) var summary: RunSummary
  private let plan: Plan
  private let outputs: OutputSet

  init(plan: Plan, knowledge: CorpusKnowledge, outputs: OutputSet) {
    self.plan = plan
    self.outputs = outputs
    summary = RunSummary(steps: plan.leaves.map(\.name))
    let runner = RecordRunner(plan: plan, knowledge: knowledge)
    work = { Self.outcomes(of: $0, runner) }
  }

  var documents: Int { summary.read }

  mutating func take(_ product: [DocumentOutcome]) throws(RunError) {
    for outcome in product {
      summary.count(outcome)
      switch outcome.fate {
      case .written: for rendition in outcome.renditions { try outputs.write(rendition) }
      case .rejected(let drop): if let path = plan.rejects { try outputs.write(outcome.rejectRow(drop), to: path) }
      case .quarantined(let failure):
        if let path = plan.quarantine { try outputs.write(outcome.quarantineRow(failure), to: path) }
      }
    }
  }

  private static func outcomes(of unit: WorkUnit, _ runner: RecordRunner) -> Result<[DocumentOutcome], RunError> {
    var outcomes: [DocumentOutcome] = []
    for item in unit.items {
      if Task.isCancelled { break }
      do throws(RunError) {
        if let outcome = try runner.run(item) { outcomes.append(outcome) }
      } catch {
        return .failure(error)
      }
    }
    return .success(outcomes)
  }
}
