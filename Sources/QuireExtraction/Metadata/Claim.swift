import QuireText

/// A value that a page states, where it states it, and the rule that read it.
struct Claim {
  /// Where a claim stands.
  enum Place {
    /// In bytes of a decoded source.
    case decoded(ByteRange, source: Int)

    /// In bytes of the text.
    case text(ByteRange)
  }

  /// The value, white space collapsed; never empty.
  var value: [UInt8]

  /// Where it stands.
  var places: [Place]

  /// The rule, in kebab-case.
  var rule: String

  /// How often the rule is right where it was measured; `nil` for what the page declares.
  var score: Double?

  /// Creates a claim, or `nil` where nothing is left of `value` without white space around it.
  init?(_ value: [UInt8], at places: [Place], rule: String, score: Double? = nil) {
    let collapsed = ByteText.collapsed(value)
    guard !collapsed.isEmpty else { return nil }
    self.value = collapsed
    self.places = places
    self.rule = rule
    self.score = score
  }

  /// The place in the text, where it stands there.
  var textPlace: ByteRange? {
    for case .text(let range) in places { return range }
    return nil
  }

  /// The value as a string.
  var string: String { String(decoding: value, as: UTF8.self) }
}
