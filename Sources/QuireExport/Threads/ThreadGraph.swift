import QuireDocument

/// The comments of a document and what they answer, as a graph.
struct ThreadGraph {
  struct Node {
    var id: String

    /// `comment`, `page` or `ghost`.
    var type: String
    var author: String?
    var time: String?
    var text: String?
  }

  struct Edge {
    var from: String
    var to: String
    var kind: String
    var rule: String?
    var confidence: Double?
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []

  /// Makes the graph of `posts`; a comment without a parent has an edge to the page.
  init(_ posts: ThreadPosts) {
    guard !posts.posts.isEmpty else { return }
    let page = "\(posts.view.document.id)#"
    if !posts.hasGlobalIDs { nodes.append(Node(id: page, type: "page", text: posts.title)) }
    for post in posts.posts {
      let comment = posts.comment(post)
      nodes.append(
        Node(
          id: posts.globalID(post.id),
          type: "comment",
          author: comment.author?.name,
          time: comment.time?.iso,
          text: posts.text(post)
        )
      )
    }
    var ghosts: Set<String> = []
    for post in posts.posts {
      let from = posts.globalID(post.id)
      var hasParent = false
      for (link, target) in posts.links(post) {
        var edge = Edge(from: from, to: page, kind: link.kind.rawValue, rule: link.provenance.rule)
        edge.confidence = link.provenance.score
        switch target {
        case .post(let place): edge.to = posts.globalID(posts.posts[place].id)
        case .article: if posts.hasGlobalIDs { continue }
        case .document(let id): edge.to = post.parentID ?? id
        case .ghost(let name):
          edge.to = posts.hasGlobalIDs ? name : "\(page)?\(name)"
          if ghosts.insert(edge.to).inserted { nodes.append(Node(id: edge.to, type: "ghost", author: name)) }
        }
        if link.kind == .parent {
          // One parent is written, the one that counts in the tree.
          guard !hasParent, post.parent == nil || edge.to == post.parentID.map(posts.globalID) else { continue }
          hasParent = true
        }
        edges.append(edge)
      }
      if !hasParent, !posts.hasGlobalIDs { edges.append(Edge(from: from, to: page, kind: "parent")) }
    }
  }
}
