import ArgumentParser
import Quire
import QuirePipelines

/// Checks definitions.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say everything that is wrong with definitions, without reading a document.",
    discussion: """
      Exit code 1 where there is an error.

      Examples:
        quire check news.yaml
        quire check Pipelines/*.yaml --format github
      """
  )

  @Argument(help: "The definitions.")
  var definitions: [String]

  @OptionGroup var arguments: DefinitionArguments

  func run() throws {
    let registry = try arguments.registry()
    let checker = DefinitionChecker(registry: registry, access: arguments.grants.definitionAccess)
    var isClean = true
    for path in definitions {
      let result = checker.check(try arguments.source(path), path: path, sets: try arguments.pairs())
      Terminal.output(arguments.format.renderer(usesColors: Terminal.showsColorsInOutput).render(result.problems))
      if result.plan == nil {
        isClean = false
      } else if arguments.format == .text {
        Terminal.message("\(path): ok")
      }
    }
    if !isClean { throw ExitCode(1) }
  }
}
