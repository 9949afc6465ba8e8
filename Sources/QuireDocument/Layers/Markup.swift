public import QuireText

/// An element of a web page as a span over the text, as in GATE's "Original markups".
public struct MarkupElement: IdentifiedElement {
  public static let layer: LayerName = .markup
  public static let survivesRemoval = true

  /// One attribute of an element.
  public struct Attribute: Sendable, Equatable {
    /// The name, in lower case.
    public let name: String

    /// The value, decoded.
    public let value: String

    /// Creates an attribute.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public let id: ElementID
  public var range: ByteRange
  public var provenance: Provenance

  /// The tag's name, in lower case.
  public let tag: String

  /// The attributes in the order of the page.
  public let attributes: [Attribute]

  /// The element around this one.
  public let parent: ElementID?

  /// The bytes from the start tag to the end tag.
  public let source: SourceRange

  /// Creates an element.
  public init(
    id: ElementID,
    range: ByteRange,
    tag: String,
    attributes: [Attribute],
    parent: ElementID?,
    source: SourceRange,
    provenance: Provenance = Provenance(rule: "element")
  ) {
    self.id = id
    self.range = range
    self.tag = tag
    self.attributes = attributes
    self.parent = parent
    self.source = source
    self.provenance = provenance
  }
}
