import QuireDocument
public import QuireStages
import QuireText

/// Takes documents that a caller has in memory through a plan, batch after batch; nothing is written.
///
/// What comes out is what a run writes: the same bytes of each exporter, the same lines of rejects and quarantine. Only
/// what needs all documents is left to the caller. Before an ordered stage (``Plan/orderedSteps``) a document waits until
/// the caller says what the stage has met before (``BatchDocument/Knowledge``), so that a cluster decides with a join over
/// the digests which document was first. A plan with corpus stages can't be run in batches.
///
/// ```swift
/// let runner = try BatchRunner(plan: plan, registry: registry)
/// for result in try await runner.run([BatchDocument(id: "1", bytes: Array("A text.".utf8), uri: "1.txt")]) {
///   print(result.document, result.fate)
/// }
/// ```
public struct BatchRunner: Sendable {
  private static let unitBytes = 1 << 18
  private static let unitRecords = 64

  /// What is run.
  public let plan: Plan

  let program: Program
  private let registry: Registry
  private let workers: Int
  /// The step of each exporter's file, by the file's number, and how many files the step has.
  private let exporters: [(step: String, first: Int, files: [OutputFile])]

  /// Creates a runner that works on `workers` documents at once.
  ///
  /// - Throws: `RunError` where the plan has a stage that has to see all documents before it changes one.
  public init(plan: Plan, registry: Registry, workers: Int = 1) throws(RunError) {
    if let step = plan.corpusSteps.first {
      let why = "\(step.component) has to see all documents before it changes one; leave it out, or use \"quire run\""
      throw RunError(.arguments, "step \"\(step.name)\" can't be run in batches: \(why)")
    }
    self.plan = plan
    self.registry = registry
    self.workers = max(1, workers)
    program = Program(plan)
    exporters = program.exporters
  }

  /// Takes `documents` through the plan.
  ///
  /// - Parameters:
  ///   - documents: The records.
  ///   - until: The ordered step before which documents stop, whatever is known; `nil` to go on as far as they come.
  /// - Returns: What became of each document, in the order of the records; a record of several documents has as many
  ///   results.
  /// - Throws: `RunError` where a step whose `on_error` is `stop` failed, or there is no such step.
  public func run(_ documents: [BatchDocument], until: String? = nil) async throws(RunError) -> [BatchResult] {
    if let until, !plan.orderedSteps.contains(where: { $0.name == until }) {
      throw RunError(.arguments, "there is no ordered step called \"\(until)\"")
    }
    let parts = parts(of: documents)
    guard workers > 1, parts.count > 1 else {
      var results: [BatchResult] = []
      for part in parts { results += try run(part, until).get() }
      return results
    }
    let result: Result<[BatchResult], RunError> = await withTaskGroup(
      of: (Int, Result<[BatchResult], RunError>).self
    ) { group in
      var results = [[BatchResult]](repeating: [], count: parts.count)
      var next = 0
      while next < min(workers, parts.count) {
        group.addTask { [next] in (next, run(parts[next], until)) }
        next += 1
      }
      while let (number, result) = await group.next() {
        switch result {
        case .success(let part): results[number] = part
        case .failure(let error): return .failure(error)
        }
        guard next < parts.count else { continue }
        group.addTask { [next] in (next, run(parts[next], until)) }
        next += 1
      }
      return .success(results.flatMap { $0 })
    }
    return try result.get()
  }

  /// `documents` in parts that are worth a task.
  private func parts(of documents: [BatchDocument]) -> [ArraySlice<BatchDocument>] {
    var parts: [ArraySlice<BatchDocument>] = []
    var start = 0
    var bytes = 0
    for (place, document) in documents.enumerated() {
      bytes += document.bytes.count
      guard bytes >= Self.unitBytes || place + 1 - start >= Self.unitRecords || place + 1 == documents.count else {
        continue
      }
      parts.append(documents[start...place])
      (start, bytes) = (place + 1, 0)
    }
    return parts
  }

  private func run(_ documents: ArraySlice<BatchDocument>, _ until: String?) -> Result<[BatchResult], RunError> {
    do throws(RunError) {
      var items: [WorkItem] = []
      var owners: [(index: Int, document: BatchDocument)] = []
      for (index, document) in zip(documents.indices, documents) {
        let records = self.items(of: document)
        items += records
        owners += Array(repeating: (index, document), count: records.count)
      }
      let unit = WorkUnit(number: 0, items: items, end: RunPosition())
      let runner = RecordRunner(program, until: until, knowing: CorpusKnowledge())
      var run = try runner.begin(unit).get()
      while try meet(run, owners, until) { run = try runner.goOn(run).get() }
      return .success(
        zip(owners, run.slots).map { owner, slot in
          let (document, fate) = fate(of: slot, owner.document, isCut: until != nil)
          return BatchResult(index: owner.index, id: owner.document.id, document: document, fate: fate)
        }
      )
    } catch {
      return .failure(error)
    }
  }

  /// The records in the bytes of `document`.
  private func items(of document: BatchDocument) -> [WorkItem] {
    let isPlanned = document.format == nil || document.format == plan.input.format
    let choice = FormatChoice(
      registry,
      format: document.format ?? plan.input.format,
      reader: isPlanned ? plan.input.reader : nil,
      charset: plan.input.charset
    )
    let file = InputFile(path: document.uri, id: document.id)
    var items: [WorkItem] = []
    do throws(Failure) {
      var stream = try RecordStream(MemoryStream(document.bytes), of: file, choice)
      while let more = stream.next() { items += more }
    } catch {
      return [WorkItem(failure: error, file: file)]
    }
    guard items.count == 1, let item = items.first else { return items }
    return [item.placed(as: document)]
  }

  /// Gives the documents of `run` that stand before an ordered stage the verdict that follows from what is known.
  ///
  /// - Returns: Whether one can go on.
  private func meet(
    _ run: UnitRun,
    _ owners: [(index: Int, document: BatchDocument)],
    _ until: String?
  ) throws(RunError) -> Bool {
    var canGoOn = false
    for place in run.slots.indices {
      guard case .travelling(var traveller) = run.slots[place], let gate = traveller.steps.gate,
        case .ordered(let step) = program.instructions[gate], step.name != until, let digest = traveller.steps.digest,
        let knowledge = owners[place].document.knowledge[step.name]
      else { continue }
      traveller.verdict = try verdict(of: step, on: digest, of: traveller.document.id, given: knowledge)
      run.slots[place] = .travelling(traveller)
      canGoOn = true
    }
    return canGoOn
  }

  private func verdict(
    of step: OrderedStep,
    on digest: [UInt8],
    of id: String,
    given knowledge: BatchDocument.Knowledge
  ) throws(RunError) -> [UInt8] {
    switch knowledge {
    case .verdict(let verdict): return verdict
    case .met(let meetings):
      do throws(StageError) {
        var memory = try step.instance.makeMemory()
        for meeting in meetings { _ = try memory.meet(meeting.digest, of: meeting.id) }
        return try memory.meet(digest, of: id)
      } catch {
        throw RunError(.stopped, "step \"\(step.name)\" can't keep what it knows at \"\(id)\": \(error.message)")
      }
    }
  }

  /// The id of the document in `slot`, which came of `owner`, and how far it came.
  private func fate(of slot: UnitRun.Slot, _ owner: BatchDocument, isCut: Bool) -> (String, BatchResult.Fate) {
    switch slot {
    case .empty: return (owner.id, .nothing)
    case .travelling(let traveller):
      let step = traveller.steps.gate.flatMap { program.name(at: $0) } ?? ""
      return (traveller.document.id, .waiting(step: step, digest: traveller.steps.digest ?? []))
    case .done(let outcome):
      switch outcome.fate {
      case .written: return (outcome.id, isCut ? .passed : .written(outputs(of: outcome)))
      case .rejected(let drop): return (outcome.id, .rejected(outcome.rejectRow(drop).dropLast()))
      case .quarantined(let failure): return (outcome.id, .quarantined(outcome.quarantineRow(failure).dropLast()))
      }
    }
  }

  private func outputs(of outcome: DocumentOutcome) -> [BatchResult.Output] {
    exporters.compactMap { exporter in
      let range = exporter.first..<(exporter.first + exporter.files.count)
      let renditions = outcome.renditions.filter { range.contains($0.file) }
      guard !renditions.isEmpty else { return nil }
      let files = renditions.map { rendition in
        var keys: Set<String> = []
        let pieces = rendition.part.pieces(notYetIn: &keys)
        return Array(pieces.joined(separator: exporter.files[rendition.file - exporter.first].separator))
      }
      return BatchResult.Output(step: exporter.step, files: files)
    }
  }
}

extension Program {
  /// The exporters with their files, in the order of the plan.
  fileprivate var exporters: [(step: String, first: Int, files: [OutputFile])] {
    instructions.compactMap { instruction in
      guard case .exporter(let step, let first) = instruction else { return nil }
      return (step.name, first, step.instance.files)
    }
  }
}

extension WorkItem {
  /// The same for the only record of `document`, which knows its id and its place better.
  fileprivate func placed(as document: BatchDocument) -> WorkItem {
    var locator = context.locator
    locator.codecs = document.codecs + locator.codecs
    locator.record = document.record ?? locator.record
    locator.offset = document.offset ?? locator.offset
    return WorkItem(
      record: record,
      reader: reader,
      format: format,
      context: ReadContext(id: document.id, locator: locator, charset: context.charset),
      failure: failure
    )
  }
}
