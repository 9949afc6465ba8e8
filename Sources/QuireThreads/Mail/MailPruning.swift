/// Takes the linked ids of ``ReferenceThreading`` to threads: steps 2 to 6 of RFC 5256.
struct MailPruning {
  private let table: MailTable
  private let policy: ThreadingPolicy
  private let count: Int
  private var parents: [Int32]
  private var rules: [MailForest.Rule?]
  private let missing: [Int32]
  private var isThere: [Bool]
  private var keys: [MailForest.SortKey]

  /// The first mail below each ghost at the root, in the order of siblings.
  private var firstMails: [Int]

  init(
    table: MailTable,
    policy: ThreadingPolicy,
    parents: [Int32],
    rules: [MailForest.Rule?],
    missing: [Int32]
  ) {
    self.table = table
    self.policy = policy
    count = table.entries.count
    self.parents = parents
    self.rules = rules
    self.missing = missing
    isThere = Array(repeating: true, count: parents.count)
    keys = table.entries.enumerated().map { MailForest.SortKey(date: $1.date ?? 0, place: $0) }
    firstMails = Array(0..<count)
    let ghosts = parents.count - count
    keys += Array(repeating: MailForest.SortKey(date: .max, place: .max), count: ghosts)
    firstMails += Array(repeating: -1, count: ghosts)
  }

  // MARK: Step 3

  /// Takes away ghosts, and gives their children to what is above them.
  mutating func prune() {
    let order = topDown()
    // How many mails would be siblings if every ghost below were gone.
    var widths = [Int32](repeating: 0, count: parents.count)
    for node in order.reversed() {
      if node < count { widths[node] = 1 }
      if parents[node] >= 0, Int(parents[node]) >= count { widths[Int(parents[node])] += widths[node] }
    }
    for node in order where node >= count {
      switch policy.ghosts {
      case .keep: isThere[node] = widths[node] > 0
      case .siblings: isThere[node] = parents[node] < 0 && widths[node] > 1
      case .none: isThere[node] = false
      }
    }
    // Top down, so that what is above is settled already.
    for node in order where parents[node] >= 0 && !isThere[Int(parents[node])] {
      parents[node] = parents[Int(parents[node])]
    }
    for node in order.reversed() where isThere[node] && parents[node] >= 0 { note(node, below: Int(parents[node])) }
    for node in order where !isThere[node] { parents[node] = -1 }
  }

  /// A ghost is sorted where its first child is.
  private mutating func note(_ node: Int, below parent: Int) {
    guard parent >= count, keys[node] < keys[parent] else { return }
    keys[parent] = keys[node]
    firstMails[parent] = firstMails[node]
  }

  /// All nodes, parents first.
  private func topDown() -> [Int] {
    var order: [Int] = []
    order.reserveCapacity(parents.count)
    var depths = [Int32](repeating: -1, count: parents.count)
    var path: [Int] = []
    for start in parents.indices where depths[start] < 0 {
      var node = start
      while node >= 0, depths[node] < 0 {
        path.append(node)
        depths[node] = 0
        node = Int(parents[node])
      }
      while let node = path.popLast() { order.append(node) }
    }
    return order
  }

  // MARK: Step 5

  private func subject(_ node: Int) -> MailTable.Entry { table.entries[firstMails[node]] }

  /// Brings threads with one subject together.
  mutating func gatherSubjects() {
    guard policy.subjects != .none else { return }
    let roots = parents.indices.filter { parents[$0] < 0 && isThere[$0] }.sorted { keys[$0] < keys[$1] }
    var heads = [Int](repeating: -1, count: table.subjects.texts.count)
    for root in roots {
      let entry = subject(root)
      guard entry.subject != 0 else { continue }
      let head = heads[Int(entry.subject)]
      if head < 0 || (head < count && (root >= count || (subject(head).isReply && !entry.isReply))) {
        heads[Int(entry.subject)] = root
      }
    }
    for root in roots {
      let entry = subject(root)
      guard entry.subject != 0 else { continue }
      let head = heads[Int(entry.subject)]
      if head != root { merge(root, into: head, entry, &heads) }
    }
  }

  private mutating func merge(_ root: Int, into head: Int, _ entry: MailTable.Entry, _ heads: inout [Int]) {
    if head >= count {
      guard policy.subjects == .all || entry.isReply else { return }
      if root < count {
        attach(root, to: head)
      } else {
        // Both are ghosts: the children of both become siblings.
        mergedGhosts.append((root, head))
        isThere[root] = false
      }
    } else if entry.isReply, !subject(head).isReply {
      attach(root, to: head)
      if root < count { rules[root] = .subject }
    } else if policy.subjects == .all {
      let ghost = parents.count
      parents.append(-1)
      isThere.append(true)
      keys.append(MailForest.SortKey(date: .max, place: .max))
      firstMails.append(-1)
      attach(head, to: ghost)
      attach(root, to: ghost)
      heads[Int(entry.subject)] = ghost
    }
  }

  /// Ghosts whose children are another's.
  private var mergedGhosts: [(from: Int, to: Int)] = []

  private mutating func attach(_ node: Int, to parent: Int) {
    parents[node] = Int32(parent)
    note(node, below: parent)
  }

  // MARK: Step 6

  /// The forest, all siblings sorted.
  consuming func forest() -> MailForest {
    if !mergedGhosts.isEmpty {
      var targets: [Int32: Int32] = [:]
      for (from, to) in mergedGhosts {
        targets[Int32(from)] = Int32(to)
        if keys[from] < keys[to] { keys[to] = keys[from] }
      }
      for node in parents.indices { parents[node] = targets[parents[node]] ?? parents[node] }
    }
    let isThere = isThere
    return MailForest(
      count: count,
      parents: parents,
      rules: rules,
      missing: missing,
      keys: keys,
      isThere: { isThere[$0] }
    )
  }
}

/// Threading by subjects alone, each thread two levels deep ("THREAD=ORDEREDSUBJECT").
enum SubjectThreading {
  /// Threads the mails of `table`: the first mail of a subject, and all others below it.
  ///
  /// Complexity: O(*n* log *n*).
  static func forest(of table: MailTable) -> MailForest {
    let count = table.entries.count
    let keys = table.entries.enumerated().map { MailForest.SortKey(date: $1.date ?? 0, place: $0) }
    var heads = [Int](repeating: -1, count: table.subjects.texts.count)
    var parents = [Int32](repeating: -1, count: count)
    var rules = [MailForest.Rule?](repeating: nil, count: count)
    for node in (0..<count).sorted(by: { keys[$0] < keys[$1] }) {
      let subject = Int(table.entries[node].subject)
      if heads[subject] < 0 {
        heads[subject] = node
      } else {
        parents[node] = Int32(heads[subject])
        rules[node] = .subject
      }
    }
    return MailForest(
      count: count,
      parents: parents,
      rules: rules,
      missing: Array(repeating: -1, count: count),
      keys: keys,
      isThere: { _ in true }
    )
  }
}
