import FoundationEssentials
import Glibc
import QuirePipelines
import QuireText

/// What the program prints: results to standard output, everything else to standard error.
enum Terminal {
  /// Whether standard error is a terminal that shows colours.
  static var showsColors: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(2) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
  }

  /// Whether standard output is a terminal that shows colours.
  static var showsColorsInOutput: Bool { showsColors && isatty(1) == 1 }

  /// Whether a line that is written over and over can be shown: never into a pipe.
  static var showsProgress: Bool { isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

  /// Prints a result.
  static func output(_ text: String) {
    do {
      let writer = try FileWriter("-")
      try writer.write(Array(text.utf8))
      try writer.flush()
    } catch {
      // A reader that went away, such as `head`, is no error of ours.
    }
  }

  /// Prints a message for the person.
  static func message(_ text: String) { status(text.hasSuffix("\n") ? text : text + "\n") }

  /// Writes to standard error as it is.
  static func status(_ text: String) {
    let bytes = Array(text.utf8)
    // Whether it arrives is no concern of the run's.
    _ = write(2, bytes, bytes.count)
  }

  /// Prints an error.
  static func error(_ text: String) {
    message(showsColors ? "\u{1B}[1;31merror:\u{1B}[0m \(text)" : "error: \(text)")
  }
}
