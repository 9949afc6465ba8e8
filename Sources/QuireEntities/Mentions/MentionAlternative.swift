import QuireDocument
import QuireText

/// Another reading of a mention's words, or of a part of them, which the mention keeps.
struct MentionAlternative: Equatable {
  static let attribute = "alternatives"

  /// How many readings a mention keeps.
  static let bound = 4

  let type: EntityType
  let rule: String
  let score: Double
  /// The words that it names, where they are not the mention's.
  let words: String?

  init(type: EntityType, rule: String, score: Double, words: String?) {
    self.type = type
    self.rule = rule
    self.score = score
    self.words = words
  }

  private init?(_ value: JSONValue) {
    guard let type = value["type"]?.stringValue, let rule = value["rule"]?.stringValue else { return nil }
    self.init(
      type: EntityType(type),
      rule: rule,
      score: value["score"]?.doubleValue ?? 0.5,
      words: value["text"]?.stringValue
    )
  }

  private var json: JSONValue {
    var members: [JSONValue.Member] = [.init("type", .string(type.description))]
    if let words { members.append(.init("text", .string(words))) }
    members.append(.init("rule", .string(rule)))
    members.append(.init("score", .number(score)))
    return .object(members)
  }

  /// The readings that stand among `attributes`.
  static func all(in attributes: [JSONValue.Member]) -> [MentionAlternative] {
    guard let member = attributes.first(where: { $0.name == attribute }) else { return [] }
    return (member.value.arrayValue ?? []).compactMap { MentionAlternative($0) }
  }

  /// `attributes` with `alternatives` added to those that stand there: each type and words once, the surest first.
  static func merged(_ alternatives: [MentionAlternative], into attributes: [JSONValue.Member]) -> [JSONValue.Member] {
    let ranked = (all(in: attributes) + alternatives).sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      if left.type != right.type { return left.type.description < right.type.description }
      if left.words != right.words { return (left.words ?? "") < (right.words ?? "") }
      return left.rule < right.rule
    }
    var kept: [MentionAlternative] = []
    for alternative in ranked where kept.count < bound {
      if !kept.contains(where: { $0.type == alternative.type && $0.words == alternative.words }) {
        kept.append(alternative)
      }
    }
    let others = attributes.filter { $0.name != attribute }
    return kept.isEmpty ? others : others + [.init(attribute, .array(kept.map(\.json)))]
  }

  /// `attributes` with the types of the readings renamed; a reading whose type becomes nothing goes.
  static func renamed(in attributes: [JSONValue.Member], _ name: (EntityType) -> EntityType?) -> [JSONValue.Member] {
    guard attributes.contains(where: { $0.name == attribute }) else { return attributes }
    let readings = all(in: attributes).compactMap { reading in
      name(reading.type).map { Self(type: $0, rule: reading.rule, score: reading.score, words: reading.words) }
    }
    return attributes.compactMap { member in
      guard member.name == attribute else { return member }
      return readings.isEmpty ? nil : .init(attribute, .array(readings.map(\.json)))
    }
  }
}
