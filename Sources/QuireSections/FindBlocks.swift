public import QuireDocument
public import QuireStages
import QuireText

/// Finds the blocks of plain text: paragraphs, headings, list items, quotes, code, captions, tables and rules.
///
/// A block's range has the block's words from the first to the last, with a list item's marker and the marks of quoted
/// lines, without indentation; code keeps it. Fences of code, underlines of headings and `#` marks are no part of a
/// block. Paragraphs that go on a list item are blocks of kind paragraph by the rule `list-continuation`.
///
/// Text wrapped at a width, as in mail, is told from text with a paragraph to a line by where its lines break. Where
/// a reader already filled the layer, as for HTML, the stage leaves it. Blocks that only mark boilerplate stay too, and
/// blocks are found around them.
public struct FindBlocks: Stage {
  public static let name = "find-blocks"
  public static let summary = "Finds paragraphs, headings, list items, quotes, code, captions and tables in plain text."
  public static let produces: [DocumentPart] = [.blocks]

  public struct Options: ComponentOptions {
    public var headings = true

    public static let declared: [OptionField<Self>] = [
      OptionField("headings", \.headings, "Whether short lines without a mark are taken for headings by their shape.")
    ]

    public init() {}
  }

  private let options: Options

  public init(_ options: Options, in setup: Setup) throws(OptionError) { self.options = options }

  public func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    try context.spend(document.text.count)
    var changes = Changes(for: document)
    guard !document.hasFoundBlocks else { return changes }
    changes.blocks.add(drafts(in: document))
    return changes
  }

  private func drafts(in document: borrowing Document) -> [BlockDraft] {
    let marks = document.layers.blocks.elements.map(\.range)
    return BlockFinder.drafts(in: document.text, around: marks, findsHeadings: options.headings)
  }
}

extension Document {
  /// Whether somebody looked for all blocks already, not only for boilerplate.
  var hasFoundBlocks: Bool {
    layers.blocks.elements.contains { $0.label == .content }
  }
}

extension LayerChanges<Block> {
  /// Adds the blocks that `drafts` describe.
  mutating func add(_ drafts: [BlockDraft]) {
    for draft in drafts { add(draft.block(nextID())) }
  }
}
