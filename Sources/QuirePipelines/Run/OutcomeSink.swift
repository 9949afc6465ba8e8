import QuireDocument

/// Writes what became of the documents.
struct OutcomeSink: UnitSink {
  private(set) var summary: RunSummary
  private let plan: Plan
  private let outputs: OutputSet

  init(plan: Plan, outputs: OutputSet) {
    self.plan = plan
    self.outputs = outputs
    summary = RunSummary(steps: plan.leaves.map(\.name))
  }

  var documents: Int { summary.read }

  mutating func take(_ run: UnitRun) throws(RunError) {
    for case .done(let outcome) in run.slots {
      summary.count(outcome)
      switch outcome.fate {
      case .written: for rendition in outcome.renditions { try outputs.write(rendition) }
      case .rejected(let drop): if let path = plan.rejects { try outputs.write(outcome.rejectRow(drop), to: path) }
      case .quarantined(let failure):
        if let path = plan.quarantine { try outputs.write(outcome.quarantineRow(failure), to: path) }
      }
    }
  }
}
