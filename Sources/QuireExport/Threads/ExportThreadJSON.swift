import QuireDocument
public import QuireStages
import QuireText

/// Writes the comments of each document as a tree in JSON: every comment holds its replies.
///
/// ```yaml
/// - stage: export.thread-json
///   with: { to: "out/threads/{id}.json" }
/// ```
public struct ExportThreadJSON: JSONFileExporter {
  public static let name = "thread-json"
  public static let summary = "Write the comments of each document as a tree in JSON, replies within what they answer."
  public static let mediaType = "application/json"

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "{id}.json")

    /// How many spaces each level is indented by; 0 for one line.
    public var indent = 2

    public static let declared: [OptionField<Self>] = [
      .to, .content,
      OptionField(
        "indent",
        \.indent,
        "How many spaces each level is indented by; 0 writes everything on one line.",
        OptionBound("must be from 0 to 8") { (0...8).contains($0) }
      ),
    ]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    let posts = ThreadPosts(view)
    var writer = JSONWriter(
      options.indent == 0 ? .compact : .pretty(indent: options.indent),
      appendingTo: output.handOver()
    )
    writer.beginObject()
    writer.field("document", view.document.id)
    writer.field("title", posts.title)
    writer.field("url", posts.url)
    let thread = view.layers.thread
    writer.field("order", thread?.order.rawValue)
    writer.field("state", thread?.state.rawValue)
    writer.field("claimed", thread?.claimed)
    writer.field("found", posts.posts.count)
    writer.field("complete", thread?.isComplete)
    writer.key("comments")
    writer.beginArray()
    posts.forEachNested(
      begin: { post in
        writer.beginObject()
        writer.field("id", post.id)
        writer.fields(of: post, in: posts)
        writer.key("replies")
        writer.beginArray()
      },
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
}

extension ThreadPosts {
  /// Walks over the posts, each ended behind its replies; without recursion, since threads can be deep.
  func forEachNested(begin: (ThreadPost) -> Void, end: () -> Void) {
    var depth = 0
    for post in posts {
      while depth > post.depth {
        end()
        depth -= 1
      }
      begin(post)
      depth += 1
    }
    for _ in 0..<depth { end() }
  }
}
