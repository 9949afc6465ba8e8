public import QuireDocument

/// A stage that meets documents one after another, in the order of the input, and remembers what it met: one that drops
/// what was there before.
///
/// Only what needs the order is done in order. On the tasks, at any time, ``digest(of:in:)`` boils a document down to a
/// few bytes; then, in the order of the input, the state takes the digests one by one and answers each with a verdict;
/// then, on the tasks again, ``process(_:given:in:)`` turns the verdict into changes. A document that was dropped or
/// failed before the stage, or for which its `when` does not hold, is not met.
///
/// A state is made of digests alone, in their order, so that a run that was interrupted finds it again by giving them to
/// it once more.
public protocol OrderedStage: Component {
  /// What is remembered of the documents that were met.
  associatedtype State: OrderedState

  /// What must be in a document before the stage runs.
  static var requires: [DocumentPart] { get }

  /// What the stage adds to a document.
  static var produces: [DocumentPart] { get }

  /// What a ``State`` keeps, and how much of it at most, as the rest of a sentence that begins with "it keeps".
  static var keeps: String { get }

  /// What there is to remember of `document`; small, since a run keeps it in its journal.
  func digest(of document: borrowing Document, in context: inout StageContext) throws(StageError) -> [UInt8]

  /// What is known before the first document.
  func makeState() throws(StageError) -> State

  /// What to change in `document`, of which the state said `verdict`.
  func process(
    _ document: borrowing Document,
    given verdict: [UInt8],
    in context: inout StageContext
  ) throws(StageError) -> Changes
}

extension OrderedStage {
  /// Most stages need nothing but the text.
  public static var requires: [DocumentPart] { [] }

  /// A stage that only drops adds nothing.
  public static var produces: [DocumentPart] { [] }
}

/// What an ordered stage remembers of the documents that it met.
///
/// What does not fit into the bounds that the stage's options give goes to temporary files, or is left out and told.
public protocol OrderedState {
  /// Meets the document called `id` and says what the stage needs to know of it; the same for the same digests and ids
  /// in the same order.
  ///
  /// - Throws: `StageError` where the state can't be kept, such as on a full disk; the run stops.
  mutating func meet(_ digest: [UInt8], of id: String) throws(StageError) -> [UInt8]

  /// What was left out in order to stay within bounds, in words, with the option that widens them; `nil` where nothing
  /// was.
  var shortfall: String? { get }
}

extension OrderedState {
  /// Most states leave out nothing.
  public var shortfall: String? { nil }
}

/// The memory of an ordered stage; what runs use, since it hides the type of the state.
public protocol OrderedMemory {
  /// How many documents were met.
  var documents: Int { get }

  /// What was left out in order to stay within bounds; `nil` where nothing was.
  var shortfall: String? { get }

  /// Meets a document.
  mutating func meet(_ digest: [UInt8], of id: String) throws(StageError) -> [UInt8]
}

extension OrderedStage {
  /// A memory that has met nothing yet.
  public func makeMemory() throws(StageError) -> any OrderedMemory { StateMemory(state: try makeState()) }
}

private struct StateMemory<State: OrderedState>: OrderedMemory {
  var state: State
  private(set) var documents = 0

  init(state: State) { self.state = state }

  var shortfall: String? { state.shortfall }

  mutating func meet(_ digest: [UInt8], of id: String) throws(StageError) -> [UInt8] {
    documents += 1
    return try state.meet(digest, of: id)
  }
}
