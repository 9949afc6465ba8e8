public import QuireDocument
public import QuireStages
import QuireText

/// Drops a document whose text stood in an earlier one.
///
/// Texts are compared by the first 128 bits of their SHA-256. The first document of the input stays; the reason of the
/// others names it.
///
/// ```yaml
/// - stage: curation.drop-duplicates
///   with: { normalize: folded }
/// ```
public struct DropDuplicates: OrderedStage {
  public static let name = "drop-duplicates"
  public static let summary = "Drops documents whose text stood in an earlier document."
  public static let keeps =
    "a digest and the id of each document, of at most memory_entries in memory, about 50 bytes each, and the others on disk"

  public struct Options: ComponentOptions {
    public var normalize = TextNormalization.whitespace
    public var memoryEntries = 1_000_000

    public static let declared: [OptionField<Self>] = [
      OptionField("normalize", \.normalize, "What two texts may differ in and still be the same."),
      OptionField(
        "memory_entries",
        \.memoryEntries,
        "How many digests are kept in memory; beyond, they go to temporary files.",
        .within(16...1_000_000_000)
      ),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public func makeState() -> SeenTexts { SeenTexts(entriesInMemory: options.memoryEntries) }

  public func digest(
    of document: borrowing Document,
    in context: inout StageContext
  ) throws(StageError) -> [UInt8] {
    try context.spend(3 * document.text.count)
    return options.normalize.digest(document.text, in: 0..<document.text.count)
  }

  public func process(
    _ document: borrowing Document,
    given verdict: [UInt8],
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    var changes = Changes(for: document)
    if !verdict.isEmpty {
      let first = String(decoding: verdict.dropFirst(), as: UTF8.self)
      changes.drop(rule: "duplicate", reason: "the text is that of \"\(first)\"", value: 1)
    }
    return changes
  }
}

/// The texts that were met.
///
/// A verdict is empty for a new one, else a 1 and the id of the first document with it.
public struct SeenTexts: OrderedState {
  private var seen: SeenKeys

  init(entriesInMemory: Int) { seen = SeenKeys(entriesInMemory: entriesInMemory) }

  public mutating func meet(_ digest: [UInt8], of id: String) throws(StageError) -> [UInt8] {
    defer { seen.endDocument() }
    guard let place = try seen.earlier(with: WideKey(digest), than: id) else { return [] }
    return [1] + Array(try seen.id(at: place).utf8)
  }
}
