public import QuireText

/// One attribute: 24 bytes; its value is looked up in the `HTMLTree`.
public struct HTMLAttribute: Sendable {
  /// The vocabulary that an attribute's name belongs to: `none`, except for `xlink:href` and its like in SVG and MathML.
  public enum Namespace: UInt8, Sendable {
    case none
    case xlink
    case xml
    case xmlns
  }

  /// The name in the tree, without the prefix of a namespace.
  public internal(set) var name: MarkupName
  /// The name's namespace.
  public internal(set) var namespace: Namespace = .none
  /// How the value differs from its bytes.
  public internal(set) var decoding: HTMLDecoding = []

  var nameStart: UInt32
  var nameLength: UInt32
  var valueStart: UInt32
  var valueLength: UInt32 = 0
  /// The next attribute of the same element, or -1.
  var nextLink = HTMLNode.nobody

  init(_ name: MarkupName, start: Int, end: Int) {
    self.name = name
    nameStart = UInt32(truncatingIfNeeded: start)
    nameLength = UInt32(truncatingIfNeeded: end - start)
    valueStart = UInt32(truncatingIfNeeded: end)
  }

  /// The name's place in the input.
  public var nameRange: ByteRange { Int(nameStart)..<Int(nameStart) + Int(nameLength) }

  /// The value's place in the input, without quotes; empty, after the name, where there is no value.
  public var valueRange: ByteRange { Int(valueStart)..<Int(valueStart) + Int(valueLength) }
}

/// The attributes of one element, in the order of the source.
public struct HTMLAttributes: Sequence, Sendable {
  let attributes: [HTMLAttribute]
  let first: Int32

  public func makeIterator() -> Iterator { Iterator(attributes: attributes, following: first) }

  /// Goes from attribute to attribute.
  public struct Iterator: IteratorProtocol {
    let attributes: [HTMLAttribute]
    var following: Int32

    public mutating func next() -> HTMLAttribute? {
      guard following >= 0 else { return nil }
      let attribute = attributes[Int(following)]
      following = attribute.nextLink
      return attribute
    }
  }
}
