public import QuireStages
import QuireText

/// Writes the text of each document as it stands, and nothing else.
///
/// ```yaml
/// - stage: export.text
///   with: { to: "out/{id}.txt", content: main }
/// ```
public struct ExportText: ViewExporter {
  public static let name = "text"
  public static let summary = "Write the text of each document, and nothing else."
  public static let mediaType = "text/plain"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(content: .kept, offsets: .utf8)

    /// What stands between two documents of one file.
    public var separator = "\n"

    public static let declared: [OptionField<Self>] = [
      .to,
      .shardSize,
      .content,
      .comments,
      OptionField("separator", \.separator, "What stands between two documents of one file."),
    ]

    public init() {}
  }

  public let separator: [UInt8]
  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    separator = Array(options.separator.utf8)
    self.options = options
  }

  public var isPlain: Bool { true }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    output.append(contentsOf: view.selection.text)
    if let last = view.selection.text.last, last != 0x0A { output.append(0x0A) }
  }
}
