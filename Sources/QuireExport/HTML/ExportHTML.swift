public import QuireDocument
public import QuireStages
import QuireText

/// Writes one page a document, to be looked at: names highlighted, comments as a tree, everything removed listed.
///
/// The page needs nothing beside itself, no script, no network, and its policy forbids both. All of the document's text
/// is escaped. Elements carry the bytes of the file that they come from as `data-source`.
///
/// ```yaml
/// - stage: export.html
///   with: { to: "out/{id}.html" }
/// ```
public struct ExportHTML: Exporter {
  public static let name = "html"
  public static let summary = "Write a page a document, with names highlighted, comments as a tree and removals listed."
  public static let mediaType = "text/html"

  /// What can be set.
  public struct Options: ComponentOptions {
    /// Where to write.
    public var to = OutputPath(path: "{id}.html")

    /// Which part of the text is shown.
    public var content = ContentChoice.all

    /// Whether reader comments are shown; as ``content`` says where it is not set.
    public var comments: Bool?

    /// Whether what was removed is listed.
    public var removals = true

    /// Whether only what stands in the page is written, without head and style.
    public var fragment = false

    /// Other names for entity types.
    public var entityTypes = OptionMap<String>()

    public static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, toHelp),
      OptionField("content", \.content, contentHelp),
      OptionField("comments", \.comments, commentsHelp),
      OptionField("removals", \.removals, "Whether what was removed is listed, and by which rule."),
      OptionField("fragment", \.fragment, "Whether only the contents are written, to be put into another page."),
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
    let view = ExportView(document, content: options.content, comments: options.comments)
    var encoder = HTMLEncoder(view, types: TypeNames(options.entityTypes))
    if options.fragment {
      encoder.writeContents(withRemovals: options.removals)
    } else {
      encoder.writePage(withRemovals: options.removals)
    }
    output.append(contentsOf: encoder.page.bytes)
  }
}
