import QuireText

/// How words near a match raise its score, as Presidio's `LemmaContextAwareEnhancer` does it.
struct ContextRule: Sendable {
  /// How many words before a match are looked at; articles and the like are not counted.
  var before = 5

  /// How many behind it.
  var after = 0

  /// What a context word adds to the score.
  var factor = 0.35

  /// The least score that a match with a context word has.
  var leastScore = 0.4

  /// The score of a match with a context word beside it.
  func raised(_ score: Double) -> Double { min(1, max(score + factor, leastScore)) }
}

/// The context words of a rule: single words or phrases, compared by their folded stems.
///
/// A stem is the word without the ending of a plural: where Presidio asks a language model for the lemma, `accounts`
/// is `account` and `batteries` is `battery` by rule.
struct ContextWords: Sendable {
  private let phrases: [(stems: [[UInt8]], text: String)]

  /// Words that are passed over without being counted.
  private static let small: Set<[UInt8]> = Set(
    [
      "a", "an", "the", "of", "for", "is", "are", "was", "were", "be", "been", "to", "in", "on", "at", "by", "and",
      "or",
      "with", "my", "his", "her", "their", "our", "your", "its", "it", "this", "that", "as", "from",
    ]
    .map { ContextWords.stem(of: Array($0.utf8)) }
  )

  init(_ words: [String]) {
    phrases = words.compactMap { word -> (stems: [[UInt8]], text: String)? in
      let bytes = Array(word.utf8)
      let stems = WordWalk.words(in: bytes, 0..<bytes.count).map { Self.stem(of: Array(bytes[$0])) }
      return stems.isEmpty ? nil : (stems, word)
    }
  }

  var isEmpty: Bool { phrases.isEmpty }

  /// The first of the words that stands near `range` of `text`; `nil` where none does.
  ///
  /// Complexity: the bytes of the words that are looked at, a few hundred at most, times the number of phrases.
  func supporting(_ range: ByteRange, in text: [UInt8], _ rule: ContextRule) -> String? {
    guard !phrases.isEmpty else { return nil }
    let before = Self.stems(in: text, WordWalk.before(range.lowerBound, in: text), counting: rule.before)
    let behind = Self.stems(in: text, WordWalk.behind(range.upperBound, in: text), counting: rule.after)
    return phrases.first { Self.holds(before.reversed(), $0.stems) || Self.holds(behind, $0.stems) }?.text
  }

  /// The stems of words until so many of them were no small ones.
  private static func stems(in text: [UInt8], _ words: [ByteRange], counting limit: Int) -> [[UInt8]] {
    var left = limit
    var stems: [[UInt8]] = []
    for word in words {
      guard left > 0 else { break }
      let stem = Self.stem(of: Array(text[word]))
      if !small.contains(stem) { left -= 1 }
      stems.append(stem)
    }
    return stems
  }

  private static func holds(_ stems: [[UInt8]], _ phrase: [[UInt8]]) -> Bool {
    guard phrase.count <= stems.count else { return false }
    return (0...(stems.count - phrase.count)).contains { stems[$0..<($0 + phrase.count)].elementsEqual(phrase) }
  }

  /// A word without case, accents and the ending of a plural.
  static func stem(of word: [UInt8]) -> [UInt8] {
    let folded = CaseFolding.folded(word, [.fullCase, .accents])
    guard folded.count > 3 else { return folded }
    func ends(_ ending: String) -> Bool {
      let count = ending.utf8.count
      return folded.count > count + 1 && folded.suffix(count).elementsEqual(ending.utf8)
    }
    if ends("ies") { return Array(folded.dropLast(3)) + Array("y".utf8) }
    if ["sses", "xes", "zes", "ches", "shes"].contains(where: ends) { return Array(folded.dropLast(2)) }
    if ends("s"), !["ss", "us", "is"].contains(where: ends) { return Array(folded.dropLast()) }
    return folded
  }
}

/// Words of a text for looking around in it: runs of letters and digits.
enum WordWalk {
  /// How far is looked, in bytes.
  static let reach = 400

  /// The words before `offset`, the nearest first.
  static func before(_ offset: Int, in text: [UInt8]) -> [ByteRange] {
    var start = max(0, offset - reach)
    // A word that is cut is none.
    if start > 0 {
      while start < offset, text[start] > 0x20 { start += 1 }
    }
    return words(in: text, start..<offset).reversed()
  }

  /// The words behind `offset`, the nearest first.
  static func behind(_ offset: Int, in text: [UInt8]) -> [ByteRange] {
    var end = min(text.count, offset + reach)
    if end < text.count {
      while end > offset, text[end - 1] > 0x20 { end -= 1 }
    }
    return words(in: text, offset..<end)
  }

  /// The words in a range, in order.
  ///
  /// General punctuation and that of Latin-1 and CJK divide words outside of ASCII.
  static func words(in text: [UInt8], _ range: ByteRange) -> [ByteRange] {
    var words: [ByteRange] = []
    var start: Int?
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      var length = 1
      var isWord = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
      if byte >= 0x80 {
        let next = index + 1 < range.upperBound ? text[index + 1] : 0
        switch (byte, next) {
        case (0xC2, _): length = 2
        case (0xE2, 0x80), (0xE2, 0x81), (0xE3, 0x80): length = 3
        default: isWord = true
        }
      }
      if isWord {
        if start == nil { start = index }
      } else if let first = start {
        words.append(first..<index)
        start = nil
      }
      index += length
    }
    if let first = start { words.append(first..<range.upperBound) }
    return words
  }
}
