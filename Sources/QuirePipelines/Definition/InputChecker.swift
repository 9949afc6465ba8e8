import QuireStages
import QuireText

/// Checks what a definition says about its input.
struct InputChecker {
  let registry: Registry
  let access: DefinitionAccess
  let file: SourceFile
  let scope: ValueScope

  /// What the definition reads; without `input`, what is given to the run, in any format.
  func check(_ node: YAMLNode?, _ log: inout ProblemLog) -> CheckedInput {
    guard let node, !node.isNull, let map = MapReader(node, in: file, as: "\"input\"", &log) else {
      return CheckedInput(
        spec: InputSpec(files: [], format: "auto", reader: nil, options: [], charset: nil),
        availability: available(nil, at: nil),
        record: ["files": [], "format": "auto"]
      )
    }
    map.refuseOthers(than: ["files", "format", "with", "charset"], &log)
    let resolver = ValueResolver(scope: scope, file: file)
    let files = files(map, resolver, &log)
    let format = map["format"].flatMap { resolver.string($0.value, "\"format\"", &log) } ?? "auto"
    let charset = charset(map, resolver, &log)
    let spec = format == "auto" ? nil : reader(format, map, &log)
    var record: [JSONValue.Member] = [
      .init("files", map["files"].map { resolver.recorded($0.value, instead: .list([])).json } ?? []),
      .init("format", .string(format)),
    ]
    var reader: (any Reader)?
    var options: [OptionValue.Member] = []
    if let spec, let name = map["format"]?.value {
      (reader, options) = configure(spec, name, map["with"]?.value, &record, &log)
    } else if let with = map["with"], format == "auto" {
      log.error(
        file.target(with.key),
        "wrong-key",
        "options of a reader need a \"format\" that names the reader, not \"auto\""
      )
    }
    if let charset { record.append(.init("charset", .string(charset))) }
    return CheckedInput(
      spec: InputSpec(files: files, format: format, reader: reader, options: options, charset: charset),
      availability: available(spec, at: map["format"]?.value ?? node),
      record: .object(record)
    )
  }

  private func files(_ map: MapReader, _ resolver: ValueResolver, _ log: inout ProblemLog) -> [String] {
    guard let member = map["files"] else { return [] }
    // A reference can stand for the whole list.
    if member.value.text?.hasPrefix("${") == true {
      let value = resolver.value(member.value, ValueName("\"files\""), &log)
      if let value, let files = [String](value) { return files }
      guard let value else { return [] }
      log.error(file.target(member.value), "wrong-type", "\"files\" must be a list of strings, found \(value.kind)")
      return []
    }
    let nodes = map.list("files", of: "patterns", &log) ?? []
    return nodes.compactMap { resolver.string($0, "a pattern of \"files\"", &log) }
  }

  private func charset(_ map: MapReader, _ resolver: ValueResolver, _ log: inout ProblemLog) -> String? {
    guard let member = map["charset"], let label = resolver.string(member.value, "\"charset\"", &log) else {
      return nil
    }
    if let charset = Charset(label: label) { return charset.name }
    let names = Charset.allCases.map(\.name)
    log.error(
      file.target(member.value),
      "unknown-word",
      "there is no charset \"\(label)\"\(Suggestions.question(for: label, among: names))"
    )
    return nil
  }

  private func reader(_ format: String, _ map: MapReader, _ log: inout ProblemLog) -> ComponentSpec? {
    if let spec = registry[format], spec.role == .reader { return spec }
    let formats = ["auto"] + registry.readers.map(\.name)
    if let node = map["format"]?.value {
      log.error(
        file.target(node),
        "unknown-format",
        "there is no format \"\(format)\"\(Suggestions.question(for: format, among: formats))",
        help: ["formats are \(formats.joined(separator: ", "))"]
      )
    }
    return nil
  }

  private func configure(
    _ spec: ComponentSpec,
    _ name: YAMLNode,
    _ with: YAMLNode?,
    _ record: inout [JSONValue.Member],
    _ log: inout ProblemLog
  ) -> (reader: (any Reader)?, options: [OptionValue.Member]) {
    if let with, !with.isNull, with.members == nil {
      log.error(file.target(with), "wrong-type", "\"with\" must be a map of options, found \(with.kind)")
      return (nil, [])
    }
    let resolver = ComponentOptionsResolver(spec: spec, name: name, with: with, scope: scope, file: file)
    let values = resolver.values(&log)
    record.append(.init("with", resolver.record))
    let folder = file.folder
    let load = access.file
    let setup = Setup(step: spec.name, load: { load(SourceFile.join(folder, $0)) }, parse: YAMLLoader.value)
    switch spec.make(values.members, setup) {
    case .success(.reader(let reader)): return (reader, values.members)
    case .success: return (nil, values.members)
    case .failure(let errors):
      resolver.reporter(values).report(errors, &log)
      return (nil, values.members)
    }
  }

  /// What documents have before the first step.
  private func available(_ reader: ComponentSpec?, at node: YAMLNode?) -> Availability {
    var result = Availability()
    let position = node?.position ?? .init(line: 1, column: 1)
    for spec in reader.map({ [$0] }) ?? registry.readers {
      for part in spec.produces {
        let maker = Availability.Maker(step: spec.name, place: Place(file: file.path, position: position))
        if reader == nil { result.add(part, sometimesBy: maker) } else { result.add(part) }
      }
    }
    return result
  }
}

/// What a definition says about its input.
struct CheckedInput {
  let spec: InputSpec

  /// What documents have before the first step.
  let availability: Availability

  /// The input as resolved, for the record.
  let record: JSONValue
}
