/// Marks the tokens that are words of listed phrases: the longest from left to right, beginning at capitals.
struct ListPhrases: Sendable {
  /// Set in ``TaggingToken/begins`` where the phrase has several words.
  static let isLong: UInt32 = 1 << 30
  /// The most words of a phrase.
  static let longest = 5

  private static let seed: UInt64 = 7

  /// The lists that each phrase is in, as bits, by the hash of its words.
  let phrases: HashedLexicon

  /// The hash of a phrase's words, whatever their case.
  static func hash(_ tokens: some Sequence<TaggingToken>) -> UInt64 {
    tokens.reduce(seed) { FeatureHash.mix($0, $1.folded) }
  }

  /// Marks the tokens of `sequence`; in a sequence without any capital, phrases may begin at every word.
  func mark(_ tokens: inout [TaggingToken], _ sequence: Range<Int>) {
    guard phrases.byteCount > 0 else { return }
    let isSmall = !tokens[sequence].contains { $0.isCapitalized }
    var index = sequence.lowerBound
    while index < sequence.upperBound {
      guard isSmall ? tokens[index].marks.contains(.word) : tokens[index].isCapitalized else {
        index += 1
        continue
      }
      var hash = Self.seed
      var best = (count: 0, lists: UInt32(0))
      for place in index..<min(sequence.upperBound, index + Self.longest) {
        hash = FeatureHash.mix(hash, tokens[place].folded)
        let lists = phrases.value(hash)
        if lists != 0 { best = (place - index + 1, lists) }
      }
      if best.count > 0 {
        tokens[index].begins |= best.lists | (best.count > 1 ? Self.isLong : 0)
        for place in index + 1..<index + best.count { tokens[place].continues |= best.lists }
      }
      index += max(best.count, 1)
    }
  }
}
