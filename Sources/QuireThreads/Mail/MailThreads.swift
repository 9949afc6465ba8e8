import QuireText

/// Where each mail of an archive stands.
struct MailThreads: Sendable {
  /// The place of a mail.
  struct Place: Sendable {
    /// The mail that it answers, by its place in the input.
    var parent: Int?

    /// How that is known.
    var rule: MailForest.Rule?

    /// The id of the mail that its header says it answers, where that mail is not there.
    var missing: String?

    /// How many mails lie between it and the first of its thread, and its number in the thread, from 1.
    var depth = 0
    var position = 1

    /// The number of its thread.
    var thread = 0
  }

  /// A thread.
  struct Thread: Sendable {
    /// The first mail.
    let first: Int

    /// The id of the first mail, or of the one that is missing there.
    let id: String
    var count = 0

    /// Whether mails are missing that others answer.
    var hasGap = false
  }

  private(set) var places: [Place]
  private(set) var threads: [Thread] = []
  private let numbers: [String: Int]

  /// The number of the mail that the document called `id` is.
  func number(ofDocument id: String) -> Int? { numbers[id] }

  /// Finds the threads of `archive`.
  init(_ archive: MailArchive, _ options: ThreadMail.Options) {
    let table = archive.table
    let forest: MailForest
    switch options.algorithm {
    case .orderedSubject: forest = SubjectThreading.forest(of: table)
    case .references:
      let policy = ThreadingPolicy(
        subjects: options.recover.contains("subject") ? options.subjects : .none,
        ghosts: options.ghosts,
        prefersInReplyTo: options.prefer == .inReplyTo,
        readsHeaders: !options.ignoreHeaders
      )
      let clues = MailClues(archive, options)
      forest = ReferenceThreading.forest(of: table, policy: policy) { clues.guesses(for: $0) }
    }
    numbers = Dictionary(
      archive.mails.enumerated().map { ($1.documentID, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    places = Array(repeating: Place(), count: table.entries.count)
    take(forest, archive)
  }

  private mutating func take(_ forest: MailForest, _ archive: MailArchive) {
    let table = archive.table
    var used: Set<String> = []
    forest.walk { node, depth, root in
      let isRoot = node == root
      if isRoot {
        // A thread without its first mail is known by the first that is there.
        let first = forest.firstMail(of: node)
        let name = forest.missing[first] >= 0 ? forest.missing[first] : table.entries[first].id
        let id = name >= 0 ? table.names.texts[Int(name)] : archive.mails[first].documentID
        // An id that several mails have names one thread only.
        threads.append(Thread(first: first, id: used.insert(id).inserted ? id : archive.mails[first].documentID))
      }
      guard node < forest.count else { return }
      let thread = threads.count - 1
      threads[thread].count += 1
      var place = Place(depth: depth, position: threads[thread].count, thread: thread)
      let parent = Int(forest.parents[node])
      place.rule = forest.rules[node]
      place.parent = parent >= 0 && parent < forest.count ? parent : nil
      let missing = forest.missing[node]
      if missing >= 0 {
        place.missing = table.names.texts[Int(missing)]
        threads[thread].hasGap = true
      }
      places[node] = place
    }
  }
}

extension MailForest {
  /// The first mail in the tree of `node`.
  func firstMail(of node: Int) -> Int {
    var node = node
    while node >= count, let child = children(of: node).first { node = Int(child) }
    return node
  }
}
