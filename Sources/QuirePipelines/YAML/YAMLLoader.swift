import CLibYAML
import QuireText

/// Loads a YAML document through libyaml, keeping the position of every node.
///
/// Anchors, aliases and merge keys work; what they expand to is bounded, so that a small file can't become a huge one.
/// This is the only file of the module that handles pointers.
public enum YAMLLoader {
  /// How many bytes a file may have.
  static let largestFile = 1 << 20

  /// How many nodes a document may have once aliases are expanded.
  static let largestDocument = 100_000

  /// How deep nodes may nest once aliases are expanded.
  static let deepestNesting = 100

  /// The document in `bytes`, which are UTF-8; `nil` where there is nothing but comments and space.
  ///
  /// Complexity: linear in the bytes and in the nodes that aliases expand to.
  public static func load(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode? {
    try load(SourceLines(bytes))
  }

  static func load(_ lines: SourceLines) throws(YAMLError) -> YAMLNode? {
    try checkEncoding(lines)
    let mark = lines.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 1 : 0
    let body = lines.bytes[(mark * 3)...]
    guard !body.isEmpty else { return nil }
    let result: Result<YAMLNode?, YAMLError> = body.withUnsafeBufferPointer { buffer in
      do throws(YAMLError) {
        // libyaml reads from the buffer only while the builder runs, which ends inside of this closure.
        var builder = YAMLTreeBuilder(events: try YAMLEvents(buffer, lines: lines, skippedCodePoints: mark))
        return .success(try builder.document())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func checkEncoding(_ lines: SourceLines) throws(YAMLError) {
    let start = YAMLNode.Position(line: 1, column: 1)
    let bytes = lines.bytes
    guard bytes.count <= largestFile else {
      throw YAMLError(message: "the file has \(bytes.count) bytes; at most \(largestFile) are read", position: start)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw YAMLError(message: "the file is UTF-16; save it as UTF-8", position: start)
    }
    guard !UTF8Validation.isValid(bytes) else { return }
    let offset = endOfUTF8(bytes)
    let byte = String(bytes[offset], radix: 16, uppercase: true)
    throw YAMLError(
      message: "byte 0x\(byte) is not UTF-8; save the file as UTF-8",
      position: lines.position(of: offset)
    )
  }

  /// The first byte that is not UTF-8; there is one.
  private static func endOfUTF8(_ bytes: [UInt8]) -> Int {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = parser.parseScalar(from: &iterator) { offset += scalar.count }
    return min(offset, bytes.count - 1)
  }
}

/// What is kept of a libyaml event, which owns memory.
struct YAMLEvent {
  let kind: yaml_event_type_e
  let extent: ByteRange
  var text = ""
  var anchor: String?
  var tag: String?
  var isQuoted = false
}

/// The events of one stream, one after the other.
///
/// It owns libyaml's parser, which points to itself and so must not move, and which reads from the buffer given to
/// `init`: the buffer has to outlive it.
final class YAMLEvents {
  let lines: SourceLines
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let skippedCodePoints: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>, lines: SourceLines, skippedCodePoints: Int) throws(YAMLError) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw YAMLError(message: "there is no memory to read YAML", position: .init(line: 1, column: 1))
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
    self.parser = parser
    self.lines = lines
    self.skippedCodePoints = skippedCodePoints
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event; after the end of the stream, the end again.
  func next() throws(YAMLError) -> YAMLEvent {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw parserError() }
    defer { yaml_event_delete(&raw) }
    let start = offset(raw.start_mark)
    var event = YAMLEvent(kind: raw.type, extent: start..<max(start, offset(raw.end_mark)))
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      event.text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      event.isQuoted = scalar.style != YAML_PLAIN_SCALAR_STYLE
      event.anchor = Self.string(scalar.anchor)
      event.tag = Self.string(scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      event.anchor = Self.string(raw.data.sequence_start.anchor)
      event.tag = Self.string(raw.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      event.anchor = Self.string(raw.data.mapping_start.anchor)
      event.tag = Self.string(raw.data.mapping_start.tag)
    case YAML_ALIAS_EVENT: event.anchor = Self.string(raw.data.alias.anchor)
    default: break
    }
    return event
  }

  private func offset(_ mark: yaml_mark_t) -> Int {
    lines.offset(ofCodePoint: Int(clamping: mark.index) + skippedCodePoints)
  }

  private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func parserError() -> YAMLError {
    let raw = parser.pointee
    let problem = raw.problem.map { String(cString: $0) } ?? "it can't be read"
    if raw.error == YAML_READER_ERROR {
      // Readers count bytes of the buffer, which begins after the byte order mark.
      let place = lines.position(of: Int(clamping: raw.problem_offset) + skippedCodePoints * 3)
      return YAMLError(message: "not YAML: \(problem)", position: place)
    }
    let place = offset(raw.problem_mark)
    if place < lines.bytes.count, lines.bytes[place] == 0x09 {
      return YAMLError(
        message: "not YAML: a tab can't stand here; indent with spaces",
        position: lines.position(of: place)
      )
    }
    var context = raw.context.map { " \(String(cString: $0))" } ?? ""
    let begin = lines.position(of: offset(raw.context_mark)).line
    if !context.isEmpty, begin < lines.position(of: place).line { context += " that begins on line \(begin)" }
    return YAMLError(message: "not YAML: \(problem)\(context)", position: lines.position(of: place))
  }
}
