import QuireDocument
import QuireStages
import QuireText

/// Turns a plugin's answer into changes; offsets come in code points and are checked one by one.
struct PluginAnswer {
  private let document: Document
  private let index: CodePointIndex
  private var changes: Changes

  static func changes(from line: [UInt8], for document: borrowing Document) throws(StageError) -> Changes {
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue(parsing: line)
    } catch {
      throw StageError(code: "plugin-answer", "the answer is not JSON: \(error.message)")
    }
    guard case .object(let members) = value else {
      throw StageError(code: "plugin-answer", "the answer must be an object; write {} where there is nothing to change")
    }
    var answer = PluginAnswer(document)
    for member in members { try answer.take(member) }
    answer.changes.edits.sort()
    return answer.changes
  }

  private init(_ document: borrowing Document) {
    self.document = copy document
    index = CodePointIndex(document.text)
    changes = Changes(for: document)
  }

  private mutating func take(_ member: JSONValue.Member) throws(StageError) {
    switch member.name {
    case "id": break
    case "edits": for item in try list(member) { try edit(item) }
    case "spans": for item in try list(member) { try span(item) }
    case "mentions": for item in try list(member) { try mention(item) }
    case "diagnostics": for item in try list(member) { diagnostic(item) }
    case "metadata":
      for entry in member.value.objectValue ?? [] {
        changes.set(entry.name, MetadataValue(entry.value, rule: "plugin"))
      }
    case "signals":
      for entry in member.value.objectValue ?? [] {
        if let number = entry.value.doubleValue { changes.setSignal(entry.name, number) }
      }
    case "drop":
      let rule = member.value["rule"]?.stringValue ?? "plugin"
      changes.drop(rule: rule, reason: member.value["reason"]?.stringValue ?? "the plugin dropped the document")
    default:
      let known = "edits, spans, mentions, metadata, signals, diagnostics, drop"
      throw StageError(code: "plugin-answer", "unknown key \"\(member.name)\" in the answer; known are \(known)")
    }
  }

  private mutating func edit(_ item: JSONValue) throws(StageError) {
    let range = try range(of: item, what: "edit")
    let rule = item["rule"]?.stringValue ?? "plugin"
    let reason = changes.edits.reason(rule, item["reason"]?.stringValue ?? "the plugin edited the text")
    changes.edits.replace(range, with: Array((item["text"]?.stringValue ?? "").utf8), because: reason)
  }

  private mutating func span(_ item: JSONValue) throws(StageError) {
    let range = try range(of: item, what: "span")
    guard let layer = item["layer"]?.stringValue else {
      throw StageError(code: "plugin-answer", "a span has no \"layer\"")
    }
    guard !LayerName.builtin.contains(LayerName(layer)) else {
      throw StageError(code: "plugin-answer", "layer \"\(layer)\" is Quire's own; give the plugin's layer another name")
    }
    changes.annotations.add(
      Annotation(
        id: changes.annotations.nextID(),
        name: LayerName(layer),
        range: range,
        features: item["features"]?.objectValue ?? [],
        provenance: provenance(item)
      )
    )
  }

  private mutating func mention(_ item: JSONValue) throws(StageError) {
    let range = try range(of: item, what: "mention")
    guard let type = item["type"]?.stringValue else {
      throw StageError(code: "plugin-answer", "a mention has no \"type\"")
    }
    changes.mentions.add(
      Mention(
        id: changes.mentions.nextID(),
        range: range,
        type: EntityType(type),
        normal: item["normal"]?.stringValue,
        provenance: provenance(item)
      )
    )
  }

  private mutating func diagnostic(_ item: JSONValue) {
    let severity = item["severity"]?.stringValue.flatMap { Diagnostic.Severity(rawValue: $0) } ?? .note
    let code = item["code"]?.stringValue ?? "plugin"
    changes.report(Diagnostic(severity, code: code, item["message"]?.stringValue ?? ""))
  }

  private func provenance(_ item: JSONValue) -> Provenance {
    Provenance(
      rule: item["rule"]?.stringValue ?? "plugin",
      reason: item["reason"]?.stringValue,
      score: item["score"]?.doubleValue
    )
  }

  private func range(of item: JSONValue, what: String) throws(StageError) -> ByteRange {
    guard let start = item["start"]?.integerValue, let end = item["end"]?.integerValue else {
      throw StageError(code: "plugin-answer", "\(what) without \"start\" and \"end\"")
    }
    guard start >= 0, start <= end, end <= index.count else {
      throw StageError(
        code: "plugin-answer",
        "\(what) \(start)..<\(end) leaves the text, which has \(index.count) code points"
      )
    }
    return index.byte(atCodePoint: start)..<index.byte(atCodePoint: end)
  }

  private func list(_ member: JSONValue.Member) throws(StageError) -> [JSONValue] {
    guard let items = member.value.arrayValue else {
      throw StageError(code: "plugin-answer", "\"\(member.name)\" must be a list")
    }
    return items
  }
}
