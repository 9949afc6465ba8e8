import ArgumentParser
import Quire
import QuirePipelines

/// Runs the tests that definitions carry.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the tests that definitions carry.",
    discussion: """
      A definition's `tests:` say what goes in and what must hold afterwards. Exit code 1 where one fails.

      Example:
        quire test Pipelines/*.yaml
      """
  )

  @Argument(help: "The definitions.")
  var definitions: [String]

  @OptionGroup var arguments: DefinitionArguments

  func run() throws {
    let registry = try arguments.registry()
    var passed = 0
    var failed = 0
    for path in definitions {
      let plan = try arguments.plan(at: path, registry)
      for outcome in TestRunner(plan: plan, registry: registry, load: arguments.grants.load).run() {
        if outcome.failures.isEmpty {
          passed += 1
        } else {
          failed += 1
        }
        Terminal.output("\(outcome.failures.isEmpty ? "ok" : "FAILED")  \(path): \(outcome.name)\n")
        for (place, message) in outcome.failures {
          Terminal.output("  \(place.file):\(place.position.line):\(place.position.column): \(message)\n")
        }
      }
    }
    Terminal.output("\(passed) passed, \(failed) failed\n")
    if failed > 0 { throw ExitCode(1) }
  }
}
