import ArgumentParser
import Dispatch
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
      The output is the same for any number of workers.

      Exit codes: 0 all well; 1 the definition or the arguments are wrong, nothing was read; 2 finished, some documents \
      were quarantined; 3 stopped before the end.

      Examples:
        quire run news.yaml articles/*.txt
        quire run news.yaml 'corpus/**/*.jsonl.gz' --set out=results --workers 4
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

  @Flag(help: "Print errors alone.")
  var quiet = false

  func validate() throws {
    if let workers, workers < 1 || workers > 1_024 { throw ValidationError("--workers must be from 1 to 1024") }
  }

  func run() async throws {
    let registry = try arguments.registry()
    let plan = try arguments.plan(at: definition, registry)
    let grants = arguments.grants
    let cores = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let options = RunOptions(workers: workers ?? cores, mayRead: grants.mayRead, mayWrite: grants.mayWrite)
    let progress = ProgressLine(isShown: !quiet && Terminal.showsProgress)
    let start = DispatchTime.now().uptimeNanoseconds
    let runner = Runner(plan: plan, registry: registry, options: options)
    let result = await Interruption.cancels { () async -> Result<RunSummary, RunError> in
      do throws(RunError) {
        return .success(try await runner.run(inputs) { progress.show($0) })
      } catch {
        return .failure(error)
      }
    }
    progress.clear()
    switch result {
    case .success(let summary):
      let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
      if !quiet { Terminal.message(SummaryText.text(of: summary, seconds: seconds)) }
      if summary.quarantined > 0 { throw ExitCode(2) }
    case .failure(let error):
      Terminal.error(error.message)
      throw ExitCode(error.code == .arguments ? 1 : 3)
    }
  }
}
