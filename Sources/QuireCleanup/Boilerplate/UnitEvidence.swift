import QuireText

/// What is to be seen of a unit beside the phrases in it.
struct UnitEvidence {
  let text: [UInt8]
  let range: ByteRange

  /// The words, punctuation on them.
  let words: [ByteRange]

  /// Whether it stands before the first paragraph of the text's own, or behind the last.
  let isAtHead: Bool
  let isAtTail: Bool

  /// Whether a notice stands right above it.
  let isBelowNotice: Bool

  var isAtEdge: Bool { isAtHead || isAtTail }

  init(text: [UInt8], range: ByteRange, isAtHead: Bool, isAtTail: Bool, isBelowNotice: Bool) {
    self.text = text
    self.range = range
    self.isAtHead = isAtHead
    self.isAtTail = isAtTail
    self.isBelowNotice = isBelowNotice
    words = Array(BlankSeparatedWords(text, in: range).prefix(200))
  }

  func stands(_ place: BoilerplateRule.Place) -> Bool {
    switch place {
    case .anywhere: true
    case .edge: isAtEdge
    case .tail: isAtTail
    }
  }

  /// Whether the unit begins with a phrase and has at most `extraWords` words that belong to none; no such word where it
  /// ends as a sentence.
  func isLabel(_ hits: [ByteRange], extraWords: Int) -> Bool {
    guard words.count <= 12, let last = words.last, begins(with: hits) else { return false }
    let endsSentence = text[last.upperBound - 1] == 0x2E && words.count > 4
    let extra = words.count { word in hasWord(word) && !hits.contains { $0.overlaps(word) } }
    return extra <= (endsSentence ? 0 : extraWords)
  }

  /// Whether a phrase stands at the unit's start, marks before it aside.
  func begins(with hits: [ByteRange]) -> Bool { hits.contains { beginsWords($0) } }

  private func beginsWords(_ hit: ByteRange) -> Bool {
    guard let first = words.first(where: { hasWord($0) }) else { return hit.lowerBound == range.lowerBound }
    return hit.lowerBound <= (first.first { isWordByte(text[$0]) } ?? first.lowerBound)
  }

  /// Whether half of the words belong to phrases: three of them, or two with a bar or a comma between words.
  func isRow(of hits: [ByteRange]) -> Bool {
    let plain = words.filter { hasWord($0) }
    guard (2...40).contains(plain.count), let last = words.last, text[last.upperBound - 1] != 0x2E else { return false }
    var covered = 0
    var phrases = 0
    var end = range.lowerBound
    for hit in hits.sorted(by: { ($0.lowerBound, -$0.count) < ($1.lowerBound, -$1.count) }) where hit.lowerBound >= end
    {
      phrases += 1
      end = hit.upperBound
      covered += plain.count { hit.overlaps($0) }
    }
    let bars = words.count { !hasWord($0) }
    return covered * 2 >= plain.count && (phrases >= 3 || (phrases == 2 && bars >= 1))
  }

  /// Whether the unit begins `©`, `(c)` or `Copyright` and goes on with the sign, a year, or is short.
  func isCopyrightLine(_ hits: [ByteRange]) -> Bool {
    guard words.count <= 40, let hit = hits.first(where: { beginsWords($0) || $0.lowerBound == range.lowerBound })
    else {
      return false
    }
    let rest = WhiteSpace.trimmed(text, hit.upperBound..<range.upperBound)
    let isSign = text[hit.lowerBound] == 0xC2
    let next = text[rest].prefix(4)
    let isYear = next.count == 4 && next.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    let hasSign =
      text[range].starts(with: [0xC2, 0xA9]) || text[rest].starts(with: [0xC2, 0xA9])
      || next.starts(with: [0x28, 0x63])
    return isYear || hasSign || (isSign && words.count <= 12)
  }

  /// Whether the unit tells what somebody else said: a phrase stands in quotes, or a verb of saying is there.
  func isReported(_ hits: [ByteRange]) -> Bool {
    if words.contains(where: { isVerbOfSaying($0) }) { return true }
    return hits.contains { hit in
      guard let scalar = UTF8Scalars.decode(text, before: hit.lowerBound) else { return false }
      return hit.lowerBound > range.lowerBound && CodePoint.isQuotationMark(scalar.value)
    }
  }

  private func isVerbOfSaying(_ word: ByteRange) -> Bool {
    var end = word.upperBound
    while end > word.lowerBound, text[end - 1] == 0x2C || text[end - 1] == 0x2E { end -= 1 }
    return Self.verbsOfSaying.contains { $0.elementsEqual(text[word.lowerBound..<end]) }
  }

  /// Whether a stretch has a letter or digit, and is no mark alone.
  private func hasWord(_ word: ByteRange) -> Bool { text[word].contains { isWordByte($0) } }

  /// An ASCII letter or digit, or the first byte of a letter of Europe, Asia Minor or India.
  private func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || (byte >= 0xC3 && byte < 0xE2)
  }

  private static let verbsOfSaying = [
    "said", "says", "told", "asked", "wrote", "argued", "added", "explained", "reads",
  ].map {
    Array($0.utf8)
  }
}
