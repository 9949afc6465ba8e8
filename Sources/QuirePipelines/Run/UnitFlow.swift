/// What takes units of work when they are done, in the order of the input.
protocol UnitSink {
  /// How many documents are done.
  var documents: Int { get }

  /// Takes the next unit.
  mutating func take(_ run: UnitRun) throws(RunError)
}

/// One pass over the input: units of work out to the tasks, what comes of them back in the order of the input.
///
/// Where a unit's documents stand before an ordered stage, the unit waits until all units before it have passed that
/// stage, then its documents meet it, and it goes out to a task again. The first unit in the window never waits, so that
/// the flow can't lock itself up.
struct UnitFlow<Sink: UnitSink> {
  private(set) var sink: Sink
  private(set) var units: UnitReader
  private(set) var lanes: OrderedLanes

  private let runner: RecordRunner
  private let options: RunOptions
  private let observing: String?
  private var nextNumber = 0
  /// Units that came back from the tasks, by number: done, or before an ordered stage.
  private var waiting: [Int: UnitRun] = [:]
  /// Units that met a stage and can go on.
  private var ready: [UnitRun] = []
  /// For each ordered stage, the number of the next unit that it meets.
  private var turns: [Int]

  /// Creates a flow; `observing` names the corpus stage that the pass is for.
  init(
    _ sink: Sink,
    _ units: UnitReader,
    _ runner: RecordRunner,
    options: RunOptions,
    observing: String? = nil
  ) throws(RunError) {
    self.sink = sink
    self.units = units
    self.runner = runner
    self.options = options
    self.observing = observing
    lanes = try OrderedLanes(runner.program)
    turns = [Int](repeating: 0, count: runner.program.gates.count)
  }

  mutating func run(_ progress: @Sendable (RunProgress) -> Void) async throws(RunError) {
    let runner = runner
    var flow = self
    let result: Result<Self, RunError> = await withTaskGroup(of: Result<UnitRun, RunError>.self) { group in
      var running = 0
      do throws(RunError) {
        while true {
          while running < max(1, flow.options.workers), let work = flow.nextWork() {
            switch work {
            case .begin(let unit): group.addTask { runner.begin(unit) }
            case .goOn(let run): group.addTask { runner.goOn(run) }
            }
            running += 1
          }
          guard running > 0, let result = await group.next() else { break }
          running -= 1
          let run = try result.get()
          flow.waiting[run.unit.number] = run
          try flow.meet()
          try flow.takeReady()
          progress(flow.progress)
          if Task.isCancelled { throw RunError(.cancelled, "the run was cancelled") }
        }
        return .success(flow)
      } catch {
        group.cancelAll()
        return .failure(error)
      }
    }
    self = try result.get()
  }

  private enum Work {
    case begin(WorkUnit)
    case goOn(UnitRun)
  }

  /// What a free task does next: older units first.
  ///
  /// The reader stops while the window is full, so that what is read and not yet written is bounded.
  private mutating func nextWork() -> Work? {
    if !ready.isEmpty { return .goOn(ready.removeFirst()) }
    guard units.count - nextNumber < options.window, let unit = units.next() else { return nil }
    return .begin(unit)
  }

  /// Lets the ordered stages meet the units whose turn it is.
  private mutating func meet() throws(RunError) {
    for (index, gate) in runner.program.gates.enumerated() {
      while let run = waiting[turns[index]] {
        let place = run.gate ?? Int.max
        guard place >= gate else { break }
        if place == gate {
          try run.meet(at: gate, &lanes)
          waiting[run.unit.number] = nil
          ready.append(run)
        }
        turns[index] += 1
      }
    }
  }

  /// Hands on everything whose turn it is.
  private mutating func takeReady() throws(RunError) {
    while let run = waiting[nextNumber], run.gate == nil {
      waiting[nextNumber] = nil
      try sink.take(run)
      nextNumber += 1
    }
  }

  private var progress: RunProgress {
    RunProgress(
      documents: sink.documents,
      bytes: units.bytes,
      totalBytes: units.totalBytes,
      file: units.file,
      observing: observing
    )
  }
}
