/// The children of one node.
public struct HTMLChildren: Sequence, IteratorProtocol, Sendable {
  let nodes: [HTMLNode]
  var following: HTMLNodeID?

  init(nodes: [HTMLNode], first: HTMLNodeID?) {
    self.nodes = nodes
    following = first
  }

  public mutating func next() -> HTMLNodeID? {
    guard let id = following else { return nil }
    following = nodes[Int(id.raw)].nextSibling
    return id
  }
}

/// The nodes below one node in the order of the tree: parents before children.
public struct HTMLDescendants: Sequence, IteratorProtocol, Sendable {
  let nodes: [HTMLNode]
  let root: HTMLNodeID
  var following: HTMLNodeID?

  init(nodes: [HTMLNode], root: HTMLNodeID) {
    self.nodes = nodes
    self.root = root
    following = nodes[Int(root.raw)].firstChild
  }

  public mutating func next() -> HTMLNodeID? {
    guard let id = following else { return nil }
    following = Self.node(after: id, in: nodes, within: root)
    return id
  }

  /// The node after `id` in the order of the tree, its own children first.
  static func node(after id: HTMLNodeID, in nodes: [HTMLNode], within root: HTMLNodeID) -> HTMLNodeID? {
    nodes[Int(id.raw)].firstChild ?? node(afterAllOf: id, in: nodes, within: root)
  }

  /// The node after `id` and all that stands in it.
  static func node(afterAllOf id: HTMLNodeID, in nodes: [HTMLNode], within root: HTMLNodeID) -> HTMLNodeID? {
    var id = id
    while id != root {
      if let next = nodes[Int(id.raw)].nextSibling { return next }
      guard let parent = nodes[Int(id.raw)].parent else { return nil }
      id = parent
    }
    return nil
  }
}

extension HTMLTree {
  /// The node after `id` in the order of the tree, within `root`; its own children first.
  public func following(_ id: HTMLNodeID, within root: HTMLNodeID) -> HTMLNodeID? {
    HTMLDescendants.node(after: id, in: nodes, within: root)
  }

  /// The node after `id` and all that stands in it, within `root`.
  public func followingSkippingChildren(_ id: HTMLNodeID, within root: HTMLNodeID) -> HTMLNodeID? {
    HTMLDescendants.node(afterAllOf: id, in: nodes, within: root)
  }
}
