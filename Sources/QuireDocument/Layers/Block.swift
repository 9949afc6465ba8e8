public import QuireText

/// A block of text: a paragraph, a heading, an item of a list.
public struct Block: IdentifiedElement {
  public static let layer: LayerName = .blocks

  /// What a block is.
  public enum Kind: String, Sendable, CaseIterable {
    case paragraph
    case heading
    case listItem = "list-item"
    case quote
    case code
    case caption
    case table
    case rule
  }

  /// What a block is for; cleanup marks blocks, and exporters leave out what is not content when told to.
  public enum Label: String, Sendable, CaseIterable {
    /// The document's own words.
    case content

    /// The site's words about itself: notices, navigation, share bars.
    case boilerplate

    /// A block that stands elsewhere in the document too.
    case duplicate
  }

  public let id: ElementID
  public var range: ByteRange
  public var provenance: Provenance

  /// What the block is.
  public var kind: Kind

  /// A heading's rank (1 is the highest), or a list item's depth of indentation from 0; 0 elsewhere.
  public var level: Int

  /// What the block is for.
  public var label: Label

  /// Who gave the block its label, unless it is content by default.
  public var labelled: Provenance?

  /// A list item's mark as printed, such as `1.`.
  public var marker: ByteRange?

  /// The index of the element of ``Layers/markup`` that the block is the text of, where it comes from a web page.
  public let element: Int?

  /// Creates a block.
  public init(
    id: ElementID,
    range: ByteRange,
    kind: Kind,
    level: Int = 0,
    marker: ByteRange? = nil,
    element: Int? = nil,
    provenance: Provenance
  ) {
    self.id = id
    self.range = range
    self.kind = kind
    self.level = level
    self.marker = marker
    self.element = element
    self.provenance = provenance
    label = .content
  }

  public mutating func moveInnerRanges(by shift: inout RangeShift) {
    marker = marker.flatMap { shift.moved($0) }
  }
}
