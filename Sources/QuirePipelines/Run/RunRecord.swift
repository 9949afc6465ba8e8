import QuireStages
public import QuireText

/// What a run leaves behind about itself: what was run, on what, with what result.
public struct RunRecord: Sendable {
  /// The plan.
  public let plan: Plan

  /// What was given to read; empty for what the plan names.
  public let arguments: [String]

  /// The version of the program.
  public let version: String

  /// How many documents were worked on at once.
  public let workers: Int

  /// When the run began and ended, as RFC 3339 writes it.
  public let times: (began: String, ended: String)

  /// How long it took, in seconds of the clock and of the processor.
  public let seconds: (elapsed: Double, cpu: Double)

  /// What it did.
  public let summary: RunSummary

  /// Creates a record.
  public init(
    plan: Plan,
    arguments: [String],
    version: String,
    workers: Int,
    times: (began: String, ended: String),
    seconds: (elapsed: Double, cpu: Double),
    summary: RunSummary
  ) {
    self.plan = plan
    self.arguments = arguments
    self.version = version
    self.workers = workers
    self.times = times
    self.seconds = seconds
    self.summary = summary
  }

  /// The record as JSON.
  public var json: JSONValue {
    .object([
      .init("quire", .string(version)),
      .init("definition", ["name": .string(plan.name), "sha256": .string(digest), "resolved": plan.resolved]),
      .init("arguments", .array(arguments.map { .string($0) })),
      .init("workers", .integer(Int64(workers))),
      .init("began", .string(times.began)),
      .init("ended", .string(times.ended)),
      .init("seconds", .number(seconds.elapsed)),
      .init("cpu_seconds", .number(seconds.cpu)),
      .init("peak_bytes", .integer(Int64(ProcessMemory.peakBytes))),
      .init("result", summary.json),
    ])
  }

  private var digest: String { SHA256.hex(of: plan.resolved.json()) }
}

extension Plan {
  /// The folder in which a run keeps what it writes about itself: that of the quarantine, of the rejects or of the first
  /// file that documents share; `nil` where there is none of these.
  public var runFolder: String? {
    let shared = zip(outputFiles, outputTemplates).first { $0.path != "-" && !$1.isPerDocument }
    return (quarantine ?? rejects ?? shared?.0.path).map { Folders.parent(of: $0) }
  }
}
