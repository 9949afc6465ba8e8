public import QuireText

/// A part of an article, or a titled section of a text.
public struct Section: IdentifiedElement {
  public static let layer: LayerName = .sections
  public static let survivesRemoval = true

  /// What part a section is.
  public enum Kind: String, Sendable, CaseIterable {
    case headline
    case byline
    case caption
    case dateline
    case lead
    case body
    case disclaimer
    case comments
    case section
  }

  public let id: ElementID
  public var range: ByteRange
  public var provenance: Provenance

  /// What part of the article it is.
  public var kind: Kind

  /// The rank of a titled section, from 1; 0 elsewhere.
  public var level: Int

  /// The title of a titled section.
  public var title: ByteRange?

  /// The titled section around this one.
  public var parent: ElementID?

  /// What is wrong with the part, such as `broken-off`.
  public var flags: [String]

  /// Creates a section.
  public init(
    id: ElementID,
    range: ByteRange,
    kind: Kind,
    level: Int = 0,
    title: ByteRange? = nil,
    parent: ElementID? = nil,
    flags: [String] = [],
    provenance: Provenance
  ) {
    self.id = id
    self.range = range
    self.kind = kind
    self.level = level
    self.title = title
    self.parent = parent
    self.flags = flags
    self.provenance = provenance
  }

  public mutating func moveInnerRanges(by shift: inout RangeShift) {
    title = title.flatMap { shift.moved($0) }
  }
}
