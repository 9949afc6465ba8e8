import QuireDocument
public import QuireStages
import QuireText

/// Reads a document of Word (DOCX) as one document: paragraphs, headings, lists, tables, footnotes.
///
/// Headings are told by their styles. Deleted and moved words that are still tracked, and comments, are in the ledger;
/// footnotes and endnotes stand behind the text. The files in the archive that have words are sources of their own.
///
/// ```yaml
/// input: { files: ["reports/*.docx"], format: docx }
/// ```
public struct DOCXReader: Reader {
  public static let name = "docx"
  public static let summary = "Reads a document of Word as one document, with its blocks."
  public static let suffixes = [".docx"]
  public static let mediaTypes = ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"]
  public static let produces: [DocumentPart] = [
    .blocks, .metadata("title"), .metadata("authors"), .metadata("published"), .metadata("modified"),
  ]

  /// What can be set in a definition.
  public struct Options: ComponentOptions {
    public var maxBytes = 1 << 28
    public var maxUnpackedBytes = 1 << 28

    public static let declared: [OptionField<Self>] = [
      OptionField("max_bytes", \.maxBytes, "The largest file that is read, in bytes.", .within(1...(1 << 31))),
      OptionField(
        "max_unpacked_bytes",
        \.maxUnpackedBytes,
        "The most bytes that are taken out of a file.",
        .within(1...(1 << 31))
      ),
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) { self.options = options }

  public static func recognizes(_ head: [UInt8]) -> Bool {
    guard ZipArchive.recognizes(head) else { return false }
    let isOffice = firstPlace(of: Array("[Content_Types].xml".utf8), in: head) != nil
    return isOffice && firstPlace(of: Array("word/".utf8), in: head) != nil
  }

  public func makeSplitter() -> any RecordSplitter { WholeFileSplitter(limit: options.maxBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    do throws(ReadFailure) {
      var files = try ArchivedFiles(record.bytes, context, budget: options.maxUnpackedBytes)
      return .document(try DOCXPackage(&files).document(id: context.id, reader: Self.name))
    } catch {
      return .failure(error)
    }
  }
}
