/// A parsed JSON text: its values with their places, read on demand.
public final class JSONDocument: Sendable {
  /// The bytes that hold the text.
  public let bytes: [UInt8]

  /// How many bytes of the text are not valid UTF-8; strings read them as U+FFFD.
  public let invalidByteCount: Int

  /// Where the parsed text begins in `bytes`.
  let start: Int

  /// The values in the order of the text, the root first.
  ///
  /// Every range they name lies within `bytes`.
  let events: [JSONEvent]

  init(bytes: [UInt8], start: Int, events: [JSONEvent], invalidByteCount: Int) {
    self.bytes = bytes
    self.start = start
    self.events = events
    self.invalidByteCount = invalidByteCount
  }

  /// The value that is the whole text.
  public var root: JSONNode { JSONNode(document: self, index: 0) }

  func range(_ index: Int) -> ByteRange {
    let lower = start + Int(events[index].offset)
    return lower..<lower + Int(events[index].length)
  }

  func text(_ index: Int, sourceStart: Int) -> DecodedText {
    unescape(
      range(index),
      in: bytes,
      sourceStart: sourceStart,
      hasEscapes: events[index].hasEscapes,
      isValidUTF8: invalidByteCount == 0
    )
  }

  func string(_ index: Int) -> String {
    let range = range(index)
    guard events[index].hasEscapes else {
      return String(decoding: bytes[range.lowerBound + 1..<range.upperBound - 1], as: UTF8.self)
    }
    return String(decoding: text(index, sourceStart: 0).bytes, as: UTF8.self)
  }
}

/// One value of a JSON document.
public struct JSONNode: Sendable {
  /// The types of values; an integer is a number without fraction and exponent.
  public enum Kind: String, Sendable {
    case null
    case bool
    case integer
    case number
    case string
    case array
    case object
  }

  /// The document that holds the value.
  public let document: JSONDocument

  let index: Int

  private var event: JSONEvent { document.events[index] }

  /// The type of the value.
  public var kind: Kind {
    switch event.kind {
    case .null: .null
    case .bool: .bool
    case .integer: .integer
    case .number: .number
    case .string, .key: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Where the value stands in the document's bytes: with the quotes of a string, the brackets of an array.
  public var range: ByteRange { document.range(index) }

  /// Whether this is `null`.
  public var isNull: Bool { event.kind == .null }

  /// The truth value, or `nil` where this is something else.
  public var bool: Bool? { event.kind == .bool ? document.bytes[range.lowerBound] == 0x74 : nil }

  /// The integer, or `nil` where this is something else or doesn't fit into 64 bits.
  public var integer: Int64? { event.kind == .integer ? withToken(JSONNumber.integer) : nil }

  /// The number, rounded to the nearest double, or `nil` where this is something else.
  public var number: Double? {
    event.kind == .integer || event.kind == .number ? withToken(JSONNumber.double) : nil
  }

  /// The string, decoded, or `nil` where this is something else.
  public var string: String? { event.kind == .string ? document.string(index) : nil }

  /// The string as bytes with the map back to its raw form, or `nil` where this is something else.
  ///
  /// - Parameter sourceStart: What the source offsets count the document's bytes from.
  /// - Returns: The decoded text.
  public func text(sourceStart: Int = 0) -> DecodedText? {
    event.kind == .string ? document.text(index, sourceStart: sourceStart) : nil
  }

  /// The elements of an array; none where this is something else.
  public var elements: JSONElements { JSONElements(node: self) }

  /// The members of an object in their order, the repeated ones too; none where this is something else.
  public var members: JSONMembers { JSONMembers(node: self) }

  /// The value of the first member called `name`, or `nil` where there is none or this is no object.
  ///
  /// Complexity: O(number of members).
  public subscript(name: String) -> JSONNode? {
    for member in members where member.isNamed(name) { return member.value }
    return nil
  }

  /// The value with all that it holds, apart from the document.
  public var value: JSONValue {
    switch event.kind {
    case .null: .null
    case .bool: .bool(bool ?? false)
    case .integer, .number: integer.map { .integer($0) } ?? .number(number ?? 0)
    case .string, .key: .string(document.string(index))
    case .array: .array(elements.map(\.value))
    case .object: .object(members.map { JSONValue.Member($0.name, $0.value.value) })
    }
  }

  private func withToken<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    document.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
  }
}
