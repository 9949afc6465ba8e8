public import QuireDocument
import QuireMail
public import QuireStages
import QuireText

/// Threads the mails of a mailbox: who answers whom, over all documents of a run.
///
/// A corpus stage: it first reads the headers of all mails, then gives each of them one comment, which is the mail, a
/// link to the document that it answers, and its place in its thread as metadata. Threads are found as RFC 5256 says
/// (the algorithm of Jamie Zawinski), or by subjects alone; mails that name no other are threaded by the line that says
/// whom they quote, by the words that they quote, and by their subject. A mail that is named and missing becomes a ghost.
///
/// ```yaml
/// - stage: threads.thread-mail
///   with: { subjects: replies }
/// ```
public struct ThreadMail: CorpusStage {
  public static let name = "thread-mail"
  public static let summary = "Thread mails by their headers, else by what they quote and by their subjects."
  public static let produces: [DocumentPart] = [
    .comments, .links, .metadata("thread_id"), .metadata("thread_root"), .metadata("thread_parent"),
    .metadata("thread_depth"),
    .metadata("thread_position"), .metadata("thread_size"),
  ]
  public static let keeps =
    "the headers of at most max_mails mails, about 400 bytes each, and hashes of at most max_phrases runs of words"

  /// How threads are found.
  public enum Algorithm: String, OptionChoice {
    case references
    case orderedSubject = "orderedsubject"
  }

  /// Which mails of one subject become one thread though no header says so.
  public enum SubjectGrouping: String, OptionChoice {
    /// All, as RFC 5256 says.
    case all

    /// Those that say they are replies.
    case replies

    /// None.
    case none
  }

  /// Which missing mails keep a place in the tree.
  public enum GhostPolicy: String, OptionChoice {
    /// Those that hold several threads together, as RFC 5256 says.
    case siblings

    /// All.
    case keep

    /// None.
    case none
  }

  /// Which header decides where both name a parent.
  public enum Preference: String, OptionChoice {
    case references
    case inReplyTo = "in-reply-to"
  }

  /// What can be set.
  public struct Options: ComponentOptions {
    public var algorithm = Algorithm.references
    public var subjects = SubjectGrouping.replies
    public var ghosts = GhostPolicy.siblings
    public var prefer = Preference.references
    public var recover = ["attribution", "quote", "subject"]
    public var ignoreHeaders = false
    public var replyPrefixes = BaseSubject.translatedPrefixes
    public var maxMails = 10_000_000
    public var maxPhrases = 1_000_000

    public static let declared: [OptionField<Self>] = [
      OptionField("algorithm", \.algorithm, "How threads are found: by ids in headers, or by subjects alone."),
      OptionField(
        "subjects",
        \.subjects,
        "Which mails of one subject become one thread though no header says so: all (RFC 5256), replies, or none."
      ),
      OptionField(
        "ghosts",
        \.ghosts,
        "Which missing mails keep a place in the tree: those above several threads (RFC 5256), all, or none."
      ),
      OptionField("prefer", \.prefer, "Which header decides where both name a parent."),
      OptionField(
        "recover",
        \.recover,
        "What threads mails whose headers name no other: attribution, quote, subject."
      ),
      OptionField("ignore_headers", \.ignoreHeaders, "Whether References and In-Reply-To are left out of account."),
      OptionField(
        "reply_prefixes",
        \.replyPrefixes,
        "What marks a reply or a forward in a subject beside \"Re\" and \"Fwd\", in lower case."
      ),
      OptionField("max_mails", \.maxMails, "How many mails are threaded at most.", .within(1...2_000_000_000)),
      OptionField(
        "max_phrases",
        \.maxPhrases,
        "How many runs of words are kept to find quotes; beyond, a sample of them.",
        .within(16...1_000_000_000)
      ),
    ]

    public init() {}

    /// Whether the words of mails are looked at.
    var recovers: Bool { recover.contains("attribution") || recover.contains("quote") }
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    let known = ["attribution", "quote", "subject"]
    if let unknown = options.recover.first(where: { !known.contains($0) }) {
      throw .invalid("recover", "must name attribution, quote or subject, found \"\(unknown)\"")
    }
    self.options = options
  }

  public func makeState() -> MailArchive { MailArchive(options) }

  public func observe(
    _ document: borrowing Document,
    into state: inout MailArchive,
    in context: inout StageContext
  ) throws(StageError) {
    try context.spend(document.text.count)
    let reader = MailHeaderReader(document: copy document)
    if reader.isMail { state.add(reader) }
  }

  public func process(
    _ document: borrowing Document,
    knowing state: MailArchive,
    in context: inout StageContext
  ) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    let reader = MailHeaderReader(document: copy document)
    guard reader.isMail else { return changes }
    let writer = MailCommentWriter(reader: reader, archive: state)
    writer.write(to: &changes)
    return changes
  }
}
