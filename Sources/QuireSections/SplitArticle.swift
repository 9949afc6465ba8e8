public import QuireDocument
public import QuireStages
import QuireText

/// Finds the parts of an article: headline, byline, caption, dateline, lead, body, disclaimer, titled sections.
///
/// What the head states becomes metadata: `title`, `authors`, `published`, `modified`; values that a reader found
/// stay. Where blocks are missing they are found first; where comments were found they are left out. Paragraphs that
/// break off are reported, and the body is flagged.
///
/// The first paragraph of the body is the `lead` too, and a `dateline` lies within it. Headings within the body make
/// sections of kind `section`, each in the one around it.
public struct SplitArticle: Stage {
  public static let name = "split-article"
  public static let summary =
    "Finds the parts of an article: headline, byline, caption, dateline, lead, body, disclaimer, titled sections."
  public static let produces: [DocumentPart] = [
    .blocks, .sections, .metadata("title"), .metadata("authors"), .metadata("published"),
  ]

  public init(_ options: NoOptions, in setup: Setup) throws(OptionError) {}

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(2 * document.text.count)
    var changes = Changes(for: document)
    guard !document.layers.sections.elements.contains(where: { $0.kind == .body }) else { return changes }
    var blocks = document.layers.blocks.elements
    if !document.hasFoundBlocks {
      let drafts = BlockFinder.drafts(in: document.text, around: blocks.map(\.range))
      let found = drafts.map { $0.block(changes.blocks.nextID()) }
      blocks = (blocks + found).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
    let region = document.commentRegion
    let end = blocks.firstIndex { $0.range.lowerBound >= region?.lowerBound ?? Int.max } ?? blocks.count
    let parts = ArticleParts(document.text, blocks, end: end)
    var writer = ArticleWriter(document: copy document, blocks: blocks, parts: parts, changes: changes)
    writer.write()
    changes = writer.changes
    return changes
  }
}

extension Document {
  /// Where the readers' comments stand, from the first to the last, where somebody found them.
  var commentRegion: ByteRange? {
    let known = layers.sections.elements.filter { $0.kind == .comments }.map(\.range)
    let ranges = known + layers.comments.elements.map(\.range)
    guard let start = ranges.map(\.lowerBound).min(), let end = ranges.map(\.upperBound).max() else { return nil }
    return start..<end
  }
}
