/// A forest that tells the root of any node in O(log *n*), amortised, while trees are joined and cut.
///
/// Link-cut trees (Sleator and Tarjan, "A data structure for dynamic trees", 1983) over splay trees, without reversal: a
/// node whose parent is asked for lies deeper than the nodes on its left. Without recursion.
struct LinkCutForest {
  private var up: [Int32] = []
  private var left: [Int32] = []
  private var right: [Int32] = []

  /// Adds a node that is a tree of its own.
  mutating func add() {
    up.append(-1)
    left.append(-1)
    right.append(-1)
  }

  /// The root of the tree that holds `node`.
  mutating func root(of node: Int) -> Int {
    expose(node)
    var root = node
    while left[root] >= 0 { root = Int(left[root]) }
    splay(root)
    return root
  }

  /// Makes `child`, which is a root, a child of `parent`, which is in another tree.
  mutating func link(_ child: Int, to parent: Int) {
    expose(child)
    up[child] = Int32(parent)
  }

  /// Makes `node` a root.
  mutating func cut(_ node: Int) {
    expose(node)
    guard left[node] >= 0 else { return }
    up[Int(left[node])] = -1
    left[node] = -1
  }

  /// Brings `node` to the top, with the path from its root on its left and nothing on its right.
  private mutating func expose(_ node: Int) {
    splay(node)
    right[node] = -1
    while up[node] >= 0 {
      let above = Int(up[node])
      splay(above)
      right[above] = Int32(node)
      splay(node)
    }
  }

  private func isTop(_ node: Int) -> Bool {
    guard up[node] >= 0 else { return true }
    let above = Int(up[node])
    return left[above] != node && right[above] != node
  }

  private mutating func splay(_ node: Int) {
    while !isTop(node) {
      let parent = Int(up[node])
      if !isTop(parent) {
        let above = Int(up[parent])
        rotate((left[parent] == node) == (left[above] == parent) ? parent : node)
      }
      rotate(node)
    }
  }

  private mutating func rotate(_ node: Int) {
    let parent = Int(up[node])
    let above = up[parent]
    let wasTop = isTop(parent)
    let isLeft = left[parent] == node
    let inner = isLeft ? right[node] : left[node]
    if isLeft {
      left[parent] = inner
      right[node] = Int32(parent)
    } else {
      right[parent] = inner
      left[node] = Int32(parent)
    }
    if inner >= 0 { up[Int(inner)] = Int32(parent) }
    up[parent] = Int32(node)
    up[node] = above
    guard !wasTop, above >= 0 else { return }
    if left[Int(above)] == parent { left[Int(above)] = Int32(node) } else { right[Int(above)] = Int32(node) }
  }
}
