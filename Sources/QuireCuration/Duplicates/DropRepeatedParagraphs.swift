public import QuireDocument
public import QuireStages
import QuireText

/// Takes out, or marks, the paragraphs that stood in an earlier document.
///
/// The first document of the input keeps them; what goes is in the ledger of the others, with the id of the first as
/// the reason. What stands twice in one document is left alone. Paragraphs are the document's blocks, or where it has none what stands between blank lines.
///
/// ```yaml
/// - stage: curation.drop-repeated-paragraphs
///   with: { min_words: 5 }
/// ```
public struct DropRepeatedParagraphs: OrderedStage {
  public static let name = "drop-repeated-paragraphs"
  public static let summary = "Takes out or marks paragraphs that stood in an earlier document."
  public static let keeps =
    "a digest of each paragraph, of at most memory_entries in memory, about 50 bytes each, and the others on disk"

  public struct Options: ComponentOptions {
    public var mode = RemovalMode.remove
    public var normalize = TextNormalization.whitespace
    public var minWords = 5
    public var memoryEntries = 1_000_000

    public static let declared: [OptionField<Self>] = [
      OptionField("mode", \.mode, "Whether paragraphs are taken out, or marked for exporters to leave out."),
      OptionField("normalize", \.normalize, "What two paragraphs may differ in and still be the same."),
      OptionField("min_words", \.minWords, "How many words a paragraph has to have.", .within(1...100_000)),
      OptionField(
        "memory_entries",
        \.memoryEntries,
        "How many digests are kept in memory; beyond, they go to temporary files.",
        .within(16...1_000_000_000)
      ),
    ]

    public init() {}
  }

  private let units: RepeatedUnits
  private let memoryEntries: Int

  public init(_ options: Options, in setup: Setup) {
    units = RepeatedUnits(
      kind: .paragraph,
      mode: options.mode,
      normalize: options.normalize,
      minWords: options.minWords
    )
    memoryEntries = options.memoryEntries
  }

  public func makeState() -> SeenUnits { SeenUnits(entriesInMemory: memoryEntries) }

  public func digest(
    of document: borrowing Document,
    in context: inout StageContext
  ) throws(StageError) -> [UInt8] {
    try units.digest(of: copy document, in: &context)
  }

  public func process(
    _ document: borrowing Document,
    given verdict: [UInt8],
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    try units.changes(of: copy document, given: verdict, in: &context)
  }
}
