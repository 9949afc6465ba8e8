import QuireDocument
public import QuireText

extension WhyNot {
  /// The answer for a terminal; `names` gives the component behind a step.
  public func text(componentOf names: (String) -> String?) -> String {
    guard !places.isEmpty else {
      return "\(Explanation.quoted(expected)) stands nowhere in the source, and no block has any of its words\n"
    }
    var lines: [String] = []
    for place in places {
      if place.share < 1 {
        let share = Int((place.share * 100).rounded())
        lines.append("\(Explanation.quoted(expected)) stands nowhere; \(share) % of its words stand in")
      }
      let source = place.source.map { "\($0.range)" }.joined(separator: ", ")
      lines.append("\(Explanation.quoted(place.words))")
      lines.append("  source bytes \(source)")
      lines += Self.lines(place.fate, names).map { "  " + $0 }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func lines(_ fate: Fate, _ names: (String) -> String?) -> [String] {
    switch fate {
    case .kept: return ["it is in the main content"]
    case .labelled(let label, let provenance):
      return ["left out as \(label.rawValue)"] + lines(provenance, names)
    case .part(let kind, let provenance):
      return ["in the text as \(kind.rawValue), a part of its own"] + lines(provenance, names)
    case .removed(let attributions):
      return attributions.map {
        "taken out of the text by \(Explanation.step($0.by, names)), rule \($0.rule): \($0.reason)"
      }
    case .structure(let kind): return ["not text: it stands in \(kind.words)"]
    }
  }

  private static func lines(_ provenance: Provenance, _ names: (String) -> String?) -> [String] {
    let reason = provenance.reason.map { ": \($0)" } ?? ""
    let rule = "by \(Explanation.step(provenance.by, names)), rule \(provenance.rule)\(reason)"
    guard let miss = provenance.miss else { return [rule] }
    return [rule, "measured \(rounded(miss.value)), limit \(rounded(miss.limit)): missed by \(rounded(miss.distance))"]
  }

  private static func rounded(_ value: Double) -> String {
    "\((value * 1_000).rounded() / 1_000)"
  }

  /// The answer as JSON, for tools.
  public var json: JSONValue {
    .object([
      .init("expected", .string(expected)),
      .init("places", .array(places.map(Self.json))),
    ])
  }

  private static func json(_ place: Place) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("words", .string(place.words)),
      .init("share", .number(place.share)),
      .init("source", .array(place.source.map { json($0.range) })),
    ]
    switch place.fate {
    case .kept: members.append(.init("fate", .string("kept")))
    case .labelled(let label, let provenance):
      members.append(.init("fate", .string("labelled")))
      members.append(.init("label", .string(label.rawValue)))
      members += json(provenance)
    case .part(let kind, let provenance):
      members.append(.init("fate", .string("part")))
      members.append(.init("part", .string(kind.rawValue)))
      members += json(provenance)
    case .removed(let attributions):
      members.append(.init("fate", .string("removed")))
      members.append(.init("by", .string(attributions.first?.by ?? "")))
      members.append(.init("rule", .string(attributions.first?.rule ?? "")))
      members.append(.init("reason", .string(attributions.first?.reason ?? "")))
    case .structure(let kind):
      members.append(.init("fate", .string("structure")))
      members.append(.init("structure", .string("\(kind)")))
    }
    return .object(members)
  }

  private static func json(_ provenance: Provenance) -> [JSONValue.Member] {
    let miss = provenance.miss
    return [
      .init("by", .string(provenance.by)),
      .init("rule", .string(provenance.rule)),
      .init("reason", provenance.reason.map { .string($0) } ?? .null),
      .init("value", miss.map { .number($0.value) } ?? .null),
      .init("limit", miss.map { .number($0.limit) } ?? .null),
      .init("missed_by", miss.map { .number($0.distance) } ?? .null),
    ]
  }

  private static func json(_ range: ByteRange) -> JSONValue {
    .array([.integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound))])
  }
}

extension Provenance {
  /// What was measured, the limit that decided, and how far they lie apart; `nil` where no number decided.
  fileprivate var miss: (value: Double, limit: Double, distance: Double)? {
    guard let score, let threshold else { return nil }
    return (score, threshold, abs(score - threshold))
  }
}
