public import QuireDocument
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
public struct ExportWebAnnotation: Exporter {
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
  public struct Options: ComponentOptions {
    /// Where to write.
    public var to = OutputPath(path: "-")

    /// Which part of the text the offsets count in.
    public var content = ContentChoice.all

    /// How annotations are laid out.
    public var layout = Layout.lines

    /// Other names for entity types.
    public var entityTypes = OptionMap<String>()

    public static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, toHelp),
      OptionField("content", \.content, contentHelp),
      OptionField("layout", \.layout, "One annotation a line, or one page a document with all of its annotations."),
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
    var encoder = AnnotationEncoder(view, types: TypeNames(options.entityTypes), appendingTo: consume taken)
    switch options.layout {
    case .lines: encoder.writeLines()
    case .page: encoder.writePage()
    }
    output = encoder.writer.take()
  }
}
