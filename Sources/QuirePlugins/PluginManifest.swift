public import QuireDocument
public import QuireStages
import QuireText

/// What a plugin's `plugin.yaml` says of it.
public struct PluginManifest: Sendable {
  /// One stage of a plugin.
  public struct StageEntry: Sendable {
    /// The name within the plugin.
    public let name: String

    /// What it does, in one sentence.
    public let summary: String

    /// The layers that are sent to it with the text.
    public let reads: [LayerName]

    /// What must be in a document before.
    public let requires: [DocumentPart]

    /// What it adds to a document.
    public let produces: [DocumentPart]

    /// Its options, with the defaults from which their types follow.
    public let options: [OptionSpec]
  }

  /// The plugin's name, the first half of its stages' names.
  public let name: String

  /// The plugin's version.
  public let version: String

  /// The program and its arguments, run in the plugin's folder.
  public let command: [String]

  /// The environment variables that are passed through.
  public let environment: [String]

  /// How many seconds a document may take.
  public let secondsPerDocument: Int

  /// The stages.
  public let stages: [StageEntry]
}

extension PluginManifest {
  /// Reads a manifest, or says what is wrong with it.
  public init(_ value: OptionValue) throws(PluginError) {
    let map = try PluginMap(value, in: "plugin.yaml")
    try map.refuseUnknown(["name", "version", "mode", "command", "environment", "seconds_per_document", "stages"])
    name = try map.string("name")
    guard name.isKebabCase else { throw PluginError("plugin.yaml", "name \"\(name)\" is not in kebab-case") }
    version = try map.string("version", default: "0")
    let mode = try map.string("mode")
    guard mode == "lines" else {
      throw PluginError("plugin.yaml", "mode \"\(mode)\" is not known; write \"mode: lines\"")
    }
    command = try map.strings("command")
    guard !command.isEmpty else { throw PluginError("plugin.yaml", "\"command\" is empty") }
    environment = try map.strings("environment", default: [])
    secondsPerDocument = try map.integer("seconds_per_document", default: 30, within: 1...3_600)
    var stages: [StageEntry] = []
    for entry in try map.list("stages") { stages.append(try StageEntry(entry)) }
    guard !stages.isEmpty else { throw PluginError("plugin.yaml", "\"stages\" is empty") }
    self.stages = stages
  }
}

extension PluginManifest.StageEntry {
  init(_ value: OptionValue) throws(PluginError) {
    let map = try PluginMap(value, in: "plugin.yaml, stages")
    try map.refuseUnknown(["name", "summary", "reads", "requires", "produces", "options"])
    name = try map.string("name")
    guard name.isKebabCase else { throw PluginError("plugin.yaml", "stage \"\(name)\" is not in kebab-case") }
    summary = try map.string("summary")
    reads = try map.strings("reads", default: []).map { LayerName($0) }
    for layer in reads where !PluginRequest.layers.contains(layer) {
      let known = PluginRequest.layers.map(\.description).joined(separator: ", ")
      throw PluginError("plugin.yaml", "layer \"\(layer)\" can't be sent; known are \(known)")
    }
    requires = try map.strings("requires", default: []).map { .layer(LayerName($0)) }
    produces = try map.strings("produces", default: []).map { .layer(LayerName($0)) }
    var options: [OptionSpec] = []
    for member in try map.members("options") {
      let option = try PluginMap(member.value, in: "plugin.yaml, option \"\(member.name)\"")
      try option.refuseUnknown(["default", "help"])
      let value = option.value("default") ?? .null
      options.append(
        OptionSpec(
          name: member.name,
          typeName: value.pluginType.name,
          schema: value.pluginType.schema,
          defaultValue: value,
          help: try option.string("help"),
          isRequired: value == .null
        )
      )
    }
    self.options = options
  }
}

extension OptionValue {
  /// The type that follows from a default.
  var pluginType: (name: String, schema: JSONValue) {
    let name: (String, String) =
      switch self {
      case .null: ("value", "")
      case .bool: ("bool", "boolean")
      case .integer: ("integer", "integer")
      case .number: ("number", "number")
      case .string: ("string", "string")
      case .list: ("list", "array")
      case .map: ("map", "object")
      }
    return (name.0, name.1.isEmpty ? .object([]) : .object([.init("type", .string(name.1))]))
  }
}

extension String {
  /// Whether the name is made of lower-case letters, digits and single hyphens.
  var isKebabCase: Bool {
    !isEmpty && !hasPrefix("-") && !hasSuffix("-") && !contains("--")
      && utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}
