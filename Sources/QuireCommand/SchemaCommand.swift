import ArgumentParser
import Quire
import QuirePipelines
import QuireText

/// Writes what is derived from the components' declarations.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of definitions, for editors; or write the reference pages.",
    discussion: """
      Examples:
        quire schema > quire.schema.json
        quire schema --reference docs/reference
      """
  )

  @Option(help: ArgumentHelp("Write the reference pages to this folder instead.", valueName: "dir"))
  var reference: String?

  @OptionGroup var arguments: DefinitionArguments

  func run() throws {
    let registry = try arguments.registry()
    guard let reference else {
      return Terminal.output(
        String(decoding: DefinitionSchema(registry: registry).definition.json(.pretty(indent: 2)), as: UTF8.self) + "\n"
      )
    }
    do throws(FileError) {
      for page in ReferencePages(registry: registry).pages {
        let writer = try FileWriter("\(reference)/\(page.name)")
        try writer.write(Array(page.markdown.utf8))
        try writer.commit()
      }
    } catch {
      Terminal.error(error.description)
      throw ExitCode(1)
    }
  }
}
