import QuireDocument
public import QuireStages
import QuireText

/// Reads a web page as one document: its text with blocks, and the elements of the page as the layer `markup`.
///
/// The text is what a browser would show, white space collapsed, as far as tags tell; what is readable and not shown
/// is in the ledger or in blocks that are marked as hidden, and the rest of the page is structure. Every page is read:
/// what is broken in it is mended as browsers mend it.
///
/// ```yaml
/// input: { files: ["pages/*.html.gz"], format: html }
/// ```
public struct HTMLReader: Reader {
  public static let name = "html"
  public static let summary = "Reads a web page as one document, with its blocks and its elements."
  public static let suffixes = [".html", ".htm", ".xhtml", ".shtml"]
  public static let mediaTypes = ["text/html", "application/xhtml+xml"]
  public static let produces: [DocumentPart] = [.markup, .blocks]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var maxBytes = 1 << 28

    public static let declared: [OptionField<Self>] = [
      OptionField("max_bytes", \.maxBytes, "The largest page that is read, in bytes.", .within(1...(1 << 31)))
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public static func recognizes(_ head: [UInt8]) -> Bool { PageMarks.begins(head) }

  public func makeSplitter() -> any RecordSplitter { WholeFileSplitter(limit: options.maxBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    HTMLPage(reader: Self.name, id: context.id, locator: context.locator, charset: context.charset)
      .read(record.bytes)
  }
}
