import QuireDocument
public import QuireStages
import QuireText

/// A stage that lives in a plugin's process.
struct PluginStage: Stage {
  static let name = "plugin"
  static let summary = "Runs a stage of a plugin."

  private let entry: PluginManifest.StageEntry
  private let options: JSONValue
  private let process: PluginProcess

  init(_ options: NoOptions, in setup: Setup) throws(OptionError) {
    throw .invalid("plugin", "is made from a plugin's manifest")
  }

  init(_ entry: PluginManifest.StageEntry, options: JSONValue, process: PluginProcess) {
    self.entry = entry
    self.options = options
    self.process = process
  }

  func process(_ document: borrowing Document, in context: inout StageContext) throws(StageError) -> Changes {
    let line = PluginRequest.line(for: document, reads: entry.reads, options: options)
    let answer: [UInt8]
    do throws(PluginFailure) {
      answer = try process.answer(to: line)
    } catch {
      throw StageError(code: error.code, error.message)
    }
    return try PluginAnswer.changes(from: answer, for: document)
  }
}

extension PluginManifest {
  /// What definitions can name of the plugin in `folder`; `environment` gives the values that are passed through.
  public func components(
    in folder: String,
    environment: @escaping @Sendable (String) -> String?
  ) -> [ComponentSpec] {
    stages.map { entry in
      ComponentSpec(
        name: "\(name).\(entry.name)",
        role: .stage,
        summary: entry.summary,
        options: entry.options,
        requires: entry.requires,
        produces: entry.produces
      ) { values, _ in
        entry.options(from: values).map { options in
          let variables = (["PATH"] + self.environment).compactMap { name in environment(name).map { "\(name)=\($0)" } }
          let process = PluginProcess(
            folder: folder,
            command: command,
            environment: variables,
            seconds: secondsPerDocument
          )
          return .stage(PluginStage(entry, options: options, process: process))
        }
      }
    }
  }
}

extension PluginManifest.StageEntry {
  /// The options as the plugin gets them, defaults filled in, or what is wrong with them.
  func options(from values: [OptionValue.Member]) -> Result<JSONValue, OptionErrors> {
    var errors: [OptionError] = []
    for member in values {
      guard let spec = options.first(where: { $0.name == member.name }) else {
        errors.append(OptionError(member.name, .unknown(known: options.map(\.name))))
        continue
      }
      let type = spec.defaultValue.pluginType.name
      guard type == "value" || type == member.value.pluginType.name else {
        errors.append(OptionError(member.name, .expected(type, found: member.value)))
        continue
      }
    }
    for spec in options where spec.isRequired && !values.contains(where: { $0.name == spec.name }) {
      errors.append(OptionError(spec.name, .missing(spec.typeName)))
    }
    guard errors.isEmpty else { return .failure(OptionErrors(errors)) }
    return .success(
      .object(
        options.map { spec in
          let given = values.first { $0.name == spec.name }?.value
          return .init(spec.name, (given ?? spec.defaultValue).json)
        }
      )
    )
  }
}
