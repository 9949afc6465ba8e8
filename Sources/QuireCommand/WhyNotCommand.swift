import ArgumentParser
import Quire
import QuirePipelines
import QuireStages
import QuireText

/// Says why words are not in the main content of a document.
struct WhyNotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why-not",
    abstract: "Say why words that you expected are not in the content that is kept, and what they missed it by.",
    discussion: """
      Runs the definition on one document, writes nothing, and looks for the words: which step left them out, by which \
      rule, what was measured, and which limit it missed by how much. Where the words stand nowhere, it names the block \
      that has most of them.

      Examples:
        quire why-not page.html --expect "Ferries run hourly" --definition Pipelines/main-content.yaml
      """
  )

  @Argument(help: "The document.")
  var document: String

  @Option(help: "The words that you expected, copied from the page.")
  var expect: String

  @Option(help: "The definition.")
  var definition: String

  @Option(help: "The record's number in a file of many, from 1; the first document where it is left out.")
  var record: Int?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var arguments: DefinitionArguments

  func validate() throws {
    if expect.isEmpty { throw ValidationError("--expect must not be empty") }
    if let record, record < 1 { throw ValidationError("--record counts from 1") }
  }

  func run() throws {
    let registry = try arguments.registry()
    let plan = try arguments.plan(at: definition, registry)
    let answer = WhyNot(expect, in: try arguments.processed(document, record: record, plan, registry))
    if json {
      Terminal.output(String(decoding: answer.json.json(.pretty(indent: 2)), as: UTF8.self) + "\n")
    } else {
      let components = plan.components
      Terminal.output(answer.text { components[$0] })
    }
    if answer.places.isEmpty { throw ExitCode(1) }
  }
}
