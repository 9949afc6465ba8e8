import QuireHTML
import QuireText

/// Tells which scripts of a page are data.
enum PageData {
  /// Whether the type of a script says that it is JSON.
  static func isJSON(_ id: HTMLNodeID, in tree: HTMLTree) -> Bool {
    guard tree[id].name == .script, let type = tree.attribute(.type, of: id) else { return false }
    return tree.string(of: type).lowercased().hasSuffix("json")
  }
}
