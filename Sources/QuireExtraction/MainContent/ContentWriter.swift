import QuireDocument
import QuireText

/// Writes what was found into the changes of a document: labels, sections, signals.
struct ContentWriter {
  private let search: ContentSearch
  private var body: ByteRange?
  private var words = 0
  private var mainWords = 0
  /// Headline and byline, as far as they are known from before.
  private let parts: [Section]
  private var hasHeadline: Bool

  init(_ search: ContentSearch, _ document: Document) {
    self.search = search
    parts = document.layers.sections.elements.filter { $0.kind == .headline || $0.kind == .byline }
    hasHeadline = parts.contains { $0.kind == .headline }
  }

  /// Labels one block; blocks come in the order of the text.
  mutating func add(
    _ block: Block,
    _ piece: PageTexts.Piece,
    _ verdict: (isContent: Bool, provenance: Provenance),
    to changes: inout Changes
  ) {
    words += piece.words
    if let part = part(of: block, verdict) { return add(part, block, piece, to: &changes) }
    var block = block
    let isComment = verdict.provenance.rule == ContentRule.comments.rawValue
    let isCaption = verdict.provenance.rule == ContentRule.caption.rawValue
    block.label = verdict.isContent || isComment || isCaption ? .content : .boilerplate
    block.labelled = verdict.provenance
    changes.blocks.update(block)
    if verdict.isContent {
      mainWords += piece.words
      body = (body?.lowerBound ?? block.range.lowerBound)..<block.range.upperBound
    } else {
      closeBody(in: &changes)
    }
    if isCaption { add(.caption, block.range, verdict.provenance, to: &changes) }
  }

  /// Whether the block is the headline or the byline: it was marked before, or it is the first heading of the content.
  private func part(of block: Block, _ verdict: (isContent: Bool, provenance: Provenance)) -> ContentRule? {
    if let part = parts.first(where: { $0.range.overlaps(block.range) && $0.range.count * 2 >= block.range.count }) {
      return part.kind == .headline ? .headline : .byline
    }
    return verdict.isContent && !hasHeadline && block.kind == .heading && block.level == 1 ? .headline : nil
  }

  /// Labels a block that is a part of its own.
  private mutating func add(_ rule: ContentRule, _ block: Block, _ piece: PageTexts.Piece, to changes: inout Changes) {
    let isMarked = parts.contains { $0.range.overlaps(block.range) }
    mainWords += piece.words
    closeBody(in: &changes)
    var block = block
    block.label = .content
    block.labelled = Provenance(rule: rule.rawValue, reason: rule.reason)
    changes.blocks.update(block)
    guard !isMarked else { return }
    hasHeadline = true
    add(.headline, block.range, Provenance(rule: "first-heading"), to: &changes)
  }

  /// Adds what is known when all blocks were seen.
  mutating func finish(_ changes: inout Changes) {
    closeBody(in: &changes)
    for removal in search.removals where removal.rule == .comments {
      let range = search.elements[removal.element].range
      guard !range.isEmpty else { continue }
      add(.comments, range, Provenance(rule: ContentRule.comments.rawValue), to: &changes)
    }
    let share = Double(mainWords) / Double(max(1, words))
    changes.setSignal("main_content_words", Double(mainWords))
    changes.setSignal("main_content_share", (share * 1000).rounded() / 1000)
    changes.set("page_type", MetadataValue(.string(search.kind.rawValue), rule: "page-signals"))
  }

  private mutating func closeBody(in changes: inout Changes) {
    if let body { add(.body, body, Provenance(rule: ContentRule.mainContent.rawValue), to: &changes) }
    body = nil
  }

  private func add(_ kind: Section.Kind, _ range: ByteRange, _ provenance: Provenance, to changes: inout Changes) {
    changes.sections.add(Section(id: changes.sections.nextID(), range: range, kind: kind, provenance: provenance))
  }
}
