import QuireDocument
import QuireStages
import QuireText

/// Takes one document through the steps of a plan.
struct StepRunner {
  let plan: Plan

  /// The step up to and including which the document goes; `nil` for all.
  var lastStep: String?

  /// Whether the document came to the corpus stage that it is taken to, and the stage's condition holds.
  private(set) var hasArrived = false

  private(set) var renditions: [DocumentOutcome.Rendition] = []
  /// How many of the grounds for each find the stages are asked for.
  private let evidence: Int

  private let goal: String?
  private let knowledge: CorpusKnowledge
  private let templates: [OutputTemplate]
  private var fileIndex = 0
  private var isDone = false

  /// Creates a runner for one document.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - templates: Those of the plan, where they are at hand.
  ///   - lastStep: The step after which the document goes no further.
  ///   - goal: The corpus stage before which the document goes no further.
  ///   - knowledge: What the corpus stages have seen.
  ///   - evidence: How many of the grounds for each find the stages are asked for.
  init(
    plan: Plan,
    templates: [OutputTemplate]? = nil,
    until lastStep: String? = nil,
    before goal: String? = nil,
    knowing knowledge: CorpusKnowledge,
    evidence: Int = 0
  ) {
    self.plan = plan
    self.evidence = evidence
    self.lastStep = lastStep
    self.goal = goal
    self.knowledge = knowledge
    self.templates = templates ?? plan.outputTemplates
  }

  /// Runs the steps on `document`; a thrown failure names the step.
  mutating func run(_ document: inout Document) throws(StepFailure) {
    try run(plan.steps, on: &document)
  }

  private mutating func run(_ steps: [PlanStep], on document: inout Document) throws(StepFailure) {
    for step in steps {
      guard !isDone, document.drop == nil else {
        fileIndex += step.fileCount
        continue
      }
      switch step {
      case .stage(let stage): try run(stage, on: &document)
      case .corpus(let stage): try run(stage, on: &document)
      case .exporter(let exporter): try export(exporter, &document)
      case .group(let group):
        if holds(group.when, document) {
          try run(group.steps, on: &document)
        } else {
          fileIndex += step.fileCount
        }
        finish(group.name)
      case .choice(let choice): try run(choice, on: &document)
      }
      // What passes the goal by, since a condition sends it another way, needs to go no further either.
      if let goal, step.contains(goal) { isDone = true }
    }
  }

  private mutating func run(_ choice: ChoiceStep, on document: inout Document) throws(StepFailure) {
    // Conditions are asked where the choice begins, so that no branch can make another one true.
    let chosen = choice.branches.firstIndex { $0.when.evaluate(document) }
    for (index, branch) in choice.branches.enumerated() {
      if index == chosen {
        try run(branch.steps, on: &document)
      } else {
        fileIndex += branch.steps.reduce(0) { $0 + $1.fileCount }
      }
    }
    if chosen == nil {
      try run(choice.otherwise, on: &document)
    } else {
      fileIndex += choice.otherwise.reduce(0) { $0 + $1.fileCount }
    }
    finish(choice.name)
  }

  private mutating func run(_ step: StageStep, on document: inout Document) throws(StepFailure) {
    defer { finish(step.name) }
    guard holds(step.when, document) else { return }
    try change(&document, by: step.name, step.onError) { document, context throws(StageError) in
      try step.instance.process(document, in: &context)
    }
  }

  private mutating func run(_ step: CorpusStep, on document: inout Document) throws(StepFailure) {
    defer { finish(step.name) }
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

  /// Asks a stage for changes and applies them.
  private func change(
    _ document: inout Document,
    by name: String,
    _ policy: ErrorPolicy,
    _ process: (borrowing Document, inout StageContext) throws(StageError) -> Changes
  ) throws(StepFailure) {
    var context = StageContext(step: name, evidence: evidence)
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

  private mutating func export(_ step: ExporterStep, _ document: inout Document) throws(StepFailure) {
    let first = fileIndex
    let count = step.instance.files.count
    defer {
      fileIndex += count
      finish(step.name)
    }
    guard holds(step.when, document) else { return }
    var context = StageContext(step: step.name)
    var parts = [OutputPart](repeating: OutputPart(), count: count)
    do throws(StageError) {
      try step.instance.encode(document, intoFiles: &parts, in: &context)
    } catch {
      return try settle(Failure(by: step.name, code: error.code, message: error.message), step.onError, &document)
    }
    for (file, part) in zip(first..., parts) {
      renditions.append(.init(file: file, name: templates[file].name(for: document.id), part: part))
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

  private mutating func finish(_ name: String) {
    if name == lastStep { isDone = true }
  }
}

/// That a step failed on a document.
struct StepFailure: Error {
  let failure: Failure

  /// Whether the run stops because of it.
  let stops: Bool
}

extension Plan {
  /// The files of all exporters, in the order of the plan.
  var outputFiles: [OutputFile] { leaves.compactMap(\.exporter).flatMap(\.instance.files) }

  /// The paths of the exporters' files, in the order of the plan.
  var outputTemplates: [OutputTemplate] { outputFiles.map { OutputTemplate($0.path) } }
}

extension PlanStep {
  /// The number of files that the exporters in the step write.
  var fileCount: Int { leaves.reduce(0) { $0 + ($1.exporter?.instance.files.count ?? 0) } }

  /// Whether the step called `name` is this one or stands inside of it.
  func contains(_ name: String) -> Bool {
    switch self {
    case .stage, .corpus, .exporter: self.name == name
    case .group(let group): group.steps.contains { $0.contains(name) }
    case .choice(let choice):
      choice.otherwise.contains { $0.contains(name) }
        || choice.branches.contains { $0.steps.contains { $0.contains(name) } }
    }
  }

  /// The exporter, where the step is one.
  var exporter: ExporterStep? {
    guard case .exporter(let exporter) = self else { return nil }
    return exporter
  }
}
