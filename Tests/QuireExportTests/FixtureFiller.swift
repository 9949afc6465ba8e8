import QuireDocument
import QuireStages
import QuireText

/// Turns the lists of a test into changes.
struct FixtureFiller {
  let document: Document
  var changes: Changes
  var missing: [String] = []

  init(document: Document, changes: Changes) {
    self.document = document
    self.changes = changes
  }

  /// The entries of a list with the place of their text.
  private mutating func placed(_ list: OptionAny) -> [(entry: OptionValue, range: ByteRange)] {
    var quotes = QuoteFinder(text: document.text)
    var result: [(OptionValue, ByteRange)] = []
    for entry in list.value.entries {
      let quote = entry["text"]?.string ?? entry.string ?? ""
      if let range = quotes.find(quote, again: entry["again"]?.bool ?? false) {
        result.append((entry, range))
      } else {
        missing.append(quote)
      }
    }
    return result
  }

  /// The place of `quote` inside of `range`.
  private mutating func place(of quote: String?, in range: ByteRange) -> ByteRange? {
    guard let quote else { return nil }
    var quotes = QuoteFinder(text: Array(document.text[range]))
    guard let found = quotes.find(quote) else {
      missing.append(quote)
      return nil
    }
    return (found.lowerBound + range.lowerBound)..<(found.upperBound + range.lowerBound)
  }

  private func provenance(_ entry: OptionValue) -> Provenance {
    Provenance(
      rule: entry["rule"]?.string ?? "by-hand",
      reason: entry["reason"]?.string,
      score: entry["score"]?.number
    )
  }

  mutating func addText(_ options: AnnotateFixture.Options) {
    for (entry, range) in placed(options.blocks) {
      var block = Block(
        id: changes.blocks.nextID(),
        range: range,
        kind: Block.Kind(rawValue: entry["kind"]?.string ?? "paragraph") ?? .paragraph,
        level: entry["level"]?.integer ?? 0,
        marker: place(of: entry["marker"]?.string, in: range),
        provenance: Provenance(rule: "by-hand")
      )
      if let label = entry["label"]?.string.flatMap(Block.Label.init(rawValue:)) {
        block.label = label
        block.labelled = provenance(entry)
      }
      changes.blocks.add(block)
    }
    for (entry, range) in placed(options.sections) {
      let section = Section(
        id: changes.sections.nextID(),
        range: range,
        kind: Section.Kind(rawValue: entry["kind"]?.string ?? "section") ?? .section,
        level: entry["level"]?.integer ?? 0,
        title: place(of: entry["title"]?.string, in: range),
        parent: entry["parent"]?.integer.map { ElementID(UInt32($0)) },
        flags: entry["flags"]?.entries.compactMap(\.string) ?? [],
        provenance: provenance(entry)
      )
      changes.sections.add(section)
    }
    for (_, range) in placed(options.sentences) { changes.sentences.add(Sentence(range: range)) }
    for (_, range) in placed(options.tokens) { changes.tokens.add(Token(range: range, kind: .word)) }
  }

  mutating func addNames(_ options: AnnotateFixture.Options) {
    for entry in options.entities.value.entries {
      let entity = Entity(
        id: changes.entities.nextID(),
        type: EntityType(entry["type"]?.string ?? "PERSON"),
        name: entry["name"]?.string ?? "",
        attributes: entry["attributes"]?.members.map { .init($0.name, $0.value.json) } ?? [],
        provenance: provenance(entry)
      )
      changes.entities.add(entity)
    }
    for (entry, range) in placed(options.mentions) {
      var mention = Mention(
        id: changes.mentions.nextID(),
        range: range,
        type: EntityType(entry["type"]?.string ?? "PERSON"),
        normal: entry["normal"]?.string,
        attributes: entry["attributes"]?.members.map { .init($0.name, $0.value.json) } ?? [],
        provenance: provenance(entry)
      )
      mention.entity = entry["entity"]?.integer.map { ElementID(UInt32($0)) }
      changes.mentions.add(mention)
    }
    for (entry, range) in placed(options.annotations) {
      let annotation = Annotation(
        id: changes.annotations.nextID(),
        name: LayerName(entry["name"]?.string ?? "mood"),
        range: range,
        features: entry["features"]?.members.map { .init($0.name, $0.value.json) } ?? [],
        provenance: provenance(entry)
      )
      changes.annotations.add(annotation)
    }
  }

  mutating func addThread(_ options: AnnotateFixture.Options) {
    for (entry, range) in placed(options.comments) {
      let end = range.upperBound..<range.upperBound
      let body = entry["empty"]?.bool == true ? end : place(of: entry["body"]?.string, in: range) ?? range
      var comment = Comment(id: changes.comments.nextID(), range: range, body: body, provenance: provenance(entry))
      comment.number = entry["number"]?.integer
      comment.depth = entry["depth"]?.integer ?? 0
      comment.sourceID = entry["source_id"]?.string
      comment.state = entry["state"]?.string.flatMap(Comment.State.init(rawValue:)) ?? .visible
      comment.kind = entry["kind"]?.string.flatMap(Comment.Kind.init(rawValue:)) ?? .comment
      comment.rejected = entry["rejected"]?.entries.map(\.json) ?? []
      if let name = entry["author"]?.string {
        comment.author = .init(name: name, range: place(of: name, in: range), url: entry["url"]?.string)
      }
      if let quote = place(of: entry["quotes"]?.string, in: range) { comment.quotes = [quote] }
      if let time = entry["time"] {
        let place = place(of: time["text"]?.string, in: range)
        let precision = time["precision"]?.string
        comment.time = .init(iso: time["iso"]?.string, precision: precision, isRelative: false, range: place)
      }
      changes.comments.add(comment)
    }
    for entry in options.links.value.entries {
      let child = entry["child"]?.integer ?? 1
      let comment = changes.comments.added.first { $0.id.raw == UInt32(child) }
      var target = Link.Target.article
      if let id = entry["comment"]?.integer { target = .comment(ElementID(UInt32(id))) }
      if let name = entry["ghost"]?.string { target = .ghost(name) }
      let evidence = comment.flatMap { place(of: entry["evidence"]?.string, in: $0.range) }
      let link = Link(
        id: changes.links.nextID(),
        child: ElementID(UInt32(child)),
        target: target,
        kind: Link.Kind(rawValue: entry["kind"]?.string ?? "parent") ?? .parent,
        evidence: evidence.map { [$0] } ?? [],
        rejected: entry["rejected"]?.entries.map(\.json) ?? [],
        provenance: provenance(entry)
      )
      changes.links.add(link)
    }
    for (entry, range) in placed(options.notices) {
      let notice = Notice(
        id: changes.notices.nextID(),
        range: range,
        kind: Notice.Kind(rawValue: entry["kind"]?.string ?? "closed") ?? .closed,
        count: entry["count"]?.integer,
        text: document.string(range),
        source: document.sourceRanges(of: range),
        provenance: provenance(entry)
      )
      changes.notices.add(notice)
    }
  }

  mutating func addFacts(_ options: AnnotateFixture.Options) {
    let thread = options.thread.value
    if thread != .null {
      changes.thread = CommentThread(
        order: thread["order"]?.string.flatMap(CommentThread.Order.init(rawValue:)) ?? .unknown,
        state: thread["state"]?.string.flatMap(CommentThread.State.init(rawValue:)) ?? .unknown,
        claimed: thread["claimed"]?.integer,
        isComplete: thread["complete"]?.bool
      )
    }
    for member in options.metadata.value.members {
      let entry = member.value
      var source: [SourceRange] = []
      if let quote = entry["text"]?.string, let range = place(of: quote, in: 0..<document.text.count) {
        source = document.sourceRanges(of: range)
      }
      let value = MetadataValue(
        entry["value"]?.json ?? .null,
        rule: entry["rule"]?.string ?? "by-hand",
        source: source,
        score: entry["score"]?.number,
        precision: entry["precision"]?.string
      )
      changes.set(member.name, value)
    }
    for member in options.signals.value.members { changes.setSignal(member.name, member.value.number ?? 0) }
    for (entry, range) in placed(options.diagnostics) {
      let severity = Diagnostic.Severity(rawValue: entry["severity"]?.string ?? "note") ?? .note
      let code = entry["code"]?.string ?? "code"
      let source = document.sourceRanges(of: range)
      changes.report(Diagnostic(severity, code: code, entry["message"]?.string ?? "", source: source))
    }
  }
}
