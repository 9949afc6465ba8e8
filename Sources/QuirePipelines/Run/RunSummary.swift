import QuireDocument

/// What a run did, as counts that add up: read = written + rejected + quarantined.
public struct RunSummary: Sendable {
  /// What one step did over all documents.
  public struct Step: Sendable, Equatable {
    /// The step's name in the definition.
    public let name: String

    /// How many documents went through it.
    public var documents = 0

    /// How many edits it made.
    public var edits = 0

    /// How many bytes of text it took away.
    public var bytesRemoved = 0

    /// How many elements it added to layers.
    public var added = 0

    /// How long documents spent in it, in nanoseconds, added up over all tasks; 0 where nobody measured.
    public var nanoseconds = 0
  }

  /// A reason for which documents did not come out.
  public struct Reason: Sendable, Hashable {
    /// The step, or the reader.
    public let by: String

    /// The rule of the step, or the code of the failure.
    public let rule: String
  }

  /// A file that was read.
  public struct Input: Sendable, Equatable {
    /// Its path.
    public let path: String

    /// How many bytes it has on disk.
    public let bytes: Int

    /// The SHA-256 of those bytes, in hexadecimal; `nil` where it could not be read to its end.
    public let sha256: String?
  }

  /// What one corpus stage has seen before documents were changed.
  public struct Observation: Sendable, Equatable {
    /// The step's name in the definition.
    public let name: String

    /// How many documents it saw.
    public let documents: Int

    /// What it left out in order to stay within bounds; `nil` where nothing was.
    public let shortfall: String?
  }

  /// How many documents were read, those that could not be read among them.
  public internal(set) var read = 0

  /// How many went through all steps.
  public internal(set) var written = 0

  /// How many a filter dropped.
  public internal(set) var rejected = 0

  /// How many could not be read or failed in a stage.
  public internal(set) var quarantined = 0

  /// How many documents were rejected for each reason, in the order of the reasons.
  public internal(set) var rejects: [(reason: Reason, count: Int)] = []

  /// How many documents were quarantined for each reason, in the order of the reasons.
  public internal(set) var quarantine: [(reason: Reason, count: Int)] = []

  /// How many written documents carry a diagnostic that is a warning or an error.
  public internal(set) var withDiagnostics = 0

  /// The files that were read to their ends, in order; only where a record of the run is kept.
  public internal(set) var inputs: [Input] = []

  /// When documents were in which step, as trace events that viewers of profiles open; only where that was asked for.
  public internal(set) var trace: [UInt8]?

  /// How often the run was interrupted and went on.
  public internal(set) var resumptions = 0

  /// How many bytes were read, after codecs were undone.
  public internal(set) var bytes = 0

  /// How many files were read.
  public internal(set) var files = 0

  /// What each step did, in the order of the plan.
  public internal(set) var steps: [Step]

  /// How often each diagnostic of a written document was given, by code, in the order of the codes; notes are left out.
  public internal(set) var diagnostics: [(code: String, count: Int)] = []

  /// What each corpus stage has seen, in the order of the plan.
  public internal(set) var observations: [Observation] = []

  /// The first failures, for the terminal; all of them are in the quarantine.
  public internal(set) var failures: [(id: String, failure: Failure)] = []

  /// The first files that were written, in the order in which they were opened.
  public internal(set) var outputs: [String] = []

  /// How many files were written.
  public internal(set) var outputCount = 0

  init(steps: [String]) {
    self.steps = steps.map { Step(name: $0) }
  }

  mutating func count(_ outcome: DocumentOutcome) {
    read += 1
    switch outcome.fate {
    case .written:
      written += 1
      if !outcome.diagnostics.isEmpty { withDiagnostics += 1 }
      for code in outcome.diagnostics { add(code) }
    case .rejected(let drop):
      rejected += 1
      Self.add(Reason(by: drop.by, rule: drop.rule), to: &rejects)
    case .quarantined(let failure):
      quarantined += 1
      Self.add(Reason(by: failure.by, rule: failure.code), to: &quarantine)
      if failures.count < 20 { failures.append((outcome.id, failure)) }
    }
    var place = 0
    for entry in outcome.trace {
      // Steps come in the order of the plan, so that the search goes on where the last one ended.
      guard let index = steps[place...].firstIndex(where: { $0.name == entry.by }) else { continue }
      place = index
      steps[index].documents += 1
      steps[index].edits += entry.edits
      steps[index].bytesRemoved += entry.bytesRemoved
      steps[index].added += entry.added
    }
  }

  private static func add(_ reason: Reason, to list: inout [(reason: Reason, count: Int)]) {
    if let index = list.firstIndex(where: { $0.reason == reason }) {
      list[index].count += 1
    } else {
      let place = list.firstIndex { ($0.reason.by, $0.reason.rule) > (reason.by, reason.rule) } ?? list.count
      list.insert((reason, 1), at: place)
    }
  }

  /// Adds the time that documents spent in the steps of `program`.
  mutating func add(_ clock: StepClock, in program: Program) {
    for (place, nanoseconds) in clock.nanoseconds.enumerated() where nanoseconds > 0 {
      guard let index = program.leafIndex(at: place) else { continue }
      steps[index].nanoseconds += nanoseconds
    }
  }

  private mutating func add(_ code: String) {
    if let index = diagnostics.firstIndex(where: { $0.code == code }) {
      diagnostics[index].count += 1
    } else {
      let place = diagnostics.firstIndex { $0.code > code } ?? diagnostics.count
      diagnostics.insert((code, 1), at: place)
    }
  }
}
