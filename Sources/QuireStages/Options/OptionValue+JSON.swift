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

extension OptionValue {
  /// A value that stands as JSON.
  public init(_ json: JSONValue) {
    switch json {
    case .null: self = .null
    case .bool(let bool): self = .bool(bool)
    case .integer(let integer): self = .integer(Int(integer))
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    case .array(let values): self = .list(values.map(Self.init))
    case .object(let members): self = .map(members.map { Member($0.name, Self($0.value)) })
    }
  }

  /// The value of a file of JSON, or why it is none.
  public static func parsed(json bytes: [UInt8]) -> Result<OptionValue, ResourceError> {
    do throws(JSONError) {
      return .success(Self(try JSONValue(parsing: bytes)))
    } catch {
      return .failure(ResourceError(why: "it is not JSON: \(error.message)"))
    }
  }
}
