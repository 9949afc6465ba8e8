import QuireDocument
import QuireStages

/// The memories of a plan's ordered stages, which meet the documents of one pass over the input, in its order.
struct OrderedLanes {
  private var memories: [Int: any OrderedMemory] = [:]
  private let program: Program

  /// Creates lanes in which nothing was met.
  ///
  /// - Throws: `RunError` where a stage can't keep anything.
  init(_ program: Program) throws(RunError) {
    self.program = program
    for gate in program.gates {
      guard case .ordered(let step) = program.instructions[gate] else { continue }
      do throws(StageError) { memories[gate] = try step.instance.makeMemory() } catch {
        throw RunError(.stopped, "step \"\(step.name)\" can't begin: \(error.message)")
      }
    }
  }

  /// What the stage at `gate` says of the next document.
  mutating func meet(_ digest: [UInt8], of id: String, at gate: Int) throws(RunError) -> [UInt8] {
    do throws(StageError) { return try memories[gate]?.meet(digest, of: id) ?? [] } catch {
      let name = program.name(at: gate) ?? ""
      throw RunError(.stopped, "step \"\(name)\" can't keep what it knows at \"\(id)\": \(error.message)")
    }
  }

  /// What each stage has met, in the order of the plan.
  var observations: [RunSummary.Observation] {
    program.gates.compactMap { gate in
      guard let memory = memories[gate], let name = program.name(at: gate) else { return nil }
      return .init(name: name, documents: memory.documents, shortfall: memory.shortfall)
    }
  }
}

extension OrderedLanes {
  /// Lanes for documents outside of a run; the failure names the step.
  static func alone(_ program: Program) throws(StepFailure) -> OrderedLanes {
    do throws(RunError) { return try OrderedLanes(program) } catch {
      throw StepFailure(failure: Failure(by: "run", code: "memory", message: error.message), stops: true)
    }
  }
}

extension StepRunner {
  /// Runs the steps on a document that is the next one in `lanes`, without stops.
  mutating func run(_ document: inout Document, in lanes: inout OrderedLanes) throws(StepFailure) {
    var clock = StepClock.stopped
    try run(&document, &clock)
    while let gate, let digest {
      let verdict: [UInt8]
      do throws(RunError) { verdict = try lanes.meet(digest, of: document.id, at: gate) } catch {
        throw StepFailure(failure: Failure(by: "run", code: "memory", message: error.message), stops: true)
      }
      try pass(verdict, &document, &clock)
    }
  }
}
