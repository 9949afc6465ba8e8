import QuireDocument
public import QuireStages
import QuireText

/// Writes the comments of each document as a collection of notes in ActivityStreams 2.0 (W3C Recommendation).
///
/// A comment that was deleted is a `Tombstone`. Each note says by `inReplyTo` what it answers: another note, else the
/// page.
///
/// ```yaml
/// - stage: export.activity-streams
///   with: { to: "out/{id}.jsonld" }
/// ```
public struct ExportActivityStreams: JSONFileExporter {
  public static let name = "activity-streams"
  public static let summary = "Write the comments of each document as notes in ActivityStreams 2.0."
  public static let mediaType = "application/activity+json"

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
    writer.field("@context", "https://www.w3.org/ns/activitystreams")
    writer.field("id", names.page + "#comments")
    writer.field("type", "OrderedCollection")
    if let title = posts.title { writer.field("name", title) }
    writer.field("totalItems", posts.posts.count)
    writer.key("orderedItems")
    writer.beginArray()
    for post in posts.posts { write(post, posts, names, to: &writer) }
    writer.endArray()
    writer.endObject()
    output = writer.bytes
    output.append(0x0A)
  }

  private func write(_ post: ThreadPost, _ posts: ThreadPosts, _ names: PostIRIs, to writer: inout JSONWriter) {
    let comment = posts.comment(post)
    writer.beginObject()
    writer.field("id", names[post.id])
    writer.field("type", comment.state == .deleted ? "Tombstone" : "Note")
    if comment.state == .deleted { writer.field("formerType", "Note") }
    if let author = comment.author {
      writer.key("attributedTo")
      writer.beginObject()
      writer.field("type", "Person")
      writer.field("name", author.name)
      if let url = author.url { writer.field("url", url) }
      writer.endObject()
    }
    writer.field("inReplyTo", post.parentID.map { names[$0] } ?? names.page)
    if let time = comment.time?.iso { writer.field("published", time) }
    if let url = comment.permalink { writer.field("url", url) }
    writer.field("mediaType", "text/plain")
    writer.field("content", posts.text(post))
    writer.endObject()
  }
}

/// Addresses of posts for formats of the web of data.
struct PostIRIs {
  /// The page's address, else a name for the document.
  let page: String

  private let isGlobal: Bool

  init(_ posts: ThreadPosts) {
    page = posts.url.map { IRI.reference($0) } ?? IRI.name(posts.view.document.id)
    isGlobal = posts.hasGlobalIDs
  }

  /// The address of the post called `id`: a fragment of the page, or the `mid:` of a mail (RFC 2392).
  subscript(id: String) -> String {
    let name = IRI.name(id).dropFirst("urn:quire:".utf8.count)
    return isGlobal ? "mid:\(name)" : "\(page)#\(name)"
  }
}
