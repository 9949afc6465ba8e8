public import QuireDocument

/// A stage that has to see all documents before it can change one: what is repeated over a site, say.
///
/// A run takes the documents past the stage twice. First each one that reaches the stage, and for which its `when`
/// holds, is given to ``observe(_:into:in:)``; nothing is written meanwhile. Then, behind this barrier, the run begins
/// anew, and each document is given to ``process(_:knowing:in:)`` with all that was observed. What was dropped or failed
/// before the stage is not observed; what is dropped behind it is.
///
/// Observing is spread over tasks: each begins with ``makeState()``, and the states are merged in the order of the
/// input, cut up the same way for any number of tasks. So a state needs not be exact in order to be deterministic, and
/// it must be bounded, whatever the input is.
///
/// An ``OrderedStage`` meets documents in order and once.
public protocol CorpusStage: Component {
  /// What is remembered of the documents that were seen.
  associatedtype State: CorpusState

  /// What must be in a document before the stage runs.
  static var requires: [DocumentPart] { get }

  /// What the stage adds to a document.
  static var produces: [DocumentPart] { get }

  /// What a ``State`` keeps, and how much of it at most, as the rest of a sentence that begins with "it keeps".
  static var keeps: String { get }

  /// What is known before the first document.
  func makeState() -> State

  /// Takes in what there is to know of `document`.
  ///
  /// An error means that nothing of it was taken in; ``process(_:knowing:in:)`` is then expected to fail as well, which
  /// decides the document's fate.
  func observe(
    _ document: borrowing Document,
    into state: inout State,
    in context: inout StageContext
  ) throws(StageError)

  /// What to change in `document`, now that `state` says what was seen of all documents, this one among them.
  ///
  /// Bad input is a result: say it as a diagnostic of the changes. An error means that the document can't go on.
  func process(
    _ document: borrowing Document,
    knowing state: State,
    in context: inout StageContext
  ) throws(StageError) -> Changes
}

extension CorpusStage {
  /// Most stages need nothing but the text.
  public static var requires: [DocumentPart] { [] }

  /// A stage that only edits adds nothing.
  public static var produces: [DocumentPart] { [] }
}

/// What a corpus stage remembers of the documents that it saw.
public protocol CorpusState: Sendable {
  /// Takes in what was seen of the documents that follow those of this state in the input.
  mutating func merge(_ later: Self)

  /// What was left out in order to stay within bounds, in words, with the option that widens them; `nil` where nothing
  /// was.
  var shortfall: String? { get }
}

/// A corpus stage together with what it has seen so far; what runs use, since it hides the type of the state.
public protocol CorpusMemory: Sendable {
  /// How many documents were seen.
  var documents: Int { get }

  /// What was left out in order to stay within bounds; `nil` where nothing was.
  var shortfall: String? { get }

  /// Sees a document.
  mutating func observe(_ document: borrowing Document, in context: inout StageContext) throws(StageError)

  /// Takes in what a memory of the same stage has seen of the documents that follow in the input.
  mutating func merge(_ later: any CorpusMemory)

  /// What to change in a document, by what was seen.
  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes
}

extension CorpusStage {
  /// A memory that has seen nothing yet.
  public func makeMemory() -> any CorpusMemory { StageMemory(stage: self, state: makeState()) }
}

private struct StageMemory<S: CorpusStage>: CorpusMemory {
  let stage: S
  var state: S.State
  private(set) var documents = 0

  init(stage: S, state: S.State) {
    self.stage = stage
    self.state = state
  }

  var shortfall: String? { state.shortfall }

  mutating func observe(_ document: borrowing Document, in context: inout StageContext) throws(StageError) {
    try stage.observe(document, into: &state, in: &context)
    documents += 1
  }

  mutating func merge(_ later: any CorpusMemory) {
    guard let later = later as? Self else { return }
    state.merge(later.state)
    documents += later.documents
  }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try stage.process(document, knowing: state, in: &context)
  }
}
