import QuireDocument
import QuireText

/// Writes what became of the documents, and from time to time how far the run is.
struct OutcomeSink: UnitSink {
  private(set) var summary: RunSummary
  private let program: Program
  private let outputs: OutputSet
  /// Where it is written how far the run is; `nil` where it could not go on anyway.
  private let journal: RunJournal?
  private let interval: Int
  private var lastCheckpoint = MonotonicTime.nanoseconds

  init(
    _ summary: RunSummary,
    program: Program,
    outputs: OutputSet,
    journal: RunJournal?,
    interval: Duration,
    traces: Bool
  ) {
    self.summary = summary
    self.program = program
    self.outputs = outputs
    self.journal = journal
    self.interval = Int(interval / .nanoseconds(1))
    trace = traces ? RunTrace(program) : nil
    outputs.keepsSealed = journal != nil
  }

  /// When documents were in which step, where that is recorded.
  private(set) var trace: RunTrace?

  var documents: Int { summary.read }

  var progress: RunSummary? { summary }

  mutating func take(_ run: UnitRun) throws(RunError) {
    for case .done(let outcome) in run.slots {
      summary.count(outcome)
      switch outcome.fate {
      case .written: for rendition in outcome.renditions { try outputs.write(rendition) }
      case .rejected(let drop):
        if let path = program.plan.rejects { try outputs.write(outcome.rejectRow(drop), to: path) }
      case .quarantined(let failure):
        if let path = program.plan.quarantine { try outputs.write(outcome.quarantineRow(failure), to: path) }
      }
    }
    summary.add(run.clock, in: program)
    trace?.add(run)
    if let journal { for meeting in run.meetings { journal.note(meeting) } }
  }

  mutating func pause(at position: RunPosition, _ units: UnitReader) throws(RunError) {
    guard journal != nil else { return }
    let isDue = MonotonicTime.nanoseconds - lastCheckpoint >= interval
    guard isDue || !outputs.sealed.isEmpty else { return }
    try checkpoint(at: position, units)
  }

  /// Makes everything safe up to `position`, writes it down, and gives files their names that are complete.
  mutating func checkpoint(at position: RunPosition, _ units: UnitReader, isComplete: Bool = false) throws(RunError) {
    lastCheckpoint = MonotonicTime.nanoseconds
    summary.inputs = units.inputs(before: isComplete ? .max : position.file)
    summary.bytes = units.bytes
    summary.files = units.fileCount
    summary.outputs = outputs.paths
    summary.outputCount = outputs.count
    guard let journal else { return }
    for (index, output) in outputs.shared.enumerated() {
      for key in output.newKeys { journal.note(key: key, ofOutput: index, shard: output.shard) }
    }
    for (file, name) in outputs.newNames { journal.note(name: name, ofFile: file) }
    guard let checkpoints = try outputs.checkpoint() else { return }
    do throws(FileError) {
      try journal.write(
        .init(
          position: position,
          summary: summary.json,
          outputs: checkpoints,
          sealed: outputs.sealed,
          isComplete: isComplete
        )
      )
      try outputs.publish()
    } catch {
      throw RunError(cantWrite: error)
    }
  }
}
