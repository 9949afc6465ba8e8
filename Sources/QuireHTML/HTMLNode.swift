public import QuireText

/// The number of a node in its tree; the document is 0.
@frozen
public struct HTMLNodeID: Hashable, Comparable, Sendable {
  /// The index into `HTMLTree.nodes`.
  public let raw: Int32

  /// The node with this index.
  @inlinable public init(raw: Int32) { self.raw = raw }

  /// The root of every tree.
  @inlinable public static var document: HTMLNodeID { HTMLNodeID(raw: 0) }

  @inlinable public static func == (left: HTMLNodeID, right: HTMLNodeID) -> Bool { left.raw == right.raw }

  @inlinable public static func < (left: HTMLNodeID, right: HTMLNodeID) -> Bool { left.raw < right.raw }
}

/// The vocabulary that an element belongs to.
public enum HTMLNamespace: UInt8, Sendable {
  case html
  case svg
  case mathML
}

/// One node: 48 bytes, its links and ranges; values are looked up in the `HTMLTree`.
///
/// All ranges are byte ranges of the parsed input.
public struct HTMLNode: Sendable {
  /// What a node is.
  public enum Kind: UInt8, Sendable {
    case document
    case doctype
    case element
    case text
    case comment
    /// What stands within a `template` element; its parent is that element, which does not count it as a child.
    case templateContents
  }

  /// What else is known of a node.
  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// No start tag stands in the source: the parser supplied the element (`html`, `head`, `body`, `tbody`, …).
    public static let implied = Flags(rawValue: 1)
    /// The element is another one for a start tag that already has an element (`<b>` reopened after a `</p>`).
    public static let reopened = Flags(rawValue: 1 << 1)
    /// The start tag ends with `/>`.
    public static let selfClosing = Flags(rawValue: 1 << 2)
    /// An end tag of its own closed the element.
    public static let hasEndTag = Flags(rawValue: 1 << 3)
    /// The node was moved before a table in which it must not stand.
    public static let fostered = Flags(rawValue: 1 << 4)
    /// The node is a copy of an option's content within `selectedcontent`; its bytes belong to the original, too.
    public static let mirrored = Flags(rawValue: 1 << 5)
    /// The element is a `template` and has contents.
    static let template = Flags(rawValue: 1 << 8)
    /// The element is on the stack of open elements.
    static let open = Flags(rawValue: 1 << 9)
    /// The end of the element is known.
    static let ended = Flags(rawValue: 1 << 10)
    /// The element is an HTML integration point.
    static let htmlIntegrationPoint = Flags(rawValue: 1 << 11)
  }

  static let nobody: Int32 = -1

  var parentLink = HTMLNode.nobody
  /// Of a text: its first run.
  var firstLink = HTMLNode.nobody
  /// Of a text: its last run.
  var lastLink = HTMLNode.nobody
  var nextLink = HTMLNode.nobody
  var previousLink = HTMLNode.nobody
  /// The first attribute of an element, or the number of a doctype.
  var payload = HTMLNode.nobody
  var start: UInt32
  var length: UInt32
  /// The end tag of an element, or the data of a comment.
  var endStart: UInt32 = 0
  var endLength: UInt32 = 0
  /// The element's name in the tree, `.none` for other nodes.
  public internal(set) var name: MarkupName
  /// What else is known of the node.
  public internal(set) var flags: Flags = []
  /// What the node is.
  public internal(set) var kind: Kind
  /// The element's vocabulary.
  public internal(set) var namespace: HTMLNamespace

  init(_ kind: Kind, _ name: MarkupName = .none, _ namespace: HTMLNamespace = .html, start: Int, end: Int) {
    self.kind = kind
    self.name = name
    self.namespace = namespace
    self.start = UInt32(truncatingIfNeeded: start)
    length = UInt32(truncatingIfNeeded: end - start)
  }
}

extension HTMLNode {
  /// The node that this one stands in; none for the document.
  public var parent: HTMLNodeID? { Self.link(parentLink) }

  /// The first child; a template's contents are not its children.
  public var firstChild: HTMLNodeID? { kind == .text ? nil : Self.link(firstLink) }

  /// The last child.
  public var lastChild: HTMLNodeID? { kind == .text ? nil : Self.link(lastLink) }

  /// The node that follows under the same parent.
  public var nextSibling: HTMLNodeID? { Self.link(nextLink) }

  /// The node that stands before it under the same parent.
  public var previousSibling: HTMLNodeID? { Self.link(previousLink) }

  /// The start tag of an element; the whole of a comment, a doctype or the first run of a text.
  ///
  /// Empty for an implied element, at the place where it was supplied. A reopened element has the range of the start
  /// tag that it repeats.
  public var sourceRange: ByteRange { Int(start)..<Int(start) + Int(length) }

  /// The end tag of an element: empty where there is none, at the place where the element ends.
  public var endTagRange: ByteRange {
    kind == .element ? Int(endStart)..<Int(endStart) + Int(endLength) : sourceRange.upperBound..<sourceRange.upperBound
  }

  /// Whether the node is an HTML element of this name.
  @inlinable
  public func isHTML(_ name: MarkupName) -> Bool { kind == .element && namespace == .html && self.name == name }

  private static func link(_ link: Int32) -> HTMLNodeID? { link < 0 ? nil : HTMLNodeID(raw: link) }
}
