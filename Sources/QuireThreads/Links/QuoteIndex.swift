import QuireText

/// Finds who said a run of words first, by the hashes of six words in a row.
struct QuoteIndex {
  /// The words in a row that are compared.
  static let width = 6

  /// Who said something first.
  enum Source: Hashable {
    case article
    case turn(Int)
  }

  /// Where words of a comment stand elsewhere.
  struct Match {
    var source: Source

    /// How many runs of six words agree.
    var count: Int

    /// The words in the comment, and where they stood first.
    var range: ByteRange
    var sourceRange: ByteRange
  }

  private struct Place {
    var source: Source
    var range: ByteRange
  }

  private var places: [UInt64: Place] = [:]

  /// Takes words in; what stood elsewhere before stays there.
  mutating func add(_ words: [BodyWord], from source: Source) {
    Self.forEachRun(words) { hash, range in
      if places[hash] == nil { places[hash] = Place(source: source, range: range) }
    }
  }

  /// Who said most of `words` before; of equals the one whose words come first.
  func match(_ words: [BodyWord]) -> Match? {
    var found: [Source: Match] = [:]
    var order: [Source] = []
    Self.forEachRun(words) { hash, range in
      guard let place = places[hash] else { return }
      guard var match = found[place.source] else {
        found[place.source] = Match(source: place.source, count: 1, range: range, sourceRange: place.range)
        return order.append(place.source)
      }
      match.count += 1
      // The next run of the same quotation makes it longer; one elsewhere does not.
      if range.lowerBound < match.range.upperBound, place.range.lowerBound < match.sourceRange.upperBound,
        place.range.upperBound > match.sourceRange.lowerBound
      {
        match.range = match.range.lowerBound..<range.upperBound
        match.sourceRange = match.sourceRange.lowerBound..<max(match.sourceRange.upperBound, place.range.upperBound)
      }
      found[place.source] = match
    }
    var best: Match?
    for source in order {
      guard let match = found[source], match.count > best?.count ?? 0 else { continue }
      best = match
    }
    return best
  }

  private static func forEachRun(_ words: [BodyWord], _ body: (UInt64, ByteRange) -> Void) {
    guard words.count >= width else { return }
    for start in 0...(words.count - width) {
      var hash: UInt64 = 1
      for word in words[start..<(start + width)] { hash = BodyWords.chain(hash, word.hash) }
      body(hash, words[start].range.lowerBound..<words[start + width - 1].range.upperBound)
    }
  }
}
