import QuireDocument
import QuireText

/// Writes the comments that markup shows into the layers: comments, links, the section around them.
struct MarkupWriter {
  let page: PageElements
  let readings: [CommentReading]
  let tree: MarkupTree
  let rule: String
  let score: Double

  /// The most diagnostics of one kind.
  private static let mostReports = 10

  /// Adds the comments with their links, and the section around them.
  func write(to changes: inout Changes) {
    let order = FigureOrder(of: readings.lazy.compactMap(\.stamp))
    var ids: [ElementID] = []
    for (index, reading) in readings.enumerated() {
      let comment = comment(reading, index, order, id: changes.comments.nextID())
      ids.append(comment.id)
      changes.comments.add(comment)
    }
    for index in readings.indices { writeLinks(of: index, ids, to: &changes) }
    if let region {
      SectionCutter(document: page.document).write(region, rule, score, to: &changes)
    }
    report(to: &changes)
  }

  /// The text from the first comment to the last.
  var region: ByteRange? {
    guard let lower = readings.lazy.map(\.range.lowerBound).min(),
      let upper = readings.lazy.map({ max($0.range.upperBound, $0.body.upperBound) }).max()
    else { return nil }
    return lower..<upper
  }

  // MARK: Comments

  private func comment(_ reading: CommentReading, _ index: Int, _ order: FigureOrder, id: ElementID) -> Comment {
    var comment = Comment(
      id: id,
      range: reading.range,
      body: reading.body,
      provenance: Provenance(rule: rule, score: score)
    )
    comment.author = reading.author
    comment.time = reading.time
    if let time = reading.time, let stamp = reading.stamp?.resolved(order), let printed = stamp.iso,
      time.iso.map({ time.precision == "day" && printed.hasPrefix($0) }) ?? true
    {
      // What is printed may be more exact than the attribute, which often has the day alone.
      comment.time?.iso = printed
      comment.time?.precision = stamp.precision
    }
    comment.sourceID = reading.comment.id?.text
    comment.permalink = reading.permalink
    comment.score = reading.score
    comment.element = reading.comment.element
    comment.mentions = reading.mentions
    comment.quotes = reading.quotes
    comment.depth = tree.depths[index]
    let isNote = reading.comment.isNote || EditorsNote.isNote(page.document.text, reading.body)
    comment.kind = reading.comment.isPingback ? .pingback : isNote ? .editorsNote : .comment
    comment.state = reading.comment.isDeleted ? .deleted : reading.comment.isHeld ? .held : .visible
    return comment
  }

  // MARK: Links

  private func writeLinks(of index: Int, _ ids: [ElementID], to changes: inout Changes) {
    let place = tree.places[index]
    if let best = place.best {
      changes.links.add(
        Link(
          id: changes.links.nextID(),
          child: ids[index],
          target: target(best.target, ids),
          kind: .parent,
          evidence: [],
          sourceEvidence: best.source,
          rejected: place.rejected.map { rejection($0, ids) },
          provenance: Provenance(rule: best.rule.rawValue, score: best.confidence)
        )
      )
    }
    var seen: Set<String> = []
    for word in readings[index].comment.quoted where seen.insert(word.text).inserted {
      let target = tree.comment(called: word.text)
      if target == index { continue }
      changes.links.add(
        Link(
          id: changes.links.nextID(),
          child: ids[index],
          target: target.map { .comment(ids[$0]) } ?? .ghost(word.text),
          kind: .quoted,
          evidence: [],
          sourceEvidence: word.source,
          provenance: Provenance(rule: MarkupRule.quoteID.rawValue, score: MarkupRule.agreed)
        )
      )
    }
  }

  private func target(_ target: MarkupTree.Target, _ ids: [ElementID]) -> Link.Target {
    switch target {
    case .comment(let index): .comment(ids[index])
    case .article: .article
    case .ghost(let name): .ghost(name)
    }
  }

  private func rejection(_ reading: MarkupTree.Reading, _ ids: [ElementID]) -> JSONValue {
    var members: [JSONValue.Member] = [.init("reading", .string(reading.rule.rawValue))]
    switch reading.target {
    case .comment(let index): members.append(.init("comment", .string("c\(ids[index].raw)")))
    case .article: members.append(.init("article", .bool(true)))
    case .ghost(let name): members.append(.init("ghost", .string(name)))
    }
    members.append(.init("confidence", .number(rounded(reading.confidence))))
    if !reading.reason.isEmpty { members.append(.init("reason", .string(reading.reason))) }
    return .object(members)
  }

  // MARK: What is wrong

  private func report(to changes: inout Changes) {
    report(tree.circles, "parent-circle", "the comment answers one that answers it; it is put at the top", &changes)
    report(
      tree.duplicates,
      "duplicate-comment-id",
      "another comment has the same id; links lead to the first",
      &changes
    )
    let long = readings.indices.filter { readings[$0].hasLongName }
    report(long, "long-author-name", "the author's name is longer than a name; it is left out", &changes)
  }

  private func report(_ indices: [Int], _ code: String, _ message: String, _ changes: inout Changes) {
    for index in indices.prefix(Self.mostReports) {
      let source = page.startTag(of: readings[index].comment.element)
      changes.report(Diagnostic(.warning, code: code, message, source: source))
    }
    if indices.count > Self.mostReports {
      changes.report(
        Diagnostic(.warning, code: code, "\(indices.count - Self.mostReports) more comments are like this")
      )
    }
  }
}
