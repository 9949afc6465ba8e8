import QuireStages
import QuireText

/// The options of a component as far as they could be resolved.
struct ResolvedOptions {
  var members: [OptionValue.Member] = []

  /// The options with errors that were reported.
  var unresolved: Set<String> = []
}

/// Fills in the options of one component.
struct ComponentOptionsResolver {
  let spec: ComponentSpec

  /// Where the component is named.
  let name: YAMLNode

  /// The options as written, the first of a name only.
  let written: [MapReader.Member]
  let scope: ValueScope
  let file: SourceFile

  init(spec: ComponentSpec, name: YAMLNode, with: YAMLNode?, scope: ValueScope, file: SourceFile) {
    self.spec = spec
    self.name = name
    self.scope = scope
    self.file = file
    var seen: Set<String> = []
    written = (with?.members ?? []).filter { seen.insert($0.key.text ?? "").inserted }
  }

  /// The options' values with references filled in.
  func values(_ log: inout ProblemLog) -> ResolvedOptions {
    let resolver = ValueResolver(scope: scope, file: file)
    var result = ResolvedOptions()
    for member in written {
      guard let name = member.key.text else {
        log.error(file.target(member.key), "wrong-type", "a key must be a word, found \(member.key.kind)")
        continue
      }
      let declared = spec.options.first { $0.name == name }
      let help = declared.map { $0.help.isEmpty ? [] : ["\(name): \($0.help)"] } ?? []
      let words = ValueName("option \"\(name)\" of \(spec.name)", help: help)
      if let value = resolver.value(member.value, as: declared?.schema, words, &log) {
        result.members.append(.init(name, value))
      } else {
        result.unresolved.insert(name)
      }
    }
    return result
  }

  /// All options with their values, those that are not given with their defaults, for the record of a run.
  var record: JSONValue {
    let resolver = ValueResolver(scope: scope, file: file)
    let members = spec.options.map { option in
      let node = written.first { $0.key.text == option.name }?.value
      let value = node.map { resolver.recorded($0, as: option.schema, instead: option.defaultValue) }
      return JSONValue.Member(option.name, (value ?? option.defaultValue).json)
    }
    return .object(members)
  }

  /// Says what is wrong with the options that were resolved to `values`.
  func reporter(_ values: ResolvedOptions) -> OptionReporter {
    OptionReporter(
      file: file,
      spec: spec,
      name: name,
      members: written,
      unresolved: values.unresolved
    )
  }

  /// What a problem with the option called `option` points to.
  func target(of option: String) -> Target {
    file.target(written.first { $0.key.text == option }?.value ?? name)
  }
}
