import QuireDocument
import QuireStages
import QuireText

/// Remembers the documents that it sees, in order, and tells each of them how many there were and in which order.
struct TellCorpus: CorpusStage {
  static let name = "tell-corpus"
  static let summary = "Tells each document what was seen."
  static let keeps = "the ids of all documents, for tests are small"
  static let produces: [DocumentPart] = [.signal("seen")]

  struct Options: ComponentOptions {
    var failOn = ""
    static let declared: [OptionField<Self>] = [OptionField("fail_on", \.failOn, "The word on which it fails.")]
  }

  /// What was seen.
  struct State: CorpusState {
    var ids: [String] = []
    var bytes = 0
    var shortfall: String? { ids.count > 1_000 ? "too many" : nil }

    mutating func merge(_ later: Self) {
      ids += later.ids
      bytes += later.bytes
    }
  }

  let options: Options
  init(_ options: Options, in setup: Setup) { self.options = options }

  func makeState() -> State { State() }

  func observe(
    _ document: borrowing Document,
    into state: inout State,
    in context: inout StageContext
  ) throws(StageError) {
    try check(document)
    state.ids.append(document.id)
    state.bytes += document.text.count
  }

  func process(
    _ document: borrowing Document,
    knowing state: State,
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    try check(document)
    var changes = Changes(for: document)
    let order = SHA256.hex(of: Array(state.ids.joined(separator: "\n").utf8)).prefix(8)
    changes.report(Diagnostic(.warning, code: "\(context.step)-\(state.ids.count)-\(state.bytes)-\(order)", "seen"))
    changes.setSignal("seen", Double(state.ids.count))
    return changes
  }

  private func check(_ document: borrowing Document) throws(StageError) {
    let text = document.string(0..<document.text.count)
    if !options.failOn.isEmpty, text.contains(options.failOn) { throw StageError(code: "test", "found the word") }
  }
}
