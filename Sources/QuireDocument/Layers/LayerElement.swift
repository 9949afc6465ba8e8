public import QuireText

/// The number of an element in its layer, given by the document's changes and never used again.
public struct ElementID: Sendable, Hashable, Comparable {
  /// The number, counted from 1.
  public let raw: UInt32

  /// Creates a number.
  public init(_ raw: UInt32) { self.raw = raw }

  /// Whether the left element was numbered before the right one.
  public static func < (left: ElementID, right: ElementID) -> Bool { left.raw < right.raw }
}

/// Something that stands over a range of the text.
public protocol LayerElement: Sendable {
  /// The layer the element stands in.
  static var layer: LayerName { get }

  /// Whether the element stays, empty, when all of its text is removed.
  static var survivesRemoval: Bool { get }

  /// The text it stands over.
  var range: ByteRange { get set }

  /// Moves the ranges inside the element (an author's name, a quotation) with an edit of the text.
  mutating func moveInnerRanges(by shift: inout RangeShift)
}

extension LayerElement {
  /// Elements go with their text unless their type says otherwise.
  public static var survivesRemoval: Bool { false }

  /// Most elements have no ranges inside.
  @inlinable public mutating func moveInnerRanges(by shift: inout RangeShift) {}
}

/// An element that others can refer to.
public protocol IdentifiedElement: LayerElement {
  /// The element's number in its layer.
  var id: ElementID { get }

  /// Where the element came from; the document fills in ``Provenance/by``.
  var provenance: Provenance { get set }
}

/// Which step and which rule found something, and how sure they are.
public struct Provenance: Sendable, Equatable {
  /// The step's name in the definition; filled in when the change is applied.
  public internal(set) var by: String

  /// The rule within the stage, in kebab-case.
  public var rule: String

  /// Why, where there is more to say than the rule's name.
  public var reason: String?

  /// The confidence, from 0 to 1, where the rule has one; beside a ``threshold`` the value that was held against it.
  public var score: Double?

  /// The limit that decided, where the rule has one.
  public var threshold: Double?

  /// Creates a provenance.
  public init(rule: String, reason: String? = nil, score: Double? = nil, threshold: Double? = nil) {
    by = ""
    self.rule = rule
    self.reason = reason
    self.score = score
    self.threshold = threshold
  }
}

/// A layer's name, as definitions and messages spell it.
public struct LayerName: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The name.
  public let description: String

  /// Creates a name.
  public init(_ name: String) { description = name }

  /// Creates a name.
  public init(stringLiteral name: String) { description = name }

  /// The elements of a web page as spans.
  public static let markup: LayerName = "markup"

  /// Paragraphs, headings, list items and the like.
  public static let blocks: LayerName = "blocks"

  /// The parts of an article.
  public static let sections: LayerName = "sections"

  /// Sentences.
  public static let sentences: LayerName = "sentences"

  /// Words, numbers and punctuation.
  public static let tokens: LayerName = "tokens"

  /// Places in the text where something is named.
  public static let mentions: LayerName = "mentions"

  /// What the mentions speak of: one entity for all its mentions.
  public static let entities: LayerName = "entities"

  /// Reader comments.
  public static let comments: LayerName = "comments"

  /// Which comment answers what.
  public static let links: LayerName = "links"

  /// What the site says about its thread.
  public static let notices: LayerName = "notices"

  /// The layers of the document model, without those that plugins add.
  public static let builtin: [LayerName] = [
    .markup, .blocks, .sections, .sentences, .tokens, .mentions, .entities, .comments, .links, .notices,
  ]
}
