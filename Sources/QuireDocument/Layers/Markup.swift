public import QuireText

/// An element of a web page as a span over the text, as in GATE's "Original markups"; 48 bytes, nothing to retain.
///
/// Names and attributes stand in the layer (``MarkupLayer``), since pages have thousands of elements.
public struct MarkupElement: LayerElement {
  public static let layer: LayerName = .markup
  public static let survivesRemoval = true

  private var lower: UInt32
  private var upper: UInt32
  private let startTagStart: UInt32
  private let startTagEnd: UInt32
  private let endTagStart: UInt32
  private let endTagEnd: UInt32
  private let parentIndex: UInt32
  private var subtreeEndIndex: UInt32
  private let firstAttribute: UInt32
  private let attributeCount: UInt32
  private let sourceIndex: UInt16

  /// The tag's name.
  public let tag: MarkupName

  /// Creates an element.
  ///
  /// - Parameters:
  ///   - range: The text it stands over.
  ///   - tag: The tag's name.
  ///   - startTag: The start tag, in bytes of the decoded source; empty where the page leaves it out.
  ///   - endTag: The end tag, in bytes of the decoded source; empty where the page leaves it out.
  ///   - parent: The index of the element around this one.
  ///   - subtreeEnd: The index behind the last element inside of this one.
  ///   - attributes: The attributes' indices in the layer.
  ///   - source: The source's index in the document.
  public init(
    range: ByteRange,
    tag: MarkupName,
    startTag: ByteRange,
    endTag: ByteRange,
    parent: Int?,
    subtreeEnd: Int,
    attributes: Range<Int>,
    source: Int = 0
  ) {
    lower = UInt32(clamping: range.lowerBound)
    upper = UInt32(clamping: range.upperBound)
    self.tag = tag
    startTagStart = UInt32(clamping: startTag.lowerBound)
    startTagEnd = UInt32(clamping: startTag.upperBound)
    endTagStart = UInt32(clamping: endTag.lowerBound)
    endTagEnd = UInt32(clamping: endTag.upperBound)
    parentIndex = parent.map { UInt32(clamping: $0) } ?? .max
    subtreeEndIndex = UInt32(clamping: subtreeEnd)
    firstAttribute = UInt32(clamping: attributes.lowerBound)
    attributeCount = UInt32(clamping: attributes.count)
    sourceIndex = UInt16(clamping: source)
  }

  /// Says where the element ends, which a reader knows only when it has come there.
  public mutating func end(range: ByteRange, subtreeEnd: Int) {
    self.range = range
    subtreeEndIndex = UInt32(clamping: subtreeEnd)
  }

  public var range: ByteRange {
    get { Int(lower)..<Int(upper) }
    set {
      lower = UInt32(clamping: newValue.lowerBound)
      upper = UInt32(clamping: newValue.upperBound)
    }
  }

  /// The start tag, in bytes of the decoded source; empty where the page leaves it out.
  public var startTag: ByteRange { Int(startTagStart)..<Int(startTagEnd) }

  /// The end tag, in bytes of the decoded source; empty where the page leaves it out.
  public var endTag: ByteRange { Int(endTagStart)..<Int(endTagEnd) }

  /// What stands between the tags, in bytes of the decoded source; misnested elements may have less or more inside.
  public var inner: ByteRange { Int(startTagEnd)..<Int(max(startTagEnd, endTagStart)) }

  /// The index of the element around this one.
  public var parent: Int? { parentIndex == .max ? nil : Int(parentIndex) }

  /// The index behind the last element inside of this one.
  public var subtreeEnd: Int { Int(subtreeEndIndex) }

  /// The attributes' indices in ``MarkupLayer/attributes``.
  public var attributes: Range<Int> { Int(firstAttribute)..<(Int(firstAttribute) + Int(attributeCount)) }

  /// The source's index in ``Document/sources``.
  public var source: Int { Int(sourceIndex) }
}

/// One attribute of an element.
public struct MarkupAttribute: Sendable {
  /// The name.
  public let name: MarkupName

  /// Whether the value has character references, so that it stands in ``MarkupLayer/values`` in another form.
  public let isDecoded: Bool

  /// The value as it stands in the page, in bytes of the decoded source.
  public let source: ByteRange

  /// The value: a range of ``MarkupLayer/values`` where it is decoded, else of the decoded source.
  public let value: ByteRange

  /// Creates an attribute whose value is what stands in the page.
  public init(_ name: MarkupName, source: ByteRange) {
    self.name = name
    self.source = source
    value = source
    isDecoded = false
  }

  /// Creates an attribute whose value is the range `value` of ``MarkupLayer/values``.
  public init(_ name: MarkupName, source: ByteRange, decoded value: ByteRange) {
    self.name = name
    self.source = source
    self.value = value
    isDecoded = true
  }
}

/// The elements of a web page in the order of its tree: each before what is inside of it.
///
/// A reader fills the layer; stages read it. An element's index is its name: elements stay when their text goes.
public struct MarkupLayer: Sendable {
  /// The elements, each before its children.
  public internal(set) var elements: [MarkupElement]

  /// The attributes of all elements.
  public let attributes: [MarkupAttribute]

  /// The values of attributes that have character references.
  public let values: [UInt8]

  /// The names of tags and attributes.
  public let names: MarkupNames

  /// Creates a layer.
  public init(
    elements: [MarkupElement] = [],
    attributes: [MarkupAttribute] = [],
    values: [UInt8] = [],
    names: MarkupNames = MarkupNames()
  ) {
    self.elements = elements
    self.attributes = attributes
    self.values = values
    self.names = names
  }

  mutating func move(by shift: RangeShift) {
    var shift = shift
    for index in elements.indices { elements[index].range = shift.movedOrEmpty(elements[index].range) }
  }
}

extension Document {
  /// The value of the attribute called `name` of an element of the markup, decoded; `nil` where it has none.
  ///
  /// Complexity: linear in the element's attributes.
  public func value(of name: MarkupName, in element: MarkupElement) -> ArraySlice<UInt8>? {
    for index in element.attributes where layers.markup.attributes[index].name == name {
      return value(of: layers.markup.attributes[index], in: element)
    }
    return nil
  }

  /// The value of an attribute of `element`, decoded.
  public func value(of attribute: MarkupAttribute, in element: MarkupElement) -> ArraySlice<UInt8> {
    attribute.isDecoded ? layers.markup.values[attribute.value] : sources[element.source].decoded[attribute.value]
  }

  /// The source bytes of `range`, a range of the decoded form of the source called `source`.
  public func sourceRanges(ofDecoded range: ByteRange, source: Int = 0) -> [SourceRange] {
    sourceRanges(of: Slice(source: UInt16(clamping: source), range: range))
  }

  /// The bytes of the source that an element of the markup stands in, tags included.
  public func sourceRange(of element: MarkupElement) -> SourceRange {
    let end = max(element.startTag.upperBound, element.endTag.upperBound)
    let ranges = sourceRanges(ofDecoded: element.startTag.lowerBound..<end, source: element.source)
    let lower = ranges.first?.range.lowerBound ?? 0
    return SourceRange(source: element.source, lower..<max(lower, ranges.last?.range.upperBound ?? lower))
  }
}
