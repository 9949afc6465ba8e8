import ArgumentParser
import Glibc
import Quire
public import QuireStages

/// What the `quire` program does.
///
/// A program with stages of its own is three lines around it:
///
/// ```swift
/// import QuireCommand
/// import MyStages
/// await QuireMain.main(adding: [myFamily])
/// ```
public enum QuireMain {
  /// Runs the program with the process's arguments; `families` come to those that are built in.
  public static func main(adding families: [StageFamily] = []) async {
    // A reader of our output that goes away is an error of the write, so that unfinished files are cleared away.
    signal(SIGPIPE, SIG_IGN)
    await Families.$added.withValue(families) {
      do {
        var command = try QuireProgram.parseAsRoot()
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch {
        leave(because: error)
      }
    }
  }

  /// Ends the process; arguments that are wrong have exit code 1, as a definition that is wrong.
  private static func leave(because error: any Error) -> Never {
    guard QuireProgram.exitCode(for: error) == .validationFailure else { QuireProgram.exit(withError: error) }
    Terminal.message(QuireProgram.fullMessage(for: error))
    exit(1)
  }
}

/// The families that the program was made with.
enum Families {
  @TaskLocal static var added: [StageFamily] = []

  static var all: [StageFamily] { builtinFamilies + added }
}

/// The program's root command.
struct QuireProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quire",
    abstract:
      "Turns messy documents into clean, sectioned, tagged and threaded ones, and can say where every byte went.",
    discussion: """
      Start with a definition: `quire init > news.yaml` writes one, `quire check news.yaml` says what is wrong with it, \
      `quire run news.yaml articles/*.txt` runs it, and `quire explain articles/a.txt --definition news.yaml --text \
      "All content herein"` says what became of these words and why.
      """,
    version: Version.text,
    subcommands: [
      RunCommand.self, CheckCommand.self, StagesCommand.self, ExplainCommand.self, WhyNotCommand.self,
      TestCommand.self, TrainCommand.self, CalibrateCommand.self, SchemaCommand.self, InitCommand.self,
      BenchmarkCommand.self, WorkerCommand.self,
    ]
  )
}

/// The program's version.
enum Version {
  static let text = "0.1.0"
}
