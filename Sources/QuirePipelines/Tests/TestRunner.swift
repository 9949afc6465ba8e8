import QuireDocument
public import QuireStages
import QuireText

/// Runs the tests that a definition carries.
public struct TestRunner: Sendable {
  /// What came out of one test.
  public struct Outcome: Sendable {
    /// The test's name.
    public let name: String

    /// Where the test stands.
    public let place: Place

    /// What does not hold, each with its place; empty where the test passes.
    public let failures: [(place: Place, message: String)]
  }

  private let plan: Plan
  private let registry: Registry
  private let load: @Sendable (String) -> Result<[UInt8], ResourceError>

  /// Creates a runner; `load` reads the files that tests name.
  public init(
    plan: Plan,
    registry: Registry,
    load: @escaping @Sendable (String) -> Result<[UInt8], ResourceError>
  ) {
    self.plan = plan
    self.registry = registry
    self.load = load
  }

  /// Runs all tests, in the order of the definition.
  public func run() -> [Outcome] {
    plan.tests.map { test in
      switch document(for: test) {
      case .failure(let failure):
        return Outcome(name: test.name, place: test.place, failures: [(test.place, failure.message)])
      case .success(let document):
        let failures = test.expectations.compactMap { expectation in
          ExpectationCheck(document).problem(with: expectation).map { (expectation.place, $0) }
        }
        return Outcome(name: test.name, place: test.place, failures: failures)
      }
    }
  }

  private func document(for test: DefinitionTest) -> Result<Document, Failure> {
    do throws(Failure) {
      var document = try read(test.input)
      let others = try beside(test)
      let knowledge = CorpusKnowledge(of: others + [document], in: plan)
      let program = Program(plan)
      do throws(StepFailure) {
        var lanes = try OrderedLanes.alone(program)
        for other in others {
          var other = other
          var steps = StepRunner(program, until: test.through, knowing: knowledge)
          do throws(StepFailure) { try steps.run(&other, in: &lanes) } catch { if error.stops { throw error } }
        }
        var steps = StepRunner(program, until: test.through, knowing: knowledge)
        try steps.run(&document, in: &lanes)
      } catch {
        throw error.failure
      }
      return .success(document)
    } catch {
      return .failure(error)
    }
  }

  /// The documents that corpus stages see beside the one that is tested, and that ordered stages meet before it.
  private func beside(_ test: DefinitionTest) throws(Failure) -> [Document] {
    var documents: [Document] = []
    for text in test.beside { documents.append(try read(.text(text))) }
    return documents
  }

  private func read(_ input: DefinitionTest.Input) throws(Failure) -> Document {
    switch input {
    case .text(let text):
      return try SingleDocument(registry: registry, format: "text").read(Array(text.utf8), uri: "test")
    case .file(let path):
      switch load(path) {
      case .failure(let error): throw Failure(by: "input", code: "unreadable", message: "\"\(path)\": \(error.why)")
      case .success(let bytes):
        return try SingleDocument(registry: registry, plan: plan).read(bytes, uri: path)
      }
    }
  }
}
