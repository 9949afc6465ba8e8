import QuireText

extension JSONValue {
  /// A value of metadata, attributes or features in words: `rule surname, others Ann, Bo` for an object.
  var words: String {
    switch self {
    case .string(let string): string
    case .array(let values):
      values.map(\.words).joined(separator: values.contains { $0.isObject } ? "; " : ", ")
    case .object(let members): members.map { "\($0.name) \($0.value.words)" }.joined(separator: ", ")
    default: String(decoding: json(), as: UTF8.self)
    }
  }

  private var isObject: Bool {
    if case .object = self { return true }
    return false
  }
}
