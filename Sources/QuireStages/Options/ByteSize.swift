public import QuireText

/// A number of bytes, written as a number or with a unit: `65536`, `"64 KB"`, `"1.5 GiB"`.
///
/// `KB`, `MB`, `GB` and `TB` are powers of 1000, `KiB`, `MiB`, `GiB` and `TiB` powers of 1024; case and a blank before the
/// unit make no difference, and `B` may be left out.
public struct ByteSize: OptionType, Equatable {
  /// The number of bytes.
  public var bytes: Int

  /// Creates a size.
  public init(bytes: Int) { self.bytes = bytes }

  /// Creates a size as it is written; `nil` where that is none, or more than a signed 64-bit number holds.
  public init?(_ text: String) {
    let words = text.lowercased().filter { $0 != " " && $0 != "_" }
    let digits = words.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    var unit = words.dropFirst(digits.count)
    if unit.last == "b" { unit.removeLast() }
    guard let number = Double(digits), number >= 0, let factor = Self.factors[String(unit)] else { return nil }
    let value = (number * factor).rounded()
    guard value < 9.2e18 else { return nil }
    bytes = Int(value)
  }

  private static let factors: [String: Double] = [
    "": 1, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12, "ki": 1_024, "mi": 1_048_576, "gi": 1_073_741_824,
    "ti": 1_099_511_627_776,
  ]

  public static var typeName: String { "size such as 256 MB" }
  public static var schema: JSONValue { .object([.init("type", .array(["integer", "string"]))]) }

  public init?(_ value: OptionValue) {
    switch value {
    case .integer(let count) where count >= 0: bytes = Int(count)
    case .string(let text):
      guard let size = ByteSize(text) else { return nil }
      self = size
    default: return nil
    }
  }

  public var optionValue: OptionValue {
    let (size, unit) =
      [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")].first { bytes > 0 && bytes % $0.0 == 0 } ?? (1, "")
    return unit.isEmpty ? .integer(bytes) : .string("\(bytes / size) \(unit)")
  }
}
