import QuireDocument
import QuireMail
public import QuireStages
import QuireText

/// Writes every comment of all documents as a mail in one mailbox file, so that mail readers show the threads.
///
/// A comment's id becomes its Message-ID, the comment above it the last of its References (RFC 5322). Comments of pages
/// get addresses that lead nowhere (`.invalid`, RFC 2606), mails keep their own. The form is mboxrd: lines that begin
/// with `From ` get a `>` in front.
///
/// ```yaml
/// - stage: export.mbox
///   with: { to: out/threads.mbox }
/// ```
public struct ExportMbox: ViewExporter {
  public static let name = "mbox"
  public static let summary = "Write the comments of all documents as mails with References, in one mailbox file."
  public static let mediaType = "application/mbox"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "threads.mbox")

    public static let declared: [OptionField<Self>] = [.to, .shardSize, .content]

    public init() {}
  }

  /// The most ids in References: the first one, and the nearest others.
  private static let mostReferences = 30

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public var isPlain: Bool { true }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    let posts = ThreadPosts(view)
    for post in posts.posts {
      var writer = MailWriter()
      write(post, posts, to: &writer)
      output += writer.bytes
    }
  }

  private func write(_ post: ThreadPost, _ posts: ThreadPosts, to writer: inout MailWriter) {
    let comment = posts.comment(post)
    let date = comment.time?.iso.flatMap { MailDate(iso8601: $0.utf8.count == 10 ? "\($0)T00:00" : $0) }
    let address = Self.address(of: comment.author)
    writer.beginMail(from: address, at: date)
    writer.addresses("From", [MailAddress(name: comment.author?.name ?? "anonymous", address: address)])
    if let date { writer.date(date) }
    let title = posts.title ?? posts.view.document.id
    // A mail brings the "Re:" of its own along.
    writer.text("Subject", post.parent == nil || posts.hasGlobalIDs ? title : "Re: \(title)")
    writer.ids("Message-ID", [posts.messageID(post.id)])
    if let parent = post.parentID {
      writer.ids("In-Reply-To", [posts.messageID(parent)])
      writer.ids("References", references(of: post, in: posts))
    }
    if let url = comment.permalink ?? posts.url { writer.text("X-Source", url) }
    writer.plainTextFields()
    writer.body(posts.text(post).utf8)
  }

  /// The ids of the posts above, the nearest last.
  private func references(of post: ThreadPost, in posts: ThreadPosts) -> [String] {
    var ids: [String] = []
    var place = post.parent
    while let above = place, ids.count < Self.mostReferences {
      ids.append(posts.messageID(posts.posts[above].id))
      place = posts.posts[above].parent
    }
    guard ids.isEmpty, let parent = post.parentID else { return ids.reversed() }
    let known = posts.view.document.metadata["references"]?.value.arrayValue?.compactMap(\.stringValue) ?? []
    return known.filter { $0 != parent }.suffix(Self.mostReferences) + [parent]
  }

  private static func address(of author: Comment.Author?) -> String {
    if let account = author?.account, account.contains("@") { return account }
    let name = (author?.account ?? author?.name ?? "anonymous").utf8.map { byte -> UInt8 in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) ? byte : 0x2E
    }
    let words = name.split(separator: 0x2E)
    let local = words.isEmpty ? "anonymous" : String(decoding: Array(words.joined(separator: [0x2E])), as: UTF8.self)
    return "\(local)@quire.invalid"
  }
}

extension ThreadPosts {
  /// The id of a mail: a mail's own, else one made of the document's and the post's.
  func messageID(_ id: String) -> String {
    guard !hasGlobalIDs else { return id }
    func plain(_ text: String) -> String {
      let prefix = "urn:quire:".utf8.count
      return String(IRI.name(text).dropFirst(prefix)).replacing("%", with: "=").replacing("/", with: "=2F")
    }
    return "\(plain(id)).\(plain(view.document.id))@quire.invalid"
  }
}
