import ArgumentParser
import QuireText
import QuireThreads

/// Measures how often rules of links are right on threads whose trees are known.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Measure the rules of reply links on threads of your own.",
    discussion: """
      A file holds a thread a line: {"thread", "comments": [{"id", "parent", "author", "time", "text"}]}, parent null \
      where a comment answers the article. Each thread is written as plain text, its comments are found and linked \
      again, and each parent is compared with the known one. The table of rule, order, links, right and precision goes \
      to standard output, or to the file that `--out` names; `threads.link-replies` takes it with `confidence: table.tsv`. \
      The same files and options give the same table.

      Examples:
        quire calibrate threads.jsonl --out table.tsv
        quire calibrate blog.jsonl forum.jsonl --style says --order chronological
      """
  )

  @Argument(help: "The files of threads.")
  var files: [String]

  @Option(help: "How comments are headed in the text: numbered, says or nameline; all three where it is left out.")
  var style: [CalibrationStyle] = []

  @Option(help: "In which order comments stand: display, under what they answer, or chronological.")
  var order: [CalibrationOrder] = [.display]

  @Option(help: "Where the table is written.")
  var out: String?

  func run() throws {
    var calibration = LinkCalibration()
    let styles = style.isEmpty ? LinkCalibration.Style.allCases : style.map(\.style)
    for path in files {
      do throws(FileError) {
        try add(path, try FileStream.contents(of: path), styles, to: &calibration)
      } catch {
        Terminal.error(error.description)
        throw ExitCode(1)
      }
    }
    guard calibration.threads > 0 else {
      Terminal.error("the files hold no threads; a thread is a line of JSON with a list \"comments\"")
      throw ExitCode(1)
    }
    try write(calibration.text)
    Terminal.message(
      "\(calibration.threads) texts, \(calibration.found) of \(calibration.comments) comments found again\n"
    )
  }

  private func add(
    _ path: String,
    _ bytes: [UInt8],
    _ styles: [LinkCalibration.Style],
    to calibration: inout LinkCalibration
  ) throws(FileError) {
    do throws(LinkCalibration.Problem) {
      try calibration.add(bytes, styles: styles, orders: order.map(\.order))
    } catch {
      throw FileError(path, error.description)
    }
  }

  private func write(_ text: String) throws {
    guard let out else { return Terminal.output(text) }
    do throws(FileError) {
      let file = try FileWriter(out)
      try file.write(Array(text.utf8))
      try file.commit()
    } catch {
      Terminal.error(error.description)
      throw ExitCode(1)
    }
  }
}

/// How comments are headed, as an argument.
enum CalibrationStyle: String, ExpressibleByArgument, CaseIterable {
  case numbered
  case says
  case nameline

  var style: LinkCalibration.Style {
    switch self {
    case .numbered: .numbered
    case .says: .says
    case .nameline: .nameline
    }
  }
}

/// In which order comments stand, as an argument.
enum CalibrationOrder: String, ExpressibleByArgument, CaseIterable {
  case display
  case chronological

  var order: LinkCalibration.Order { self == .display ? .display : .chronological }
}
