public import QuireText

extension OptionValue {
  /// The value as JSON.
  public var json: JSONValue {
    switch self {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .integer(let integer): .integer(Int64(integer))
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    case .list(let values): .array(values.map(\.json))
    case .map(let members): .object(members.map { .init($0.name, $0.value.json) })
    }
  }
}
