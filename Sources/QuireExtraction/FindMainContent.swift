public import QuireDocument
public import QuireStages
import QuireText

/// Finds the main content of a web page: the article, the posts of a thread, the description of a product, the entries
/// of a list, without menus, banners, side columns, sharing, and what else all pages of a site have.
///
/// Every block gets a label: `content`, or `boilerplate` where it is none, with the rule that decided, a score, and the
/// threshold that it was held against. Readers' comments below an article stay content; the section `comments` stands
/// over them. Headline, byline and captions are sections of their own, and the main content's blocks sections `body`.
/// Exporters with `content: main` write the main content alone.
///
/// The signals `main_content_words` and `main_content_share` tell how many words were found and which share of the
/// page's text they are; the metadata value `page_type` what kind of page it was taken for: `article`, `forum`,
/// `product` or `page`.
///
/// ```yaml
/// - extract.find-main-content
/// ```
public struct FindMainContent: Stage {
  public static let name = "find-main-content"
  public static let summary =
    "Find the main content of a web page and say of every block why it belongs to it or not."
  public static let requires: [DocumentPart] = [.markup, .blocks]
  public static let produces: [DocumentPart] = [
    .sections, .metadata("page_type"), .signal("main_content_words"), .signal("main_content_share"),
  ]

  public init(_ options: NoOptions, in setup: Setup) throws(OptionError) {}

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    let document = copy document
    try context.spend(document.text.count + document.layers.markup.elements.count)
    var changes = Changes(for: document)
    guard !document.layers.markup.elements.isEmpty else { return changes }
    var search = ContentSearch(document)
    search.run()
    let verdicts = ContentVerdicts(search)
    var writer = ContentWriter(search, document)
    for (block, piece) in zip(document.layers.blocks.elements, search.texts.pieces) {
      writer.add(block, piece, verdicts.verdict(on: piece), to: &changes)
    }
    writer.finish(&changes)
    return changes
  }
}
