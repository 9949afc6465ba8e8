import QuireDocument
public import QuireStages
import QuireText

/// Writes each document's thread as JSON-LD in the words of schema.org: a posting with comments within comments.
///
/// ```yaml
/// - stage: export.schema-org
///   with: { to: "out/{id}.jsonld" }
/// ```
public struct ExportSchemaOrg: JSONFileExporter {
  public static let name = "schema-org"
  public static let summary = "Write the comments of each document as JSON-LD in the words of schema.org."
  public static let mediaType = "application/ld+json"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "{id}.jsonld")

    public static let declared: [OptionField<Self>] = [.to, .content]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    let posts = ThreadPosts(view)
    let names = PostIRIs(posts)
    var writer = JSONWriter(.pretty(indent: 2), appendingTo: output.handOver())
    writer.beginObject()
    writer.field("@context", "https://schema.org")
    writer.field("@type", "DiscussionForumPosting")
    writer.field("@id", names.page)
    if let title = posts.title { writer.field("headline", title) }
    if let url = posts.url { writer.field("url", url) }
    if let date = view.document.metadata["published"]?.value.stringValue { writer.field("datePublished", date) }
    writer.field("commentCount", posts.posts.count)
    writer.key("comment")
    writer.beginArray()
    posts.forEachNested(
      begin: { begin($0, posts, names, &writer) },
      end: {
        writer.endArray()
        writer.endObject()
      }
    )
    writer.endArray()
    writer.endObject()
    output = writer.bytes
    output.append(0x0A)
  }

  /// Writes a comment up to its replies.
  private func begin(_ post: ThreadPost, _ posts: ThreadPosts, _ names: PostIRIs, _ writer: inout JSONWriter) {
    let comment = posts.comment(post)
    writer.beginObject()
    writer.field("@type", "Comment")
    writer.field("@id", names[post.id])
    writer.field("identifier", post.id)
    if let author = comment.author {
      writer.key("author")
      writer.beginObject()
      writer.field("@type", "Person")
      writer.field("name", author.name)
      if let url = author.url { writer.field("url", url) }
      writer.endObject()
    }
    if let time = comment.time?.iso { writer.field("dateCreated", time) }
    if let url = comment.permalink { writer.field("url", url) }
    if let score = comment.score { writer.field("upvoteCount", score) }
    if comment.state != .visible { writer.field("creativeWorkStatus", comment.state.rawValue) }
    writer.field("text", posts.text(post))
    if let id = post.parentID {
      writer.key("parentItem")
      writer.beginObject()
      writer.field("@id", names[id])
      writer.endObject()
    }
    writer.key("comment")
    writer.beginArray()
  }
}
