/// A value as it stands in a definition, after interpolation.
public indirect enum OptionValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case list([OptionValue])
  case map([Member])

  /// One member of a map.
  public struct Member: Sendable, Equatable {
    /// The member's name.
    public let name: String

    /// The member's value.
    public let value: OptionValue

    /// Creates a member.
    public init(_ name: String, _ value: OptionValue) {
      self.name = name
      self.value = value
    }
  }

  /// What kind of value it is, for messages.
  public var kind: String {
    switch self {
    case .null: "nothing"
    case .bool: "a bool"
    case .integer: "an integer"
    case .number: "a number"
    case .string: "a string"
    case .list: "a list"
    case .map: "a map"
    }
  }
}

extension OptionValue: CustomStringConvertible {
  /// The value as one would write it in a definition, in flow style.
  public var description: String {
    switch self {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .string(let string): Self.quoted(string)
    case .list(let values): "[\(values.map(\.description).joined(separator: ", "))]"
    case .map(let members) where members.isEmpty: "{}"
    case .map(let members):
      "{ \(members.map { "\($0.name): \($0.value)" }.joined(separator: ", ")) }"
    }
  }

  private static func quoted(_ string: String) -> String {
    var result = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
