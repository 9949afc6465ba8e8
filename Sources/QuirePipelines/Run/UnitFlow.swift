/// What takes units of work when they are done, in the order of the input.
protocol UnitSink {
  /// How many documents are done.
  var documents: Int { get }

  /// Takes the next unit.
  mutating func take(_ run: UnitRun) throws(RunError)

  /// What was done so far; `nil` where nothing is written.
  var progress: RunSummary? { get }

  /// Has a moment between two units, at `position`, to write down how far the run is.
  mutating func pause(at position: RunPosition, _ units: UnitReader) throws(RunError)
}

extension UnitSink {
  /// Most write nothing.
  var progress: RunSummary? { nil }

  /// Most have nothing to write down.
  mutating func pause(at position: RunPosition, _ units: UnitReader) throws(RunError) {}
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

  /// Whether all of the input was taken through.
  private(set) var isComplete = false

  /// Where the run is: behind the last unit that the sink took.
  private(set) var position: RunPosition

  private let runner: RecordRunner
  private let options: RunOptions
  private let observing: String?
  private var meter: MemoryMeter
  /// Units that came back from the tasks, by number: done, or before an ordered stage.
  private var waiting: [Int: UnitRun] = [:]
  /// Units that met a stage and can go on.
  private var ready: [UnitRun] = []
  /// For each ordered stage, the number of the next unit that it meets.
  private var turns: [Int]

  /// Creates a flow that begins at `position`, to which `units` have been skipped.
  ///
  /// - Parameters:
  ///   - sink: What takes the units.
  ///   - units: What cuts the input up.
  ///   - runner: What the tasks do.
  ///   - lanes: What ordered stages have met.
  ///   - options: How the plan is run.
  ///   - position: Where the pass begins.
  ///   - observing: The corpus stage that the pass is for.
  init(
    _ sink: Sink,
    _ units: UnitReader,
    _ runner: RecordRunner,
    _ lanes: OrderedLanes,
    options: RunOptions,
    from position: RunPosition = RunPosition(),
    observing: String? = nil
  ) {
    self.sink = sink
    self.units = units
    self.runner = runner
    self.lanes = lanes
    self.options = options
    self.position = position
    self.observing = observing
    meter = MemoryMeter(limit: options.memory)
    turns = [Int](repeating: position.units, count: runner.program.gates.count)
  }

  /// Takes the whole input through; after a cancellation, what was begun is ended, and no more is read.
  ///
  /// - Throws: `RunError` where the sink could not take a unit, a step stopped the run, or the run was cancelled.
  mutating func run(_ progress: @Sendable (RunProgress) -> Void) async throws(RunError) {
    let runner = runner
    var flow = self
    let result: Result<Self, RunError> = await withTaskGroup(of: Result<UnitRun, RunError>.self) { group in
      var running = 0
      var free = Array((0..<max(1, flow.options.workers)).reversed())
      do throws(RunError) {
        while true {
          while running < max(1, flow.options.workers), let work = flow.nextWork(isStopping: Task.isCancelled) {
            let task = free.removeLast()
            switch work {
            case .begin(let unit): group.addTask { runner.begin(unit).on(task) }
            case .goOn(let run): group.addTask { runner.goOn(run).on(task) }
            }
            running += 1
          }
          guard running > 0, let result = await group.next() else { break }
          running -= 1
          let run = try result.get()
          free.append(run.task)
          flow.waiting[run.unit.number] = run
          try flow.meet()
          try flow.takeReady()
          progress(flow.progress)
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
  private mutating func nextWork(isStopping: Bool) -> Work? {
    if !ready.isEmpty { return .goOn(ready.removeFirst()) }
    let inFlight = units.count - position.units
    guard !isStopping, inFlight < options.window, inFlight == 0 || meter.hasRoom else { return nil }
    guard let unit = units.next() else {
      isComplete = true
      return nil
    }
    meter.add(unit.bytes)
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
    while let run = waiting[position.units], run.gate == nil {
      waiting[position.units] = nil
      try sink.take(run)
      meter.remove(run.unit.bytes)
      position = run.unit.end
      try sink.pause(at: position, units)
    }
  }

  private var progress: RunProgress {
    RunProgress(
      documents: sink.documents,
      bytes: units.bytes,
      totalBytes: units.totalBytes,
      file: units.file,
      observing: observing,
      summary: sink.progress
    )
  }
}

extension Result<UnitRun, RunError> {
  /// The same, with the number of the task that did it.
  fileprivate func on(_ task: Int) -> Self {
    if case .success(let run) = self { run.task = task }
    return self
  }
}
