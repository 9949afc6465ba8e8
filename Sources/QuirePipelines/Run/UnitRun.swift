import QuireDocument
import QuireStages

/// A unit of work on its way: its documents, as far as each has come.
///
/// Unchecked, since it is never shared: the flow hands it to one task, the task hands it back when it is done with it,
/// and whoever has it is alone with it. As a value it would be copied, with all its documents, on each of these ways.
final class UnitRun: @unchecked Sendable {
  /// A document that is on its way.
  struct Traveller {
    let item: WorkItem
    var document: Document
    var steps: StepRunner
    /// What the ordered stage before which it stands said of it.
    var verdict: [UInt8]?
  }

  /// A record of the unit.
  enum Slot {
    /// It holds no document, or one that is only observed.
    case empty
    case travelling(Traveller)
    case done(DocumentOutcome)
  }

  /// What an ordered stage had to know of a document, for the journal.
  struct Meeting {
    let gate: Int
    let id: String
    let digest: [UInt8]
  }

  let unit: WorkUnit

  /// What became of each record, in the order of the unit.
  var slots: [Slot]

  /// What was observed in the unit, where the pass is for a corpus stage.
  var memory: (any CorpusMemory)?

  /// What ordered stages had to know, in the order in which they met the documents.
  private(set) var meetings: [Meeting] = []

  /// How long the documents spent in each step.
  var clock: StepClock

  /// The number of the task that worked on it last, among those at work at the same time.
  var task = 0

  init(_ unit: WorkUnit, _ program: Program, memory: (any CorpusMemory)?, keepsStays: Bool) {
    self.unit = unit
    self.memory = memory
    slots = [Slot](repeating: .empty, count: unit.items.count)
    clock = StepClock(program, keepsStays: keepsStays)
  }

  /// The first ordered stage before which a document of the unit stands; `nil` where all are done.
  private(set) var gate: Int?

  /// Finds ``gate`` anew.
  func findGate() {
    gate = nil
    for case .travelling(let traveller) in slots {
      guard let place = traveller.steps.gate else { continue }
      gate = min(gate ?? place, place)
    }
  }

  /// The document at `place`, which leaves its slot empty, so that nobody else holds it while it changes.
  func takeTraveller(at place: Int) -> Traveller? {
    guard case .travelling(let traveller) = slots[place] else { return nil }
    slots[place] = .empty
    return traveller
  }

  /// Lets the ordered stage at `gate` meet the documents that stand before it, in their order.
  func meet(at gate: Int, _ lanes: inout OrderedLanes) throws(RunError) {
    for place in slots.indices {
      guard case .travelling(var traveller) = slots[place], traveller.steps.gate == gate,
        let digest = traveller.steps.digest
      else { continue }
      let id = traveller.document.id
      traveller.verdict = try lanes.meet(digest, of: id, at: gate)
      slots[place] = .travelling(traveller)
      meetings.append(Meeting(gate: gate, id: id, digest: digest))
    }
  }
}
