import CLibYAML
import QuireText

/// Builds the nodes of a document out of its events.
struct YAMLTreeBuilder {
  /// A node that aliases can stand for.
  private struct Anchored {
    let node: YAMLNode

    /// How many nodes it is, itself and aliases expanded.
    let count: Int

    /// How many levels it has, a scalar one.
    let height: Int
  }

  private let events: YAMLEvents
  private var anchors: [String: Anchored] = [:]

  /// The anchors whose nodes are not complete yet.
  private var open: Set<String> = []
  private var count = 0

  /// The deepest level that was built since it was last set.
  private var deepest = 0

  init(events: YAMLEvents) { self.events = events }

  /// The one document of the stream.
  mutating func document() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    var documents = 0
    while true {
      let event = try events.next()
      switch event.kind {
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return root
      case YAML_DOCUMENT_START_EVENT:
        documents += 1
        guard documents == 1 else { throw failure("a second document; one file holds one document", event) }
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      default:
        let node = try node(event, depth: 1)
        // A document that is nothing, without even `null`, is as empty as a file that is.
        if case .scalar("", isQuoted: false) = node.content { continue }
        root = node
      }
    }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLError) -> YAMLNode {
    guard depth <= YAMLLoader.deepestNesting else {
      throw failure("more than \(YAMLLoader.deepestNesting) levels of nesting", event)
    }
    if event.kind == YAML_ALIAS_EVENT { return try alias(event, depth: depth) }
    let isString = try isString(event)
    let before = count
    let outer = deepest
    deepest = depth
    try spend(1, event)
    if let anchor = event.anchor { open.insert(anchor) }
    let start = contentStart(of: event)
    let content: YAMLNode.Content
    var end = event.extent.upperBound
    switch event.kind {
    case YAML_SCALAR_EVENT: content = .scalar(event.text, isQuoted: event.isQuoted || isString)
    case YAML_SEQUENCE_START_EVENT: content = .sequence(try sequence(depth, end: &end))
    case YAML_MAPPING_START_EVENT: content = .mapping(try mapping(depth, end: &end))
    default: throw failure("the document ends too early", event)
    }
    let node = YAMLNode(
      content: content,
      position: events.lines.position(of: start),
      extent: start..<max(start, end)
    )
    if let anchor = event.anchor {
      open.remove(anchor)
      anchors[anchor] = Anchored(node: node, count: count - before, height: deepest - depth + 1)
    }
    deepest = max(deepest, outer)
    return node
  }

  private mutating func alias(_ event: YAMLEvent, depth: Int) throws(YAMLError) -> YAMLNode {
    let name = event.anchor ?? ""
    guard !open.contains(name) else { throw failure("alias \"*\(name)\" stands inside of its own anchor", event) }
    guard let known = anchors[name] else {
      let names = anchors.keys.sorted()
      throw failure("alias \"*\(name)\" has no anchor before it\(Suggestions.question(for: name, among: names))", event)
    }
    guard depth + known.height - 1 <= YAMLLoader.deepestNesting else {
      throw failure("alias \"*\(name)\" makes more than \(YAMLLoader.deepestNesting) levels of nesting", event)
    }
    deepest = max(deepest, depth + known.height - 1)
    try spend(known.count, event)
    return YAMLNode(
      content: known.node.content,
      position: events.lines.position(of: event.extent.lowerBound),
      extent: event.extent
    )
  }

  private mutating func sequence(_ depth: Int, end: inout Int) throws(YAMLError) -> [YAMLNode] {
    var items: [YAMLNode] = []
    while true {
      let event = try events.next()
      if event.kind == YAML_SEQUENCE_END_EVENT {
        end = event.extent.upperBound
        return items
      }
      items.append(try node(event, depth: depth + 1))
    }
  }

  private mutating func mapping(
    _ depth: Int,
    end: inout Int
  ) throws(YAMLError) -> [(key: YAMLNode, value: YAMLNode)] {
    var members: [(key: YAMLNode, value: YAMLNode)] = []
    var merged: [(key: YAMLNode, value: YAMLNode)] = []
    while true {
      let event = try events.next()
      if event.kind == YAML_MAPPING_END_EVENT {
        end = event.extent.upperBound
        break
      }
      let key = try node(event, depth: depth + 1)
      let value = try node(try events.next(), depth: depth + 1)
      if case .scalar("<<", isQuoted: false) = key.content {
        merged += try Self.mergeMembers(value)
      } else {
        members.append((key, value))
      }
    }
    guard !merged.isEmpty else { return members }
    var names = Set(members.compactMap(\.key.text))
    for member in merged {
      guard let name = member.key.text, names.insert(name).inserted else { continue }
      members.append(member)
    }
    return members
  }

  /// The members that a merge key brings: those of a mapping, or of a list of mappings, the first of a name winning.
  private static func mergeMembers(_ node: YAMLNode) throws(YAMLError) -> [(key: YAMLNode, value: YAMLNode)] {
    switch node.content {
    case .mapping(let members): return members
    case .sequence(let items):
      var result: [(key: YAMLNode, value: YAMLNode)] = []
      for item in items {
        guard case .mapping(let members) = item.content else { throw mergeFailure(item) }
        result += members
      }
      return result
    case .scalar: throw mergeFailure(node)
    }
  }

  private static func mergeFailure(_ node: YAMLNode) -> YAMLError {
    YAMLError(message: "\"<<\" merges a map or a list of maps", position: node.position)
  }

  /// Whether a tag says that the node is a string; no other tag is known.
  private func isString(_ event: YAMLEvent) throws(YAMLError) -> Bool {
    guard let tag = event.tag else { return false }
    guard event.kind == YAML_SCALAR_EVENT, tag == "tag:yaml.org,2002:str" || tag == "!" else {
      throw failure("the tag \"\(tag)\" is not known; a text that begins with \"!\" stands in quotes", event)
    }
    return true
  }

  /// Where a node's content begins: after its anchor and its tag.
  private func contentStart(of event: YAMLEvent) -> Int {
    let bytes = events.lines.bytes
    let end = event.kind == YAML_SCALAR_EVENT ? event.extent.upperBound : bytes.count
    var start = event.extent.lowerBound
    guard event.anchor != nil || event.tag != nil else { return start }
    while start < end, bytes[start] == 0x26 || bytes[start] == 0x21 {
      while start < end, !isSpace(bytes[start]) { start += 1 }
      start = skipSpace(bytes, from: start, to: end)
    }
    return start < end ? start : event.extent.lowerBound
  }

  private func skipSpace(_ bytes: [UInt8], from start: Int, to end: Int) -> Int {
    var place = start
    while place < end {
      if bytes[place] == 0x23 {
        while place < end, bytes[place] != 0x0A, bytes[place] != 0x0D { place += 1 }
      } else if isSpace(bytes[place]) {
        place += 1
      } else {
        break
      }
    }
    return place
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private mutating func spend(_ nodes: Int, _ event: YAMLEvent) throws(YAMLError) {
    count += nodes
    guard count <= YAMLLoader.largestDocument else {
      throw failure("the document expands to more than \(YAMLLoader.largestDocument) nodes; use fewer aliases", event)
    }
  }

  private func failure(_ message: String, _ event: YAMLEvent) -> YAMLError {
    YAMLError(message: message, position: events.lines.position(of: event.extent.lowerBound))
  }
}
