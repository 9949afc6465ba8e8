import QuireText

/// The members of a record, each name once: where one stands several times, its last value counts, as for most programs
/// that read JSON.
struct RecordFields {
  /// The value of the text field.
  private(set) var text: JSONNode?

  /// The record's id, where it has one: a string that is not empty, or an integer.
  private(set) var id: String?

  /// What is neither, in the order in which names first come.
  private(set) var others: [(name: String, value: JSONNode)] = []

  /// The names that stand several times, with the places of their values.
  private(set) var repeated: [(name: String, places: [ByteRange])] = []

  /// Sorts the members of `object`; linear.
  init(_ object: JSONNode, textField: String, idField: String) {
    var places: [String: [ByteRange]] = [:]
    var order: [String] = []
    var indices: [String: Int] = [:]
    for member in object.members {
      let name = member.name
      if places[name] == nil { order.append(name) }
      places[name, default: []].append(member.value.range)
      if name == textField {
        text = member.value
      } else if name == idField {
        id = Self.id(member.value)
      } else if let index = indices[name] {
        others[index].value = member.value
      } else {
        indices[name] = others.count
        others.append((name, member.value))
      }
    }
    for name in order {
      guard let found = places[name], found.count > 1 else { continue }
      repeated.append((name, found))
    }
  }

  private static func id(_ node: JSONNode) -> String? {
    if let string = node.string { return string.isEmpty ? nil : string }
    // As it is written: an id may have more digits than an integer of the machine.
    return node.kind == .integer ? String(decoding: node.document.bytes[node.range], as: UTF8.self) : nil
  }
}
