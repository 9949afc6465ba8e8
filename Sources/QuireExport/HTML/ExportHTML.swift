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
public struct ExportHTML: ViewExporter {
  public static let name = "html"
  public static let summary = "Write a page with names highlighted, comments as a tree and removals listed."
  public static let mediaType = "text/html"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "{id}.html", offsets: .utf8)

    /// Whether what was removed is listed.
    public var removals = true

    /// Whether the type of a name is written behind it.
    public var labels = false

    /// Whether only what stands in the page is written, without head and style.
    public var fragment = false

    public static let declared: [OptionField<Self>] = [
      .to,
      .content,
      .comments,
      OptionField("removals", \.removals, "Whether what was removed is listed, and by which rule."),
      OptionField("labels", \.labels, "Whether the type of each name is written behind it, as displaCy does."),
      OptionField("fragment", \.fragment, "Whether only the contents are written, to be put into another page."),
      .entityTypes,
    ]

    public init() {}
  }

  public let head: [UInt8]
  public let tail: [UInt8]
  public let options: Options
  private let look: HTMLLook

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    let path = options.common.to.path
    let isShared = !options.common.to.isPerDocument
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

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var encoder = HTMLEncoder(view, look: look)
    if look.isShared || options.fragment { encoder.writeContents() } else { encoder.writePage() }
    output.append(contentsOf: encoder.page.bytes)
  }
}
