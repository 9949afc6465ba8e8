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

/// Reads records and takes their documents through a plan, a unit of work at a time.
struct RecordRunner: Sendable {
  let program: Program
  private let knowledge: CorpusKnowledge
  /// The corpus stage that the pass over the input is for; `nil` where documents go through all steps.
  private let observing: CorpusStep?
  private let keepsStays: Bool
  /// The step after which documents go no further; `nil` where they go through all.
  private let lastStep: String?

  init(
    _ program: Program,
    until lastStep: String? = nil,
    knowing knowledge: CorpusKnowledge,
    observing: CorpusStep? = nil,
    keepsStays: Bool = false
  ) {
    self.keepsStays = keepsStays
    self.lastStep = lastStep
    self.program = program
    self.knowledge = knowledge
    self.observing = observing
  }

  /// Reads the records of `unit` and takes their documents as far as they come without an ordered stage's verdict.
  func begin(_ unit: WorkUnit) -> Result<UnitRun, RunError> {
    let run = UnitRun(unit, program, memory: observing?.instance.makeMemory(), keepsStays: keepsStays)
    do throws(RunError) {
      for (place, item) in unit.items.enumerated() {
        guard let document = read(item, place, run) else { continue }
        let steps = StepRunner(program, until: lastStep, before: observing?.name, knowing: knowledge)
        var traveller = UnitRun.Traveller(item: item, document: document, steps: steps)
        let failure = go(&traveller, &run.clock)
        run.slots[place] = try settled(traveller, failure, run)
      }
      run.findGate()
      return .success(run)
    } catch {
      return .failure(error)
    }
  }

  /// Takes the documents of `run` on that have a verdict.
  func goOn(_ run: UnitRun) -> Result<UnitRun, RunError> {
    do throws(RunError) {
      for place in run.slots.indices {
        guard var traveller = run.takeTraveller(at: place) else { continue }
        guard traveller.verdict != nil else {
          run.slots[place] = .travelling(traveller)
          continue
        }
        let failure = go(&traveller, &run.clock)
        run.slots[place] = try settled(traveller, failure, run)
      }
      run.findGate()
      return .success(run)
    } catch {
      return .failure(error)
    }
  }

  /// The document of `item`; `nil` where there is none, with what became of the record in `run`.
  private func read(_ item: WorkItem, _ place: Int, _ run: UnitRun) -> Document? {
    let failure: Failure
    if let known = item.failure {
      failure = known
    } else if let known = item.record.failure {
      failure = Failure(known, of: item)
    } else {
      switch item.reader?.read(item.record, in: item.context) {
      case .nothing, nil: return nil
      case .document(let document): return document
      case .failure(let error): failure = Failure(error, of: item)
      }
    }
    // What can't be read is not observed; its fate is told when it is run.
    if observing == nil { run.slots[place] = .done(DocumentOutcome(of: item, .quarantined(failure))) }
    return nil
  }

  /// Takes a document as far as it comes.
  private func go(_ traveller: inout UnitRun.Traveller, _ clock: inout StepClock) -> StepFailure? {
    do throws(StepFailure) {
      if let verdict = traveller.verdict {
        traveller.verdict = nil
        try traveller.steps.pass(verdict, &traveller.document, &clock)
      } else {
        try traveller.steps.run(&traveller.document, &clock)
      }
      return nil
    } catch {
      return error
    }
  }

  /// What becomes of a document that can't go on now.
  private func settled(
    _ traveller: UnitRun.Traveller,
    _ failure: StepFailure?,
    _ run: UnitRun
  ) throws(RunError) -> UnitRun.Slot {
    let document = traveller.document
    if let failure {
      guard !failure.stops else { throw Self.stop(failure, document) }
      if observing != nil { return .empty }
      return .done(DocumentOutcome(of: traveller.item, .quarantined(failure.failure), document))
    }
    guard traveller.steps.gate == nil else { return .travelling(traveller) }
    if let observing {
      try observe(traveller, observing, run)
      return .empty
    }
    let fate: DocumentOutcome.Fate = document.drop.map { .rejected($0) } ?? .written
    return .done(DocumentOutcome(of: traveller.item, fate, document, traveller.steps.renditions))
  }

  private func observe(_ traveller: UnitRun.Traveller, _ step: CorpusStep, _ run: UnitRun) throws(RunError) {
    guard var memory = run.memory else { return }
    // The state must be held in one place while it grows, or it would be copied.
    run.memory = nil
    let stop = traveller.steps.observe(traveller.document, for: step, &memory)
    run.memory = memory
    if let stop { throw Self.stop(stop, traveller.document) }
  }

  private static func stop(_ error: StepFailure, _ document: Document) -> RunError {
    RunError(.stopped, "step \"\(error.failure.by)\" failed on \"\(document.id)\": \(error.failure.message)")
  }
}

extension DocumentOutcome {
  /// What became of `item`, of which `document` was made, if any was.
  fileprivate init(
    of item: WorkItem,
    _ fate: Fate,
    _ document: Document? = nil,
    _ renditions: [Rendition] = []
  ) {
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
    var written: [Rendition] = []
    if case .written = fate { written = renditions }
    self.init(
      id: document?.id ?? item.context.id,
      fate: fate,
      renditions: written,
      trace: document?.trace ?? [],
      diagnostics: document?.diagnostics.filter { $0.severity != .note }.map(\.code) ?? [],
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
