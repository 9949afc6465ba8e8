import QuireStages
import QuireText

/// Where documents are written that do not come out.
struct Sink {
  /// The path of a JSON Lines file; `nil` where nothing is written.
  let path: String?

  /// The sink as resolved, for the record.
  let record: JSONValue
}

/// Checks where a definition writes documents that do not come out.
struct SinkChecker {
  let file: SourceFile
  let scope: ValueScope

  /// The sink called `name`; `false` switches it off.
  func check(
    _ name: String,
    _ member: MapReader.Member?,
    _ builder: inout PlanBuilder,
    _ log: inout ProblemLog
  ) -> Sink {
    guard let member else { return standard(name, &builder) }
    switch member.value.value {
    case .bool(false): return Sink(path: nil, record: false)
    case .bool(true), .null: return standard(name, &builder)
    default: break
    }
    guard member.value.members != nil else {
      log.error(
        file.target(member.value),
        "wrong-type",
        "\"\(name)\" must be a map with \"to\", or false, found \(member.value.found)"
      )
      return standard(name, &builder)
    }
    guard let map = MapReader(member.value, in: file, as: "\"\(name)\"", &log) else { return standard(name, &builder) }
    map.refuseOthers(than: ["to"], &log)
    guard let to = map["to"] else {
      if map.lacks("to") {
        log.error(file.target(member.key), "missing-key", "\"\(name)\" needs \"to\", the path of a JSON Lines file")
      }
      return standard(name, &builder)
    }
    let resolver = ValueResolver(scope: scope, file: file)
    guard let path = resolver.string(to.value, "\"to\"", &log) else { return standard(name, &builder) }
    builder.note(OutputPath(path: path), of: name, at: file.target(to.value), &log)
    return Sink(path: path, record: ["to": resolver.recorded(to.value, instead: .string(path)).json])
  }

  /// A file beside the definition's other outputs.
  private func standard(_ name: String, _ builder: inout PlanBuilder) -> Sink {
    var path = "\(name).jsonl"
    if case .string(let out)? = scope.vars.first(where: { $0.name == "out" })?.value, !out.isEmpty {
      path = SourceFile.join(out, path)
    }
    builder.outputs[path] = builder.outputs[path] ?? (name, nil)
    let recorded = scope.recordedVars.first { $0.name == "out" }?.value.scalarText
    return Sink(path: path, record: ["to": .string(recorded.map { "\($0)/\(name).jsonl" } ?? path)])
  }
}
