public import QuireStages

/// Reads a file that holds one mail.
///
/// The text is the mail's plain text, else its page, decoded; every character leads back through transfer encoding and
/// charset to the bytes of the mail. Quoted lines and the signature are blocks of their own. Attachments and other forms
/// of the text are in the ledger, headers and boundaries are structure, and what the header says is metadata. Mails
/// within the mail (forwarded ones, those of a digest, what a bounce gives back) are read too: the words of each are a
/// section, and what its header says is in the metadata value `messages`.
///
/// ```yaml
/// input: { files: ["mails/*.eml"], format: eml }
/// ```
public struct EMLReader: Reader {
  public typealias Options = MailOptions

  public static let name = "eml"
  public static let summary = "Reads a file that holds one mail: its text, and its header as metadata."
  public static let suffixes = [".eml"]
  public static let mediaTypes = ["message/rfc822", "message/news"]
  public static let produces: [DocumentPart] = MailFormat.parts

  private let options: MailOptions

  public init(_ options: MailOptions, in setup: Setup) { self.options = options }

  public static func recognizes(_ head: [UInt8]) -> Bool { MailFormat.recognizes(head) }

  public func makeSplitter() -> any RecordSplitter { WholeFileSplitter(limit: options.maxMailBytes) }

  public func read(_ record: Record, in context: ReadContext) -> ReadOutcome {
    guard !record.bytes.isEmpty else { return .nothing }
    return MailDocument(reader: Self.name, context: context, keepsMarks: options.quoteMarks).read(record.bytes)
  }
}
