/// Writes JSON (RFC 8259) by appending to a byte buffer.
///
/// Commas, colons and line breaks are the writer's work; the caller begins and ends containers, and gives a key
/// before each value of an object. Texts are UTF-8 bytes that the caller knows to be valid.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.object { writer in
///   writer.field("id", "news-1")
///   writer.field("bytes", 4492)
/// }
/// // writer.bytes is {"id":"news-1","bytes":4492}
/// ```
public struct JSONWriter: Sendable {
  /// How the JSON is laid out.
  public enum Style: Sendable, Equatable {
    /// On one line, without any space.
    case compact

    /// One member or element a line, indented by this many spaces a level.
    case pretty(indent: Int)
  }

  /// What was written so far.
  public private(set) var bytes: [UInt8]

  private let indent: Int?
  private var depth = 0

  /// Whether a value stands before the next one in the same container.
  private var followsValue = false

  /// Whether the next value belongs to the key just written.
  private var followsKey = false

  /// Creates a writer that appends to `bytes`.
  public init(_ style: Style = .compact, appendingTo bytes: [UInt8] = []) {
    self.bytes = bytes
    indent =
      switch style {
      case .compact: nil
      case .pretty(let indent): max(0, indent)
      }
  }

  /// Hands out what was written and begins anew with an empty buffer.
  public mutating func take() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  /// Ends a line of JSON Lines, after a whole value.
  public mutating func endLine() {
    bytes.append(0x0A)
    followsValue = false
  }

  // MARK: Containers

  /// Begins an object.
  public mutating func beginObject() { begin(0x7B) }

  /// Ends the object that was begun last.
  public mutating func endObject() { end(0x7D) }

  /// Begins an array.
  public mutating func beginArray() { begin(0x5B) }

  /// Ends the array that was begun last.
  public mutating func endArray() { end(0x5D) }

  /// Writes an object whose members `body` writes.
  public mutating func object<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    beginObject()
    try body(&self)
    endObject()
  }

  /// Writes an array whose elements `body` writes.
  public mutating func array<E: Error>(_ body: (inout JSONWriter) throws(E) -> Void) throws(E) {
    beginArray()
    try body(&self)
    endArray()
  }

  /// Writes a member's name; its value comes next.
  public mutating func key(_ name: String) {
    separate()
    bytes.appendJSONString(name)
    endKey()
  }

  /// Writes a member's name from valid UTF-8; its value comes next.
  public mutating func key(utf8 name: [UInt8]) {
    separate()
    bytes.appendJSONString(name, 0..<name.count)
    endKey()
  }

  // MARK: Values

  /// Writes `null`.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: [0x6E, 0x75, 0x6C, 0x6C])
  }

  /// Writes a truth value.
  public mutating func bool(_ value: Bool) {
    separate()
    bytes.append(contentsOf: value ? [0x74, 0x72, 0x75, 0x65] : [0x66, 0x61, 0x6C, 0x73, 0x65])
  }

  /// Writes an integer.
  public mutating func integer(_ value: Int) {
    separate()
    bytes.appendDecimal(value)
  }

  /// Writes a number in the shortest form that reads back as the same; JSON has no form for infinities and NaN,
  /// which become `null`.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    separate()
    bytes.appendShortest(value)
  }

  /// Writes a string.
  public mutating func string(_ value: String) {
    separate()
    bytes.appendJSONString(value)
  }

  /// Writes a string from a part of valid UTF-8, or all of it; `range` counts bytes and lies within them.
  public mutating func string(utf8 value: [UInt8], _ range: ByteRange? = nil) {
    separate()
    bytes.appendJSONString(value, range ?? 0..<value.count)
  }

  /// Writes a whole value that is JSON already.
  public mutating func raw(_ json: [UInt8]) {
    separate()
    bytes.append(contentsOf: json)
  }

  // MARK: Layout

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    depth += 1
    followsValue = false
  }

  private mutating func end(_ bracket: UInt8) {
    depth = max(0, depth - 1)
    if followsValue { breakLine() }
    bytes.append(bracket)
    followsValue = true
  }

  private mutating func endKey() {
    bytes.append(0x3A)
    if indent != nil { bytes.append(0x20) }
    followsKey = true
  }

  /// Writes what stands between the value or key that comes now and what was written before it.
  private mutating func separate() {
    if followsKey {
      followsKey = false
    } else if depth > 0 {
      if followsValue { bytes.append(0x2C) }
      breakLine()
    }
    followsValue = true
  }

  private mutating func breakLine() {
    guard let indent else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: depth * indent))
  }
}
