public import QuireText

/// A parsed HTML page: an arena of nodes, each with its place in the source.
///
/// ```swift
/// let tree = HTMLTree(parsing: bytes)                 // valid UTF-8, without a byte order mark
/// for id in tree.descendants(of: .document) where tree[id].isHTML(.a) {
///   if let link = tree.attribute(.href, of: id) {
///     link.valueRange                                 // its place in `bytes`, as it stands there
///     tree.string(of: link)                           // its value, references decoded
///   }
/// }
/// for run in tree.runs(of: textNode) {                // a text is made of one or more runs of the source
///   for piece in tree.pieces(of: run) {               // bytes as they are, or bytes that were replaced
///     piece.source; piece.replacement                 // `&amp;` is 5 bytes replaced by "&"
///   }
/// }
/// for token in tree.syntax { token.kind; token.range }  // partitions the input: what is text, what is markup
/// ```
///
/// Tokenizer and tree construction follow the WHATWG HTML standard, section 13.2, for every input. The parser is linear
/// in time and bounded in memory; where a limit changes the tree, `diagnostics` says so. Nodes are numbered in the
/// order in which they were made; the same input gives the same tree.
public struct HTMLTree: Sendable {
  /// The input.
  public let bytes: [UInt8]

  /// All nodes by number, the document first.
  ///
  /// Nodes that were taken out again have no parent.
  public internal(set) var nodes: [HTMLNode] = []

  /// The attributes of all elements; `attributes(of:)` finds those of one.
  public internal(set) var attributes: [HTMLAttribute] = []

  /// The runs of all texts; `runs(of:)` finds those of one.
  public internal(set) var textRuns: [HTMLTextRun] = []

  /// The tokens of the input, in order; a partition of it.
  public internal(set) var syntax = HTMLSyntaxRuns()

  /// The text that is in no node, in order.
  ///
  /// NULs within a run that was kept are not here: its pieces tell of them.
  public internal(set) var droppedText: [HTMLDroppedText] = []

  /// What limits have cost.
  public internal(set) var diagnostics: [HTMLDiagnostic] = []

  /// The names of elements and attributes.
  public internal(set) var names = MarkupNames()

  /// Whether the page's doctype asks for quirks mode, or there is none.
  public internal(set) var isQuirks = false

  var doctypes: [HTMLDoctype] = []

  init(bytes: [UInt8]) { self.bytes = bytes }
}

extension HTMLTree {
  /// The node with this number.
  public subscript(id: HTMLNodeID) -> HTMLNode { nodes[Int(id.raw)] }

  /// The first `html` element; none only in fragments.
  public var documentElement: HTMLNodeID? { children(of: .document).first { nodes[Int($0.raw)].kind == .element } }

  /// The children of a node, in order.
  public func children(of id: HTMLNodeID) -> HTMLChildren { HTMLChildren(nodes: nodes, first: self[id].firstChild) }

  /// The nodes below a node in the order of the tree, without those within templates.
  public func descendants(of id: HTMLNodeID) -> HTMLDescendants { HTMLDescendants(nodes: nodes, root: id) }

  /// The node that holds what stands within a `template` element.
  public func templateContents(of id: HTMLNodeID) -> HTMLNodeID? {
    self[id].flags.contains(.template) ? HTMLNodeID(raw: id.raw + 1) : nil
  }

  /// The attributes of an element; none of other nodes.
  public func attributes(of id: HTMLNodeID) -> HTMLAttributes {
    HTMLAttributes(attributes: attributes, first: self[id].kind == .element ? self[id].payload : HTMLNode.nobody)
  }

  /// The attribute of this name without a namespace.
  public func attribute(_ name: MarkupName, of id: HTMLNodeID) -> HTMLAttribute? {
    guard self[id].kind == .element else { return nil }
    var link = self[id].payload
    while link >= 0 {
      if attributes[Int(link)].name == name, attributes[Int(link)].namespace == .none { return attributes[Int(link)] }
      link = attributes[Int(link)].nextLink
    }
    return nil
  }

  /// The runs of a text node; none of other nodes.
  public func runs(of id: HTMLNodeID) -> HTMLTextRuns {
    HTMLTextRuns(runs: textRuns, first: self[id].kind == .text ? self[id].firstLink : HTMLNode.nobody)
  }

  /// The place of an element's name in its start tag; empty for implied elements.
  public func nameRange(of id: HTMLNodeID) -> ByteRange {
    let range = self[id].sourceRange
    guard self[id].kind == .element, !range.isEmpty else { return range.lowerBound..<range.lowerBound }
    let end = bytes[range].dropFirst().firstIndex { $0 <= 0x20 && $0 != 0 && $0 != 0x0B || $0 == 0x2F || $0 == 0x3E }
    return range.lowerBound + 1..<(end ?? range.upperBound)
  }

  /// The place of a comment's data, without `<!--` and `-->`.
  public func commentRange(of id: HTMLNodeID) -> ByteRange {
    let node = self[id]
    guard node.kind == .comment else { return node.sourceRange }
    return Int(node.endStart)..<Int(node.endStart) + Int(node.endLength)
  }

  /// What a doctype says.
  public func doctype(of id: HTMLNodeID) -> HTMLDoctype? {
    self[id].kind == .doctype ? doctypes[Int(self[id].payload)] : nil
  }
}

/// What a doctype says, by the places of its parts in the input; nil where a part is missing.
public struct HTMLDoctype: Sendable, Equatable {
  /// The name, not yet in lower case.
  public var name: ByteRange?

  /// The public identifier, without quotes.
  public var publicID: ByteRange?

  /// The system identifier, without quotes.
  public var systemID: ByteRange?

  /// Whether the doctype is broken in a way that asks for quirks mode.
  public var forcesQuirks = false
}
