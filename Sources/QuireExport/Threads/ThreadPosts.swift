import QuireDocument
import QuireText

/// A comment as formats of threads write it.
struct ThreadPost {
  /// The comment's index in the layer.
  let index: Int

  /// The id that stays the same when the page is read again: the source's own, else a hash of what the comment says.
  let id: String

  /// The place of the post above it among the posts; it is lower than the post's own.
  let parent: Int?

  /// The id of the post above it, also of one in another document; `nil` at the top.
  let parentID: String?

  /// How many posts of the document stand above it.
  let depth: Int
}

/// The comments of a document that are written, each before its replies.
struct ThreadPosts {
  let view: ExportView
  let posts: [ThreadPost]

  /// The comments and links as a tree.
  let tree: CommentTree

  /// The places of the posts by the comments' indices.
  private let places: [Int: Int]

  /// The document's address, as the page says it.
  let url: String?

  /// What the thread is about.
  let title: String?

  /// Whether the posts' ids mean something beyond the document, as those of mails do.
  let hasGlobalIDs: Bool

  init(_ view: ExportView) {
    self.view = view
    tree = CommentTree(view.layers)
    let metadata = view.document.metadata
    url = metadata["canonical_url"]?.value.stringValue ?? metadata["url"]?.value.stringValue
    title = metadata["title"]?.value.stringValue
    hasGlobalIDs = metadata["message_id"] != nil
    let names = CommentKeys(view)
    // A mail answers a mail that is a document of its own.
    let outside = metadata["thread_parent"]?.value.stringValue
    var places: [Int: Int] = [:]
    var posts: [ThreadPost] = []
    for visit in view.comments(in: tree) {
      let parent = view.parent(of: visit.index, in: tree).flatMap { places[$0] }
      places[visit.index] = posts.count
      posts.append(
        ThreadPost(
          index: visit.index,
          id: names[visit.index],
          parent: parent,
          parentID: parent.map { posts[$0].id } ?? outside,
          depth: parent.map { posts[$0].depth + 1 } ?? 0
        )
      )
    }
    self.places = places
    self.posts = posts
  }

  /// The comment that `post` is.
  func comment(_ post: ThreadPost) -> Comment { view.layers.comments.elements[post.index] }

  /// What the comment says.
  func text(_ post: ThreadPost) -> String { view.string(comment(post).body) }

  /// The id of a post for formats that hold the posts of many documents.
  func globalID(_ id: String) -> String { hasGlobalIDs ? id : "\(view.document.id)#\(id)" }

  /// The links of a post, with the words for their targets.
  func links(_ post: ThreadPost) -> [(link: Link, target: ThreadTarget)] {
    tree.links[post.index].map { view.layers.links.elements[$0] }.map { ($0, target(of: $0)) }
  }

  private func target(of link: Link) -> ThreadTarget {
    switch link.target {
    case .article: return .article
    case .document(let id): return .document(id)
    case .ghost(let name): return .ghost(name)
    case .comment(let id):
      guard let index = tree[id], let place = places[index] else { return .ghost("c\(id.raw)") }
      return .post(place)
    }
  }
}

/// What a link of a post leads to.
enum ThreadTarget {
  /// Another post of the document, by its place.
  case post(Int)
  case article
  case document(String)
  case ghost(String)
}

/// Ids of comments that stay when a page is read again.
///
/// A comment's own id counts where the source gives one that no other comment of the document has. Else the id is made
/// of the first 12 hexadecimal digits of a SHA-256 over author, time and words, which do not change when other comments
/// come before it; of comments that say the same, later ones have a number behind it.
struct CommentKeys {
  private let keys: [String]

  init(_ view: ExportView) {
    let comments = view.layers.comments.elements
    var given: [String: Int] = [:]
    for comment in comments { if let id = comment.sourceID, !id.isEmpty { given[id, default: 0] += 1 } }
    var made: [String: Int] = [:]
    keys = comments.map { comment in
      if let id = comment.sourceID, given[id] == 1 { return id }
      var bytes = Array("\(comment.author?.name ?? "")\u{0}\(comment.time?.iso ?? "")\u{0}".utf8)
      bytes += view.document.text[comment.body]
      let key = "c-" + SHA256.hex(of: bytes).prefix(12)
      let count = made[key, default: 0]
      made[key] = count + 1
      return count == 0 ? key : "\(key)-\(count + 1)"
    }
  }

  /// The id of the comment at `index` of the layer.
  subscript(index: Int) -> String { keys[index] }
}
