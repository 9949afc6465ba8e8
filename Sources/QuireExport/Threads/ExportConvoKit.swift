import QuireDocument
public import QuireStages
import QuireText

/// Writes a corpus for ConvoKit: a folder with utterances, speakers and conversations.
///
/// A conversation is a thread. Comments on a page stand under an utterance for the page itself, whose text is its title,
/// since ConvoKit wants one root for each conversation; mails are conversations of their own. A mail that others answer
/// and that is not there is an utterance of the kind `ghost` without words, since ConvoKit takes a conversation whose
/// utterances answer none of it for broken. Times are strings, empty ones where they are not known: ConvoKit sorts by them.
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
      writer.field("timestamp", comment.time?.iso ?? "")
      writer.key("vectors")
      writer.ranges([])
      writer.endObject()
      writer.endLine()
      folder[.speakers].append(Self.entry(speaker, "name", comment.author?.name), once: speaker)
      if posts.hasGlobalIDs, let above, posts.links(post).contains(where: { $0.link.isParentGhost(above) }) {
        folder[.utterances].append(Self.placeholder(above, "ghost", Self.ghost, in: conversation), once: above)
        folder[.speakers].append(Self.entry(Self.ghost, "name", nil), once: Self.ghost)
      }
    }
    folder[.utterances].bytes += writer.bytes
    folder[.conversations].append(Self.entry(conversation, "title", posts.title), once: conversation)
    if !posts.hasGlobalIDs { folder[.speakers].append(Self.entry(Self.page, "name", nil), once: Self.page) }
  }

  /// The speaker of pages.
  private static let page = "[page]"

  /// The speaker of mails that are not there.
  private static let ghost = "[ghost]"

  private func writePage(_ posts: ThreadPosts, to writer: inout JSONWriter) {
    let id = posts.view.document.id
    let time = posts.view.document.metadata["published"]?.value.stringValue
    let page = Self.placeholder(id, "article", Self.page, in: id, text: posts.title ?? "", time: time ?? "")
    writer = JSONWriter(appendingTo: writer.take() + page)
  }

  /// An utterance that is no comment, at the root of a conversation.
  private static func placeholder(
    _ id: String,
    _ kind: String,
    _ speaker: String,
    in conversation: String,
    text: String = "",
    time: String = ""
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.field("id", id)
    writer.field("conversation_id", conversation)
    writer.field("text", text)
    writer.field("speaker", speaker)
    writer.key("meta")
    writer.beginObject()
    writer.field("kind", kind)
    writer.endObject()
    writer.field("reply-to", String?.none)
    writer.field("timestamp", time)
    writer.key("vectors")
    writer.ranges([])
    writer.endObject()
    writer.endLine()
    return writer.bytes
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

extension Link {
  /// Whether the link says that the comment stands under the one that is called `name` and not there.
  fileprivate func isParentGhost(_ name: String) -> Bool { kind == .parent && target == .ghost(name) }
}
