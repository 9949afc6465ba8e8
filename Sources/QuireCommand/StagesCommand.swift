import ArgumentParser
import Quire
import QuirePipelines

/// Lists the components, or shows one.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages",
    abstract: "List the readers, stages and exporters, or show one with its options.",
    discussion: """
      Examples:
        quire stages
        quire stages cleanup.remove-boilerplate
      """
  )

  @Argument(help: "The component's name.")
  var name: String?

  @OptionGroup var arguments: DefinitionArguments

  func run() throws {
    let registry = try arguments.registry()
    let help = StageHelp(registry: registry)
    guard let name else { return Terminal.output(help.list) }
    guard let text = help.text(for: name) else {
      Terminal.error(help.unknown(name))
      throw ExitCode(1)
    }
    Terminal.output(text)
  }
}
