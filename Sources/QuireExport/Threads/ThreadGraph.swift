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
      let above = post.parentID.map(posts.globalID) ?? (posts.hasGlobalIDs ? nil : page)
      var hasParent = false
      for (link, target) in posts.links(post) {
        var edge = Edge(from: from, to: page, kind: link.kind.rawValue, rule: link.provenance.rule)
        edge.confidence = link.provenance.score
        switch target {
        case .post(let place): edge.to = posts.globalID(posts.posts[place].id)
        case .article: if posts.hasGlobalIDs { continue }
        case .document(let id): edge.to = post.parentID ?? id
        case .ghost(let name): edge.to = posts.hasGlobalIDs ? name : "\(page)?\(name)"
        }
        if link.kind == .parent {
          // The one parent that counts in the tree is written; of a mail also one that is missing.
          guard !hasParent, edge.to == above ?? edge.to else { continue }
          hasParent = true
        }
        if case .ghost(let name) = target, ghosts.insert(edge.to).inserted {
          nodes.append(Node(id: edge.to, type: "ghost", author: name))
        }
        edges.append(edge)
      }
      if !hasParent, let above { edges.append(Edge(from: from, to: above, kind: "parent")) }
    }
  }
}
