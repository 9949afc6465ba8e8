import FoundationEssentials
import QuireStages
import QuireText
import Testing

@testable import QuirePipelines

@Suite("What is derived from the declared options")
struct SchemaTests {
  private let registry: Registry

  init() throws { registry = try Registry(testFamilies) }

  private func isValid(_ yaml: String, _ schema: JSONValue) throws -> Bool {
    let node = try #require(try YAMLLoader.load(Array(yaml.utf8)))
    return SmallSchema(root: schema).accepts(node.value.json, schema)
  }

  @Test("the schema accepts what the check accepts, in all golden files")
  func agreement() throws {
    let schema = DefinitionSchema(registry: registry)
    var count = 0
    for golden in try DefinitionGolden.all() {
      for item in try golden.cases() where item.text("problems")?.hasSuffix("a plan\n") == true {
        count += 1
        #expect(try isValid(item.text("yaml") ?? "", schema.definition), "\(golden), \(item.title)")
        for block in item.blocks where block.name.hasPrefix("yaml ") {
          #expect(try isValid(block.text, schema.includedFile), "\(golden), \(item.title), \(block.name)")
        }
      }
    }
    #expect(count > 6)
  }

  @Test(
    "the schema refuses what the check refuses",
    arguments: [
      "stages: [cleanup.normalize-unicode]", "quire: 2\nstages: [cleanup.normalize-unicode]", "quire: 1",
      "quire: 1\nstages: []", "quire: 1\nstages: [cleanup.normalise-unicode]", "quire: 1\nstages: [jsonl]",
      "quire: 1\nname: x\nnmae: x\nstages: [sections.split-article]", "quire: 1\nstages: [export.jsonl]",
      "quire: 1\nstages: [{ stage: export.jsonl }]", "quire: 1\nstages: [{ stage: export.jsonl, with: { too: x } }]",
      "quire: 1\nstages: [{ stage: cleanup.remove-boilerplate, with: { mode: marks } }]",
      "quire: 1\nstages: [{ stage: cleanup.remove-boilerplate, with: { minimum: 10 } }]",
      "quire: 1\nstages: [{ stage: cleanup.remove-boilerplate, with: { phrases: [1] } }]",
      "quire: 1\nstages: [{ stage: sections.split-article, with: { a: 1 } }]",
      "quire: 1\nstages: [{ stage: sections.split-article, on_error: ignore }]",
      "quire: 1\nstages: [{ group: a }]", "quire: 1\nstages: [{ group: a, stages: [x] }]",
      "quire: 1\nstages: [{ switch: [{ stages: [sections.split-article] }] }]",
      "quire: 1\nstages: [sections.split-article]\ninput: { format: jsnol }",
      "quire: 1\nstages: [sections.split-article]\ninput: { format: jsonl, with: { txt: a } }",
      "quire: 1\nstages: [sections.split-article]\nrejects: x",
      "quire: 1\nstages: [sections.split-article]\ntests: [{ name: a, input: { text: b }, expect: [] }]",
      "quire: 1\nstages: [sections.split-article]\ntests: [{ name: a, input: {}, expect: [{ text: x }] }]",
    ]
  )
  func refusals(yaml: String) throws {
    #expect(try !isValid(yaml, DefinitionSchema(registry: registry).definition))
    let result = DefinitionChecker(registry: registry).check(Array(yaml.utf8), path: "news.yaml")
    #expect(result.plan == nil)
  }

  @Test("the schema names every option with its default and its help")
  func options() throws {
    let schema = DefinitionSchema(registry: registry).definition
    for component in registry.components {
      let properties = schema["$defs"]?["with-\(component.name)"]?["properties"]
      #expect(properties?.objectValue?.map(\.name) == component.options.map(\.name))
      for option in component.options {
        #expect(properties?[option.name]?["description"]?.stringValue == option.help)
        let standard: JSONValue? = option.defaultValue == .null ? .none : option.defaultValue.json
        #expect(properties?[option.name]?["default"] == standard)
      }
    }
  }

  @Test("the derived texts are as they were read and found good")
  func derived() throws {
    let help = StageHelp(registry: registry, width: 72)
    let texts: [(name: String, text: String)] =
      ReferencePages(registry: registry).pages.map { ("reference/\($0.name)", $0.markdown) } + [
        ("stages.txt", help.list), ("stage.txt", help.text(for: "cleanup.remove-boilerplate") ?? ""),
        ("family.txt", help.text(for: "threads") ?? ""), ("reader.txt", help.text(for: "jsonl") ?? ""),
        ("none.txt", help.text(for: "remove-boilerplate") ?? help.unknown("remove-boilerplate") + "\n"),
      ]
    let found =
      "# What is derived from the test components\n"
      + texts.map { "\n## \($0.name)\n\n````\n\($0.text)````\n" }.joined()
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/derived.txt")
    let expected = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] != nil, found != expected {
      try found.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(found == expected)
  }
}

/// As much of JSON Schema as the schema of definitions uses.
struct SmallSchema {
  let root: JSONValue

  func accepts(_ value: JSONValue, _ schema: JSONValue) -> Bool {
    (schema.objectValue ?? []).allSatisfy { accepts(value, $0.name, $0.value, schema) }
  }

  private func accepts(_ value: JSONValue, _ keyword: String, _ argument: JSONValue, _ schema: JSONValue) -> Bool {
    let all = argument.arrayValue ?? []
    switch keyword {
    case "$ref":
      let name = String((argument.stringValue ?? "").dropFirst("#/$defs/".count))
      return root["$defs"]?[name].map { accepts(value, $0) } ?? false
    case "type": return (all.isEmpty ? [argument] : all).contains { isOf(value, $0.stringValue ?? "") }
    case "const": return value == argument
    case "enum": return all.contains(value)
    case "oneOf": return all.count { accepts(value, $0) } == 1
    case "anyOf": return all.contains { accepts(value, $0) }
    case "allOf": return all.allSatisfy { accepts(value, $0) }
    case "if": return schema[accepts(value, argument) ? "then" : "else"].map { accepts(value, $0) } ?? true
    case "minimum": return value.doubleValue.map { $0 >= argument.doubleValue ?? 0 } ?? true
    case "maximum": return value.doubleValue.map { $0 <= argument.doubleValue ?? 0 } ?? true
    case "minItems": return value.arrayValue.map { $0.count >= argument.integerValue ?? 0 } ?? true
    case "minProperties": return value.objectValue.map { $0.count >= argument.integerValue ?? 0 } ?? true
    case "items": return value.arrayValue?.allSatisfy { accepts($0, argument) } ?? true
    case "required":
      guard let members = value.objectValue else { return true }
      return all.allSatisfy { name in members.contains { .string($0.name) == name } }
    case "properties":
      return (value.objectValue ?? []).allSatisfy { member in
        argument[member.name].map { accepts(member.value, $0) } ?? true
      }
    case "additionalProperties":
      let others = value.objectValue?.filter { schema["properties"]?[$0.name] == nil } ?? []
      return argument == false ? others.isEmpty : others.allSatisfy { accepts($0.value, argument) }
    case "pattern": return value.stringValue.map { matches($0, argument.stringValue ?? "") } ?? true
    case "propertyNames":
      return value.objectValue?.allSatisfy { matches($0.name, argument["pattern"]?.stringValue ?? "") } ?? true
    case "then", "else", "enumDescriptions", "default", "description", "title", "$schema", "$defs", "examples":
      return true
    default: return false
    }
  }

  private func isOf(_ value: JSONValue, _ type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"), (.number, "number"),
      (.string, "string"), (.array, "array"), (.object, "object"):
      true
    default: false
    }
  }

  private func matches(_ text: String, _ pattern: String) -> Bool {
    guard let expression = try? Regex(pattern) else { return false }
    return text.contains(expression)
  }
}
