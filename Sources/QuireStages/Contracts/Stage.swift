public import QuireDocument

/// One step of a pipeline: it reads a document and says what to change.
public protocol Stage: Component {
  /// What must be in a document before the stage runs.
  static var requires: [DocumentPart] { get }

  /// What the stage adds to a document.
  static var produces: [DocumentPart] { get }

  /// What to change in `document`.
  ///
  /// Bad input is a result: say it as a diagnostic of the changes. An error means that the document can't go on.
  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes
}

extension Stage {
  /// Most stages need nothing but the text.
  public static var requires: [DocumentPart] { [] }

  /// A stage that only edits adds nothing.
  public static var produces: [DocumentPart] { [] }
}

/// What a stage may use while it works on one document.
public struct StageContext: Sendable {
  /// The step's name in reports.
  public let step: String

  /// How many steps of work are left for this document in this stage.
  public private(set) var budget: Int

  /// How many of the grounds for each thing that it finds a stage keeps with it, where it can say them and its options
  /// ask for no more; 0 in a run, more where somebody asks for explanations.
  public let evidence: Int

  /// Creates a context with a budget of `budget` steps.
  public init(step: String, budget: Int = StageContext.defaultBudget, evidence: Int = 0) {
    self.step = step
    self.budget = budget
    self.evidence = evidence
  }

  /// Enough for a document of a hundred megabytes; a stage that needs more on one document is stuck in it.
  public static let defaultBudget = 4_000_000_000

  /// Counts `steps` of work, so that a hostile document stops at the same place on every machine.
  @inlinable public mutating func spend(_ steps: Int) throws(StageError) {
    guard take(steps) else { throw StageError(code: "budget", "the document needs more work than one may") }
  }

  @usableFromInline mutating func take(_ steps: Int) -> Bool {
    budget -= steps
    return budget >= 0
  }
}

/// Why a stage can't go on with a document; it goes to quarantine unless the definition says otherwise.
public struct StageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of error it is, in kebab-case.
  public let code: String

  /// What went wrong, in words; lower case, no full stop.
  public let message: String

  /// Creates an error.
  public init(code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
