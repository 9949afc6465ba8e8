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
public struct ExportSpaCy: ViewExporter {
  public static let name = "spacy"
  public static let summary = "Write one JSON object a document, as spaCy's Doc.from_json reads it."
  public static let mediaType = "application/jsonl"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions()

    /// The name of a span group that holds all mentions; none where it is empty.
    public var spansKey = ""

    public static let declared: [OptionField<Self>] = [
      .to,
      .content,
      OptionField(
        "spans_key",
        \.spansKey,
        "The name of a span group with all mentions, those that overlap included; none where it is empty."
      ),
      .entityTypes,
    ]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var encoder = SpaCyEncoder(view, spansKey: options.spansKey, appendingTo: output.handOver())
    encoder.encode()
    output = encoder.writer.take()
  }
}
