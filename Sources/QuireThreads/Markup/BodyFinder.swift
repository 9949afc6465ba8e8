import QuireText

/// Finds the text of a comment's body: from the first words that belong to nothing else to the last.
struct BodyFinder {
  let text: [UInt8]

  /// The words of `region` outside of `excluded`, from the first to the last; `nil` where there are none.
  ///
  /// What is excluded comes in the order of its starts. Where `isLoose`, words that look like a header or buttons are no
  /// body at the ends.
  func words(in region: ByteRange, without excluded: [ByteRange], isLoose: Bool) -> ByteRange? {
    var parts: [ByteRange] = []
    var start = region.lowerBound
    for range in excluded where range.upperBound > start && range.lowerBound < region.upperBound {
      if range.lowerBound > start { append(start..<range.lowerBound, to: &parts) }
      start = max(start, range.upperBound)
    }
    if start < region.upperBound { append(start..<region.upperBound, to: &parts) }
    guard let first = parts.first, let last = parts.last else { return nil }
    let whole = first.lowerBound..<last.upperBound
    guard isLoose else { return whole }
    let lower = parts.firstIndex { !isFurniture($0) }
    let upper = parts.lastIndex { !isFurniture($0) }
    guard let lower, let upper else { return whole }
    return parts[lower].lowerBound..<parts[upper].upperBound
  }

  private func append(_ range: ByteRange, to parts: inout [ByteRange]) {
    let range = WhiteSpace.trimmed(text, range)
    if !range.isEmpty { parts.append(range) }
  }

  /// Whether a few words between two parts of a comment are a header's or a button's: "says:", "at", "Permalink", "#12".
  func isFurniture(_ range: ByteRange) -> Bool {
    guard range.count <= 60 else { return false }
    let tokens = HeaderTokens(text, in: range)
    guard tokens.isWhole, tokens.tokens.count <= 12 else { return false }
    let parser = StampParser(tokens: tokens.tokens)
    var index = 0
    while index < tokens.tokens.count {
      if let stamp = parser.stamp(at: index) {
        index = max(index + 1, stamp.tokens.upperBound)
        continue
      }
      let token = tokens.tokens[index]
      guard token.kind != .word || token.meaning.contains(Self.furniture) || token.count == 1 else { return false }
      index += 1
    }
    return true
  }

  private static let furniture: HeaderMeaning.Roles = [
    .furniture, .button, .verb, .by, .posted, .connector, .owner, .clockWord, .halfDay, .weekday, .zone,
  ]
}
