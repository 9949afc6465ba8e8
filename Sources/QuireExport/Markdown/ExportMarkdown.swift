public import QuireStages
import QuireText

/// Writes one Markdown text a document: front matter, headline, body, and the comments as a nested list.
///
/// The text is CommonMark, and what the document says stays what it says: characters that would mean something to
/// Markdown are escaped.
///
/// ```yaml
/// - stage: export.markdown
///   with: { to: "out/{id}.md" }
/// ```
public struct ExportMarkdown: ViewExporter {
  public static let name = "markdown"
  public static let summary = "Write a Markdown text a document, with front matter and the comments as a nested list."
  public static let mediaType = "text/markdown"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "{id}.md", content: .kept, offsets: .utf8)

    /// Whether the text begins with what is known about the document.
    public var frontMatter = true

    /// Whether the text ends with a list of what was removed.
    public var removals = false

    public static let declared: [OptionField<Self>] = [
      .to,
      .content,
      .comments,
      OptionField("front_matter", \.frontMatter, "Whether the text begins with what is known about the document."),
      OptionField("removals", \.removals, "Whether the text ends with a list of what was removed, and by which rule."),
    ]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public var separator: [UInt8] { [0x0A] }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    var encoder = MarkdownEncoder(view)
    if options.frontMatter { output.append(contentsOf: FrontMatter(view.document, title: encoder.title).bytes) }
    encoder.writeArticle()
    encoder.writeThread()
    if options.removals { encoder.writeRemovals() }
    output.append(contentsOf: encoder.writer.bytes)
  }
}
