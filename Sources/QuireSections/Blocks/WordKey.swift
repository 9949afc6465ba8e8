import QuireText

/// An English word in 64 bits: its first seven letters in small ones, and its length.
///
/// Words that agree in both are taken for the same, which is right for the short lists that keys are compared with.
struct WordKey: Hashable {
  private let raw: UInt64

  /// The key of a word of ASCII letters and digits.
  init(_ word: StaticString) {
    raw = word.withUTF8Buffer { Self.pack($0) }
  }

  /// The key of the word in `range` of `text`, the punctuation around it left aside; `nil` where there is no ASCII
  /// letter or digit.
  init?(_ text: [UInt8], _ range: ByteRange) {
    let word = Self.core(text, range)
    guard !word.isEmpty else { return nil }
    raw = Self.pack(text[word])
  }

  /// `range` without the punctuation at its ends.
  static func core(_ text: [UInt8], _ range: ByteRange) -> ByteRange {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, !isWordByte(text[start]) { start += 1 }
    while end > start, !isWordByte(text[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
  }

  private static func pack(_ bytes: some Collection<UInt8>) -> UInt64 {
    var raw = UInt64(truncatingIfNeeded: bytes.count) << 56
    for (index, byte) in bytes.prefix(7).enumerated() {
      let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      raw |= UInt64(small) << (8 * UInt64(index))
    }
    return raw
  }
}

/// A list of English words.
struct WordList {
  private let keys: Set<WordKey>

  /// Creates a list.
  init(_ words: [StaticString]) { keys = Set(words.map { WordKey($0) }) }

  /// Whether the word in `range` of `text`, the punctuation around it left aside, is in the list.
  func contains(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard range.count <= 40, let key = WordKey(text, range) else { return false }
    return keys.contains(key)
  }

  /// Whether a word of this key is in the list.
  func contains(_ key: WordKey?) -> Bool { key.map { keys.contains($0) } ?? false }
}

extension WordList {
  static let months = WordList([
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
  ])

  static let weekdays = WordList([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu",
    "thur", "thurs", "fri", "sat", "sun",
  ])

  /// Words that stand in a line of nothing but a date and a time.
  static let timeWords = WordList([
    "at", "on", "am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "et",
    "pt", "ct", "cet", "cest", "bst", "ist", "aest", "aedt", "published", "posted", "updated", "modified", "last",
    "date", "and", "o'clock", "noon", "midnight",
  ])

  /// Words that end no sentence: after them something is missing.
  static let functionWords = WordList([
    "a", "an", "the", "of", "by", "to", "from", "with", "at", "for", "and", "or", "but", "nor", "as", "into", "onto",
    "than", "that", "which", "who", "whose", "whom", "if", "because", "while", "although", "though", "since", "until",
    "unless", "when", "where", "whether", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had",
    "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did", "not", "his",
    "her", "its", "their", "our", "your", "my", "this", "these", "those", "every", "each", "between", "among", "upon",
    "toward", "towards", "against", "during", "without", "within", "under", "via", "per", "very", "so", "such", "said",
    "says", "according", "including", "in", "on", "about", "after", "before",
  ])
}
