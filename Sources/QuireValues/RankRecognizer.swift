import QuireText

// Ranks: "Sgt. 1st Class", "Brigadier General"; of one word before a name only, "Captain Miller".
extension ContactScanner {
  /// The rank that begins with the capital letter at `start`.
  func rank(at start: Int) -> RecognizedValue? {
    guard kinds.contains(.rank), !text.isWord(before: start) else { return nil }
    let word = text.militaryWord(at: start)
    guard word.count > 1, let first = MilitaryWords.rankWordsByKey[text.militaryKey(word)] else {
      return abbreviatedRank(word)
    }
    var numbers = [first.number]
    var end = endOfWord(word, first)
    var best: (name: String, end: Int, count: Int)?
    while true {
      if let name = MilitaryWords.ranks[numbers] { best = (name, end, numbers.count) }
      guard numbers.count < 6, let next = nextWord(after: end) else { break }
      numbers.append(next.word.number)
      end = endOfWord(next.range, next.word)
    }
    guard let best else { return nil }
    if best.count > 1 { return rank(start..<best.end, best.name, rule: "rank.words", score: 0.95) }
    guard let score = score(ofWord: word, best.name, end: best.end) else { return nil }
    return rank(start..<best.end, best.name, rule: "rank.before-name", score: score)
  }

  private func rank(_ range: ByteRange, _ name: String, rule: String, score: Double) -> RecognizedValue {
    RecognizedValue(range: range, kind: .rank, normal: name, rule: rule, score: score)
  }

  /// "SFC", "LtCol": before a name.
  private func abbreviatedRank(_ word: ByteRange) -> RecognizedValue? {
    guard (3...7).contains(word.count), text[word.lowerBound + 2] != 0, isShortRank(word),
      let name = MilitaryWords.abbreviations[text.string(word)]
    else { return nil }
    let end = text[word.upperBound] == UInt8(ascii: ".") ? word.upperBound + 1 : word.upperBound
    guard isName(after: end) else { return nil }
    return rank(word.lowerBound..<end, name, rule: "rank.abbreviation", score: 0.9)
  }

  /// A quick look: the letters are those of a short form, two capitals at least.
  private func isShortRank(_ word: ByteRange) -> Bool {
    word.reduce(0) { $0 + (isUppercase(text[$1]) ? 1 : 0) } >= 2
  }

  /// The end of a rank's word, with the point of a short form.
  private func endOfWord(_ word: ByteRange, _ entry: MilitaryWords.RankWord) -> Int {
    entry.isShort && text[word.upperBound] == UInt8(ascii: ".") ? word.upperBound + 1 : word.upperBound
  }

  /// The next word of a rank, after a space, a hyphen or a point.
  private func nextWord(after end: Int) -> (range: ByteRange, word: MilitaryWords.RankWord)? {
    let isBeside = text[end] == 0x20 || text[end] == UInt8(ascii: "-")
    guard isBeside || text[end - 1] == UInt8(ascii: ".") else { return nil }
    let range = text.militaryWord(at: isBeside ? end + 1 : end)
    guard !range.isEmpty, let word = MilitaryWords.rankWordsByKey[text.militaryKey(range)] else { return nil }
    let first = text[range.lowerBound]
    // "of the" stay small.
    return isUppercase(first) || isDigit(first) || range.count <= 3 ? (range, word) : nil
  }

  /// How sure a rank of one word is, by what stands around; `nil` where it is none.
  private func score(ofWord word: ByteRange, _ name: String, end: Int) -> Double? {
    guard isName(after: end) else { return nil }
    let isFull = word.count == name.utf8.count
    if name == "General" {
      let before = wordBefore(word.lowerBound)
      guard before.isEmpty || !MilitaryWords.offices.contains(text.militaryKey(before)) else { return nil }
    }
    guard isFull else { return 0.9 }
    // Headlines capitalize adjectives, too: "Major Storm", "Private Talks".
    let isAdjective = ["Major", "Private", "General", "Specialist"].contains(name)
    let second = text.militaryWord(at: end + 1).upperBound
    let hasFullName = isName(after: second) || text[second] == UInt8(ascii: ".")
    return isAdjective ? (name == "General" || hasFullName ? 0.6 : 0.4) : 0.8
  }

  /// Whether a space and a capitalized word follow that may be a person's name.
  private func isName(after end: Int) -> Bool {
    guard text[end] == 0x20, isUppercase(text[end + 1]) || text[end + 1] >= 0xC3 else { return false }
    var last = end + 1
    while isLetter(text[last]), last - end < 24 { last += 1 }
    let word = end + 1..<last
    // An initial has a point; "GENERAL ELECTION" is shouted.
    if word.count == 1 { return text[last] == UInt8(ascii: ".") || text[last] >= 0x80 || text[last] == 0x27 }
    guard !word.isEmpty else { return text[end + 1] >= 0x80 }
    return !MilitaryWords.noNames.contains(text.militaryKey(word))
  }

  private func wordBefore(_ start: Int) -> ByteRange {
    // "Director-General", "Director - General"
    var last = start
    while " -".utf8.contains(text[last - 1]), start - last < 3 { last -= 1 }
    var first = last
    while isLetter(text[first - 1]), last - first < 24 { first -= 1 }
    return first..<last
  }
}
