import QuireText

extension HTMLTree {
  /// The tree in the format of the html5lib test files: a line a node, `| ` and two spaces a level; for tests and for
  /// eyes.
  public var debugDump: String {
    var dump = ""
    var id: Int32 = nodes[0].firstLink
    var depth = 0
    while id >= 0 {
      write(id, depth, to: &dump)
      let node = nodes[Int(id)]
      if node.flags.contains(.template) {
        dump += "| \(indent(depth + 1))content\n"
        if nodes[Int(id) + 1].firstLink >= 0 {
          id = nodes[Int(id) + 1].firstLink
          depth += 2
          continue
        }
      }
      if node.kind != .text, node.firstLink >= 0 {
        id = node.firstLink
        depth += 1
        continue
      }
      id = next(id, &depth)
    }
    return dump
  }

  /// The node that follows when nothing below `id` is left, or -1; a template's own children follow its contents.
  private func next(_ id: Int32, _ depth: inout Int) -> Int32 {
    var id = id
    while id > 0 {
      let node = nodes[Int(id)]
      if node.kind == .templateContents {
        id = node.parentLink
        depth -= 1
        if nodes[Int(id)].firstLink >= 0 { return nodes[Int(id)].firstLink }
        depth -= 0
        continue
      }
      if node.nextLink >= 0 { return node.nextLink }
      id = node.parentLink
      depth -= 1
    }
    return HTMLNode.nobody
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private func write(_ id: Int32, _ depth: Int, to dump: inout String) {
    let node = nodes[Int(id)]
    dump += "| " + indent(depth)
    switch node.kind {
    case .document, .templateContents: dump += "#\n"
    case .text: dump += "\"\(string(of: HTMLNodeID(raw: id)))\"\n"
    case .comment: dump += "<!-- \(string(of: HTMLNodeID(raw: id))) -->\n"
    case .doctype: dump += "<!DOCTYPE \(doctypeText(doctypes[Int(node.payload)]))>\n"
    case .element:
      dump += "<\(prefix(node.namespace))\(names.string(node.name))>\n"
      let lines = attributes(of: HTMLNodeID(raw: id)).map { (label($0), string(of: $0)) }
      for (name, value) in lines.sorted(by: { $0.0.utf16.lexicographicallyPrecedes($1.0.utf16) }) {
        dump += "| \(indent(depth + 1))\(name)=\"\(value)\"\n"
      }
    }
  }

  private func prefix(_ namespace: HTMLNamespace) -> String {
    switch namespace {
    case .html: ""
    case .svg: "svg "
    case .mathML: "math "
    }
  }

  private func label(_ attribute: HTMLAttribute) -> String {
    let name =
      attribute.name == .overflow
      ? String(decoding: bytes[attribute.nameRange], as: UTF8.self) : names.string(attribute.name)
    return switch attribute.namespace {
    case .none: name
    case .xlink: "xlink " + name
    case .xml: "xml " + name
    case .xmlns: "xmlns " + name
    }
  }

  private func doctypeText(_ doctype: HTMLDoctype) -> String {
    let name = doctype.name.map { value(of: $0).lowercased() } ?? ""
    guard doctype.publicID != nil || doctype.systemID != nil else { return name }
    let publicID = doctype.publicID.map { value(of: $0) } ?? ""
    let systemID = doctype.systemID.map { value(of: $0) } ?? ""
    return "\(name) \"\(publicID)\" \"\(systemID)\""
  }

  /// The value of a part of a doctype.
  func value(of range: ByteRange) -> String {
    let pieces = HTMLPieces(bytes, range, [.carriageReturns, .replacedNulls], inAttribute: false)
    var value: [UInt8] = []
    for piece in pieces {
      if let replacement = piece.replacement {
        value.append(contentsOf: replacement)
      } else {
        value.append(contentsOf: bytes[piece.source])
      }
    }
    return String(decoding: value, as: UTF8.self)
  }
}
