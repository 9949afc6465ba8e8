import QuireStages

/// How a plan is run.
public struct RunOptions: Sendable {
  /// What is done where an earlier run was interrupted.
  public enum Unfinished: Sendable {
    /// The run does not begin.
    case refuse

    /// The run goes on where the other stopped.
    case resume

    /// What the other left unfinished is removed, and the run begins anew.
    case restart
  }

  /// How many documents are worked on at once, at least 1.
  public var workers: Int

  /// How many bytes the process may take: no more is read while it has more, or while as much may come of the documents
  /// in flight; `nil` for no bound but ``window``.
  ///
  /// One document is always in flight, however much it needs.
  public var memory: Int?

  /// How many steps of work a stage may do on one document, which goes to quarantine where they are not enough; about one
  /// step for each byte that is looked at, and the same on every machine.
  public var budget = StageContext.defaultBudget

  /// Where it is written down how far the run is; `nil` for nowhere.
  ///
  /// Nothing is written in the first ``checkpointInterval``, nor where output goes to something that is no file.
  public var journal: String?

  /// What is done where ``journal`` is of a run that was interrupted.
  public var unfinished = Unfinished.refuse

  /// How much work is lost at most by an interruption.
  public var checkpointInterval = Duration.seconds(5)

  /// Whether the input files are hashed for the summary.
  public var hashesInputs = false

  /// Whether it is recorded when documents were in which step.
  public var traces = false

  /// The version of the program; a run goes on with the same one only.
  public var version = ""

  /// How many units of work may be between the reader and the writer.
  public var window: Int { 4 * max(1, workers) }

  /// Which paths may be written.
  public var mayWrite: @Sendable (String) -> Bool

  /// Which paths may be read.
  public var mayRead: @Sendable (String) -> Bool

  /// Creates options; everything may be read and written unless the caller says otherwise.
  public init(
    workers: Int = 1,
    mayRead: @escaping @Sendable (String) -> Bool = { _ in true },
    mayWrite: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.workers = workers
    self.mayRead = mayRead
    self.mayWrite = mayWrite
  }
}

/// How far a run is.
public struct RunProgress: Sendable {
  /// How many documents have their final outcome.
  public let documents: Int

  /// How many bytes of the input files were read, codecs undone.
  public let bytes: Int

  /// How many bytes all input files have on disk; 0 where that can't be told.
  public let totalBytes: Int

  /// The index of the file that is being read, and the number of files.
  public let file: (index: Int, count: Int)

  /// The corpus stage that observes the documents; `nil` where they go through all steps.
  public let observing: String?

  /// What was done so far; `nil` while documents are observed.
  public let summary: RunSummary?
}
