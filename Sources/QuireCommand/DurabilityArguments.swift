import ArgumentParser
import QuirePipelines
import QuireStages

/// How a run uses memory, and how it goes on when it was interrupted.
struct DurabilityArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much memory the run may take, such as '2 GB'; one document is always in work, whatever it needs.",
      valueName: "size"
    ),
    transform: { text in
      guard let size = ByteSize(text) else { throw ValidationError("\"\(text)\" is no size; write '512 MB' or '2 GB'") }
      return size
    }
  )
  var memory: ByteSize?

  @Option(
    help: ArgumentHelp(
      "How many steps of work a stage may do on one document, about one for each byte that it looks at; a document that "
        + "needs more goes to quarantine, on every machine alike.",
      valueName: "steps"
    )
  )
  var budget: Int?

  @Flag(help: "Go on where a run was interrupted; begin at the beginning where none was.")
  var resume = false

  @Flag(help: "Remove what an interrupted run left, and begin anew.")
  var restart = false

  @Option(
    help: ArgumentHelp(
      "Where it is written down how far the run is; run.journal beside the outputs where it is left out.",
      valueName: "path"
    )
  )
  var journal: String?

  @Flag(help: "Write no journal; the run can't go on when it is interrupted.")
  var noJournal = false

  @Option(help: ArgumentHelp("How much work an interruption may cost.", valueName: "seconds"))
  var checkpoint = 5.0

  func validate() throws {
    if resume, restart { throw ValidationError("--resume and --restart can't go together") }
    if noJournal, resume || restart || journal != nil {
      throw ValidationError("--no-journal can't go with --journal, --resume or --restart")
    }
    if let memory, memory.bytes < 1 << 20 { throw ValidationError("--memory must be at least 1 MiB") }
    if let budget, budget < 1 { throw ValidationError("--budget must be at least 1") }
    if !(0...86_400).contains(checkpoint) { throw ValidationError("--checkpoint must be from 0 to 86400") }
  }

  /// Sets what was given.
  func set(_ options: inout RunOptions, _ plan: Plan) {
    options.memory = memory?.bytes
    if let budget { options.budget = budget }
    options.version = Version.text
    options.checkpointInterval = .milliseconds(Int(checkpoint * 1_000))
    options.unfinished = resume ? .resume : restart ? .restart : .refuse
    guard !noJournal else { return }
    options.journal = journal ?? plan.runFolder.map { "\($0)/run.journal" }
  }
}
