import QuireDocument

/// The comments of a document as a tree, and the links of each; built once for a document, linear in both layers.
struct CommentTree: Sendable {
  /// A comment on the way through the tree.
  struct Visit: Sendable {
    /// The comment's index in the layer.
    let index: Int

    /// How many comments stand above it.
    let depth: Int
  }

  /// The parent's index of each comment, without circles; `nil` at the top.
  let parents: [Int?]

  /// The indices of each comment's links in their layer, in the order of the layer.
  let links: [[Int]]

  private let children: [[Int]]
  private let places: [ElementID: Int]

  /// Reads the tree off the parent links; the first one of a comment counts, and one that closes a circle does not.
  init(_ layers: Layers) {
    let comments = layers.comments.elements
    let places = Dictionary(comments.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var parents = [Int?](repeating: nil, count: comments.count)
    var links = [[Int]](repeating: [], count: comments.count)
    for (index, link) in layers.links.elements.enumerated() {
      guard let child = places[link.child] else { continue }
      links[child].append(index)
      guard link.kind == .parent, parents[child] == nil, case .comment(let id) = link.target else { continue }
      parents[child] = places[id]
    }
    Self.breakCircles(&parents)
    var children = [[Int]](repeating: [], count: comments.count)
    for (child, parent) in parents.enumerated() {
      if let parent { children[parent].append(child) }
    }
    self.places = places
    self.parents = parents
    self.links = links
    self.children = children
  }

  /// The index of the comment called `id`.
  subscript(id: ElementID) -> Int? { places[id] }

  /// Every comment, each before its replies, replies in the order of the layer.
  var preorder: [Visit] {
    var result: [Visit] = []
    var open = parents.indices.reversed().filter { parents[$0] == nil }.map { Visit(index: $0, depth: 0) }
    while let visit = open.popLast() {
      result.append(visit)
      for child in children[visit.index].reversed() { open.append(Visit(index: child, depth: visit.depth + 1)) }
    }
    return result
  }

  /// Makes the comment that closes a circle of parents stand at the top; each comment is walked over twice at most.
  private static func breakCircles(_ parents: inout [Int?]) {
    var walks = [Int](repeating: -1, count: parents.count)
    for start in parents.indices where walks[start] < 0 {
      var place: Int? = start
      while let index = place, walks[index] < 0 {
        walks[index] = start
        if let parent = parents[index], walks[parent] == start { parents[index] = nil }
        place = parents[index]
      }
    }
  }
}
