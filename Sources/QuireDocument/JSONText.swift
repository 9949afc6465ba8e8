import QuireText

extension JSONValue {
  /// The value as one line of JSON, for dumps.
  var text: String { String(decoding: json(), as: UTF8.self) }
}
