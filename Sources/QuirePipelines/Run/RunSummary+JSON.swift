public import QuireText

/// The summary as JSON, for a run's record and its journal.
extension RunSummary {
  /// All of it.
  public var json: JSONValue {
    .object([
      .init("documents", documentsJSON),
      .init("bytes", .integer(Int64(bytes))),
      .init("files", .integer(Int64(files))),
      .init("resumptions", .integer(Int64(resumptions))),
      .init("inputs", .array(inputs.map(\.json))),
      .init("steps", .array(steps.map(\.json))),
      .init("rejects", .array(rejects.map { Self.json($0.reason, $0.count) })),
      .init("quarantine", .array(quarantine.map { Self.json($0.reason, $0.count) })),
      .init("diagnostics", .object(diagnostics.map { .init($0.code, .integer(Int64($0.count))) })),
      .init("observations", .array(observations.map(\.json))),
      .init("failures", .array(failures.map { Self.json($0.id, $0.failure) })),
      .init("outputs", .array(outputs.map { .string($0) })),
      .init("output_count", .integer(Int64(outputCount))),
    ])
  }

  private var documentsJSON: JSONValue {
    .object([
      .init("read", .integer(Int64(read))), .init("written", .integer(Int64(written))),
      .init("rejected", .integer(Int64(rejected))), .init("quarantined", .integer(Int64(quarantined))),
      .init("with_diagnostics", .integer(Int64(withDiagnostics))),
    ])
  }

  /// The summary behind `json`; `nil` where that is no summary of these steps.
  init?(_ json: JSONValue?, steps names: [String]) {
    guard let json, let documents = json["documents"] else { return nil }
    self.init(steps: names)
    func number(_ name: String, _ from: JSONValue) -> Int { from[name]?.integerValue ?? 0 }
    read = number("read", documents)
    written = number("written", documents)
    rejected = number("rejected", documents)
    quarantined = number("quarantined", documents)
    withDiagnostics = number("with_diagnostics", documents)
    bytes = number("bytes", json)
    files = number("files", json)
    resumptions = number("resumptions", json)
    outputCount = number("output_count", json)
    outputs = json["outputs"]?.arrayValue?.compactMap(\.stringValue) ?? []
    inputs = json["inputs"]?.arrayValue?.compactMap(Input.init) ?? []
    rejects = json["rejects"]?.arrayValue?.compactMap(Self.reason) ?? []
    quarantine = json["quarantine"]?.arrayValue?.compactMap(Self.reason) ?? []
    diagnostics = json["diagnostics"]?.objectValue?.map { ($0.name, $0.value.integerValue ?? 0) } ?? []
    failures = json["failures"]?.arrayValue?.compactMap(Self.failure) ?? []
    let known = json["steps"]?.arrayValue ?? []
    guard known.count == names.count else { return nil }
    for (index, step) in known.enumerated() { steps[index].read(step) }
  }

  private static func json(_ reason: Reason, _ count: Int) -> JSONValue {
    .object([
      .init("by", .string(reason.by)), .init("rule", .string(reason.rule)), .init("count", .integer(Int64(count))),
    ])
  }

  private static func reason(_ json: JSONValue) -> (reason: Reason, count: Int)? {
    guard let by = json["by"]?.stringValue, let rule = json["rule"]?.stringValue,
      let count = json["count"]?.integerValue
    else { return nil }
    return (Reason(by: by, rule: rule), count)
  }

  private static func json(_ id: String, _ failure: Failure) -> JSONValue {
    .object([
      .init("id", .string(id)), .init("by", .string(failure.by)), .init("code", .string(failure.code)),
      .init("message", .string(failure.message)),
      .init("line", failure.line.map { .integer(Int64($0)) } ?? .null),
      .init("at", failure.offset.map { .integer(Int64($0)) } ?? .null),
    ])
  }

  private static func failure(_ json: JSONValue) -> (id: String, failure: Failure)? {
    guard let id = json["id"]?.stringValue, let by = json["by"]?.stringValue, let code = json["code"]?.stringValue,
      let message = json["message"]?.stringValue
    else { return nil }
    let line = json["line"]?.integerValue
    return (id, Failure(by: by, code: code, message: message, line: line, offset: json["at"]?.integerValue))
  }
}

extension RunSummary.Step {
  fileprivate var json: JSONValue {
    .object([
      .init("name", .string(name)), .init("documents", .integer(Int64(documents))),
      .init("edits", .integer(Int64(edits))), .init("bytes_removed", .integer(Int64(bytesRemoved))),
      .init("added", .integer(Int64(added))), .init("seconds", .number(Double(nanoseconds) / 1e9)),
    ])
  }

  fileprivate mutating func read(_ json: JSONValue) {
    documents = json["documents"]?.integerValue ?? 0
    edits = json["edits"]?.integerValue ?? 0
    bytesRemoved = json["bytes_removed"]?.integerValue ?? 0
    added = json["added"]?.integerValue ?? 0
    nanoseconds = Int((json["seconds"]?.doubleValue ?? 0) * 1e9)
  }
}

extension RunSummary.Input {
  fileprivate var json: JSONValue {
    .object([
      .init("path", .string(path)), .init("bytes", .integer(Int64(bytes))),
      .init("sha256", sha256.map { .string($0) } ?? .null),
    ])
  }

  fileprivate init?(_ json: JSONValue) {
    guard let path = json["path"]?.stringValue, let bytes = json["bytes"]?.integerValue else { return nil }
    self.init(path: path, bytes: bytes, sha256: json["sha256"]?.stringValue)
  }
}

extension RunSummary.Observation {
  fileprivate var json: JSONValue {
    .object([
      .init("step", .string(name)), .init("documents", .integer(Int64(documents))),
      .init("shortfall", shortfall.map { .string($0) } ?? .null),
    ])
  }
}
