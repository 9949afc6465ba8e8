import CLibYAML
import QuireText

/// Loads a YAML document through libyaml, keeping the position of every node.
///
/// Anchors, aliases and merge keys work; what they expand to is bounded, so that a small file can't become a huge one.
public struct YAMLLoader {
  /// How many nodes a document may have once aliases are expanded.
  static let largestDocument = 100_000

  /// How deep nodes may nest.
  static let deepestNesting = 100

  private var parser = yaml_parser_t()
  private var anchors: [String: (node: YAMLNode, count: Int)] = [:]
  private var count = 0

  private init() {}

  /// The document in `bytes`.
  public static func load(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode? {
    var loader = YAMLLoader()
    guard yaml_parser_initialize(&loader.parser) == 1 else {
      throw YAMLError(message: "libyaml can't be started", position: .init(line: 1, column: 1))
    }
    defer { yaml_parser_delete(&loader.parser) }
    let result: Result<YAMLNode?, YAMLError> = bytes.withUnsafeBufferPointer { buffer in
      // The parser reads from the buffer only inside of this closure, and the loader is not used after it.
      yaml_parser_set_input_string(&loader.parser, buffer.baseAddress, buffer.count)
      do throws(YAMLError) { return .success(try loader.document()) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private mutating func document() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    var documents = 0
    while true {
      let event = try next()
      switch event.kind {
      case YAML_STREAM_END_EVENT: return root
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        guard documents == 1 else {
          throw YAMLError(message: "a second document; one file holds one document", position: event.position)
        }
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      default: root = try node(event, depth: 0)
      }
    }
  }

  private mutating func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode {
    guard depth < Self.deepestNesting else {
      throw YAMLError(message: "more than \(Self.deepestNesting) levels of nesting", position: event.position)
    }
    if event.kind == YAML_ALIAS_EVENT { return try alias(event) }
    let before = count
    try spend(1, at: event.position)
    let content: YAMLNode.Content
    switch event.kind {
    case YAML_SCALAR_EVENT: content = .scalar(event.text, isQuoted: event.isQuoted)
    case YAML_SEQUENCE_START_EVENT: content = .sequence(try sequence(depth))
    case YAML_MAPPING_START_EVENT: content = .mapping(try mapping(depth))
    default: throw YAMLError(message: "unexpected end of the document", position: event.position)
    }
    let node = YAMLNode(content: content, position: event.position)
    if let anchor = event.anchor { anchors[anchor] = (node, count - before) }
    return node
  }

  private mutating func alias(_ event: Event) throws(YAMLError) -> YAMLNode {
    guard let name = event.anchor, let known = anchors[name] else {
      throw YAMLError(message: "alias \"*\(event.anchor ?? "")\" has no anchor before it", position: event.position)
    }
    try spend(known.count, at: event.position)
    return YAMLNode(content: known.node.content, position: event.position)
  }

  private mutating func sequence(_ depth: Int) throws(YAMLError) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try next()
      if event.kind == YAML_SEQUENCE_END_EVENT { return items }
      items.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func mapping(_ depth: Int) throws(YAMLError) -> [(key: YAMLNode, value: YAMLNode)] {
    var members: [(key: YAMLNode, value: YAMLNode)] = []
    var merged: [(key: YAMLNode, value: YAMLNode)] = []
    while true {
      let event = try next()
      if event.kind == YAML_MAPPING_END_EVENT { break }
      let key = try node(event, depth: depth + 1)
      let value = try node(try next(), depth: depth + 1)
      if case .scalar("<<", isQuoted: false) = key.content {
        merged += try Self.mergeMembers(value)
      } else {
        members.append((key, value))
      }
    }
    return members + merged.filter { merge in !members.contains { $0.key.text == merge.key.text } }
  }

  /// The members that a merge key brings: those of a mapping, or of a list of mappings, the first of a name winning.
  private static func mergeMembers(_ node: YAMLNode) throws(YAMLError) -> [(key: YAMLNode, value: YAMLNode)] {
    switch node.content {
    case .mapping(let members): return members
    case .sequence(let items):
      var result: [(key: YAMLNode, value: YAMLNode)] = []
      for item in items {
        guard case .mapping(let members) = item.content else {
          throw YAMLError(message: "\"<<\" merges a map or a list of maps", position: item.position)
        }
        result += members.filter { member in !result.contains { $0.key.text == member.key.text } }
      }
      return result
    case .scalar:
      throw YAMLError(message: "\"<<\" merges a map or a list of maps", position: node.position)
    }
  }

  private mutating func spend(_ nodes: Int, at position: YAMLNode.Position) throws(YAMLError) {
    count += nodes
    guard count <= Self.largestDocument else {
      throw YAMLError(
        message: "the document expands to more than \(Self.largestDocument) nodes; use fewer aliases",
        position: position
      )
    }
  }
}

extension YAMLLoader {
  /// What is kept of a libyaml event, which owns memory.
  private struct Event {
    let kind: yaml_event_type_e
    let position: YAMLNode.Position
    var text = ""
    var anchor: String?
    var isQuoted = false
  }

  private mutating func next() throws(YAMLError) -> Event {
    var raw = yaml_event_t()
    guard yaml_parser_parse(&parser, &raw) == 1 else { throw parserError() }
    defer { yaml_event_delete(&raw) }
    let mark = raw.start_mark
    var event = Event(kind: raw.type, position: .init(line: Int(mark.line) + 1, column: Int(mark.column) + 1))
    switch raw.type {
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      event.text = String(decoding: bytes, as: UTF8.self)
      event.isQuoted = scalar.style != YAML_PLAIN_SCALAR_STYLE
      event.anchor = Self.string(scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: event.anchor = Self.string(raw.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: event.anchor = Self.string(raw.data.mapping_start.anchor)
    case YAML_ALIAS_EVENT: event.anchor = Self.string(raw.data.alias.anchor)
    default: break
    }
    return event
  }

  private static func string(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func parserError() -> YAMLError {
    let mark = parser.error == YAML_READER_ERROR ? parser.mark : parser.problem_mark
    let problem = parser.problem.map { String(cString: $0) } ?? "not YAML"
    let context = parser.context.map { " (\(String(cString: $0)))" } ?? ""
    let position = YAMLNode.Position(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    return YAMLError(message: "not YAML: \(problem)\(context)", position: position)
  }
}
