/// The elements of a JSON array.
public struct JSONElements: Sequence, Sendable {
  let node: JSONNode

  /// An iterator over the elements.
  public func makeIterator() -> Iterator { Iterator(document: node.document, container: node.index, kind: .array) }

  /// Steps from one child to the next.
  public struct Iterator: IteratorProtocol {
    private let document: JSONDocument
    private var index: Int
    private let end: Int

    init(document: JSONDocument, container: Int, kind: JSONEvent.Kind) {
      self.document = document
      let event = document.events[container]
      index = container + 1
      end = event.kind == kind ? Int(event.next) : index
    }

    /// The next child, or `nil` after the last.
    public mutating func next() -> JSONNode? {
      guard index < end else { return nil }
      defer { index = Int(document.events[index].next) }
      return JSONNode(document: document, index: index)
    }
  }
}

/// The members of a JSON object.
public struct JSONMembers: Sequence, Sendable {
  let node: JSONNode

  /// An iterator over the members.
  public func makeIterator() -> Iterator {
    Iterator(children: JSONElements.Iterator(document: node.document, container: node.index, kind: .object))
  }

  /// Steps from one member to the next.
  public struct Iterator: IteratorProtocol {
    var children: JSONElements.Iterator

    /// The next member, or `nil` after the last.
    public mutating func next() -> JSONMember? {
      guard let key = children.next(), let value = children.next() else { return nil }
      return JSONMember(key: key, value: value)
    }
  }
}

/// A member of a JSON object.
public struct JSONMember: Sendable {
  let key: JSONNode

  /// The value.
  public let value: JSONNode

  /// Where the name stands in the document's bytes, with its quotes.
  public var keyRange: ByteRange { key.range }

  /// The name, decoded.
  public var name: String { key.document.string(key.index) }

  /// Whether the name is `name`, byte for byte after decoding; allocates nothing for a name without escapes.
  public func isNamed(_ name: String) -> Bool {
    let document = key.document
    guard !document.events[key.index].hasEscapes, document.invalidByteCount == 0 else {
      return self.name.utf8.elementsEqual(name.utf8)
    }
    let range = keyRange
    return name.utf8.count == range.count - 2
      && document.bytes[range.lowerBound + 1..<range.upperBound - 1].elementsEqual(name.utf8)
  }
}
