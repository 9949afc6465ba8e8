import QuireDocument
import QuireText

/// Finds who is named as the author of a quotation: "Ann wrote:", "[quote=Ann]", "Originally posted by Ann".
struct AttributionFinder {
  /// The longest line that is read, in bytes.
  private static let mostBytes = 200

  /// The most lines of one comment that are read.
  private static let mostLines = 12

  let text: [UInt8]
  let earlier: AuthorIndex

  /// The names before quotations in `turn`.
  func cues(of turn: Turn) -> [LinkCue] {
    var cues: [LinkCue] = []
    var read = 0
    for line in TextLines(text, in: turn.comment.body) where !line.isBlank && cues.count < AddressFinder.mostCues {
      if let cue = bracket(line.content) {
        cues.append(cue)
      } else if read < Self.mostLines, mayAttribute(line.content) {
        read += 1
        if let cue = attribution(line.content) { cues.append(cue) }
      }
    }
    return cues
  }

  /// Whether one of the first words is a verb of saying with a sign behind it.
  private func mayAttribute(_ line: ByteRange) -> Bool {
    guard line.count <= Self.mostBytes || text[line].prefix(Self.mostBytes).contains(0x3A) else { return false }
    return BodyWords.words(text, in: line, limit: 20).contains {
      HeaderLexicon.meaning(of: $0.hash).contains([.verb, .posted])
    }
  }

  private func attribution(_ line: ByteRange) -> LinkCue? {
    guard let reading = HeaderParser.read(text, line, HeaderTokens(text, in: line)),
      reading.has(.verb) || reading.has(.by),
      let name = reading.name
    else { return nil }
    return cue(name)
  }

  /// "[quote=Ann]", "[quote="Ann"]".
  private func bracket(_ line: ByteRange) -> LinkCue? {
    let open = Array("[quote=".utf8)
    guard text[line].starts(with: open), let end = text[line].prefix(Self.mostBytes).firstIndex(of: 0x5D) else {
      return nil
    }
    return cue((line.lowerBound + open.count)..<end)
  }

  private func cue(_ name: ByteRange) -> LinkCue? {
    let words = BodyWords.words(text, in: name, limit: Turn.mostNameWords)
    guard let found = earlier.turn(named: words[...]), found.count == words.count || found.match == .full,
      let first = words.first
    else { return nil }
    let range = first.range.lowerBound..<words[found.count - 1].range.upperBound
    return LinkCue(rule: .attributedQuote, target: .turn(found.index), evidence: range)
  }
}
