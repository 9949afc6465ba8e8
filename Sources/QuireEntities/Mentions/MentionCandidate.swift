import QuireDocument
import QuireStages
import QuireText

/// A mention that a stage found and that has not yet been held against the others.
struct MentionCandidate {
  let range: ByteRange
  let type: EntityType
  var normal: String?
  var attributes: [JSONValue.Member] = []
  let rule: String
  let score: Double
  /// What kind of source found it; told from the rule and the type where it is `nil`.
  var origin: MentionOrigin?

  /// What kind of source found it.
  var source: MentionOrigin {
    if let origin { return origin }
    if rule.hasPrefix("own-") { return .own }
    if rule.hasPrefix("list-") { return .list }
    if rule.hasPrefix("model") { return .model }
    return type.isValue ? .value : .rule
  }
}

extension EntityType {
  private static let values: Set<EntityType> = [
    .date, .time, "DURATION", "SET", "MONEY", "PERCENT", "QUANTITY", "NUMBER", "ORDINAL", "CARDINAL", "EMAIL", "URL",
    "PHONE", "IP", "HANDLE", "HASHTAG", "CIDR", "MAC", "HASH", "CVE", "COORDINATES", "DOI", "ISBN", "IBAN",
    "CREDIT_CARD", "DOMAIN",
  ]
  private static let counts: Set<EntityType> = ["NUMBER", "ORDINAL", "CARDINAL"]
  private static let labels: Set<EntityType> = ["RANK", "TITLE", "HONORIFIC", "ROLE"]

  /// Whether it is something with a form of its own, and no name.
  var isValue: Bool { Self.values.contains(self) }

  /// Whether it is a bare number, which says nothing about the longer thing that it is a part of.
  var isCount: Bool { Self.counts.contains(self) }

  /// Whether it says what a person is, and so may stand inside of a person's mention.
  var isPersonLabel: Bool { Self.labels.contains(self) }
}
