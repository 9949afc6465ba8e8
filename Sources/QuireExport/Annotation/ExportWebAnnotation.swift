public import QuireStages
import QuireText

/// Writes W3C Web Annotations (JSON-LD): a mention is a tag on a place in the text, and on bytes of the file.
///
/// Each annotation selects its place in three ways: by its offsets in the document's text, in code points as the
/// standard counts; by its words with up to 32 characters on both sides; and by the bytes of the file. Bodies say the
/// type and the normal form; a mention that a stage has linked to a database identifies the thing there.
///
/// ```yaml
/// - stage: export.web-annotation
///   with: { to: "out/annotations.jsonl" }
/// ```
public struct ExportWebAnnotation: ViewExporter {
  public static let name = "web-annotation"
  public static let summary = "Write each entity as a W3C Web Annotation in JSON-LD."
  public static let mediaType = "application/ld+json"

  /// How annotations are laid out.
  public enum Layout: String, OptionChoice {
    /// One annotation a line.
    case lines

    /// One page with all annotations of a document, a line each.
    case page
  }

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions()

    /// How annotations are laid out.
    public var layout = Layout.lines

    public static let declared: [OptionField<Self>] = [
      .to,
      .content,
      OptionField("layout", \.layout, "One annotation a line, or one page a document with all of its annotations."),
      .entityTypes,
    ]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var encoder = AnnotationEncoder(view, appendingTo: output.handOver())
    switch options.layout {
    case .lines: encoder.writeLines()
    case .page: encoder.writePage()
    }
    output = encoder.writer.take()
  }
}
