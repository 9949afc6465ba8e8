public import QuireDocument
public import QuireStages
import QuireText

/// Writes one JSON object a document and line: text, layers, account of what was removed, all with source ranges.
///
/// The record is described field by field in `docs/record.md` and as a JSON Schema in `docs/record.schema.json`.
///
/// ```yaml
/// - stage: export.jsonl
///   with: { to: "out/articles.jsonl", content: kept }
/// ```
public struct ExportJSONL: Exporter {
  public static let name = "jsonl"
  public static let summary = "Write one JSON object a document, with everything that is known and where it stands."
  public static let mediaType = "application/jsonl"

  /// What can be set.
  public struct Options: ComponentOptions {
    /// Where to write.
    public var to = OutputPath(path: "-")

    /// Which part of the text is written.
    public var content = ContentChoice.all

    /// What `start` and `end` count.
    public var offsets = OffsetUnit.unicode

    /// The fields to write; all where it is empty.
    public var fields: [String] = []

    /// Whether fields without anything in them are left out.
    public var omitEmpty = false

    /// Whether the sentences are written.
    public var sentences = false

    /// Whether the tokens are written.
    public var tokens = false

    /// Whether the elements of a web page are written.
    public var markup = false

    /// Whether it is written what each step did.
    public var trace = false

    /// Other names for entity types.
    public var entityTypes = OptionMap<String>()

    public static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, toHelp),
      OptionField("content", \.content, contentHelp),
      OptionField("offsets", \.offsets, "What start and end count: code points, bytes or UTF-16 code units."),
      OptionField("fields", \.fields, "The fields to write, beside the id; all of them where the list is empty."),
      OptionField("omit_empty", \.omitEmpty, "Whether fields of empty layers are left out."),
      OptionField("sentences", \.sentences, "Whether the sentences are written."),
      OptionField("tokens", \.tokens, "Whether the tokens are written."),
      OptionField("markup", \.markup, "Whether the elements of a web page are written."),
      OptionField("trace", \.trace, "Whether it is written what each step did to the document."),
      OptionField("entity_types", \.entityTypes, entityTypesHelp),
    ]

    public init() {}
  }

  public let destination: OutputPath
  private let plan: RecordPlan

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    destination = options.to
    plan = try RecordPlan(options)
  }

  public func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    var taken: [UInt8] = []
    swap(&taken, &output)
    var encoder = RecordEncoder(document, plan, appendingTo: consume taken)
    encoder.encode()
    output = encoder.writer.take()
  }
}

/// What the options ask of every record.
struct RecordPlan: Sendable {
  let fields: [RecordField]
  let content: ContentChoice
  let offsets: OffsetUnit
  let omitsEmpty: Bool
  let entityTypes: TypeNames

  /// Whether no field says where anything stands.
  let isPlain: Bool

  init(_ options: ExportJSONL.Options) throws(OptionError) {
    for name in options.fields where RecordField(rawValue: name) == nil {
      let known = RecordField.allCases.map(\.rawValue).joined(separator: ", ")
      throw .invalid("fields", "must not have \"\(name)\"; the fields are \(known)")
    }
    var extras: [RecordField] = []
    if options.sentences { extras.append(.sentences) }
    if options.tokens { extras.append(.tokens) }
    if options.markup { extras.append(.markup) }
    if options.trace { extras.append(.trace) }
    fields = RecordField.allCases.filter { field in
      if field == .id || extras.contains(field) { return true }
      return options.fields.isEmpty ? !field.isExtra : options.fields.contains(field.rawValue)
    }
    isPlain = fields.allSatisfy { [.id, .source, .sources, .content, .offsets, .text, .signals].contains($0) }
    content = options.content
    offsets = options.offsets
    omitsEmpty = options.omitEmpty
    entityTypes = TypeNames(options.entityTypes)
  }
}
