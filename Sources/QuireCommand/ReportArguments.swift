import ArgumentParser
import QuirePipelines

/// What a run says of itself.
struct ReportArguments: ParsableArguments {
  /// How messages are printed.
  enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Flag(help: "Print errors alone.")
  var quiet = false

  @Option(help: "How progress, summary and errors are printed: text, or json for one object a line.")
  var logFormat: LogFormat = .text

  @Flag(help: "Print how long documents spent in each step.")
  var profile = false

  @Option(
    help: ArgumentHelp(
      "Write when documents were in which step, as trace events for the viewers of Chrome, Perfetto and speedscope.",
      valueName: "path"
    )
  )
  var trace: String?

  @Option(
    help: ArgumentHelp(
      "Where the run's record is written; run.json beside the outputs where it is left out.",
      valueName: "path"
    )
  )
  var record: String?

  @Flag(help: "Write no record of the run.")
  var noRecord = false

  func validate() throws {
    if noRecord, record != nil { throw ValidationError("--record and --no-record can't go together") }
  }

  /// Where the run's record goes; `nil` for nowhere.
  func recordPath(_ plan: Plan) -> String? {
    noRecord ? nil : record ?? plan.runFolder.map { "\($0)/run.json" }
  }
}
