import QuireDocument
import QuireStages
import QuireText

/// The schemas of steps.
struct StepSchema {
  /// The components that steps can name.
  let steps: [ComponentSpec]

  /// A step: a name, or a map of one of four kinds.
  var step: JSONValue {
    let bare = steps.filter { spec in !spec.options.contains(where: \.isRequired) }
    // Alternatives one after the other and not side by side: an editor then says what is wrong with the one that was
    // meant, and not that none of them fits.
    var others: JSONValue = ["$ref": "#/$defs/stage"]
    for kind in ["switch", "include", "group"] {
      let reference: JSONValue = .string("#/$defs/\(kind)")
      others = ["if": ["required": [.string(kind)]], "then": ["$ref": reference], "else": others]
    }
    return ["type": ["string", "object"], "if": ["type": "string"], "then": names(bare), "else": others]
  }

  /// A component with its options, which depend on its name.
  var stage: JSONValue {
    var properties: [JSONValue.Member] = [.init("stage", names(steps)), .init("with", ["type": ["object", "null"]])]
    properties += [Self.id, Self.when, Self.onError, Self.timeout, Self.note]
    let branches: [JSONValue] = steps.map { spec in
      let options: JSONValue = ["$ref": .string("#/$defs/with-\(spec.name)")]
      var then: [JSONValue.Member] = [.init("properties", ["with": options])]
      if spec.options.contains(where: \.isRequired) { then.append(.init("required", ["with"])) }
      return [
        "if": ["required": ["stage"], "properties": ["stage": ["const": .string(spec.name)]]], "then": .object(then),
      ]
    }
    return .object([
      .init("type", "object"),
      .init("required", ["stage"]),
      .init("additionalProperties", false),
      .init("properties", .object(properties)),
      .init("allOf", .array(branches)),
    ])
  }

  private func names(_ specs: [ComponentSpec]) -> JSONValue { Self.words(specs.map { ($0.name, $0.summary) }) }

  /// One of several words, with what each of them means for editors that show it.
  static func words(_ words: [(word: String, meaning: String)]) -> JSONValue {
    [
      "enum": .array(words.map { .string($0.word) }), "enumDescriptions": .array(words.map { .string($0.meaning) }),
    ]
  }

  static let group = object(
    required: ["group", "stages"],
    [
      .init("group", DefinitionSchema.string("The group's name.")),
      .init("stages", ["$ref": "#/$defs/steps"]),
      when, onError, note,
    ]
  )

  static let include = object(
    required: ["include"],
    [
      .init("include", DefinitionSchema.string("The path of a file with steps, relative to this file.")),
      .init("with", ["type": ["object", "null"], "description": "The file's parameters."]),
      id, when, onError, note,
    ]
  )

  static let choice = object(
    required: ["switch"],
    [
      .init(
        "switch",
        [
          "type": "array", "minItems": 1,
          "description": "Branches, of which the first whose condition holds is taken.",
          "items": object(required: ["when", "stages"], [when, .init("stages", ["$ref": "#/$defs/steps"]), note]),
        ]
      ),
      .init("else", ["$ref": "#/$defs/steps"]),
      id, onError, note,
    ]
  )

  private static let id = JSONValue.Member(
    "id",
    ["type": "string", "pattern": "^[A-Za-z][A-Za-z0-9._-]*$", "description": "The step's name in reports and tests."]
  )

  private static let when = JSONValue.Member(
    "when",
    [
      "type": ["string", "boolean"],
      "description":
        "A condition on the document, such as size(comments) > 0; where it does not hold, the step is left out.",
    ]
  )

  private static let onError = JSONValue.Member(
    "on_error",
    [
      "enum": .array(ErrorPolicy.allCases.map { .string($0.rawValue) }), "default": "quarantine",
      "description": "What becomes of a document that the step fails on.",
    ]
  )

  private static let timeout = JSONValue.Member(
    "timeout",
    [
      "type": ["string", "number"], "examples": ["500ms", "30s", "2m"],
      "description": "How long a plugin may take for one document.",
    ]
  )

  private static let note = JSONValue.Member("note", DefinitionSchema.string("A remark for readers of the definition."))

  static func object(required: [String], _ properties: [JSONValue.Member]) -> JSONValue {
    .object([
      .init("type", "object"),
      .init("required", .array(required.map { .string($0) })),
      .init("additionalProperties", false),
      .init("properties", .object(properties)),
    ])
  }
}

/// The schema of `input`.
struct InputSchema {
  let readers: [ComponentSpec]

  var input: JSONValue {
    let formats = [("auto", "What a file's name and its first bytes tell.")] + readers.map { ($0.name, $0.summary) }
    let branches: [JSONValue] = readers.map { spec in
      [
        "if": ["required": ["format"], "properties": ["format": ["const": .string(spec.name)]]],
        "then": ["properties": ["with": ["$ref": .string("#/$defs/with-\(spec.name)")]]],
      ]
    }
    return .object([
      .init("type", ["object", "null"]),
      .init("description", "What is read; arguments of the run take its place."),
      .init("additionalProperties", false),
      .init(
        "properties",
        [
          "files": [
            "description": "Patterns of paths, relative to the definition's folder.",
            "oneOf": [
              ["type": "array", "items": ["type": "string"]], ["type": "string", "pattern": "^\\$\\{"],
            ],
          ],
          "format": [
            "type": "string", "default": "auto", "description": "The format of the files.",
            "anyOf": [StepSchema.words(formats), ["pattern": "\\$\\{"]],
          ],
          "with": ["type": ["object", "null"], "description": "The reader's options."],
          "charset": DefinitionSchema.string("The charset of files that don't say theirs."),
        ]
      ),
      .init("allOf", .array(branches)),
    ])
  }
}

/// The schema of a definition's tests.
enum TestSchema {
  static let test = StepSchema.object(
    required: ["name", "input", "expect"],
    [
      .init("name", DefinitionSchema.string("What the test shows.")),
      .init("stages", DefinitionSchema.string("The last step that is run; all of them without it.")),
      .init(
        "input",
        [
          "oneOf": [
            StepSchema.object(required: ["text"], [.init("text", DefinitionSchema.string("A plain text.")), beside]),
            StepSchema.object(
              required: ["file"],
              [
                .init("file", DefinitionSchema.string("The path of a file, relative to the definition's folder.")),
                beside,
              ]
            ),
          ]
        ]
      ),
      .init("expect", ["type": "array", "minItems": 1, "items": expectation]),
      .init("note", DefinitionSchema.string("A remark for readers of the definition.")),
    ]
  )

  private static let beside = JSONValue.Member(
    "beside",
    ["type": "array", "items": string, "description": "Texts that corpus stages see beside the input."]
  )

  private static let expectation: JSONValue = [
    "type": "object", "minProperties": 1, "additionalProperties": false,
    "properties": [
      "text": DefinitionSchema.string("The whole text, without line breaks at its end."),
      "text_contains": ["type": ["string", "array"], "items": ["type": "string"]],
      "metadata": ["type": "object"],
      "removed": matching(["by": string, "rule": string, "text": string, "count": count]),
      "mentions": matching(["type": string, "text": string, "normal": string, "count": count]),
      "entities": matching(["type": string, "text": string, "normal": string, "count": count]),
      "comments": matching(["author": ["type": ["string", "null"]], "text": string, "number": count, "count": count]),
      "links": matching(["kind": words(Link.Kind.self), "from": count, "to": target, "count": count]),
      "sections": matching(["kind": words(Section.Kind.self), "text": string, "count": count]),
      "blocks": matching([
        "kind": words(Block.Kind.self), "label": words(Block.Label.self), "text": string, "count": count,
      ]),
      "diagnostics": matching(["code": string, "count": count]),
      "dropped": matching(["by": string, "rule": string]),
    ],
  ]

  private static let string: JSONValue = ["type": "string"]
  private static let count: JSONValue = ["type": "integer", "minimum": 0]
  private static let target: JSONValue = [
    "oneOf": [
      ["type": "integer", "minimum": 1], ["const": "article"],
      StepSchema.object(required: ["ghost"], [.init("ghost", ["type": "string"])]),
    ]
  ]

  private static func matching(_ properties: JSONValue) -> JSONValue {
    ["type": "object", "additionalProperties": false, "properties": properties]
  }

  private static func words<Word>(_ type: Word.Type) -> JSONValue
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    ["enum": .array(Word.allCases.map { .string($0.rawValue) })]
  }
}
