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
    for step in plan.corpusSteps {
      var memory = step.instance.makeMemory()
      for document in documents {
        var document = document
        _ = StepRunner.observe(&document, for: step, in: plan, knowing: self, &memory)
      }
      keep(memory, of: step.name)
    }
  }
}

extension StepRunner {
  /// Takes `document` up to the corpus stage `step`, which observes it; a document that does not come there, or for
  /// which the step's condition does not hold, is not observed.
  ///
  /// - Returns: The failure that stops the run, where there is one.
  static func observe(
    _ document: inout Document,
    for step: CorpusStep,
    in plan: Plan,
    templates: [OutputTemplate]? = nil,
    knowing knowledge: CorpusKnowledge,
    _ memory: inout any CorpusMemory
  ) -> StepFailure? {
    var steps = StepRunner(plan: plan, templates: templates, before: step.name, knowing: knowledge)
    do throws(StepFailure) {
      try steps.run(&document)
    } catch {
      return error.stops ? error : nil
    }
    guard steps.hasArrived else { return nil }
    var context = StageContext(step: step.name)
    do throws(StageError) {
      try memory.observe(document, in: &context)
    } catch {
      let failure = Failure(by: step.name, code: error.code, message: error.message)
      return step.onError == .stop ? StepFailure(failure: failure, stops: true) : nil
    }
    return nil
  }
}
