import ArgumentParser
import FoundationEssentials
import Quire
import QuirePipelines
import QuireStages
import QuireText

/// How problems of definitions are printed.
enum ProblemFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case github

  func renderer(usesColors: Bool) -> ProblemRenderer {
    switch self {
    case .text: ProblemRenderer(.text, usesColors: usesColors)
    case .json: ProblemRenderer(.json)
    case .github: ProblemRenderer(.github)
    }
  }
}

/// The arguments of every command that loads a definition.
struct DefinitionArguments: ParsableArguments {
  @Option(name: .customLong("set"), help: ArgumentHelp("Set a variable of the definition.", valueName: "name=value"))
  var sets: [String] = []

  @Option(help: ArgumentHelp("Enable the plugins in this folder.", valueName: "dir"))
  var plugins: [String] = []

  @Option(help: ArgumentHelp("Read and write nothing outside of this folder.", valueName: "dir"))
  var sandbox: String?

  @Option(help: "How problems are printed: text, json or github.")
  var format: ProblemFormat = .text

  /// What the person at the command line grants.
  var grants: Grants {
    guard let sandbox else {
      return Grants(
        mayRead: { _ in true },
        mayWrite: { _ in true },
        environment: { ProcessInfo.processInfo.environment[$0] }
      )
    }
    return .sandbox(sandbox)
  }

  /// The components that a definition can name: what is built in, what the program adds, and the enabled plugins.
  func registry() throws -> Registry {
    var components: [ComponentSpec] = []
    do {
      for folder in plugins {
        components += try PluginFolders.components(in: folder) { ProcessInfo.processInfo.environment[$0] }
      }
      return try Registry(Families.all, plugins: components)
    } catch {
      Terminal.error("\(error)")
      throw ExitCode(1)
    }
  }

  /// The plan of the definition at `path`; problems go to standard error, and errors end the program with code 1.
  func plan(at path: String, _ registry: Registry) throws -> Plan {
    let bytes = try source(path)
    let checker = DefinitionChecker(registry: registry, access: grants.definitionAccess)
    let result = checker.check(bytes, path: path, sets: try pairs())
    let shown = result.problems.filter { $0.severity != .note }
    if !shown.isEmpty {
      Terminal.message(format.renderer(usesColors: Terminal.showsColors).render(shown))
    }
    guard let plan = result.plan else { throw ExitCode(1) }
    return plan
  }

  /// The bytes of the definition at `path`.
  func source(_ path: String) throws -> [UInt8] {
    switch grants.load(path) {
    case .success(let bytes): return bytes
    case .failure(let error):
      Terminal.error("the definition \"\(path)\" can't be read: \(error.why)")
      throw ExitCode(1)
    }
  }

  /// `--set` as names and values.
  func pairs() throws -> [(name: String, value: String)] {
    try sets.map { text in
      guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
        Terminal.error("--set \"\(text)\" must be name=value")
        throw ExitCode(1)
      }
      return (String(text[..<sign]), String(text[text.index(after: sign)...]))
    }
  }
}
