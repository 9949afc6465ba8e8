import QuireDocument
import QuireMail
import QuireText

/// Writes a mail's comment, its link and its place in its thread.
struct MailCommentWriter {
  let reader: MailHeaderReader
  let archive: MailArchive

  private var document: Document { reader.document }

  /// Writes all of it.
  func write(to changes: inout Changes) {
    let threads = archive.threads
    let number = threads.number(ofDocument: document.id)
    let place = number.map { threads.places[$0] }
    var comment = comment(id: changes.comments.nextID())
    comment.depth = place?.depth ?? 0
    changes.comments.add(comment)
    guard let place else { return }
    if let link = link(of: place, child: comment.id, id: changes.links.nextID()) { changes.links.add(link) }
    let thread = threads.threads[place.thread]
    changes.set("thread_id", MetadataValue(.string(thread.id), rule: "thread"))
    changes.set("thread_root", MetadataValue(.string(archive.mails[thread.first].documentID), rule: "thread"))
    if let parent = place.parent.flatMap({ archive.messageID(of: $0) }) ?? place.missing {
      changes.set("thread_parent", MetadataValue(.string(parent), rule: "thread"))
    }
    changes.set("thread_depth", MetadataValue(.integer(Int64(place.depth)), rule: "thread"))
    changes.set("thread_position", MetadataValue(.integer(Int64(place.position)), rule: "thread"))
    changes.set("thread_size", MetadataValue(.integer(Int64(thread.count)), rule: "thread"))
    changes.thread = CommentThread(
      order: .nested,
      isComplete: !thread.hasGap,
      gaps: thread.hasGap ? [.missingParent] : []
    )
  }

  // MARK: The comment

  private func comment(id: ElementID) -> Comment {
    let metadata = document.metadata
    let whole = 0..<document.text.count
    var comment = Comment(id: id, range: whole, body: body, provenance: Provenance(rule: "mail", score: 1))
    let author = reader.author
    if !author.name.isEmpty || !author.address.isEmpty {
      comment.author = Comment.Author(
        name: author.name.isEmpty ? author.address : author.name,
        range: nil,
        account: author.address.isEmpty ? nil : author.address,
        source: metadata["from"]?.source ?? []
      )
    }
    if let time = metadata["published"] ?? metadata["delivered"], let iso = time.value.stringValue {
      comment.time = Comment.Time(
        iso: iso,
        precision: time.precision,
        isRelative: false,
        range: nil,
        source: time.source
      )
    }
    comment.sourceID = metadata["message_id"]?.value.stringValue
    comment.quotes = reader.words.quotes
    return comment
  }

  /// The text without the signature at its end.
  private var body: ByteRange {
    let blocks = document.layers.blocks.elements
    guard let last = blocks.last(where: { $0.label == .content }), let first = blocks.first else {
      return 0..<document.text.count
    }
    return min(first.range.lowerBound, last.range.upperBound)..<last.range.upperBound
  }

  // MARK: The link

  private func link(of place: MailThreads.Place, child: ElementID, id: ElementID) -> Link? {
    guard let rule = place.rule else { return nil }
    let target: Link.Target
    var reason: String?
    var score = rule.precision
    if let parent = place.parent {
      target = .document(archive.mails[parent].documentID)
      if let missing = place.missing, rule != .subject {
        reason = "<\(missing)>, which it answers, is not there; this is the nearest mail above it that is"
        score = MailForest.Rule.precisionOfAncestors
      }
    } else if let missing = place.missing {
      target = .ghost(missing)
    } else {
      return nil
    }
    return Link(
      id: id,
      child: child,
      target: target,
      kind: .parent,
      evidence: evidence(rule),
      sourceEvidence: sourceEvidence(rule),
      provenance: Provenance(rule: rule.rawValue, reason: reason, score: score)
    )
  }

  private func evidence(_ rule: MailForest.Rule) -> [ByteRange] {
    switch rule {
    case .attribution: reader.words.attribution.map { [$0] } ?? []
    case .quote: reader.words.quotes
    case .references, .inReplyTo, .subject: []
    }
  }

  private func sourceEvidence(_ rule: MailForest.Rule) -> [SourceRange] {
    switch rule {
    case .references: document.metadata["references"]?.source ?? []
    case .inReplyTo: document.metadata["in_reply_to"]?.source ?? []
    case .subject: document.metadata["title"]?.source ?? []
    case .attribution, .quote: []
    }
  }
}

extension MailForest.Rule {
  /// How sure links of the rule are; what headers say is taken as right.
  ///
  /// The others rest on one archive of a mailing list whose headers were hidden, 52 mails with 28 answers: attribution 22
  /// of 22, quotes 25 of 25 where they stand alone, subjects 2 of 4; less than that is claimed, since it is a small one.
  var precision: Double {
    switch self {
    case .references, .inReplyTo: 0.99
    case .attribution, .quote: 0.9
    case .subject: 0.5
    }
  }

  /// The same for the nearest ancestor of a mail whose parent is missing.
  static let precisionOfAncestors = 0.5
}
