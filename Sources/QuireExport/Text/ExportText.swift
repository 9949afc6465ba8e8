public import QuireDocument
public import QuireStages
import QuireText

/// Writes the text of each document as it stands, and nothing else.
///
/// ```yaml
/// - stage: export.text
///   with: { to: "out/{id}.txt", content: main }
/// ```
public struct ExportText: Exporter {
  public static let name = "text"
  public static let summary = "Write the text of each document, and nothing else."
  public static let mediaType = "text/plain"

  /// What can be set.
  public struct Options: ComponentOptions {
    /// Where to write.
    public var to = OutputPath(path: "-")

    /// Which part of the text is written.
    public var content = ContentChoice.kept

    /// Whether reader comments are written; as ``content`` says where it is not set.
    public var comments: Bool?

    /// What stands between two documents of one file.
    public var separator = "\n"

    public static let declared: [OptionField<Self>] = [
      OptionField("to", \.to, toHelp),
      OptionField("content", \.content, contentHelp),
      OptionField("comments", \.comments, commentsHelp),
      OptionField("separator", \.separator, "What stands between two documents of one file."),
    ]

    public init() {}
  }

  public let destination: OutputPath
  public let separator: [UInt8]
  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    destination = options.to
    separator = Array(options.separator.utf8)
    self.options = options
  }

  public func encode(
    _ document: borrowing Document,
    into output: inout [UInt8],
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    let selection = TextSelection(copy document, options.content, comments: options.comments)
    output.append(contentsOf: selection.text)
    if let last = selection.text.last, last != 0x0A { output.append(0x0A) }
  }
}
