import QuireDocument
public import QuireStages
import QuireText

/// Writes one row for each comment of all documents, with the id of the comment above it, as JSON Lines or CSV.
///
/// ```yaml
/// - stage: export.comments
///   with: { to: out/comments.jsonl }
/// ```
public struct ExportComments: ViewExporter {
  public static let name = "comments"
  public static let summary = "Write a row for each comment, with parent_id, as JSON Lines or CSV."
  public static let mediaType = "application/jsonl"

  /// How rows are written.
  public enum Format: String, OptionChoice {
    case jsonl
    case csv
  }

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions()

    /// How rows are written; as the suffix of `to` says where it is not set.
    public var format: Format?

    public static let declared: [OptionField<Self>] = [
      .to, .shardSize, .content,
      OptionField("format", \.format, "How rows are written; by default csv where to ends with .csv, else jsonl."),
    ]

    public init() {}
  }

  public let options: Options
  private let isCSV: Bool

  public init(_ options: Options, in setup: Setup) throws(OptionError) {
    self.options = options
    isCSV = options.format.map { $0 == .csv } ?? options.common.to.path.hasSuffix(".csv")
  }

  public var isPlain: Bool { true }

  private static let columns = [
    "document", "id", "parent_id", "depth", "author", "author_key", "time", "kind", "state", "score", "permalink",
    "rule", "confidence", "text",
  ]

  public var head: [UInt8] {
    guard isCSV else { return [] }
    var writer = CSVWriter(separator: 0x2C, isNeutral: true)
    for column in Self.columns { writer.cell(column) }
    writer.endRow()
    return writer.bytes
  }

  public func write(_ view: ExportView, to output: inout [UInt8]) {
    let posts = ThreadPosts(view)
    if isCSV { writeTable(posts, to: &output) } else { writeLines(posts, to: &output) }
  }

  private func writeLines(_ posts: ThreadPosts, to output: inout [UInt8]) {
    var writer = JSONWriter(appendingTo: output.handOver())
    for post in posts.posts {
      writer.beginObject()
      writer.field("document", posts.view.document.id)
      writer.field("id", post.id)
      writer.field("parent_id", post.parentID)
      writer.field("depth", post.depth)
      writer.field("author_key", posts.comment(post).author.map { ThreadPosts.speaker($0) })
      writer.fields(of: post, in: posts)
      writer.endObject()
      writer.endLine()
    }
    output = writer.bytes
  }

  private func writeTable(_ posts: ThreadPosts, to output: inout [UInt8]) {
    var writer = CSVWriter(appendingTo: output.handOver(), separator: 0x2C, isNeutral: true)
    for post in posts.posts {
      let comment = posts.comment(post)
      let parent = posts.links(post).first { $0.link.kind == .parent }?.link.provenance
      writer.cell(posts.view.document.id)
      writer.cell(post.id)
      writer.cell(post.parentID)
      writer.cell(post.depth)
      writer.cell(comment.author?.name)
      writer.cell(comment.author.map { ThreadPosts.speaker($0) })
      writer.cell(comment.time?.iso)
      writer.cell(posts.kind(of: post))
      writer.cell(comment.state.rawValue)
      writer.cell(comment.score)
      writer.cell(comment.permalink)
      writer.cell(parent?.rule)
      writer.cell(parent?.score)
      writer.cell(posts.text(post))
      writer.endRow()
    }
    output = writer.bytes
  }
}
