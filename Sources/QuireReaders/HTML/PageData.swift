import QuireHTML
import QuireText

/// Tells which scripts of a page are data.
enum PageData {
  /// Whether any script of the page is JSON.
  static func has(in tree: HTMLTree) -> Bool {
    tree.nodes.indices.contains { tree.nodes[$0].name == .script && isJSON(HTMLNodeID(raw: Int32($0)), in: tree) }
  }

  /// Whether the type of a script says that it is JSON.
  static func isJSON(_ id: HTMLNodeID, in tree: HTMLTree) -> Bool {
    guard tree[id].name == .script, let type = tree.attribute(.type, of: id) else { return false }
    return tree.string(of: type).lowercased().hasSuffix("json")
  }
}
