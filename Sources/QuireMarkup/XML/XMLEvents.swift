import CExpat
public import QuireText

/// The events of an XML document (XML 1.0) with the places of all of its tokens, as expat parses it.
///
/// Nothing but the document itself is read; entities that it defines are expanded, within limits. Names that it does not
/// define are no error, since they may be defined in a place that is not read.
public struct XMLEvents: Sendable {
  /// What a token is.
  public enum Kind: Sendable {
    case startTag
    case endTag
    /// Characters that stand in the document as they are.
    case text
    /// Characters that a reference stands for.
    case reference
    /// A reference to an entity that the document does not define; its text is the name.
    case unknownReference
    /// The beginning or the end of a CDATA section.
    case section
    case comment
    case instruction
    /// The XML declaration, the document type, white space outside of the root.
    case declaration
  }

  /// One token; an empty-element tag is a start tag and an end tag without bytes behind it.
  public struct Event: Sendable {
    /// What it is.
    public let kind: Kind

    /// The bytes of the document it stands in.
    public let range: ByteRange

    /// Its text, in ``XMLEvents/texts``, where it is a reference.
    public let text: ByteRange
  }

  /// The document, in UTF-8.
  public let bytes: [UInt8]

  /// The tokens, ascending.
  public let events: [Event]

  /// What references stand for.
  public let texts: [UInt8]

  /// Parses `bytes`, which must be UTF-8 whatever they declare.
  ///
  /// Complexity: linear in the bytes and in what entities make of them, which is at most 20 times as much where it is more
  /// than a megabyte.
  ///
  /// - Throws: `XMLError` where the bytes are no well-formed document.
  public init(parsing bytes: [UInt8]) throws(XMLError) {
    guard let result = cexpat_parse(bytes, bytes.count) else { throw XMLError("no memory is left", at: 0) }
    defer { cexpat_free(result) }
    if let error = cexpat_error(result) {
      throw XMLError(String(cString: error), at: min(bytes.count, max(0, Int(cexpat_error_offset(result)))))
    }
    var texts = [UInt8](repeating: 0, count: cexpat_text_count(result))
    cexpat_copy_texts(result, &texts)
    self.bytes = bytes
    self.texts = texts
    events = (0..<cexpat_event_count(result)).map { Event(cexpat_event_at(result, $0)) }
  }

  /// The name in the tag of `event` without its prefix; empty where it is no tag with a name.
  public func name(of event: Event) -> String {
    guard let range = nameRange(of: event) else { return "" }
    let start = range.last { bytes[$0] == UInt8(ascii: ":") }.map { $0 + 1 } ?? range.lowerBound
    return String(decoding: bytes[start..<range.upperBound], as: UTF8.self)
  }

  /// The attributes in the tag of `event`: names without their prefixes, and where their values stand between the marks,
  /// references as they are written.
  ///
  /// Complexity: linear in the tag.
  public func attributes(of event: Event) -> [(name: String, value: ByteRange)] {
    guard event.kind == .startTag, let name = nameRange(of: event) else { return [] }
    var attributes: [(name: String, value: ByteRange)] = []
    var place = name.upperBound
    let end = event.range.upperBound
    while let equals = firstPlace(of: UInt8(ascii: "="), in: bytes, place..<end) {
      let words = bytes[place..<equals].split { $0 <= 0x20 }
      var start = equals + 1
      while start < end, bytes[start] <= 0x20 { start += 1 }
      guard let word = words.last, start < end, let close = firstPlace(of: bytes[start], in: bytes, (start + 1)..<end)
      else { break }
      let local = word.lastIndex(of: UInt8(ascii: ":")).map { word[($0 + 1)...] } ?? word
      attributes.append((String(decoding: local, as: UTF8.self), (start + 1)..<close))
      place = close + 1
    }
    return attributes
  }

  /// Where the value of the attribute called `name`, without a prefix, stands in the tag of `event`; linear in the tag.
  public func attribute(_ name: String, of event: Event) -> ByteRange? {
    attributes(of: event).first { $0.name == name }?.value
  }

  private func nameRange(of event: Event) -> ByteRange? {
    let mark = event.kind == .startTag ? 1 : event.kind == .endTag ? 2 : 0
    let start = event.range.lowerBound + mark
    guard mark > 0, start < event.range.upperBound else { return nil }
    var end = start
    while end < event.range.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ">"),
      bytes[end] != UInt8(ascii: "/")
    { end += 1 }
    return start..<end
  }
}

extension XMLEvents.Event {
  fileprivate init(_ event: cexpat_event) {
    range = Int(event.start)..<Int(event.end)
    text = Int(event.text_start)..<(Int(event.text_start) + Int(event.text_count))
    kind =
      switch event.kind {
      case CEXPAT_START: .startTag
      case CEXPAT_END: .endTag
      case CEXPAT_TEXT: .text
      case CEXPAT_REFERENCE: .reference
      case CEXPAT_UNKNOWN_REFERENCE: .unknownReference
      case CEXPAT_CDATA: .section
      case CEXPAT_COMMENT: .comment
      case CEXPAT_INSTRUCTION: .instruction
      default: .declaration
      }
  }
}

/// Bytes that are no well-formed XML document.
public struct XMLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong, in words.
  public let description: String

  /// Where, in bytes.
  public let offset: Int

  init(_ description: String, at offset: Int) {
    self.description = description
    self.offset = offset
  }
}
