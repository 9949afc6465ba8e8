import QuireText

/// The part of JSON Schema 2020-12 that the record's schema uses; it refuses to pass over a keyword that it doesn't know.
///
/// It is stricter than the schema in one way: a member that the schema does not name is an error, so that nothing is
/// exported that is not described.
struct SchemaValidator {
  let root: JSONValue
  private(set) var problems: [String] = []

  /// The described members that were met, as `definition.member`.
  private(set) var met: Set<String> = []

  init(schema: JSONValue) { root = schema }

  /// The described members, as `definition.member`.
  var described: Set<String> {
    var result = Set<String>()
    func collect(_ schema: JSONValue, _ name: String) {
      for member in schema["properties"]?.objectValue ?? [] {
        result.insert("\(name).\(member.name)")
        collect(member.value, "\(name).\(member.name)")
      }
      if let items = schema["items"] { collect(items, name) }
      for choice in schema["anyOf"]?.arrayValue ?? [] { collect(choice, name) }
    }
    collect(root, "record")
    for definition in root["$defs"]?.objectValue ?? [] { collect(definition.value, definition.name) }
    return result
  }

  mutating func validate(_ value: JSONValue) { validate(value, root, name: "record", path: "") }

  private mutating func validate(_ value: JSONValue, _ schema: JSONValue, name: String, path: String) {
    for keyword in schema.objectValue ?? [] {
      switch keyword.name {
      case "$schema", "$defs", "title", "description", "examples": continue
      case "$ref":
        let target = keyword.value.stringValue?.split(separator: "/").last.map(String.init) ?? ""
        guard let definition = root["$defs"]?[target] else {
          problems.append("\(path): there is no definition \(target)")
          continue
        }
        validate(value, definition, name: target, path: path)
      case "type": check(hasType(value, keyword.value), path, "is not of type \(keyword.value)")
      case "enum": check(keyword.value.arrayValue?.contains(value) ?? false, path, "\(value) is none of the choices")
      case "const": check(value == keyword.value, path, "is not \(keyword.value)")
      case "minimum": check((value.doubleValue ?? 0) >= (keyword.value.doubleValue ?? 0), path, "is too small")
      case "pattern": check(matches(value, keyword.value), path, "\(value) does not match")
      case "minItems", "maxItems", "minProperties", "maxProperties": checkCount(value, keyword, path)
      case "required":
        for name in keyword.value.arrayValue ?? [] where value.objectValue != nil {
          check(value[name.stringValue ?? ""] != nil, path, "lacks \(name)")
        }
      case "properties", "additionalProperties": continue
      case "items":
        for (index, item) in (value.arrayValue ?? []).enumerated() {
          validate(item, keyword.value, name: name, path: "\(path)[\(index)]")
        }
      case "anyOf": validateAny(value, keyword.value, name: name, path: path)
      default: problems.append("the validator does not know the keyword \(keyword.name)")
      }
    }
    validateMembers(value, schema, name: name, path: path)
  }

  private mutating func validateMembers(_ value: JSONValue, _ schema: JSONValue, name: String, path: String) {
    let properties = schema["properties"]
    guard let members = value.objectValue, properties != nil || schema["additionalProperties"] != nil else { return }
    for member in members {
      if let property = properties?[member.name] {
        met.insert("\(name).\(member.name)")
        validate(member.value, property, name: "\(name).\(member.name)", path: "\(path).\(member.name)")
      } else if let additional = schema["additionalProperties"] {
        validate(member.value, additional, name: name, path: "\(path).\(member.name)")
      } else {
        problems.append("\(path): the schema does not describe \(member.name)")
      }
    }
  }

  private mutating func validateAny(_ value: JSONValue, _ choices: JSONValue, name: String, path: String) {
    let before = problems.count
    var reasons: [String] = []
    for choice in choices.arrayValue ?? [] {
      validate(value, choice, name: name, path: path)
      guard problems.count > before else { return }
      reasons += problems[before...]
      problems.removeSubrange(before...)
    }
    problems.append("\(path): no choice fits: \(reasons.prefix(3))")
  }

  private mutating func check(_ holds: Bool, _ path: String, _ problem: String) {
    if !holds { problems.append("\(path): \(problem)") }
  }

  private mutating func checkCount(_ value: JSONValue, _ keyword: JSONValue.Member, _ path: String) {
    let isAboutItems = keyword.name.hasSuffix("Items")
    guard let count = isAboutItems ? value.arrayValue?.count : value.objectValue?.count else { return }
    let bound = keyword.value.integerValue ?? 0
    check(keyword.name.hasPrefix("min") ? count >= bound : count <= bound, path, "has \(count) entries")
  }

  /// The two forms of patterns that the schema has: a letter and digits, and a number of hexadecimal digits.
  private func matches(_ value: JSONValue, _ pattern: JSONValue) -> Bool {
    guard let text = value.stringValue, let pattern = pattern.stringValue else { return false }
    if pattern == "^[0-9a-f]{64}$" {
      return text.utf8.count == 64 && text.allSatisfy { "0123456789abcdef".contains($0) }
    }
    let letter = pattern.dropFirst().first
    guard let letter, pattern == "^\(letter)[0-9]+$" else { return false }
    return text.first == letter && text.count > 1 && text.dropFirst().allSatisfy { "0123456789".contains($0) }
  }

  private func hasType(_ value: JSONValue, _ type: JSONValue) -> Bool {
    if let types = type.arrayValue { return types.contains { hasType(value, $0) } }
    return switch (type.stringValue, value) {
    case ("null", .null), ("boolean", .bool), ("integer", .integer), ("string", .string), ("array", .array),
      ("object", .object), ("number", .integer), ("number", .number):
      true
    default: false
    }
  }
}
