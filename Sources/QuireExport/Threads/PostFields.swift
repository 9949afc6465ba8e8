import QuireDocument
import QuireText

/// The fields of a post that formats made of JSON share.
extension JSONWriter {
  /// Writes what is known of a post beside its place in the tree.
  mutating func fields(of post: ThreadPost, in posts: ThreadPosts) {
    let comment = posts.comment(post)
    key("author")
    author(comment.author)
    field("time", comment.time?.iso)
    field("precision", comment.time?.precision)
    field("number", comment.number)
    field("kind", posts.kind(of: post))
    field("state", comment.state.rawValue)
    field("score", comment.score)
    field("permalink", comment.permalink)
    field("text", posts.text(post))
    key("links")
    beginArray()
    for (link, target) in posts.links(post) { self.link(link, target, posts) }
    endArray()
  }

  private mutating func author(_ author: Comment.Author?) {
    guard let author else { return null() }
    beginObject()
    field("name", author.name)
    field("url", author.url)
    field("account", author.account)
    field("is_owner", author.isOwner)
    field("is_moderator", author.isModerator)
    endObject()
  }

  private mutating func link(_ link: Link, _ target: ThreadTarget, _ posts: ThreadPosts) {
    beginObject()
    field("kind", link.kind.rawValue)
    switch target {
    case .post(let place): field("to", posts.posts[place].id)
    case .article: field("to_article", true)
    case .document(let id): field("to_document", id)
    case .ghost(let name): field("to_ghost", name)
    }
    field("rule", link.provenance.rule)
    field("confidence", link.provenance.score)
    endObject()
  }
}

extension ThreadPosts {
  /// What a post is: a comment that stands under another one is a reply.
  func kind(of post: ThreadPost) -> String {
    let comment = comment(post)
    return comment.kind == .comment && post.parentID != nil ? "reply" : comment.kind.rawValue
  }

  /// The key by which a speaker is known in all documents: account, else page, else the name in small letters.
  static func speaker(_ author: Comment.Author?) -> String {
    guard let author else { return "anonymous" }
    return author.account ?? author.url ?? author.name.lowercased()
  }
}
