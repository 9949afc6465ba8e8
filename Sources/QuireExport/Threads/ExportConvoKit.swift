import QuireDocument
public import QuireStages
import QuireText

/// Writes a corpus for ConvoKit: a folder with utterances, speakers and conversations.
///
/// A conversation is a thread. Comments on a page stand under an utterance for the page itself, whose text is its title,
/// since ConvoKit wants one root for each conversation; mails are conversations of their own.
///
/// ```yaml
/// - stage: export.convokit
///   with: { to: out/corpus }
/// ```
public struct ExportConvoKit: FolderExporter {
  public static let name = "convokit"
  public static let summary = "Write all threads as the folder of a ConvoKit corpus."
  public static let mediaType = "application/json"

  /// The files of a corpus.
  public enum File: String, FolderFile {
    case utterances = "utterances.jsonl"
    case speakers = "speakers.json"
    case conversations = "conversations.json"
    case corpus = "corpus.json"
    case index = "index.json"
  }

  /// What can be set.
  public struct Options: ViewExporterOptions {
    /// Where to write, and which part of the text.
    public var common = ExportOptions(to: "corpus")

    public static let declared: [OptionField<Self>] = [.to("Where to write: the folder of the corpus."), .content]

    public init() {}
  }

  public let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public var isPlain: Bool { true }

  public func output(_ file: File) -> OutputFile {
    let path = path(of: file)
    switch file {
    case .utterances: return OutputFile(path)
    case .speakers, .conversations:
      return OutputFile(path, head: [0x7B, 0x0A], separator: [0x2C, 0x0A], tail: [0x0A, 0x7D, 0x0A])
    case .corpus: return OutputFile(path, head: Array("{}\n".utf8))
    case .index: return OutputFile(path, head: Self.indexFile)
    }
  }

  private static let indexFile = Array(
    """
    {"utterances-index": {"score": ["<class 'int'>"], "kind": ["<class 'str'>"]}, "speakers-index": {}, \
    "conversations-index": {"title": ["<class 'str'>"]}, "overall-index": {}, "version": 1, "vectors": []}

    """.utf8
  )

  public func write(_ view: ExportView, to folder: inout FolderParts<File>) {
    let posts = ThreadPosts(view)
    guard !posts.posts.isEmpty else { return }
    let root = posts.hasGlobalIDs ? view.document.metadata["thread_root"]?.value.stringValue : view.document.id
    let conversation = root ?? posts.posts[0].id
    var writer = JSONWriter()
    if !posts.hasGlobalIDs { writePage(posts, to: &writer) }
    for post in posts.posts {
      let comment = posts.comment(post)
      let speaker = ThreadPosts.speaker(comment.author)
      let above = post.parentID.map(posts.globalID) ?? (posts.hasGlobalIDs ? nil : conversation)
      writer.beginObject()
      writer.field("id", posts.globalID(post.id))
      writer.field("conversation_id", conversation)
      writer.field("text", posts.text(post))
      writer.field("speaker", speaker)
      writer.key("meta")
      writer.beginObject()
      writer.field("kind", posts.kind(of: post))
      writer.field("state", comment.state.rawValue)
      writer.field("score", comment.score)
      writer.endObject()
      writer.field("reply-to", above)
      writer.field("timestamp", comment.time?.iso)
      writer.key("vectors")
      writer.ranges([])
      writer.endObject()
      writer.endLine()
      folder[.speakers].append(Self.entry(speaker, "name", comment.author?.name), once: speaker)
    }
    folder[.utterances].bytes += writer.bytes
    folder[.conversations].append(Self.entry(conversation, "title", posts.title), once: conversation)
    if !posts.hasGlobalIDs { folder[.speakers].append(Self.entry(Self.page, "name", nil), once: Self.page) }
  }

  /// The speaker of pages.
  private static let page = "[page]"

  private func writePage(_ posts: ThreadPosts, to writer: inout JSONWriter) {
    let id = posts.view.document.id
    writer.beginObject()
    writer.field("id", id)
    writer.field("conversation_id", id)
    writer.field("text", posts.title ?? "")
    writer.field("speaker", Self.page)
    writer.key("meta")
    writer.beginObject()
    writer.field("kind", "article")
    writer.endObject()
    writer.field("reply-to", String?.none)
    writer.field("timestamp", posts.view.document.metadata["published"]?.value.stringValue)
    writer.key("vectors")
    writer.ranges([])
    writer.endObject()
    writer.endLine()
  }

  /// An entry of speakers or conversations: the key, and an object with what is known.
  private static func entry(_ key: String, _ name: String, _ value: String?) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(key)
    writer = JSONWriter(appendingTo: writer.take() + [0x3A])
    writer.beginObject()
    writer.key("meta")
    writer.beginObject()
    if let value { writer.field(name, value) }
    writer.endObject()
    writer.key("vectors")
    writer.ranges([])
    writer.endObject()
    return writer.bytes
  }
}
