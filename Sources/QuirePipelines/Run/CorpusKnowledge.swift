public import QuireDocument
import QuireStages

/// What the corpus stages of a plan know when documents are changed: what each has seen, by the step's name.
public struct CorpusKnowledge: Sendable {
  private var memories: [String: any CorpusMemory] = [:]

  /// Whether it comes from one document, which then gets a note that says so.
  private(set) var isOfOneDocument = false

  /// Creates the knowledge of stages that have seen nothing.
  public init() {}

  /// What `step` has seen; a step that was not asked to observe has seen nothing.
  func memory(of step: CorpusStep) -> any CorpusMemory { memories[step.name] ?? step.instance.makeMemory() }

  /// Keeps what the step called `name` has seen; from now on it is only read.
  mutating func keep(_ memory: any CorpusMemory, of name: String) { memories[name] = memory }

  /// What the corpus stages of `plan` see in `documents`, as they were read and in order.
  ///
  /// Complexity: each document goes through the steps before every corpus stage. A document that a step fails on is not
  /// observed; the failure shows when it is processed.
  public init(of documents: [Document], in plan: Plan) {
    isOfOneDocument = documents.count == 1
    let program = Program(plan)
    for step in plan.corpusSteps {
      var memory = step.instance.makeMemory()
      guard var lanes = try? OrderedLanes(program) else { continue }
      for document in documents {
        var document = document
        var steps = StepRunner(program, before: step.name, knowing: self)
        guard (try? steps.run(&document, in: &lanes)) != nil else { continue }
        _ = steps.observe(document, for: step, &memory)
      }
      keep(memory, of: step.name)
    }
  }
}

extension StepRunner {
  /// Lets the corpus stage `step` observe `document`, where it came there and the step's condition holds.
  ///
  /// - Returns: The failure that stops the run, where there is one.
  func observe(_ document: Document, for step: CorpusStep, _ memory: inout any CorpusMemory) -> StepFailure? {
    guard hasArrived else { return nil }
    var context = StageContext(step: step.name, budget: budget)
    do throws(StageError) {
      try memory.observe(document, in: &context)
    } catch {
      let failure = Failure(by: step.name, code: error.code, message: error.message)
      return step.onError == .stop ? StepFailure(failure: failure, stops: true) : nil
    }
    return nil
  }
}
