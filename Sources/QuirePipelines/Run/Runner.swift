import QuireDocument
public import QuireStages
import QuireText

/// Runs a plan over files: reads on, works on many documents at once, and writes in the order of the input.
///
/// Where the plan has corpus stages, the files are read once more for each of them, before anything is written. Files
/// must not change meanwhile; what can't be read twice is copied to a temporary file.
///
/// At most ``RunOptions/window`` units of work are between the reader and the writer, so that memory is bounded by the
/// documents in flight, and a slow exporter slows the reader. With a journal (``RunOptions/journal``), a run that was
/// interrupted, however that came, goes on in another process and gives the same bytes.
public struct Runner: Sendable {
  private let plan: Plan
  private let program: Program
  private let registry: Registry
  private let options: RunOptions

  /// Creates a runner.
  public init(plan: Plan, registry: Registry, options: RunOptions = RunOptions()) {
    self.plan = plan
    program = Program(plan, budget: options.budget)
    self.registry = registry
    self.options = options
  }

  /// Reads `arguments` (paths, folders, patterns, `-`), or what the plan names where there are none.
  ///
  /// - Throws: `RunError` where the run could not begin or had to stop; files that were not complete are not there.
  public func run(
    _ arguments: [String] = [],
    progress: @Sendable (RunProgress) -> Void = { _ in }
  ) async throws(RunError) -> RunSummary {
    let inputs = arguments.isEmpty ? plan.input.files.map { plan.path(of: $0) } : arguments
    guard !inputs.isEmpty else {
      throw RunError(.arguments, "there is nothing to read; name files or write \"input: { files: […] }\"")
    }
    var files = try InputList(registry: registry, mayRead: options.mayRead).files(for: inputs)
    let outputFiles = plan.outputFiles
    try refuseShared(outputFiles)
    let outputs = OutputSet(files: outputFiles, isAllowed: options.mayWrite)
    let spool = Spool()
    let start: RunStart
    do throws(RunError) {
      start = try RunStart(program, files, outputs, options)
      if let summary = start.finished { return summary }
      if !plan.corpusSteps.isEmpty { files = try spool.keep(files) }
    } catch {
      outputs.discard()
      throw error
    }
    do throws(RunError) {
      return try await run(files, from: start, outputs, progress)
    } catch {
      guard let journal = start.journal, journal.isBegun, journal.isThere else {
        outputs.discard()
        throw error
      }
      outputs.abandon()
      throw RunError(error.code, "\(error.message); what is done is kept, and \"--resume\" goes on from there")
    }
  }

  private func run(
    _ files: [InputFile],
    from start: RunStart,
    _ outputs: OutputSet,
    _ progress: @Sendable (RunProgress) -> Void
  ) async throws(RunError) -> RunSummary {
    let (knowledge, observations) = try await learn(from: files, progress)
    let sink = OutcomeSink(
      start.summary,
      program: program,
      outputs: outputs,
      journal: start.journal,
      interval: options.checkpointInterval,
      traces: options.traces
    )
    var units = units(of: files, hashesFiles: options.hashesInputs)
    units.skip(to: start.position, inputs: start.summary.inputs)
    let runner = RecordRunner(program, knowing: knowledge, keepsStays: options.traces)
    var flow = UnitFlow(sink, units, runner, start.lanes, options: options, from: start.position)
    try await flow.run(progress)
    var end = flow.sink
    guard flow.isComplete else {
      // A run that has no journal can't go on, but what it wrote to a pipe is whole.
      try end.checkpoint(at: flow.position, flow.units)
      throw RunError(.cancelled, "the run was cancelled after \(end.documents) documents")
    }
    try outputs.seal()
    try end.checkpoint(at: flow.position, flow.units, isComplete: true)
    do throws(FileError) {
      try outputs.publish()
      try start.journal?.remove()
    } catch {
      throw RunError(cantWrite: error)
    }
    var summary = end.summary
    summary.observations = observations + flow.lanes.observations
    summary.trace = end.trace?.json()
    return summary
  }

  /// What the corpus stages of the plan see in `arguments` (paths, folders, patterns, `-`); nothing is written.
  ///
  /// - Throws: `RunError` where nothing could be read, or a step whose `on_error` is `stop` failed.
  public func learn(from arguments: [String]) async throws(RunError) -> CorpusKnowledge {
    let files = try InputList(registry: registry, mayRead: options.mayRead).files(for: arguments)
    let spool = Spool()
    return try await learn(from: try spool.keep(files)) { _ in }.0
  }

  /// What the corpus stages see in `files`: one pass over them for each stage, since what a stage sees may depend on
  /// what the one before has changed.
  private func learn(
    from files: [InputFile],
    _ progress: @Sendable (RunProgress) -> Void
  ) async throws(RunError) -> (CorpusKnowledge, [RunSummary.Observation]) {
    var knowledge = CorpusKnowledge()
    var observations: [RunSummary.Observation] = []
    for step in plan.corpusSteps {
      let runner = RecordRunner(program, knowing: knowledge, observing: step)
      var flow = UnitFlow(
        ObservationSink(step),
        units(of: files),
        runner,
        try OrderedLanes(program),
        options: options,
        observing: step.name
      )
      try await flow.run(progress)
      guard flow.isComplete else { throw RunError(.cancelled, "the run was cancelled before anything was written") }
      let memory = flow.sink.memory
      knowledge.keep(memory, of: step.name)
      observations.append(.init(name: step.name, documents: memory.documents, shortfall: memory.shortfall))
    }
    return (knowledge, observations)
  }

  private func units(of files: [InputFile], hashesFiles: Bool = false) -> UnitReader {
    UnitReader(plan: plan, registry: registry, options: options, files: files, hashesFiles: hashesFiles)
  }

  private func refuseShared(_ files: [OutputFile]) throws(RunError) {
    var paths = [plan.rejects, plan.quarantine].compactMap { $0 }.map(Folders.resolved)
    for path in files.map(\.path) where path != "-" {
      let resolved = Folders.resolved(path)
      guard !paths.contains(resolved) else {
        throw RunError(.arguments, "\"\(path)\" is written twice; give each exporter a path of its own")
      }
      paths.append(resolved)
    }
  }
}

extension Plan {
  /// A path of the definition as the process sees it.
  func path(of relative: String) -> String {
    relative.hasPrefix("/") || relative == "-" || folder.isEmpty ? relative : "\(folder)/\(relative)"
  }
}
