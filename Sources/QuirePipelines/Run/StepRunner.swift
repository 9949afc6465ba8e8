import QuireDocument
import QuireStages
import QuireText

/// Takes one document through the steps of a plan; before an ordered stage it stops, until the stage's verdict is known.
struct StepRunner: Sendable {
  private let program: Program
  private let knowledge: CorpusKnowledge
  /// How many of the grounds for each find the stages are asked for.
  private let evidence: Int
  private let goal: String?
  /// The place at which the document goes no further.
  private let limit: Int
  private var place = 0

  /// What the ordered stage before which the document stands has to know of it; `nil` where it stands before none.
  private(set) var digest: [UInt8]?

  /// Whether the document came to the corpus stage that it is taken to, and the stage's condition holds.
  private(set) var hasArrived = false

  private(set) var renditions: [DocumentOutcome.Rendition] = []

  /// Creates a runner for one document.
  ///
  /// - Parameters:
  ///   - program: The steps.
  ///   - lastStep: The step after which the document goes no further.
  ///   - goal: The corpus stage before which the document goes no further.
  ///   - knowledge: What the corpus stages have seen.
  ///   - evidence: How many of the grounds for each find the stages are asked for.
  init(
    _ program: Program,
    until lastStep: String? = nil,
    before goal: String? = nil,
    knowing knowledge: CorpusKnowledge,
    evidence: Int = 0
  ) {
    self.program = program
    self.knowledge = knowledge
    self.evidence = evidence
    self.goal = goal
    limit = (lastStep ?? goal).flatMap { program.end(of: $0) } ?? program.instructions.count
  }

  /// How many steps of work a stage may do on the document.
  var budget: Int { program.budget }

  /// The place of the ordered stage before which the document stands.
  var gate: Int? { digest == nil ? nil : place }

  /// Runs the steps on `document` up to the next ordered stage, or the end; a thrown failure names the step.
  mutating func run(_ document: inout Document, _ clock: inout StepClock) throws(StepFailure) {
    while place < limit, document.drop == nil, digest == nil, !hasArrived {
      let start = clock.now
      let step = place
      place += 1
      switch program.instructions[step] {
      case .stage(let stage): try run(stage, on: &document)
      case .corpus(let stage): try run(stage, on: &document)
      case .ordered(let stage): try halt(before: stage, &document)
      case .exporter(let exporter, let first): try export(exporter, first, &document)
      case .unless(let when, let end): if !when.evaluate(document) { place = end }
      case .choose(let branches, let otherwise):
        place = branches.first { $0.when.evaluate(document) }?.start ?? otherwise
      case .jump(let end): place = end
      }
      clock.spend(on: step, since: start)
    }
  }

  /// Lets the document pass the ordered stage before which it stands, which said `verdict` of it, and goes on.
  mutating func pass(
    _ verdict: [UInt8],
    _ document: inout Document,
    _ clock: inout StepClock
  ) throws(StepFailure) {
    guard digest != nil, case .ordered(let stage) = program.instructions[place] else { return }
    digest = nil
    let start = clock.now
    let step = place
    place += 1
    try change(&document, by: stage.name, stage.onError) { document, context throws(StageError) in
      try stage.instance.process(document, given: verdict, in: &context)
    }
    clock.spend(on: step, since: start)
    try run(&document, &clock)
  }

  private mutating func run(_ step: StageStep, on document: inout Document) throws(StepFailure) {
    guard holds(step.when, document) else { return }
    try change(&document, by: step.name, step.onError) { document, context throws(StageError) in
      try step.instance.process(document, in: &context)
    }
  }

  private mutating func run(_ step: CorpusStep, on document: inout Document) throws(StepFailure) {
    guard holds(step.when, document) else { return }
    if step.name == goal {
      hasArrived = true
      return
    }
    let memory = knowledge.memory(of: step)
    try change(&document, by: step.name, step.onError) { document, context throws(StageError) in
      try memory.process(document, in: &context)
    }
    guard knowledge.isOfOneDocument else { return }
    let message = "the stage has seen this document alone; what it learns from a corpus is not known here"
    document.report(Diagnostic(.note, code: "observed-alone", message), by: step.name)
  }

  private mutating func halt(before step: OrderedStep, _ document: inout Document) throws(StepFailure) {
    guard holds(step.when, document) else { return }
    var context = StageContext(step: step.name, budget: program.budget, evidence: evidence)
    do throws(StageError) {
      digest = try step.instance.digest(of: document, in: &context)
      place -= 1
    } catch {
      try settle(Failure(by: step.name, code: error.code, message: error.message), step.onError, &document)
    }
  }

  /// Asks a stage for changes and applies them.
  private func change(
    _ document: inout Document,
    by name: String,
    _ policy: ErrorPolicy,
    _ process: (borrowing Document, inout StageContext) throws(StageError) -> Changes
  ) throws(StepFailure) {
    var context = StageContext(step: name, budget: program.budget, evidence: evidence)
    do throws(Failure) {
      let changes: Changes
      do throws(StageError) {
        changes = try process(document, &context)
      } catch {
        throw Failure(by: name, code: error.code, message: error.message)
      }
      do throws(ChangesError) {
        try document.apply(changes, by: name)
      } catch {
        throw Failure(by: name, code: "bad-changes", message: error.description)
      }
    } catch {
      try settle(error, policy, &document)
    }
  }

  private mutating func export(_ step: ExporterStep, _ first: Int, _ document: inout Document) throws(StepFailure) {
    guard holds(step.when, document) else { return }
    var context = StageContext(step: step.name, budget: program.budget)
    var parts = [OutputPart](repeating: OutputPart(), count: step.instance.files.count)
    do throws(StageError) {
      try step.instance.encode(document, intoFiles: &parts, in: &context)
    } catch {
      return try settle(Failure(by: step.name, code: error.code, message: error.message), step.onError, &document)
    }
    for (file, part) in zip(first..., parts) {
      renditions.append(.init(file: file, name: program.templates[file].name(for: document.id), part: part))
    }
  }

  private func settle(_ failure: Failure, _ policy: ErrorPolicy, _ document: inout Document) throws(StepFailure) {
    switch policy {
    case .quarantine: throw StepFailure(failure: failure, stops: false)
    case .stop: throw StepFailure(failure: failure, stops: true)
    case .skip:
      document.report(
        Diagnostic(.warning, code: "stage-skipped", "the stage failed and was skipped: \(failure.message)"),
        by: failure.by
      )
    }
  }

  private func holds(_ condition: Expression?, _ document: Document) -> Bool {
    condition?.evaluate(document) ?? true
  }
}

/// That a step failed on a document.
struct StepFailure: Error {
  let failure: Failure

  /// Whether the run stops because of it.
  let stops: Bool
}
