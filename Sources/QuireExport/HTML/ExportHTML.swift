public import QuireDocument
public import QuireStages
import QuireText

/// Writes a page to be looked at: names highlighted, comments as a tree, everything removed listed.
///
/// A path with `{id}` gives each document a page of its own; with any other path they are articles on one page.
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
  public static let summary = "Write a page with names highlighted, comments as a tree and removals listed."
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

    /// Whether the type of a name is written behind it.
    public var labels = false

    /// Whether only what stands in the page is written, without head and style.
    public var fragment = false

    /// Other names for entity types.
    public var entityTypes = OptionMap<String>()

    public static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, toHelp),
      OptionField("content", \.content, contentHelp),
      OptionField("comments", \.comments, commentsHelp),
      OptionField("removals", \.removals, "Whether what was removed is listed, and by which rule."),
      OptionField("labels", \.labels, "Whether the type of each name is written behind it, as displaCy does."),
      OptionField("fragment", \.fragment, "Whether only the contents are written, to be put into another page."),
      OptionField("entity_types", \.entityTypes, entityTypesHelp),
    ]

    public init() {}
  }

  public let destination: OutputPath
  public let head: [UInt8]
  public let tail: [UInt8]
  private let options: Options
  private let look: HTMLLook

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    destination = options.to
    self.options = options
    let path = options.to.path
    let isShared = !path.contains("{id}") && !path.contains("{stem}")
    look = HTMLLook(isShared: isShared, hasRemovals: options.removals, hasLabels: options.labels)
    let isFramed = isShared && !options.fragment
    head = isFramed ? Self.head(of: path) : []
    tail = isFramed ? Array("</main>\n</body>\n</html>\n".utf8) : []
  }

  /// The beginning of a page with several documents, which has all colours, since none of the documents is known yet.
  private static func head(of path: String) -> [UInt8] {
    let file = path.split(separator: "/").last ?? "-"
    var page = HTMLWriter()
    page.head(
      title: file == "-" ? "Documents" : String(file.split(separator: ".").first ?? file),
      language: nil,
      rules: TypeColors.rules(TypeColors.colors.indices)
    )
    page.markup("<body>\n<main>\n")
    return page.bytes
  }

  public func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    let view = ExportView(document, content: options.content, comments: options.comments)
    var encoder = HTMLEncoder(view, types: TypeNames(options.entityTypes), look: look)
    if look.isShared || options.fragment { encoder.writeContents() } else { encoder.writePage() }
    output.append(contentsOf: encoder.page.bytes)
  }
}
