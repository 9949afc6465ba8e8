import QuireDocument
import QuireText

/// Holds new names against the mentions that stand in the document.
enum KnownNames {
  /// How much surer than a mention a name must be, at least, to replace it by other words.
  private static let tolerance = 0.2

  /// The candidates that say something new.
  ///
  /// What is known already as the same type keeps what its list says of it; and where the model cuts the words otherwise
  /// than a mention does and is not sure, the mention is right more often. Complexity: O(candidates + mentions).
  static func withoutKnown(_ candidates: [MentionCandidate], _ mentions: [Mention]) -> [MentionCandidate] {
    let known = mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }
    var next = 0
    return candidates.sorted { $0.range.lowerBound < $1.range.lowerBound }.filter { candidate in
      while next < known.count, known[next].range.upperBound <= candidate.range.lowerBound { next += 1 }
      var place = next
      while place < known.count, known[place].range.lowerBound < candidate.range.upperBound {
        let mention = known[place]
        place += 1
        guard mention.range.overlaps(candidate.range) else { continue }
        if mention.range == candidate.range {
          if mention.type == candidate.type { return false }
        } else if candidate.rule == "model", candidate.score < (mention.provenance.score ?? 0.5) - tolerance {
          return false
        }
      }
      return true
    }
  }
}
