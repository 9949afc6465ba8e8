/// Trees of mails: what answers what.
///
/// Nodes are the mails, by their place in the input, and ghosts behind them: mails that others name and that are not
/// there, and what holds mails of one subject together.
struct MailForest: Sendable {
  /// How a mail found its place.
  enum Rule: String, Sendable {
    case references
    case inReplyTo = "in-reply-to"
    case attribution
    case quote
    case subject
  }

  /// The number of mails.
  let count: Int

  /// The parent of each node; -1 for roots and for ghosts that are gone.
  private(set) var parents: [Int32]

  /// How each mail found its parent, or the ghost that it answers; `nil` where it answers nothing.
  private(set) var rules: [Rule?]

  /// The number of the id that each mail says it answers, where that mail is not there; -1 elsewhere.
  private(set) var missing: [Int32]

  /// The roots, in order.
  private(set) var roots: [Int] = []

  /// The children of each node, one list behind another, and where each list begins.
  private var children: [Int32] = []
  private var starts: [Int32] = []

  /// Creates a forest; `keys` sort siblings, `isThere` tells ghosts that are kept from those that are gone.
  init(
    count: Int,
    parents: [Int32],
    rules: [Rule?],
    missing: [Int32],
    keys: [SortKey],
    isThere: (Int) -> Bool
  ) {
    self.count = count
    self.parents = parents
    self.rules = rules
    self.missing = missing
    var counts = [Int32](repeating: 0, count: parents.count + 1)
    for parent in parents where parent >= 0 { counts[Int(parent) + 1] += 1 }
    for index in 1..<counts.count { counts[index] += counts[index - 1] }
    starts = counts
    children = Array(repeating: 0, count: Int(counts.last ?? 0))
    let sorted = parents.indices.filter { parents[$0] >= 0 || isThere($0) }.sorted { keys[$0] < keys[$1] }
    for node in sorted {
      guard parents[node] >= 0 else {
        roots.append(node)
        continue
      }
      let parent = Int(parents[node])
      children[Int(counts[parent])] = Int32(node)
      counts[parent] += 1
    }
  }

  /// What siblings are sorted by: the date, then the order of the input.
  struct SortKey: Sendable, Comparable {
    var date: Int
    var place: Int

    static func < (left: Self, right: Self) -> Bool { (left.date, left.place) < (right.date, right.place) }
  }

  /// The children of `node`, in order.
  func children(of node: Int) -> ArraySlice<Int32> { children[Int(starts[node])..<Int(starts[node + 1])] }

  /// Visits every node, parents before their children and siblings in order; without recursion.
  func walk(_ visit: (_ node: Int, _ depth: Int, _ root: Int) -> Void) {
    var stack: [(node: Int, depth: Int, root: Int)] = roots.reversed().map { ($0, 0, $0) }
    while let (node, depth, root) = stack.popLast() {
      visit(node, depth, root)
      for child in children(of: node).reversed() { stack.append((Int(child), depth + 1, root)) }
    }
  }
}
