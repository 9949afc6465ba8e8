import QuireDocument
import QuireText

/// Finds whom a comment speaks to: "@Ann", "Ann, …", "Thanks Ann!", "I agree with Ann".
struct AddressFinder {
  /// The most lines of a comment whose beginnings are looked at.
  private static let mostLines = 24

  /// The most people that one comment speaks to.
  static let mostCues = 16

  let text: [UInt8]

  /// The turns before this one.
  let earlier: AuthorIndex

  /// All turns; of each author the first one.
  let all: AuthorIndex

  /// The names of the article's authors, whole and first.
  let owners: Set<UInt64>

  /// The cues of `turn`, in the order of the text.
  func cues(of turn: Turn) -> [LinkCue] {
    var cues: [LinkCue] = []
    let starts = lineStarts(turn)
    for (place, start) in starts.enumerated() {
      if let cue = opening(turn, at: start, isFirst: place == 0) { cues.append(cue) }
    }
    if let cue = agreement(turn) { cues.append(cue) }
    appendMentions(turn, to: &cues)
    return Array(cues.prefix(Self.mostCues))
  }

  /// The names with a mark before them, the mark left out, in the order of the text.
  func mentions(of turn: Turn) -> [ByteRange] {
    var cues: [LinkCue] = []
    appendMentions(turn, to: &cues)
    return cues.map { cue in
      let start = text[cue.evidence].firstIndex { $0 != 0x40 && $0 != 0x20 } ?? cue.evidence.upperBound
      return start..<cue.evidence.upperBound
    }
  }

  /// The places among its own words where lines begin.
  private func lineStarts(_ turn: Turn) -> [Int] {
    var starts: [Int] = []
    var end = turn.comment.body.lowerBound
    for (place, word) in turn.own.enumerated() where starts.count < Self.mostLines {
      if place == 0 || text[end..<word.range.lowerBound].contains(0x0A) { starts.append(place) }
      end = word.range.upperBound
    }
    return starts
  }

  // MARK: Names at the beginning

  private func opening(_ turn: Turn, at start: Int, isFirst: Bool) -> LinkCue? {
    let words = turn.own
    let (place, isGreeted) = pastGreeting(words, start)
    guard place < words.count, !isMention(words[place]) else { return nil }
    if let (target, count, match, later) = known(words[place...]), target != nil || match == .full {
      let range = words[place].range.lowerBound..<words[place + count - 1].range.upperBound
      guard range.count >= 3, isClosed(range.upperBound, isGreeted), count > 1 || !isCommon(words[place]) else {
        return nil
      }
      // A name alone on a line further down is a signature.
      guard isFirst ? place + count < words.count : goesOn(words, after: place + count - 1) else { return nil }
      let rule: LinkRule = match == .full ? .fullVocative : .firstVocative
      return LinkCue(rule: rule, target: target ?? .ghost(string(range)), evidence: range, later: later)
    }
    guard isFirst, let range = GhostName(text: text).range(words, at: place, isGreeted: isGreeted) else { return nil }
    let name = BodyWords.words(text, in: range)
    guard !Turn.nobody.contains(Turn.hash(name)) else { return nil }
    let rule: LinkRule = name.count > 1 ? .fullVocative : .firstVocative
    let isOwner = name.first.map { owners.contains($0.hash) } ?? false || owners.contains(Turn.hash(name))
    return LinkCue(rule: rule, target: isOwner ? .article : .ghost(string(range)), evidence: range)
  }

  /// Whether another word follows on the same line.
  private func goesOn(_ words: [BodyWord], after place: Int) -> Bool {
    guard place + 1 < words.count else { return false }
    return !text[words[place].range.upperBound..<words[place + 1].range.lowerBound].contains(0x0A)
  }

  /// The author whose name the words spell: a turn before, or a later one, which can't be answered yet.
  private func known(_ words: ArraySlice<BodyWord>) -> (LinkCue.Target?, Int, AuthorIndex.Match, Int?)? {
    if let found = earlier.turn(named: words) { return (.turn(found.index), found.count, found.match, nil) }
    return all.turn(named: words).map { (nil, $0.count, $0.match, $0.index) }
  }

  /// The place after "Hi", "Thanks", "I agree with", and whether there was any of them.
  private func pastGreeting(_ words: [BodyWord], _ start: Int) -> (Int, Bool) {
    var place = start
    for _ in 0..<2 where place < words.count {
      if let phrase = Self.phrases.first(where: { isPhrase($0, words, place) }) {
        place += phrase.count
      } else if HeaderLexicon.meaning(of: words[place].hash).contains(.greeting) {
        place += 1
      } else {
        break
      }
    }
    return (place, place > start)
  }

  private func isPhrase(_ phrase: [UInt64], _ words: [BodyWord], _ place: Int) -> Bool {
    place + phrase.count <= words.count && zip(phrase, words[place...]).allSatisfy { $0 == $1.hash }
  }

  /// Whether a sign follows, and not only the line's end.
  private func hasSign(after end: Int) -> Bool {
    let index = end < text.count && text[end] == 0x20 ? end + 1 : end
    return isClosed(end, false) && index < text.count && text[index] != 0x0A && text[index] != 0x0D
  }

  /// Whether a sign or the line's end follows, as after the name of somebody who is spoken to.
  private func isClosed(_ end: Int, _ isGreeted: Bool) -> Bool {
    var index = end
    if index < text.count, text[index] == 0x20 { index += 1 }
    guard let scalar = UTF8Scalars.decode(text, at: index) else { return true }
    switch scalar.value {
    case 0x2C, 0x3A, 0x3B, 0x21, 0x2E, 0x2D, 0x2013, 0x2014, 0x2026, 0x0A, 0x0D, 0x3F: return true
    default: return false
    }
  }

  /// Whether a word alone is more often something else than a name.
  private func isCommon(_ word: BodyWord) -> Bool { !Self.mayBeName(word) }

  /// Whether a word alone is not more often something else than a name.
  static func mayBeName(_ word: BodyWord) -> Bool {
    !HeaderLexicon.meaning(of: word.hash).contains([.function, .greeting, .furniture, .speech])
  }

  // MARK: Names with a sign, and names of those agreed with

  private func isMention(_ word: BodyWord) -> Bool {
    word.range.lowerBound > 0 && text[word.range.lowerBound - 1] == 0x40
  }

  private func appendMentions(_ turn: Turn, to cues: inout [LinkCue]) {
    let words = turn.own
    var lineStart = 0
    for (place, word) in words.enumerated() where cues.count < Self.mostCues {
      if place > 0, text[words[place - 1].range.upperBound..<word.range.lowerBound].contains(0x0A) { lineStart = place }
      guard let sign = sign(before: word) else { continue }
      if let (target, count, _, later) = known(words[place...]) {
        let range = sign..<words[place + count - 1].range.upperBound
        let name = word.range.lowerBound..<range.upperBound
        cues.append(LinkCue(rule: .atName, target: target ?? .ghost(string(name)), evidence: range, later: later))
      } else if sign + 1 == word.range.lowerBound, isHandle(word), pastGreeting(words, lineStart).0 >= place {
        // Without a known name, only the beginning of a line speaks to somebody: things have names with @ as well.
        let range = ghostMention(words, place)
        let isOwner = owners.contains(word.hash)
        let target: LinkCue.Target = isOwner ? .article : .ghost(string(range))
        var cue = LinkCue(rule: .atName, target: target, evidence: sign..<range.upperBound)
        cue.isLoose = !isOwner && !hasSign(after: range.upperBound) && !looksLikeHandle(range)
        cues.append(cue)
      }
    }
  }

  /// Where the `@` of a mention stands: before the word or one space before it, and not inside an address.
  private func sign(before word: BodyWord) -> Int? {
    var index = word.range.lowerBound - 1
    if index > 0, text[index] == 0x20 { index -= 1 }
    guard index >= 0, text[index] == 0x40 else { return nil }
    guard let before = UTF8Scalars.decode(text, before: index) else { return index }
    return CodePoint.isAlphabetic(before.value) || CodePoint.isDecimalDigit(before.value) || before.value == 0x2E
      ? nil : index
  }

  private func isHandle(_ word: BodyWord) -> Bool {
    let first = text[word.range.lowerBound]
    return word.range.count > 1 && (first < 0x30 || first > 0x39)
  }

  /// Whether a word has digits, signs or capitals inside, as names of accounts have.
  private func looksLikeHandle(_ range: ByteRange) -> Bool {
    text[range].dropFirst().contains { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x5F || ($0 >= 0x41 && $0 <= 0x5A) }
  }

  /// The name of a mention that nobody has: the word, and a second one where both are written as names.
  private func ghostMention(_ words: [BodyWord], _ place: Int) -> ByteRange {
    let range = words[place].range
    guard place + 1 < words.count, words[place].isCapitalized, words[place + 1].isCapitalized,
      words[place + 1].range.lowerBound == range.upperBound + 1, text[range.upperBound] == 0x20,
      !isCommon(words[place + 1]), isClosed(words[place + 1].range.upperBound, false)
    else { return range }
    return range.lowerBound..<words[place + 1].range.upperBound
  }

  /// "I agree with Ann", among the first words.
  private func agreement(_ turn: Turn) -> LinkCue? {
    let words = turn.own
    for place in 0..<min(words.count, 16) where Self.agreeing.contains(words[place].hash) {
      guard place + 2 < words.count, words[place + 1].hash == Self.with, !isMention(words[place + 2]),
        let (target, count, match, later) = known(words[(place + 2)...]), let target, later == nil
      else { continue }
      let range = words[place + 2].range.lowerBound..<words[place + 1 + count].range.upperBound
      guard range.count >= 3, count > 1 || !isCommon(words[place + 2]), match == .full || words[place + 2].isCapitalized
      else { continue }
      return LinkCue(rule: .agreement, target: target, evidence: range)
    }
    return nil
  }

  private func string(_ range: ByteRange) -> String { String(decoding: text[range], as: UTF8.self) }

  private static let phrases: [[UInt64]] = [
    ["i", "agree", "with"], ["i'm", "with"], ["in", "reply", "to"], ["in", "response", "to"], ["thank", "you"],
    ["agree", "with"], ["reply", "to"], ["replying", "to"], ["response", "to"], ["good", "point"], ["well", "said"],
    ["nice", "one"], ["so", "true"],
  ].map { $0.map { WordHash.hash(Array($0.utf8)) } }

  private static let agreeing = Set(
    ["agree", "agrees", "agreed", "agreeing", "disagree", "concur", "i'm", "side"].map { WordHash.hash(Array($0.utf8)) }
  )
  private static let with = WordHash.hash(Array("with".utf8))
}
