import QuireDocument
public import QuireStages
import QuireText

/// Reads the mails of a Maildir: the files in its folders `cur` and `new`, one document for each.
///
/// Files elsewhere, such as those in `tmp`, indexes and lists of a server, are passed over. The flags in a file's name
/// (`:2,RS`) become the metadata value `flags`, the folder's name becomes `folder`.
///
/// ```yaml
/// input: { files: ["Mail/**"], format: maildir }
/// ```
public struct MaildirReader: Reader {
  public typealias Options = MailOptions

  public static let name = "maildir"
  public static let summary = "Reads the mails of a Maildir, with their flags and folders as metadata."
  public static let suffixes: [String] = []
  public static let mediaTypes: [String] = []
  public static let produces: [DocumentPart] = MailFormat.parts + [.metadata("flags"), .metadata("folder")]

  private let options: MailOptions

  public init(_ options: MailOptions, in setup: Setup) { self.options = options }

  public func makeSplitter() -> any RecordSplitter { WholeFileSplitter(limit: options.maxMailBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    let parts = context.locator.uri.split(separator: "/")
    guard !record.bytes.isEmpty, let file = parts.last, ["cur", "new"].contains(parts.dropLast().last) else {
      return .nothing
    }
    var metadata = [("flags", MetadataValue(.array(Self.flags(file)), rule: "file-name"))]
    if parts.count > 2 {
      metadata.append(("folder", MetadataValue(.string(String(parts[parts.count - 3])), rule: "folder-name")))
    }
    return MailDocument(
      reader: Self.name,
      context: context,
      keepsMarks: options.quoteMarks,
      metadata: metadata
    )
    .read(record.bytes)
  }

  /// The flags behind `:2,`, in words; `;` and `!` stand for the colon where a file system forbids it.
  private static func flags(_ file: Substring) -> [JSONValue] {
    let words: [Character: String] = [
      "D": "draft", "F": "flagged", "P": "passed", "R": "replied", "S": "seen", "T": "trashed",
    ]
    guard let comma = file.lastIndex(of: ","), file[..<comma].hasSuffix("2") else { return [] }
    let mark = file[..<comma].dropLast().last
    guard mark == ":" || mark == ";" || mark == "!" else { return [] }
    return file[file.index(after: comma)...].compactMap { words[$0].map { .string($0) } }
  }
}
