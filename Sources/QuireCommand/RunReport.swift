import ArgumentParser
import FoundationEssentials
import Glibc
import QuirePipelines
import QuireText

/// Tells the person, and other programs, how a run goes and what came of it.
struct RunReport: Sendable {
  private let options: ReportArguments
  private let plan: Plan
  private let workers: Int
  private let arguments: [String]
  private let mayWrite: @Sendable (String) -> Bool
  private let progress: ProgressLine
  private let log: RunLog?
  private let began = Date()
  private let start = MonotonicTime.nanoseconds

  init(
    _ options: ReportArguments,
    _ plan: Plan,
    workers: Int,
    arguments: [String],
    mayWrite: @escaping @Sendable (String) -> Bool
  ) {
    self.options = options
    self.plan = plan
    self.workers = workers
    self.arguments = arguments
    self.mayWrite = mayWrite
    log = options.logFormat == .json ? RunLog(isQuiet: options.quiet) : nil
    progress = ProgressLine(isShown: log == nil && !options.quiet && Terminal.showsProgress)
  }

  /// Shows how far the run is.
  func show(_ state: RunProgress) {
    if let log { log.show(state) } else { progress.show(state) }
  }

  /// Tells the end of a run, and writes what was asked for.
  func end(_ summary: RunSummary) throws {
    progress.clear()
    let seconds = Double(MonotonicTime.nanoseconds - start) / 1e9
    if let log {
      log.end(summary, seconds: seconds)
    } else if !options.quiet {
      Terminal.message(SummaryText.text(of: summary, seconds: seconds))
    }
    if options.profile { Terminal.message(ProfileText.text(of: summary)) }
    if let path = options.trace, let trace = summary.trace { try write(trace, to: path) }
    guard let path = options.recordPath(plan) else { return }
    let record = RunRecord(
      plan: plan,
      arguments: arguments,
      version: Version.text,
      workers: workers,
      times: (began.formatted(.iso8601), Date().formatted(.iso8601)),
      seconds: (seconds, Self.cpuSeconds),
      summary: summary
    )
    try write(record.json.json(.pretty(indent: 2)) + [0x0A], to: path)
  }

  /// Tells why a run did not come to its end.
  func fail(_ error: RunError) {
    progress.clear()
    if let log { log.fail(error) } else { Terminal.error(error.message) }
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    do throws(FileError) {
      guard mayWrite(path) else { throw FileError(path, "it lies outside of what may be written") }
      let file = try FileWriter(path)
      try file.write(bytes)
      try file.commit()
    } catch {
      Terminal.error("\"\(error.path)\" can't be written: \(error.why)")
      throw ExitCode(3)
    }
  }

  /// The processor time of the whole process so far.
  private static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
