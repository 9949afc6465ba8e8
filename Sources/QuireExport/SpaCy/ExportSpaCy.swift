public import QuireDocument
public import QuireStages
import QuireText

/// Writes one object a document in the form of spaCy's `Doc.to_json()`, which `Doc.from_json()` reads.
///
/// `ents`, `sents` and `tokens` have offsets in code points, as spaCy counts. Tokens are spaCy's kind of tokens: white
/// space beyond one space is a token of its own. An entity also has its id in a database (`kb_id`), its normal form, the
/// bytes of the file that it comes from, and the ids of `export.jsonl`; spaCy reads past what it does not know. Of
/// mentions that overlap the outer one is in `ents`; all of them are in a span group where one is asked for.
///
/// ```yaml
/// - stage: export.spacy
///   with: { to: "out/docs.jsonl", spans_key: sc }
/// ```
public struct ExportSpaCy: Exporter {
  public static let name = "spacy"
  public static let summary = "Write one JSON object a document, as spaCy's Doc.from_json reads it."
  public static let mediaType = "application/jsonl"

  /// What can be set.
  public struct Options: ComponentOptions {
    /// Where to write.
    public var to = OutputPath(path: "-")

    /// Which part of the text is written.
    public var content = ContentChoice.all

    /// The name of a span group that holds all mentions; none where it is empty.
    public var spansKey = ""

    /// Other names for entity types.
    public var entityTypes = OptionMap<String>()

    public static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, toHelp),
      OptionField("content", \.content, contentHelp),
      OptionField(
        "spans_key",
        \.spansKey,
        "The name of a span group with all mentions, those that overlap included; none where it is empty."
      ),
      OptionField("entity_types", \.entityTypes, entityTypesHelp),
    ]

    public init() {}
  }

  public let destination: OutputPath
  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    destination = options.to
    self.options = options
  }

  public func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    let view = ExportView(document, content: options.content, offsets: .unicode)
    var taken: [UInt8] = []
    swap(&taken, &output)
    let types = TypeNames(options.entityTypes)
    var encoder = SpaCyEncoder(view, types: types, spansKey: options.spansKey, appendingTo: consume taken)
    encoder.encode()
    output = encoder.writer.take()
  }
}
