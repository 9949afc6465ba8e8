import ArgumentParser
import FoundationEssentials
import Quire
import QuirePipelines

/// Runs a definition.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a definition over files.",
    discussion: """
      Files, folders, patterns in quotes, or `-` for standard input; without any, what the definition's `input` names. \
      The output is the same for any number of workers, and for a run that was interrupted and went on.

      A run of more than a few seconds writes down how far it is, in `run.journal` beside its outputs. After Ctrl-C, a \
      crash, a full disk or a power cut, the same command with --resume goes on inside the file that was being read.

      Exit codes: 0 all well; 1 the definition or the arguments are wrong, nothing was read; 2 finished, some documents \
      were quarantined; 3 stopped before the end.

      Examples:
        quire run news.yaml articles/*.txt
        quire run news.yaml 'corpus/**/*.jsonl.gz' --set out=results --workers 4 --memory '2 GB'
        quire run news.yaml 'corpus/**/*.jsonl.gz' --set out=results --resume
        cat article.txt | quire run news.yaml -
      """
  )

  @Argument(help: "The definition.")
  var definition: String

  @Argument(help: "What to read.")
  var inputs: [String] = []

  @OptionGroup var arguments: DefinitionArguments

  @Option(help: "How many documents are worked on at once; as many as there are cores where it is left out.")
  var workers: Int?

  @OptionGroup var durability: DurabilityArguments

  @OptionGroup var reports: ReportArguments

  func validate() throws {
    if let workers, workers < 1 || workers > 1_024 { throw ValidationError("--workers must be from 1 to 1024") }
  }

  func run() async throws {
    let registry = try arguments.registry()
    let plan = try arguments.plan(at: definition, registry)
    let grants = arguments.grants
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    var options = RunOptions(workers: workers ?? cores, mayRead: grants.mayRead, mayWrite: grants.mayWrite)
    durability.set(&options, plan)
    options.hashesInputs = reports.recordPath(plan) != nil
    options.traces = reports.trace != nil
    let report = RunReport(reports, plan, workers: options.workers, arguments: inputs, mayWrite: grants.mayWrite)
    let runner = Runner(plan: plan, registry: registry, options: options)
    let result = await Interruption.cancels { () async -> Result<RunSummary, RunError> in
      do throws(RunError) {
        return .success(try await runner.run(inputs) { report.show($0) })
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let summary):
      try report.end(summary)
      if summary.quarantined > 0 { throw ExitCode(2) }
    case .failure(let error):
      report.fail(error)
      throw ExitCode(error.code == .arguments ? 1 : 3)
    }
  }
}
