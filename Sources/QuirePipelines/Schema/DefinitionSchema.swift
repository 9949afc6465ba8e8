public import QuireStages
public import QuireText

/// The JSON Schema (2020-12) of definitions: what an editor needs to complete and to check them while one writes.
///
/// It is derived from the registry, so that it says what ``DefinitionChecker`` says, as far as a schema can.
public struct DefinitionSchema: Sendable {
  private let registry: Registry

  /// Creates the schema of the definitions that can name the components of `registry`.
  public init(registry: Registry) { self.registry = registry }

  /// The schema of a definition.
  public var definition: JSONValue {
    schema(
      title: "Quire definition",
      required: ["quire", "stages"],
      [
        .init("quire", ["const": 1, "description": "The version of the definition language."]),
        .init("name", Self.string("The definition's name; without one, its file's.")),
        .init("description", Self.string("What the definition is for.")),
        .init("vars", Self.names("Variables, typed by their defaults; --set NAME=VALUE overrides them.")),
        .init("input", ["$ref": "#/$defs/input"]),
        .init("stages", ["$ref": "#/$defs/steps"]),
        .init("rejects", Self.sink("Where documents are written that a filter dropped; false switches it off.")),
        .init("quarantine", Self.sink("Where documents are written that a stage failed on; false switches it off.")),
        .init("tests", ["type": "array", "items": ["$ref": "#/$defs/test"], "description": "The definition's tests."]),
      ]
    )
  }

  /// The schema of a file that definitions include.
  public var includedFile: JSONValue {
    schema(
      title: "Steps to include in Quire definitions",
      required: ["stages"],
      [
        .init("quire", ["const": 1, "description": "The version of the definition language."]),
        .init("name", Self.string("The name of the group that the steps become.")),
        .init("description", Self.string("What the steps are for.")),
        .init("params", Self.names("Parameters, typed by their defaults; one without a default has to be given.")),
        .init("stages", ["$ref": "#/$defs/steps"]),
      ]
    )
  }

  private func schema(title: String, required: [String], _ properties: [JSONValue.Member]) -> JSONValue {
    .object([
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
      .init("title", .string(title)),
      .init("type", "object"),
      .init("required", .array(required.map { .string($0) })),
      .init("additionalProperties", false),
      .init("properties", .object(properties)),
      .init("$defs", .object(definitions)),
    ])
  }

  private var definitions: [JSONValue.Member] {
    let steps = registry.components.filter { $0.role != .reader }
    return [
      .init(
        "steps",
        ["type": "array", "minItems": 1, "description": "What is done, in order.", "items": ["$ref": "#/$defs/step"]]
      ),
      .init("step", StepSchema(steps: steps).step),
      .init("stage", StepSchema(steps: steps).stage),
      .init("group", StepSchema.group),
      .init("include", StepSchema.include),
      .init("switch", StepSchema.choice),
      .init("input", InputSchema(readers: registry.readers).input),
      .init("test", TestSchema.test),
    ] + (steps + registry.readers).map { .init("with-\($0.name)", OptionSchema.options(of: $0)) }
  }

  static func string(_ description: String) -> JSONValue { ["type": "string", "description": .string(description)] }

  private static func names(_ description: String) -> JSONValue {
    [
      "type": ["object", "null"], "description": .string(description),
      "propertyNames": ["pattern": "^[A-Za-z_][A-Za-z0-9_]*$"],
    ]
  }

  private static func sink(_ description: String) -> JSONValue {
    [
      "description": .string(description),
      "oneOf": [
        ["type": ["boolean", "null"]],
        [
          "type": "object", "required": ["to"], "additionalProperties": false,
          "properties": ["to": string("The path of a JSON Lines file.")],
        ],
      ],
    ]
  }
}

/// The schemas of options.
enum OptionSchema {
  /// The schema of what stands under `with`.
  static func options(of spec: ComponentSpec) -> JSONValue {
    let required = spec.options.filter(\.isRequired).map { JSONValue.string($0.name) }
    var members: [JSONValue.Member] = [
      .init("type", required.isEmpty ? ["object", "null"] : "object"),
      .init("additionalProperties", false),
      .init("properties", .object(spec.options.map { .init($0.name, schema(of: $0)) })),
    ]
    if !required.isEmpty { members.append(.init("required", .array(required))) }
    return .object(members)
  }

  private static func schema(of option: OptionSpec) -> JSONValue {
    var alternatives = [option.schema.allowingReferences]
    if option.defaultValue == .null, !option.isRequired { alternatives.append(["type": "null"]) }
    var members: [JSONValue.Member] =
      alternatives.count == 1 ? alternatives[0].objectValue ?? [] : [.init("anyOf", .array(alternatives))]
    members.append(.init("description", .string(option.help)))
    if option.defaultValue != .null { members.append(.init("default", option.defaultValue.json)) }
    return .object(members)
  }
}

extension JSONValue {
  /// The schema with a reference such as `${vars.x}` in place of a value, wherever that may stand.
  fileprivate var allowingReferences: JSONValue {
    guard case .object(let members) = self, !members.isEmpty else { return self }
    if self["type"]?.stringValue == "string", self["enum"] == nil, self["pattern"] == nil { return self }
    let inner = members.map { member in
      switch member.name {
      case "items", "additionalProperties": Member(member.name, member.value.allowingReferences)
      case "properties":
        Member(
          member.name,
          .object((member.value.objectValue ?? []).map { .init($0.name, $0.value.allowingReferences) })
        )
      default: member
      }
    }
    return ["anyOf": [.object(inner), ["type": "string", "pattern": "\\$\\{"]]]
  }
}
