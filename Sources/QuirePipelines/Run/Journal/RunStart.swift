import QuireStages
import QuireText

/// Where a run begins: at the beginning, or where an interrupted one stopped.
struct RunStart {
  /// Where it begins.
  let position: RunPosition

  /// What was done so far.
  let summary: RunSummary

  /// What ordered stages have met so far.
  let lanes: OrderedLanes

  /// Where it is written how far the run is; `nil` where it could not go on anyway.
  let journal: RunJournal?

  /// The summary of a run of which only the names of files were missing; they have them now.
  private(set) var finished: RunSummary?

  /// Opens `outputs`, and takes up what the journal says.
  init(
    _ program: Program,
    _ files: [InputFile],
    _ outputs: OutputSet,
    _ options: RunOptions
  ) throws(RunError) {
    let plan = program.plan
    let others = [plan.rejects, plan.quarantine].compactMap { $0 }
    let identity = RunJournal.Identity(plan, files, options)
    let path = options.journal
    let reader = try path.flatMap { path throws(RunError) in try JournalReader(path) }
    if let path, let reader, let checkpoint = reader.checkpoint {
      switch options.unfinished {
      case .refuse:
        throw RunError(
          .arguments,
          "a run was interrupted here after \(Self.documents(checkpoint)) documents (\"\(path)\"); go on with --resume, or "
            + "begin anew with --restart"
        )
      case .restart: try Self.clear(checkpoint, path)
      case .resume:
        guard identity == reader.identity else {
          throw RunError(.arguments, "the run can't go on: \(Self.difference(identity, reader.identity))")
        }
        self = try Self(program, reader, checkpoint, path, outputs, others)
        return
      }
    }
    try outputs.openFixed(others)
    let canBeResumed = outputs.canBeResumed && identity != nil
    if options.unfinished == .resume, !canBeResumed {
      throw RunError(.arguments, "a run can go on only where files are read and written, not standard input or output")
    }
    position = RunPosition()
    summary = RunSummary(steps: plan.leaves.map(\.name))
    lanes = try OrderedLanes(program)
    if let path, let identity, canBeResumed {
      guard options.mayWrite(path) else {
        throw RunError(.arguments, "\"\(path)\" lies outside of what may be written")
      }
      journal = RunJournal(creating: path, of: identity)
    } else {
      journal = nil
    }
  }

  /// Takes up the run of `checkpoint`.
  private init(
    _ program: Program,
    _ reader: JournalReader,
    _ checkpoint: RunJournal.Checkpoint,
    _ path: String,
    _ outputs: OutputSet,
    _ others: [String]
  ) throws(RunError) {
    guard var summary = RunSummary(checkpoint.summary, steps: program.plan.leaves.map(\.name)) else {
      throw RunError(.arguments, "\"\(path)\" is damaged; begin anew with --restart")
    }
    summary.resumptions += 1
    do throws(FileError) {
      for file in checkpoint.sealed { try file.publish() }
      journal = try RunJournal(continuing: path, size: reader.size)
      if checkpoint.isComplete {
        try journal?.remove()
        finished = summary
      }
    } catch {
      throw RunError(cantWrite: error)
    }
    position = checkpoint.position
    self.summary = summary
    var lanes = try OrderedLanes(program)
    if !checkpoint.isComplete {
      try outputs.prepare(others)
      let keys = try reader.replay(into: &lanes, outputs)
      try outputs.reopen(
        others,
        checkpoint.outputs,
        keys: keys,
        paths: summary.outputs,
        count: summary.outputCount
      )
    }
    self.lanes = lanes
  }

  /// How many documents were done.
  private static func documents(_ checkpoint: RunJournal.Checkpoint) -> Int {
    checkpoint.summary["documents"]?["read"]?.integerValue ?? 0
  }

  /// Removes what an interrupted run left.
  private static func clear(_ checkpoint: RunJournal.Checkpoint, _ path: String) throws(RunError) {
    do throws(FileError) {
      for output in checkpoint.outputs { try Folders.removeFile(output.file.temporary) }
      for file in checkpoint.sealed { try file.discard() }
      try Folders.removeFile(path)
    } catch {
      throw RunError(cantWrite: error)
    }
  }

  private static func difference(_ now: RunJournal.Identity?, _ then: RunJournal.Identity) -> String {
    guard let now else { return "it reads from something that is no file" }
    if now.definition != then.definition { return "the definition, a variable or the program has changed" }
    let names = now.files.map { $0.arrayValue?.first?.stringValue }
    let index = zip(now.files, then.files).enumerated().first { $1.0 != $1.1 }?.offset
    let name = index.flatMap { names[$0] }
    return name.map { "\"\($0)\" has changed" } ?? "there are \(now.files.count) files now, \(then.files.count) then"
  }
}

extension RunJournal.Identity {
  /// What makes a run; `nil` where it reads from something that is no file and so can't be read again.
  fileprivate init?(_ plan: Plan, _ files: [InputFile], _ options: RunOptions) {
    var list: [JSONValue] = []
    for file in files {
      guard let stamp = Folders.stamp(of: file.path) else {
        // What is not there fails when it is read, and does so again.
        guard file.path != "-", Folders.kind(of: file.path) == nil else { return nil }
        list.append([.string(file.path)])
        continue
      }
      list.append([.string(file.path), .integer(Int64(stamp.size)), .integer(Int64(stamp.changed))])
    }
    let definition = plan.resolved.json() + Array("\(options.version) \(options.budget)".utf8)
    self.init(definition: SHA256.hex(of: definition), files: list)
  }
}
