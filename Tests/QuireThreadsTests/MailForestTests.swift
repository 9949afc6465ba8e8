import QuireTesting
import Testing

@testable import QuireThreads

/// The algorithm alone: headers in, a forest out.
@Suite struct MailForestTests {
  /// A mail in few words: `id < reference reference : subject @date`.
  private static func message(_ text: String) -> MailMessage {
    var message = MailMessage()
    var subject: [Substring] = []
    for word in text.split(separator: " ") {
      if word.hasPrefix("<") {
        message.references.append(String(word.dropFirst()))
      } else if word.hasPrefix("^") {
        message.inReplyTo.append(String(word.dropFirst()))
      } else if word.hasPrefix("@") {
        message.date = Int(word.dropFirst())
      } else if word.hasPrefix("#") {
        message.id = String(word.dropFirst())
      } else {
        subject.append(word)
      }
    }
    message.subject = subject.joined(separator: " ")
    return message
  }

  private static func table(_ mails: [String]) -> MailTable {
    var table = MailTable()
    for mail in mails { table.add(message(mail)) }
    return table
  }

  private static func tree(_ mails: [String], _ policy: ThreadingPolicy) -> String {
    ReferenceThreading.forest(of: table(mails), policy: policy).answer
  }

  private static var standard: ThreadingPolicy {
    var policy = ThreadingPolicy()
    policy.subjects = .all
    return policy
  }

  /// Mails, and the tree as IMAP writes it.
  static let cases: [(mails: [String], tree: String)] = [
    ([], ""), (["#a"], "(1)"), (["#a", "#b <a", "#c <b"], "(1 2 3)"), (["#a", "#b <a", "#c <a"], "(1 (2)(3))"),
    // References know more than a parent.
    (["#d <a <b <c", "#a"], "(2 1)"), (["#c <a <b", "#b"], "(2 1)"), (["#b", "#c <a <b"], "(1 2)"),
    // The nearest mail that is there.
    (["#a", "#c <a <b"], "(1 2)"),
    // A missing one keeps two answers together, not one.
    (["#b <a", "#c <a"], "((1)(2))"), (["#b <a"], "(1)"), (["#c <a <b", "#d <a <b", "#e <a"], "((1)(2)(3))"),
    // Circles are not closed.
    (["#a <a"], "(1)"), (["#a <b", "#b <a"], "(2 1)"), (["#a <c", "#b <a", "#c <b"], "(3 1 2)"),
    // An id that stands twice is the first one's.
    (["#a", "#a <b", "#c <a"], "(1 3)(2)"),
    // Dates sort siblings and threads, the order of the input decides between equal ones.
    (["#a @9", "#b <a @7", "#c <a @5", "#d @1"], "(4)(1 (3)(2))"), (["@5", "@5", "@4"], "(3)(1)(2)"),
    // Subjects bring threads together.
    (["#a x", "#b Re: x"], "(1 2)"), (["#a x", "#b x"], "((1)(2))"), (["Re: x", "x"], "(2 1)"),
    (["#b <a x", "#c <a x", "x"], "((1)(2)(3))"), (["Re: x", "Re: x", "x"], "(3 (1)(2))"), (["", ""], "(1)(2)"),
    // In-Reply-To where there are no References, and only its first id.
    (["#a", "#b", "^b ^a"], "(1)(2 3)"), (["#a", "#b", "<a ^b"], "(1 3)(2)"),
  ]

  @Test(arguments: cases.indices)
  func trees(_ index: Int) {
    #expect(Self.tree(Self.cases[index].mails, Self.standard) == Self.cases[index].tree, "\(Self.cases[index].mails)")
  }

  @Test func whatSystemsDoDifferently() {
    var policy = Self.standard
    policy.subjects = .replies
    #expect(Self.tree(["x", "x", "Re: x"], policy) == "(1 3)(2)")
    policy.subjects = .none
    #expect(Self.tree(["x", "Re: x"], policy) == "(1)(2)")
    policy = Self.standard
    policy.ghosts = .keep
    let kept = ReferenceThreading.forest(of: Self.table(["#c <a <b"]), policy: policy)
    #expect(kept.answer == "(((1)))")
    policy.ghosts = .none
    #expect(Self.tree(["#b <a", "#c <a"], policy) == "(1)(2)")
    policy = Self.standard
    policy.prefersInReplyTo = true
    #expect(Self.tree(["#a", "#b", "<a ^b"], policy) == "(1)(2 3)")
    policy.readsHeaders = false
    #expect(Self.tree(["#a", "#b <a"], policy) == "(1)(2)")
  }

  @Test func subjectsAlone() {
    let table = Self.table(["b @3", "a @1", "Re: b @9", "a @5", "@2", "@4"])
    #expect(SubjectThreading.forest(of: table).answer == "(2 4)(5 6)(1 3)")
  }

  @Test func whatIsMissingIsKnown() {
    let forest = ReferenceThreading.forest(of: Self.table(["#c <a <b", "#d <a <b"]))
    #expect(forest.rules == [.references, .references])
    #expect(forest.missing == [forest.missing[0], forest.missing[0]])
    #expect(forest.missing[0] >= 0)
  }

  @Test func guessesAreForMailsThatNameNobody() {
    let table = Self.table(["#a @1", "#b @2", "#c <a @3", "#d @4"])
    let forest = ReferenceThreading.forest(of: table) { mail in
      [(target: mail == 3 ? 1 : 3, rule: MailForest.Rule.quote)]
    }
    // Nobody answers what comes later.
    #expect(forest.answer == "(1 3)(2 4)")
    #expect(forest.rules == [nil, nil, .references, .quote])
  }

  // MARK: Laws

  private static func randomTable(_ random: inout SeededGenerator) -> MailTable {
    var table = MailTable()
    let long = String(repeating: "x", count: 1_000)
    let dates = [0, -1, 4_070_908_800, 253_402_300_799, 5, 6]
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      func id() -> String { "\(Int.random(in: 0..<25, using: &random))" + (Bool.random(using: &random) ? "" : long) }
      var message = MailMessage()
      if Int.random(in: 0..<8, using: &random) > 0 { message.id = id() }
      message.references = (0..<Int.random(in: 0...5, using: &random)).map { _ in id() }
      message.inReplyTo = (0..<Int.random(in: 0...2, using: &random)).map { _ in id() }
      message.subject = ["", "a", "Re: a", "b", "Re: b", "Fwd: " + long].randomElement(using: &random) ?? ""
      message.date = Bool.random(using: &random) ? dates.randomElement(using: &random) : nil
      table.add(message)
    }
    return table
  }

  @Test func everyMailStandsOnceAndNoneAboveItself() {
    var random = SeededGenerator(seed: 5)
    for round in 0..<400 {
      let table = Self.randomTable(&random)
      var policy = ThreadingPolicy()
      policy.subjects = [.all, .replies, .none][round % 3]
      policy.ghosts = [.siblings, .keep, .none][round / 3 % 3]
      policy.prefersInReplyTo = round % 2 == 0
      let forest = ReferenceThreading.forest(of: table, policy: policy) { mail in
        mail == 0 ? [] : [(target: (mail * 7) % table.entries.count, rule: .quote)]
      }
      var seen: [Int: Int] = [:]
      var nodes = 0
      forest.walk { node, _, _ in
        nodes += 1
        if node < forest.count { seen[node, default: 0] += 1 }
      }
      #expect(seen.count == table.entries.count)
      #expect(seen.values.allSatisfy { $0 == 1 })
      #expect(nodes <= forest.parents.count)
      let again = ReferenceThreading.forest(of: table, policy: policy) { mail in
        mail == 0 ? [] : [(target: (mail * 7) % table.entries.count, rule: .quote)]
      }
      #expect(again.answer == forest.answer)
    }
  }

  @Test func mergedTablesAreTheWhole() {
    var random = SeededGenerator(seed: 6)
    for _ in 0..<50 {
      var parts = (0..<4).map { _ in Self.randomTable(&random) }
      var left = parts[0]
      for part in parts.dropFirst() { left.merge(part) }
      // From the right, as another number of workers would.
      parts[2].merge(parts[3])
      parts[1].merge(parts[2])
      parts[0].merge(parts[1])
      #expect(ReferenceThreading.forest(of: parts[0]).answer == ReferenceThreading.forest(of: left).answer)
    }
  }

  /// The forest of link-cut trees against one that walks.
  @Test func rootsAreRight() {
    var random = SeededGenerator(seed: 9)
    var forest = LinkCutForest()
    var parents = [Int](repeating: -1, count: 80)
    for _ in parents { forest.add() }
    func root(_ node: Int) -> Int {
      var node = node
      while parents[node] >= 0 { node = parents[node] }
      return node
    }
    for _ in 0..<5_000 {
      let node = Int.random(in: 0..<80, using: &random)
      let other = Int.random(in: 0..<80, using: &random)
      #expect(forest.root(of: node) == root(node))
      if parents[node] >= 0, Bool.random(using: &random) {
        forest.cut(node)
        parents[node] = -1
      } else if parents[node] < 0, root(other) != node {
        forest.link(node, to: other)
        parents[node] = other
      }
    }
  }

  @Test func deepChainsAndManySiblings() {
    let count = 5_000
    let chain = (0..<count).map { $0 == 0 ? "#0" : "#\($0) <\($0 - 1)" }
    for mails in [chain, chain.reversed()] {
      var depth = 0
      ReferenceThreading.forest(of: Self.table(mails)).walk {
        depth = max(depth, $1)
        _ = $0 + $2
      }
      #expect(depth == count - 1)
    }
    let siblings = ReferenceThreading.forest(of: Self.table(["#0"] + (1..<count).map { "#\($0) <0" }))
    #expect(siblings.children(of: 0).count == count - 1)
  }
}

extension MailForest {
  /// The forest as the answer of IMAP's THREAD command has it.
  var answer: String {
    var text = ""
    // What is still to be written: a node, or a mark.
    var stack: [(node: Int, isAlone: Bool)?] = []
    func push(_ nodes: some BidirectionalCollection<Int>) {
      for node in nodes.reversed() {
        stack.append(nil)
        stack.append((node, false))
      }
    }
    push(roots)
    while let item = stack.popLast() {
      guard let (node, isAlone) = item else {
        text += ")"
        continue
      }
      text += isAlone ? " " : "("
      if node < count { text += "\(node + 1)" }
      let children = children(of: node).map { Int($0) }
      if children.count == 1, node < count {
        stack.append((children[0], true))
      } else {
        if !children.isEmpty, node < count { text += " " }
        push(children)
      }
    }
    return text
  }
}
