import ArgumentParser
import QuireText

/// Writes a starter definition.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a starter definition, to a file that is not there yet or to standard output.",
    discussion: """
      Examples:
        quire init news.yaml
        quire init > news.yaml
      """
  )

  @Argument(help: "The file; standard output where it is left out.")
  var path: String?

  func run() throws {
    guard let path else { return Terminal.output(Self.starter) }
    guard Folders.kind(of: path) == nil else {
      Terminal.error("\"\(path)\" is there already; choose another name")
      throw ExitCode(1)
    }
    do throws(FileError) {
      let writer = try FileWriter(path)
      try writer.write(Array(Self.starter.utf8))
      try writer.commit()
    } catch {
      Terminal.error(error.description)
      throw ExitCode(1)
    }
    Terminal.message("wrote \(path); next: quire check \(path), quire run \(path) YOUR-FILES")
  }

  /// The starter; a test checks it.
  static let starter = """
    # yaml-language-server: $schema=./quire.schema.json
    # (`quire schema > quire.schema.json` writes the schema for your editor)
    quire: 1
    name: my-articles
    description: Clean, sectioned and tagged articles.

    vars:
      out: out                      # quire run … --set out=elsewhere

    input:
      files: ["*.txt"]              # arguments of quire run replace it

    stages:
      - cleanup.normalize-unicode
      - cleanup.normalize-whitespace
      - sections.find-blocks
      - threads.find-comments
      - sections.split-article
      - threads.link-replies
      - cleanup.remove-boilerplate  # marks; with: { mode: remove } takes out
      - entities.match-gazetteer
      - entities.match-patterns
      - entities.tag-names
      - entities.chain-mentions
      - stage: export.jsonl
        with: { to: "${vars.out}/articles.jsonl" }
      - stage: export.markdown
        with: { to: "${vars.out}/{id}.md" }

    tests:
      - name: a no-break space becomes a space
        input: { text: "one\\u00A0two" }
        expect:
          - text: "one two"

    """
}
