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
public struct ExportJSONL: ViewExporter {
  public static let name = "jsonl"
  public static let summary = "Write one JSON object a document, with everything that is known and where it stands."
  public static let mediaType = "application/jsonl"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions()

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

    public static let declared: [OptionField<Self>] = [
      .to,
      .shardSize,
      .content,
      .offsets,
      OptionField("fields", \.fields, "The fields to write, beside the id; all of them where the list is empty."),
      OptionField("omit_empty", \.omitEmpty, "Whether fields of empty layers are left out."),
      OptionField("sentences", \.sentences, "Whether the sentences are written."),
      OptionField("tokens", \.tokens, "Whether the tokens are written."),
      OptionField("markup", \.markup, "Whether the elements of a web page are written."),
      OptionField("trace", \.trace, "Whether it is written what each step did to the document."),
      .entityTypes,
    ]

    public init() {}
  }

  public let options: Options
  private let plan: RecordPlan

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    plan = try RecordPlan(options)
  }

  public var isPlain: Bool { plan.isPlain }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var encoder = RecordEncoder(view, plan, appendingTo: output.handOver())
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
    content = options.common.content
    offsets = options.common.offsets
    omitsEmpty = options.omitEmpty
  }
}
