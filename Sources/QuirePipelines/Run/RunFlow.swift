import QuireDocument
import QuireStages
import QuireText

/// The flow of one run: units of work out to the tasks, outcomes back in the order of the input.
struct RunFlow {
  /// What one task works on: some records, so that small ones don't cost a task each.
  private struct Unit: Sendable {
    let number: Int
    let items: [WorkItem]
  }

  private static let unitBytes = 1 << 18
  private static let unitRecords = 64

  let plan: Plan
  let registry: Registry
  let options: RunOptions
  let files: [InputFile]
  let outputs: OutputSet
  var summary: RunSummary

  private var stream: RecordStream?
  private var nextFile = 0
  private var pending: ArraySlice<WorkItem> = []
  private var nextNumber = 0
  private var nextCommit = 0
  private var waiting: [Int: Result<[DocumentOutcome], RunError>] = [:]
  private var bytesOfClosedFiles = 0
  private let totalBytes: Int

  init(plan: Plan, registry: Registry, options: RunOptions, files: [InputFile], outputs: OutputSet) {
    self.plan = plan
    self.registry = registry
    self.options = options
    self.files = files
    self.outputs = outputs
    summary = RunSummary(steps: plan.leaves.map(\.name))
    // Compressed files don't tell how much will come out of them.
    let isPlain = files.allSatisfy { $0.path != "-" && !$0.path.hasSuffix(".gz") }
    totalBytes = isPlain ? files.reduce(0) { $0 + (Folders.size(of: $1.path) ?? 0) } : 0
  }

  mutating func run(_ progress: @Sendable (RunProgress) -> Void) async throws(RunError) {
    let runner = RecordRunner(plan: plan)
    var flow = self
    let result: Result<RunFlow, RunError> = await withTaskGroup(of: (Int, Result<[DocumentOutcome], RunError>).self) {
      group in
      var running = 0
      do throws(RunError) {
        while true {
          // The reader stops while the window is full: what is read and not yet written is bounded.
          while running < max(1, flow.options.workers), flow.nextNumber - flow.nextCommit < flow.options.window,
            let unit = flow.nextUnit()
          {
            group.addTask { (unit.number, Self.work(on: unit, runner)) }
            running += 1
          }
          guard running > 0, let (number, outcomes) = await group.next() else { break }
          running -= 1
          flow.waiting[number] = outcomes
          try flow.commitReady()
          progress(flow.progress)
          if Task.isCancelled { throw RunError(.cancelled, "the run was cancelled") }
        }
        flow.summary.bytes = flow.bytesOfClosedFiles
        return .success(flow)
      } catch {
        group.cancelAll()
        return .failure(error)
      }
    }
    self = try result.get()
  }

  private static func work(on unit: Unit, _ runner: RecordRunner) -> Result<[DocumentOutcome], RunError> {
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

  /// Writes every outcome whose turn it is.
  private mutating func commitReady() throws(RunError) {
    while let result = waiting.removeValue(forKey: nextCommit) {
      for outcome in try result.get() { try commit(outcome) }
      nextCommit += 1
    }
    summary.bytes = bytesOfClosedFiles + (stream?.bytes ?? 0)
  }

  private mutating func commit(_ outcome: DocumentOutcome) throws(RunError) {
    summary.count(outcome)
    switch outcome.fate {
    case .written: for rendition in outcome.renditions { try outputs.write(rendition) }
    case .rejected(let drop): if let path = plan.rejects { try outputs.write(outcome.rejectRow(drop), to: path) }
    case .quarantined(let failure):
      if let path = plan.quarantine { try outputs.write(outcome.quarantineRow(failure), to: path) }
    }
  }

  private mutating func nextUnit() -> Unit? {
    while pending.isEmpty {
      guard let items = nextItems() else { return nil }
      pending = items[...]
    }
    var bytes = 0
    var count = 0
    while count < pending.count, count < Self.unitRecords, count == 0 || bytes < Self.unitBytes {
      bytes += pending[pending.startIndex + count].record.bytes.count
      count += 1
    }
    let unit = Unit(number: nextNumber, items: Array(pending.prefix(count)))
    pending = pending.dropFirst(count)
    nextNumber += 1
    return unit
  }

  /// The next records of the files; `nil` at the end of the last one.
  private mutating func nextItems() -> [WorkItem]? {
    while true {
      if let items = stream?.next() { return items }
      bytesOfClosedFiles += stream?.bytes ?? 0
      stream = nil
      guard nextFile < files.count else { return nil }
      let file = files[nextFile]
      nextFile += 1
      summary.files += 1
      do throws(Failure) {
        guard options.mayRead(file.path) else {
          throw Failure(by: "input", code: "not-granted", message: "\"\(file.path)\" lies outside of what may be read")
        }
        stream = try RecordStream(file, input: plan.input, registry: registry)
      } catch {
        return [WorkItem(failure: error, file: file)]
      }
    }
  }

  private var progress: RunProgress {
    RunProgress(
      documents: summary.read,
      bytes: summary.bytes,
      totalBytes: totalBytes,
      file: (nextFile, files.count)
    )
  }
}

extension WorkItem {
  /// A file that could not be opened.
  fileprivate init(failure: Failure, file: InputFile) {
    record = Record(bytes: [])
    reader = nil
    format = "input"
    context = ReadContext(id: file.id, locator: Locator(uri: file.path))
    self.failure = failure
  }
}
