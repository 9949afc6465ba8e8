import QuireDocument
import QuireText

/// A candidate, or a mention that stands in the document, on its way through the policy for overlaps.
struct OverlapEntry {
  let range: ByteRange
  let type: EntityType
  let score: Double
  let rule: String
  let normal: String?
  let origin: MentionOrigin
  let attributes: [JSONValue.Member]
  /// The mention, where it stands in the document already.
  let mention: Mention?

  init(_ mention: Mention) {
    range = mention.range
    type = mention.type
    score = mention.provenance.score ?? 0.5
    rule = mention.provenance.rule
    normal = mention.normal
    origin = mention.origin
    attributes = mention.attributes
    self.mention = mention
  }

  init(_ candidate: MentionCandidate) {
    range = candidate.range
    type = candidate.type
    score = candidate.score
    rule = candidate.rule
    normal = candidate.normal
    origin = candidate.source
    attributes = candidate.attributes
    mention = nil
  }

  /// Whether this one goes first: a total order over what can be told of two entries, whichever was found before.
  func wins(over other: OverlapEntry) -> Bool {
    if range.count != other.range.count { return range.count > other.range.count }
    if (origin == .own) != (other.origin == .own) { return origin == .own }
    if score != other.score { return score > other.score }
    if origin != other.origin { return origin < other.origin }
    if (mention == nil) != (other.mention == nil) { return mention != nil }
    if let mine = mention, let theirs = other.mention { return mine.id < theirs.id }
    if range.lowerBound != other.range.lowerBound { return range.lowerBound < other.range.lowerBound }
    if type != other.type { return type.description < other.type.description }
    if rule != other.rule { return rule < other.rule }
    if normal != other.normal { return (normal ?? "") < (other.normal ?? "") }
    return attributesText < other.attributesText
  }

  private var attributesText: String { attributes.map { "\($0.name) \($0.value)" }.joined(separator: " ") }

  /// Whether this one stands inside of `other`, a person, and says what the person is.
  func isLabel(inside other: OverlapEntry) -> Bool {
    type.isPersonLabel && other.type == .person && range.count < other.range.count
      && other.range.lowerBound <= range.lowerBound && range.upperBound <= other.range.upperBound
  }

  /// What a winner keeps of this one, which lost to it; nothing of what is only a part of it.
  func alternative(to winner: OverlapEntry, in text: [UInt8]) -> MentionAlternative? {
    guard !type.isCount, type != winner.type else { return nil }
    if range == winner.range { return MentionAlternative(type: type, rule: rule, score: score, words: nil) }
    guard !type.isValue, !winner.type.isValue, !type.isPersonLabel else { return nil }
    guard range.upperBound <= text.count else {
      return MentionAlternative(type: type, rule: rule, score: score, words: normal ?? "")
    }
    return MentionAlternative(type: type, rule: rule, score: score, words: String(decoding: text[range], as: UTF8.self))
  }
}
