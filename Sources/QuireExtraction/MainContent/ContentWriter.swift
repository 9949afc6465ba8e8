import QuireDocument
import QuireText

/// Writes what was found into the changes of a document: labels, sections, signals.
struct ContentWriter {
  private let search: ContentSearch
  private var body: ByteRange?
  private var words = 0
  private var mainWords = 0

  init(_ search: ContentSearch) { self.search = search }

  /// Labels one block; blocks come in the order of the text.
  mutating func add(
    _ block: Block,
    _ piece: PageTexts.Piece,
    _ verdict: (isContent: Bool, provenance: Provenance),
    to changes: inout Changes
  ) {
    words += piece.words
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

  /// Adds what is known when all blocks were seen.
  mutating func finish(_ document: Document, _ changes: inout Changes) {
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
