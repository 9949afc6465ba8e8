import QuireText

extension Document {
  func layerLines(_ index: PieceIndex) -> [String] {
    var lines: [String] = []
    for (index, item) in layers.markup.elements.enumerated() {
      let attributes = item.attributes.map { markupLine(layers.markup.attributes[$0], item) }.joined()
      let tag = "<\(layers.markup.names.string(item.tag))\(attributes)>"
      let parent = item.parent.map { " in \($0)" } ?? ""
      lines.append("markup \(index)\(parent) \(tag) \(item.range) \(Self.line(sources: [sourceRange(of: item)]))")
    }
    for item in layers.blocks.elements {
      let level = item.level == 0 ? "" : " level \(item.level)"
      let label = item.labelled.map { " \(item.label.rawValue) by \($0.by)/\($0.rule)\($0.measure)" } ?? ""
      lines.append("block \(item.id.raw) \(item.kind.rawValue)\(level)\(label) \(place(item.range, index))")
    }
    for item in layers.sections.elements {
      let flags = item.flags.isEmpty ? "" : " [\(item.flags.joined(separator: ", "))]"
      let title = item.title.map { " title \(quoted($0))" } ?? ""
      let rule = "\(item.provenance.by)/\(item.provenance.rule)"
      lines.append(
        "section \(item.id.raw) \(item.kind.rawValue)\(title)\(flags) by \(rule) \(place(item.range, index))"
      )
    }
    for item in layers.sentences.elements { lines.append("sentence \(place(item.range, index))") }
    for item in layers.tokens.elements { lines.append("token \(item.kind) \(place(item.range, index))") }
    lines += mentionLines(index) + threadLines(index)
    for item in layers.annotations.elements {
      let features = JSONValue.object(item.features).text
      lines.append("annotation \(item.name) \(features) by \(item.provenance.by) \(place(item.range, index))")
    }
    return lines
  }

  private func markupLine(_ attribute: MarkupAttribute, _ element: MarkupElement) -> String {
    let value = String(decoding: value(of: attribute, in: element), as: UTF8.self)
    return " \(layers.markup.names.string(attribute.name))=\(Self.quoted(value))"
  }

  private func mentionLines(_ index: PieceIndex) -> [String] {
    var lines: [String] = []
    for item in layers.mentions.elements {
      let normal = item.normal.map { " = \(Self.quoted($0))" } ?? ""
      let entity = item.entity.map { " -> \($0.raw)" } ?? ""
      let attributes = item.attributes.isEmpty ? "" : " \(JSONValue.object(item.attributes).text)"
      let rule = "\(item.provenance.by)/\(item.provenance.rule)"
      lines.append(
        "mention \(item.id.raw) \(item.type)\(normal)\(entity)\(attributes) by \(rule) \(place(item.range, index))"
      )
    }
    for item in layers.entities.elements {
      let attributes = item.attributes.isEmpty ? "" : " \(JSONValue.object(item.attributes).text)"
      lines.append("entity \(item.id.raw) \(item.type) \(Self.quoted(item.name))\(attributes)")
    }
    return lines
  }

  private func threadLines(_ index: PieceIndex) -> [String] {
    var lines: [String] = []
    for item in layers.comments.elements {
      let author = item.author.map { Self.quoted($0.name) } ?? "-"
      let time = item.time.map { $0.iso ?? "relative" } ?? "-"
      let number = item.number.map { " #\($0)" } ?? ""
      let score = item.provenance.score.map { " \($0)" } ?? ""
      let rule = "\(item.provenance.by)/\(item.provenance.rule)\(score)"
      let head = "comment \(item.id.raw)\(number) depth \(item.depth) author \(author) time \(time)"
      lines.append("\(head) by \(rule) \(item.range) body \(place(item.body, index))")
      lines += Self.details(of: item).map { "  \($0)" }
      for quote in item.quotes { lines.append("  quotes \(place(quote, index))") }
      for mention in item.mentions { lines.append("  speaks to \(place(mention, index))") }
      for rejected in item.rejected { lines.append("  rejected \(rejected.text)") }
    }
    for item in layers.links.elements {
      let target =
        switch item.target {
        case .comment(let id): "comment \(id.raw)"
        case .document(let id): "document \(Self.quoted(id))"
        case .article: "article"
        case .ghost(let name): "ghost \(Self.quoted(name))"
        }
      let score = item.provenance.score.map { " \($0)" } ?? ""
      let rule = "\(item.provenance.by)/\(item.provenance.rule)\(score)"
      lines.append("link \(item.kind.rawValue) \(item.child.raw) -> \(target) by \(rule)")
      for range in item.evidence { lines.append("  evidence \(place(range, index))") }
      if !item.sourceEvidence.isEmpty { lines.append("  evidence \(Self.line(sources: item.sourceEvidence))") }
      for rejected in item.rejected { lines.append("  rejected \(rejected.text)") }
    }
    for item in layers.notices.elements {
      let count = item.count.map { " \($0)" } ?? ""
      lines.append(
        "notice \(item.kind.rawValue)\(count) by \(item.provenance.by)/\(item.provenance.rule) \(place(item.range, index))"
      )
    }
    if let thread = layers.thread {
      let claimed = thread.claimed.map { "\($0)" } ?? "-"
      let complete = thread.isComplete.map { "\($0)" } ?? "unknown"
      lines.append(
        "thread \(thread.state.rawValue), order \(thread.order.rawValue), claimed \(claimed), complete \(complete)"
          + thread.gaps.map { ", \($0.rawValue)" }.joined()
      )
    }
    return lines
  }

  /// What only some comments have, a line for each kind.
  private static func details(of comment: Comment) -> [String] {
    var details: [String] = []
    if let id = comment.sourceID { details.append("id \(quoted(id))") }
    if let link = comment.permalink { details.append("permalink \(quoted(link))") }
    if let score = comment.score { details.append("score \(score)") }
    if comment.kind != .comment { details.append(comment.kind.rawValue) }
    if comment.state != .visible { details.append(comment.state.rawValue) }
    guard let author = comment.author else { return details }
    if let url = author.url { details.append("author's page \(quoted(url))") }
    if let account = author.account { details.append("author's account \(quoted(account))") }
    if author.isOwner { details.append("by the owner") }
    if author.isModerator { details.append("by a moderator") }
    if !author.source.isEmpty { details.append("author in \(line(sources: author.source))") }
    return details
  }

  private func place(_ range: ByteRange, _ index: PieceIndex) -> String {
    "\(range) \(Self.line(sources: index.sourceRanges(of: range))) \(quoted(range))"
  }
}

extension Provenance {
  /// What was measured and the limit that decided, as far as they are known.
  fileprivate var measure: String {
    guard let threshold else { return "" }
    return " \(score.map { "\($0)" } ?? "-") against \(threshold)"
  }
}
