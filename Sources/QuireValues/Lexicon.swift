/// The words of the grammar, found by their letters.
///
/// A table with open addressing over the letters themselves, packed into two words of 64 bits: one look-up a word of
/// the text, without hashing strings.
struct Lexicon: Sendable {
  private(set) var lexemes: [Lexeme] = [Lexeme()]
  /// Whether a word by itself can carry a value, by lexeme.
  private(set) var isAnchor: [Bool] = [false]
  private var keys: [Key] = [Key()]
  private var slots: [UInt16] = []
  private let mask: Int

  private struct Key: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  /// The English words.
  static let english = Lexicon(EnglishWords().entries)

  /// Creates a lexicon of words of at most sixteen lower-case ASCII letters.
  init(_ entries: [(word: String, lexeme: Lexeme)]) {
    // At most a third of the slots are taken.
    var size = 64
    while size < entries.count * 3 { size *= 2 }
    mask = size - 1
    slots = [UInt16](repeating: 0, count: size)
    for (word, lexeme) in entries {
      var key = Key()
      for byte in word.utf8 {
        key.high = key.high << 8 | key.low >> 56
        key.low = key.low << 8 | UInt64(byte)
      }
      var slot = Lexicon.hash(key) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt16(lexemes.count)
      lexemes.append(lexeme)
      keys.append(key)
      isAnchor.append(lexeme.carriesValue)
    }
  }

  /// The number of the word whose letters, in lower case, are packed into `low` and `high`; `nil` for other words.
  @inline(__always)
  func find(low: UInt64, high: UInt64) -> Int? {
    let key = Key(low: low, high: high)
    var slot = Lexicon.hash(key) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot])
      if keys[index] == key { return index }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private static func hash(_ key: Key) -> Int {
    let mixed = (key.low ^ key.high &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}

extension Lexeme {
  fileprivate var carriesValue: Bool {
    if month != 0 || weekday != 0 || unit != nil || dayPart != nil || season != nil || frequency != nil { return true }
    if beginsHoliday || currency != nil || magnitude != nil || cardinal != nil || ordinal != nil { return true }
    switch keyword {
    case .today, .tomorrow, .yesterday, .tonight, .now, .noon, .midnight, .everyday, .eod, .eoy, .percent, .half,
      .dozen, .weekday, .moment, .present, .date, .quarter:
      return true
    default: return false
    }
  }
}
