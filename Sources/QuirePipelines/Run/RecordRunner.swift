import QuireDocument
import QuireStages
import QuireText

/// A record on its way to a worker.
struct WorkItem: Sendable {
  let record: Record
  /// The reader; `nil` where the file could not be opened.
  let reader: (any Reader)?
  let format: String
  let context: ReadContext
  /// Why the record can't be read, where that is known already: the file could not be opened or read on.
  var failure: Failure?
}

/// Reads one record and takes its document through a plan.
struct RecordRunner: Sendable {
  private let plan: Plan
  private let knowledge: CorpusKnowledge
  private let templates: [OutputTemplate]

  init(plan: Plan, knowledge: CorpusKnowledge) {
    self.plan = plan
    self.knowledge = knowledge
    templates = plan.outputTemplates
  }

  /// What becomes of `item`, or `nil` where there is no document in it; throws where the run has to stop.
  func run(_ item: WorkItem) throws(RunError) -> DocumentOutcome? {
    if let failure = item.failure { return outcome(of: item, .quarantined(failure)) }
    guard let reader = item.reader else { return nil }
    if let failure = item.record.failure { return outcome(of: item, .quarantined(Failure(failure, of: item))) }
    switch reader.read(item.record, in: item.context) {
    case .nothing: return nil
    case .failure(let failure): return outcome(of: item, .quarantined(Failure(failure, of: item)))
    case .document(let document): return try run(document, item)
    }
  }

  /// Takes the document of `item` up to a corpus stage, which observes it; throws where the run has to stop.
  ///
  /// What can't be read, or does not come there, is not observed; its fate is told when it is run.
  func observe(_ item: WorkItem, for step: CorpusStep, _ memory: inout any CorpusMemory) throws(RunError) {
    guard item.failure == nil, item.record.failure == nil,
      case .document(var document)? = item.reader?.read(item.record, in: item.context)
    else { return }
    let stop = StepRunner.observe(
      &document,
      for: step,
      in: plan,
      templates: templates,
      knowing: knowledge,
      &memory
    )
    if let stop { throw Self.stop(stop, document) }
  }

  private static func stop(_ error: StepFailure, _ document: Document) -> RunError {
    RunError(.stopped, "step \"\(error.failure.by)\" failed on \"\(document.id)\": \(error.failure.message)")
  }

  private func run(_ read: Document, _ item: WorkItem) throws(RunError) -> DocumentOutcome {
    var document = read
    var steps = StepRunner(plan: plan, templates: templates, knowing: knowledge)
    do throws(StepFailure) {
      try steps.run(&document)
    } catch {
      guard !error.stops else { throw Self.stop(error, document) }
      return outcome(of: item, .quarantined(error.failure), document)
    }
    if let drop = document.drop { return outcome(of: item, .rejected(drop), document) }
    return outcome(of: item, .written, document, steps.renditions)
  }

  private func outcome(
    of item: WorkItem,
    _ fate: DocumentOutcome.Fate,
    _ document: Document? = nil,
    _ renditions: [DocumentOutcome.Rendition] = []
  ) -> DocumentOutcome {
    var record: [UInt8] = []
    var text: [UInt8] = []
    var metadata = Metadata()
    switch fate {
    case .written: break
    case .rejected:
      text = document?.text ?? []
      metadata = document?.metadata ?? metadata
    case .quarantined: record = item.record.bytes
    }
    let notable = document?.diagnostics.filter { $0.severity != .note }.map(\.code) ?? []
    return DocumentOutcome(
      id: document?.id ?? item.context.id,
      fate: fate,
      renditions: renditions,
      trace: document?.trace ?? [],
      diagnostics: notable,
      locator: item.context.locator,
      record: record,
      text: text,
      metadata: metadata
    )
  }
}

extension Failure {
  /// That a record could not be read.
  init(_ failure: ReadFailure, of item: WorkItem) {
    self.init(
      by: item.format,
      code: failure.code,
      message: failure.message,
      line: item.record.line,
      offset: failure.offset
    )
  }
}
