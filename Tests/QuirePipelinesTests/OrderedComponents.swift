import QuireDocument
import QuireStages
import QuireText

/// Drops a document whose last word was the last word of one before it; says which one that was, and how many were met.
struct DropKnownEnd: OrderedStage {
  static let name = "drop-known-end"
  static let summary = "Drops documents that end as one before them did."
  static let keeps = "the last words, for tests are small"

  struct Options: ComponentOptions {
    var failOn = ""
    static let declared: [OptionField<Self>] = [OptionField("fail_on", \.failOn, "The word on which it fails.")]
  }

  /// The last words, with the document that had each first.
  struct State: OrderedState {
    var first: [[UInt8]: String] = [:]
    var count = 0

    mutating func meet(_ digest: [UInt8], of id: String) throws(StageError) -> [UInt8] {
      if digest == Array("FULL".utf8) { throw StageError(code: "test", "the memory is full") }
      count += 1
      if let known = first[digest] { return Array("\(count) \(known)".utf8) }
      first[digest] = id
      return Array("\(count)".utf8)
    }
  }

  let options: Options
  init(_ options: Options, in setup: Setup) { self.options = options }

  func digest(of document: borrowing Document, in context: inout StageContext) throws(StageError) -> [UInt8] {
    let end = document.text.split(separator: 0x20).last.map { Array($0) } ?? []
    if !options.failOn.isEmpty, end == Array(options.failOn.utf8) { throw StageError(code: "test", "found the word") }
    return end
  }

  func makeState() -> State { State() }

  func process(
    _ document: borrowing Document,
    given verdict: [UInt8],
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    let parts = String(decoding: verdict, as: UTF8.self).split(separator: " ", maxSplits: 1)
    changes.setSignal("met", Double(parts.first ?? "") ?? 0)
    if parts.count == 2 { changes.drop(rule: "known-end", reason: "\"\(parts[1])\" ended so before", value: nil) }
    return changes
  }
}
