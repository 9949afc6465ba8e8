import QuireStages

/// A plugin that can't be used.
public struct PluginError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The plugin's folder, or the part of its manifest.
  public let place: String

  /// What is wrong, in words; lower case, no full stop.
  public let message: String

  /// Creates an error.
  public init(_ place: String, _ message: String) {
    self.place = place
    self.message = message
  }

  public var description: String { "\(place): \(message)" }
}

/// The members of a map in a manifest, with messages that name what is missing.
struct PluginMap {
  private let members: [OptionValue.Member]
  private let place: String

  init(_ value: OptionValue, in place: String) throws(PluginError) {
    guard case .map(let members) = value else { throw PluginError(place, "must be a map, found \(value.kind)") }
    self.members = members
    self.place = place
  }

  func value(_ name: String) -> OptionValue? { members.first { $0.name == name }?.value }

  func refuseUnknown(_ known: [String]) throws(PluginError) {
    for member in members where !known.contains(member.name) {
      throw PluginError(place, "unknown key \"\(member.name)\"; known are \(known.joined(separator: ", "))")
    }
  }

  func string(_ name: String, default fallback: String? = nil) throws(PluginError) -> String {
    switch value(name) {
    case .string(let string): return string
    case .integer(let integer): return "\(integer)"
    case .number(let number): return "\(number)"
    case nil where fallback != nil: return fallback ?? ""
    default: throw PluginError(place, "\"\(name)\" must be a string")
    }
  }

  func strings(_ name: String, default fallback: [String]? = nil) throws(PluginError) -> [String] {
    guard let value = value(name) else {
      guard let fallback else { throw PluginError(place, "\"\(name)\" is missing; it is a list of strings") }
      return fallback
    }
    guard let strings = [String](value) else { throw PluginError(place, "\"\(name)\" must be a list of strings") }
    return strings
  }

  func integer(
    _ name: String,
    default fallback: Int,
    within bounds: ClosedRange<Int>
  ) throws(PluginError) -> Int {
    guard let value = value(name) else { return fallback }
    guard case .integer(let integer) = value, bounds.contains(integer) else {
      throw PluginError(place, "\"\(name)\" must be an integer from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return integer
  }

  func list(_ name: String) throws(PluginError) -> [OptionValue] {
    guard case .list(let items) = value(name) else { throw PluginError(place, "\"\(name)\" must be a list") }
    return items
  }

  func members(_ name: String) throws(PluginError) -> [OptionValue.Member] {
    guard let value = value(name) else { return [] }
    guard case .map(let members) = value else { throw PluginError(place, "\"\(name)\" must be a map") }
    return members
  }
}
