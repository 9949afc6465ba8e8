/// What of the algorithm real systems do differently.
struct ThreadingPolicy: Sendable {
  /// Which mails of one subject become one thread though no header says so.
  var subjects = ThreadMail.SubjectGrouping.all

  /// Which missing mails keep a place in the tree.
  var ghosts = ThreadMail.GhostPolicy.siblings

  /// Which header decides where both name a parent.
  var prefersInReplyTo = false

  /// Whether References and In-Reply-To are looked at.
  var readsHeaders = true
}

/// Threading by References: the algorithm of Jamie Zawinski as RFC 5256 states it ("THREAD=REFERENCES").
///
/// O(*n* log *n*) in the mails and the ids that they name, without recursion: whether a link would close a cycle is asked
/// of a forest of link-cut trees.
struct ReferenceThreading {
  private let table: MailTable
  private let policy: ThreadingPolicy
  private let count: Int

  // Nodes: the mails, then the ghosts.
  private var parents: [Int32]
  private var rules: [MailForest.Rule?]
  private var missing: [Int32]
  private var ghostOf: [Int32] = []
  private var childCounts: [Int32]
  private var forest = LinkCutForest()

  /// The node of each id.
  private var nodes: [Int32]

  /// Threads the mails of `table`.
  ///
  /// - Parameters:
  ///   - table: The headers.
  ///   - policy: What is done in one of several ways.
  ///   - guesses: For each mail what it may answer, told by its words, the surest first.
  /// - Returns: The forest.
  static func forest(
    of table: MailTable,
    policy: ThreadingPolicy = ThreadingPolicy(),
    guesses: (Int) -> [(target: Int, rule: MailForest.Rule)] = { _ in [] }
  ) -> MailForest {
    var threading = ReferenceThreading(table, policy)
    threading.linkHeaders()
    threading.linkGuesses(guesses)
    return threading.finish()
  }

  private init(_ table: MailTable, _ policy: ThreadingPolicy) {
    self.table = table
    self.policy = policy
    count = table.entries.count
    parents = Array(repeating: -1, count: count)
    rules = Array(repeating: nil, count: count)
    missing = Array(repeating: -1, count: count)
    childCounts = Array(repeating: 0, count: count)
    nodes = Array(repeating: -1, count: table.names.texts.count)
    for _ in 0..<count { forest.add() }
    // Of several mails with one id the first has it; the others are mails without an id.
    for (index, entry) in table.entries.enumerated() where entry.id >= 0 && nodes[Int(entry.id)] < 0 {
      nodes[Int(entry.id)] = Int32(index)
    }
  }

  // MARK: Step 1: links between ids

  private mutating func linkHeaders() {
    guard policy.readsHeaders else { return }
    for index in 0..<count {
      let entry = table.entries[index]
      var (chain, rule) = chain(of: entry)
      var previous = -1
      for id in chain {
        let node = node(of: id)
        if previous >= 0, parents[node] < 0, !closesCycle(node, under: previous) {
          link(node, to: previous)
          if node < count { rules[node] = .references }
        }
        previous = node
      }
      if policy.prefersInReplyTo, entry.inReplyTo.count == 1 {
        (previous, rule) = (node(of: entry.inReplyTo[0]), .inReplyTo)
      }
      // A parent that was told by another mail's References gives way to what the mail itself says.
      if parents[index] >= 0, Int(parents[index]) != previous {
        cut(index)
        rules[index] = nil
      }
      guard previous >= 0 else { continue }
      if parents[index] < 0 {
        guard !closesCycle(index, under: previous) else { continue }
        link(index, to: previous)
      }
      rules[index] = rule
      if previous >= count { missing[index] = ghostOf[previous - count] }
    }
  }

  /// The ids that lead to a mail, the nearest last; without References the first one that In-Reply-To names.
  private func chain(of entry: MailTable.Entry) -> ([Int32], MailForest.Rule) {
    if !entry.references.isEmpty { return (entry.references, .references) }
    return (Array(entry.inReplyTo.prefix(1)), .inReplyTo)
  }

  private mutating func node(of id: Int32) -> Int {
    if nodes[Int(id)] >= 0 { return Int(nodes[Int(id)]) }
    let node = addGhost(id)
    nodes[Int(id)] = Int32(node)
    return node
  }

  private mutating func addGhost(_ id: Int32) -> Int {
    parents.append(-1)
    childCounts.append(0)
    ghostOf.append(id)
    forest.add()
    return parents.count - 1
  }

  private mutating func closesCycle(_ child: Int, under parent: Int) -> Bool {
    if child == parent { return true }
    // What has no children can't be above anything.
    return childCounts[child] > 0 && forest.root(of: parent) == child
  }

  private mutating func link(_ child: Int, to parent: Int) {
    forest.link(child, to: parent)
    parents[child] = Int32(parent)
    childCounts[parent] += 1
  }

  private mutating func cut(_ child: Int) {
    forest.cut(child)
    childCounts[Int(parents[child])] -= 1
    parents[child] = -1
  }

  /// Mails that name no parent answer what their words show, if it was sent before.
  private mutating func linkGuesses(_ guesses: (Int) -> [(target: Int, rule: MailForest.Rule)]) {
    for index in 0..<count where rules[index] == nil && parents[index] < 0 {
      for guess in guesses(index) where table.isEarlier(guess.target, index) {
        guard !closesCycle(index, under: guess.target) else { continue }
        link(index, to: guess.target)
        rules[index] = guess.rule
        break
      }
    }
  }

  // MARK: Steps 2 to 6

  private consuming func finish() -> MailForest {
    var pruning = MailPruning(
      table: table,
      policy: policy,
      parents: parents,
      rules: rules,
      missing: missing
    )
    pruning.prune()
    pruning.gatherSubjects()
    return pruning.forest()
  }
}
