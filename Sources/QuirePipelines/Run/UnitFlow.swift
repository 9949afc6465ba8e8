/// What is done with units of work: something on the tasks, and something with what comes of it, in order.
protocol UnitSink {
  /// What comes of a unit.
  associatedtype Product: Sendable

  /// How many documents are done.
  var documents: Int { get }

  /// What a task does with a unit; an error stops the run.
  var work: @Sendable (WorkUnit) -> Result<Product, RunError> { get }

  /// Takes what came of the next unit, in the order of the input.
  mutating func take(_ product: Product) throws(RunError)
}

/// One pass over the input: units of work out to the tasks, what comes of them back in the order of the input.
struct UnitFlow<Sink: UnitSink> {
  private(set) var sink: Sink
  private(set) var units: UnitReader

  private let options: RunOptions
  private let observing: String?
  private var nextNumber = 0
  private var waiting: [Int: Result<Sink.Product, RunError>] = [:]

  /// Creates a flow; `observing` names the corpus stage that the pass is for.
  init(_ sink: Sink, _ units: UnitReader, options: RunOptions, observing: String? = nil) {
    self.sink = sink
    self.units = units
    self.options = options
    self.observing = observing
  }

  mutating func run(_ progress: @Sendable (RunProgress) -> Void) async throws(RunError) {
    let work = sink.work
    var flow = self
    let result: Result<Self, RunError> = await withTaskGroup(of: (Int, Result<Sink.Product, RunError>).self) { group in
      var running = 0
      do throws(RunError) {
        while true {
          // The reader stops while the window is full: what is read and not yet written is bounded.
          while running < max(1, flow.options.workers), flow.units.count - flow.nextNumber < flow.options.window,
            let unit = flow.units.next()
          {
            group.addTask { (unit.number, work(unit)) }
            running += 1
          }
          guard running > 0, let (number, product) = await group.next() else { break }
          running -= 1
          flow.waiting[number] = product
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

  /// Hands on everything whose turn it is.
  private mutating func takeReady() throws(RunError) {
    while let result = waiting.removeValue(forKey: nextNumber) {
      try sink.take(try result.get())
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
