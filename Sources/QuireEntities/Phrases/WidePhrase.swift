import QuireDocument
import QuireText

/// A phrase that holds a name.
struct WidePhrase {
  var range: ByteRange
  var type: EntityType
  let rule: String
  /// The mention that was widened, if there was one.
  let source: Mention?

  /// The phrase as a mention, with what was known of the name.
  func mention(id: ElementID) -> Mention {
    let isSame = source?.type == type
    return Mention(
      id: id,
      range: range,
      type: type,
      normal: isSame ? source?.normal : nil,
      attributes: isSame ? source?.attributes ?? [] : [],
      provenance: Provenance(rule: rule, score: source?.provenance.score ?? 0.6)
    )
  }
}
