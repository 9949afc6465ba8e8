import QuireMail
public import QuireStages

/// The options that the readers of single mails share.
public struct MailOptions: ComponentOptions {
  /// The largest mail that is read, in bytes.
  public var maxMailBytes = 1 << 28

  /// Whether the marks before quoted lines stay in the text.
  public var quoteMarks = true

  public static let declared: [OptionField<Self>] = [
    OptionField("max_mail_bytes", \.maxMailBytes, "The largest mail that is read, in bytes.", .within(1...(1 << 31))),
    OptionField(
      "quote_marks",
      \.quoteMarks,
      "Whether the marks before quoted lines stay in the text; without them the blocks alone tell what is quoted."
    ),
  ]

  public init() {}
}

/// What mails have in common for runs.
enum MailFormat {
  /// Whether a file that begins with `head` is a mail: two of its first fields are such as mails have.
  static func recognizes(_ head: [UInt8]) -> Bool {
    let headers = MailHeaders(head, in: 0..<head.count)
    return headers.fields.prefix(12).count { fields.contains($0.name) } >= 2
  }

  /// What a document of a mail has beside its text.
  static let parts: [DocumentPart] =
    [.blocks, .sections]
    + [
      "message_id", "in_reply_to", "references", "title", "from", "to", "cc", "published", "list_id", "attachments",
      "messages",
    ].map { .metadata($0) }

  /// The fields that mails begin with.
  private static let fields: Set<String> = [
    "return-path", "received", "delivered-to", "x-original-to", "message-id", "from", "to", "date", "subject", "sender",
    "reply-to", "mime-version", "dkim-signature", "envelope-to", "x-envelope-from", "authentication-results", "cc",
    "in-reply-to", "references", "arc-seal", "x-mozilla-status", "x-mozilla-keys", "newsgroups", "path", "xref",
    "content-type", "user-agent", "organization", "resent-from", "list-id",
  ]
}
