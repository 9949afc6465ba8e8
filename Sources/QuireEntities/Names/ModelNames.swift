import QuireDocument
import QuireTagging
import QuireText

/// The names that a model finds, as candidates.
enum ModelNames {
  /// The names in `text`, ascending, with up to `evidence` of the features that decided.
  static func candidates(in text: [UInt8], _ taggers: TaggerPool, evidence: Int) -> [MentionCandidate] {
    let types = taggers.model.types.map { EntityType($0) }
    return taggers.names(in: text, evidence: evidence).map { name in
      var candidate = MentionCandidate(
        range: name.range,
        type: types[name.type],
        rule: "model",
        score: (Double(name.probability) * 1000).rounded() / 1000
      )
      if types[name.type] == .person { candidate.normal = String(decoding: text[name.range], as: UTF8.self) }
      if !name.evidence.isEmpty {
        candidate.attributes.append(.init("evidence", .array(name.evidence.map { .string($0.description) })))
      }
      return candidate
    }
  }
}
