import QuireDocument
import QuireHTML
import QuireMarkup
public import QuireStages
import QuireText

/// Reads an electronic book (EPUB 2 and 3) as one document: its chapters in the order of its spine.
///
/// Each chapter is a source of its own, and so is the book's description, which gives the metadata; a source's locator
/// names the file in the book. A chapter that can't be read is a diagnostic, and the others are read.
///
/// ```yaml
/// input: { files: ["library/*.epub"], format: epub }
/// ```
public struct EPUBReader: Reader {
  public static let name = "epub"
  public static let summary = "Reads an electronic book as one document, its chapters in their order."
  public static let suffixes = [".epub"]
  public static let mediaTypes = ["application/epub+zip"]
  public static let produces: [DocumentPart] = [
    .blocks, .metadata("title"), .metadata("authors"), .metadata("published"), .metadata("language"),
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
    // The first file of a book is called `mimetype` and stored as it is.
    ZipArchive.recognizes(head) && head.dropFirst(30).starts(with: "mimetypeapplication/epub+zip".utf8)
  }

  public func makeSplitter() -> any RecordSplitter { WholeFileSplitter(limit: options.maxBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    do throws(ReadFailure) {
      var files = try ArchivedFiles(record.bytes, context, budget: options.maxUnpackedBytes)
      let book = try EPUBPackage(&files)
      return .document(try book.document(&files, id: context.id, reader: Self.name))
    } catch {
      return .failure(error)
    }
  }
}
