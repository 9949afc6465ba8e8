import QuireDocument
public import QuireStages
import QuireText

/// Runs a plan over files: reads on, works on many documents at once, and writes in the order of the input.
///
/// Where the plan has corpus stages, the files are read once more for each of them, before anything is written. Files
/// must not change meanwhile; what can't be read twice is copied to a temporary file.
///
/// At most ``RunOptions/window`` units of work are between the reader and the writer, so that memory is bounded by the
/// documents in flight, and a slow exporter slows the reader.
public struct Runner: Sendable {
  private let plan: Plan
  private let program: Program
  private let registry: Registry
  private let options: RunOptions

  /// Creates a runner.
  public init(plan: Plan, registry: Registry, options: RunOptions = RunOptions()) {
    self.plan = plan
    program = Program(plan)
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
    do throws(RunError) {
      try outputs.openFixed([plan.rejects, plan.quarantine].compactMap { $0 })
      if !plan.corpusSteps.isEmpty { files = try spool.keep(files) }
      let (knowledge, observations) = try await learn(from: files, progress)
      let sink = OutcomeSink(plan: plan, outputs: outputs)
      let runner = RecordRunner(program, knowing: knowledge)
      var flow = try UnitFlow(sink, units(of: files), runner, options: options)
      try await flow.run(progress)
      try outputs.commit()
      var summary = flow.sink.summary
      summary.observations = observations + flow.lanes.observations
      summary.bytes = flow.units.bytes
      summary.files = flow.units.fileCount
      summary.outputs = outputs.paths
      summary.outputCount = outputs.count
      return summary
    } catch {
      outputs.discard()
      throw error
    }
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
      var flow = try UnitFlow(ObservationSink(step), units(of: files), runner, options: options, observing: step.name)
      try await flow.run(progress)
      let memory = flow.sink.memory
      knowledge.keep(memory, of: step.name)
      observations.append(.init(name: step.name, documents: memory.documents, shortfall: memory.shortfall))
    }
    return (knowledge, observations)
  }

  private func units(of files: [InputFile]) -> UnitReader {
    UnitReader(plan: plan, registry: registry, options: options, files: files)
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

/// How a plan is run.
public struct RunOptions: Sendable {
  /// How many documents are worked on at once, at least 1.
  public var workers: Int

  /// How many units of work may be between the reader and the writer.
  public var window: Int { 4 * max(1, workers) }

  /// Which paths may be written.
  public var mayWrite: @Sendable (String) -> Bool

  /// Which paths may be read.
  public var mayRead: @Sendable (String) -> Bool

  /// Creates options; everything may be read and written unless the caller says otherwise.
  public init(
    workers: Int = 1,
    mayRead: @escaping @Sendable (String) -> Bool = { _ in true },
    mayWrite: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.workers = workers
    self.mayRead = mayRead
    self.mayWrite = mayWrite
  }
}

/// How far a run is.
public struct RunProgress: Sendable {
  /// How many documents have their final outcome.
  public let documents: Int

  /// How many bytes of the input files were read, codecs undone.
  public let bytes: Int

  /// How many bytes all input files have on disk; 0 where that can't be told.
  public let totalBytes: Int

  /// The index of the file that is being read, and the number of files.
  public let file: (index: Int, count: Int)

  /// The corpus stage that observes the documents; `nil` where they go through all steps.
  public let observing: String?
}

extension Plan {
  /// A path of the definition as the process sees it.
  func path(of relative: String) -> String {
    relative.hasPrefix("/") || relative == "-" || folder.isEmpty ? relative : "\(folder)/\(relative)"
  }
}
