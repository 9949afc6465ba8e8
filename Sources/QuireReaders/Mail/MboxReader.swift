import QuireMail
public import QuireStages

/// Reads a mailbox file: one document for each mail in it.
///
/// The variants of the format (mboxo, mboxrd, mboxcl) need not be told apart: a mail begins with a `From ` line that
/// holds a time, unless the Content-Length of the mail before says that it lies inside of it. Lines that begin with
/// `>From ` lose one mark. No more than one mail is held, however large the file is.
///
/// ```yaml
/// input: { files: ["archive/*.mbox.gz"], format: mbox }
/// ```
public struct MboxReader: Reader {
  public typealias Options = MailOptions

  public static let name = "mbox"
  public static let summary = "Reads a mailbox file: one document for each mail."
  public static let suffixes = [".mbox"]
  public static let mediaTypes = ["application/mbox"]
  public static let produces: [DocumentPart] = MailFormat.parts + [.metadata("delivered")]

  private let options: MailOptions

  public init(_ options: MailOptions, in setup: Setup) { self.options = options }

  public static func recognizes(_ head: [UInt8]) -> Bool { FromLine(head) != nil }

  public func makeSplitter() -> any RecordSplitter { MailSplitter(limit: options.maxMailBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    // Some servers keep their own state in a first mail that nobody sent.
    let state = Array("Subject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA".utf8)
    let isState = record.number == 1 && firstLines(record.bytes).contains { $0.elementsEqual(state) }
    guard !isState, record.bytes.contains(where: { $0 > 0x20 }) else { return .nothing }
    return MailDocument(
      reader: Self.name,
      context: context,
      keepsMarks: options.quoteMarks,
      isInMailbox: true
    )
    .read(record.bytes)
  }

  private func firstLines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] { bytes.prefix(1_000).split(separator: 0x0A) }
}
