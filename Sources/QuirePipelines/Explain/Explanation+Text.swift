import QuireDocument
public import QuireText

extension Explanation {
  /// The explanation for a terminal; `names` gives the component behind a step.
  public func text(componentOf names: (String) -> String?) -> String {
    var lines: [String] = []
    for part in parts {
      lines.append("source bytes \(part.source.range) of \"\(document)\"  \(Self.quoted(part.words))")
      lines += Self.fate(of: part, names).map { "  \($0)" }
    }
    if parts.isEmpty { lines.append("there are no such bytes in \"\(document)\"") }
    if !covers.isEmpty {
      lines.append("over it stand")
      for cover in covers {
        let rule = "\(Self.step(cover.provenance.by, names)), rule \(cover.provenance.rule)"
        let score = cover.provenance.score.map { ", score \($0)" } ?? ""
        let reason = cover.provenance.reason.map { ": \($0)" } ?? ""
        lines.append("  \(cover.layer): \(cover.what), text \(cover.range), by \(rule)\(score)\(reason)")
      }
    }
    for item in diagnostics {
      lines.append("\(item.severity.rawValue) \(item.code) by \(Self.step(item.by, names)): \(item.message)")
    }
    if !untouchedBy.isEmpty { lines.append("left as it was by \(untouchedBy.joined(separator: ", "))") }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func fate(of part: Part, _ names: (String) -> String?) -> [String] {
    var lines: [String] = []
    switch part.account {
    case .text:
      let place = part.text.map { "\($0)" } ?? "?"
      lines.append("in the text at bytes \(place)\(part.attributions.isEmpty ? ", as it was read" : "")")
    case .structure: lines.append("structure: syntax that the reader consumed")
    case .ledger: lines.append("taken out of the text")
    }
    for (index, entry) in part.attributions.enumerated() {
      let verb = part.account == .ledger && index == 0 ? "removed" : "rewritten"
      lines.append("\(verb) by \(step(entry.by, names)), rule \(entry.rule): \(entry.reason)")
    }
    return lines
  }

  private static func step(_ name: String, _ names: (String) -> String?) -> String {
    guard let component = names(name), component != name else { return name }
    return "\(name) (\(component))"
  }

  /// The words in quotes on one line, the middle left out where they are long.
  private static func quoted(_ words: String) -> String {
    var scalars = Array(words.unicodeScalars)
    if scalars.count > 90 { scalars = Array(scalars.prefix(60)) + ["…"] + Array(scalars.suffix(25)) }
    var result = ""
    for scalar in scalars {
      let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
      result.unicodeScalars.append(isControl ? " " : scalar)
    }
    return "\"\(result)\""
  }

  /// The explanation as JSON, for tools.
  public var json: JSONValue {
    .object([
      .init("document", .string(document)),
      .init("parts", .array(parts.map(Self.json))),
      .init(
        "covers",
        .array(
          covers.map { cover in
            .object([
              .init("layer", .string(cover.layer.description)),
              .init("what", .string(cover.what)),
              .init("text", Self.json(cover.range)),
              .init("by", .string(cover.provenance.by)),
              .init("rule", .string(cover.provenance.rule)),
            ])
          }
        )
      ),
      .init("untouched_by", .array(untouchedBy.map { .string($0) })),
    ])
  }

  private static func json(_ part: Part) -> JSONValue {
    .object([
      .init("source", json(part.source.range)),
      .init("words", .string(part.words)),
      .init("account", .string(part.account.rawValue)),
      .init("text", part.text.map(json) ?? .null),
      .init(
        "history",
        .array(
          part.attributions.map {
            .object([
              .init("by", .string($0.by)), .init("rule", .string($0.rule)), .init("reason", .string($0.reason)),
            ])
          }
        )
      ),
    ])
  }

  private static func json(_ range: ByteRange) -> JSONValue {
    .array([.integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound))])
  }
}
