import QuireText

/// The words of the grammar, found by their letters.
///
/// A table with open addressing over the letters themselves, packed into two words of 64 bits: one look-up a word of
/// the text, without hashing strings.
struct Lexicon: Sendable {
  private(set) var lexemes: [Lexeme] = [Lexeme()]
  /// Whether a word by itself can carry a value, by lexeme.
  private(set) var isAnchor: [Bool] = [false]
  /// The phrases of time that can begin with a word, by lexeme.
  private(set) var phraseStarts: [PhraseStart] = [[]]
  /// Whether a word says that a phrase is one of time, by lexeme.
  private(set) var anchorsTime: [Bool] = [false]
  /// Whether a word is part of a number, by lexeme.
  private(set) var isNumberWord: [Bool] = [false]
  /// Whether a word stands between the ends of intervals, by lexeme.
  private(set) var isConnective: [Bool] = [false]
  /// A quick look before `find`.
  private(set) var filter = WordFilter()
  /// Whether a number or amount can begin with a word, by lexeme.
  private(set) var beginsAmount: [Bool] = [false]
  /// The words of each holiday of `Holiday.all`, as lexemes, with what they are without a final "s".
  private(set) var holidayWords: [[(whole: UInt16, withoutEnding: UInt16)]] = []
  private var holidaysByFirstWord: [UInt16: [Int]] = [:]
  private var keys: [Key] = [Key()]
  private var slots: [UInt16] = []
  private let mask: Int

  private struct Key: Equatable {
    var low: UInt64 = 0
    var high: UInt64 = 0
  }

  /// The English words.
  static let english = Lexicon(EnglishWords().entries)

  /// The English words, of which "next", "last" and the names of units carry a value by themselves.
  static let eagerEnglish = Lexicon(EnglishWords().entries, isEager: true)

  /// Creates a lexicon of words of at most sixteen lower-case ASCII letters.
  init(_ entries: [(word: String, lexeme: Lexeme)], isEager: Bool = false) {
    // At most a third of the slots are taken.
    var size = 64
    while size < entries.count * 3 { size *= 2 }
    mask = size - 1
    slots = [UInt16](repeating: 0, count: size)
    for (word, lexeme) in entries {
      let key = Lexicon.key(of: word)
      var slot = Lexicon.hash(key) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt16(lexemes.count)
      lexemes.append(lexeme)
      keys.append(key)
      let isAnchor = lexeme.carriesValue || isEager && (lexeme.relation != nil || lexeme.measure != nil)
      self.isAnchor.append(isAnchor)
      phraseStarts.append(lexeme.phraseStarts)
      anchorsTime.append(lexeme.anchorsTime)
      isNumberWord.append(lexeme.cardinal != nil || lexeme.magnitude != nil)
      isConnective.append([.to, .until, .through, .and].contains(lexeme.keyword))
      filter.insert(low: key.low, high: key.high, isAnchor: isAnchor)
      beginsAmount.append(lexeme.beginsAmount)
    }
    addHolidays()
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

  /// The holidays of `Holiday.all` whose names begin with a word.
  func holidays(beginningWith code: UInt16) -> [Int] {
    holidaysByFirstWord[code] ?? []
  }

  private mutating func addHolidays() {
    for (number, holiday) in Holiday.all.enumerated() {
      let words = holiday.name.map { name in
        (whole: code(of: name), withoutEnding: name.hasSuffix("s") ? code(of: String(name.dropLast())) : 0)
      }
      holidayWords.append(words)
      guard let first = words.first else { continue }
      holidaysByFirstWord[first.whole, default: []].append(number)
      if first.withoutEnding != 0 { holidaysByFirstWord[first.withoutEnding, default: []].append(number) }
    }
  }

  private func code(of word: String) -> UInt16 {
    let key = Lexicon.key(of: word)
    return UInt16(find(low: key.low, high: key.high) ?? 0)
  }

  private static func key(of word: String) -> Key {
    var key = Key()
    for byte in word.utf8 {
      key.high = key.high << 8 | key.low >> 56
      key.low = key.low << 8 | UInt64(byte)
    }
    return key
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
    return anchors.contains(keyword) || amountAnchors.contains(keyword)
  }

  /// Whether a number or amount can begin with the word.
  fileprivate var beginsAmount: Bool {
    if currency != nil || nation != nil || cardinal != nil || ordinal != nil || magnitude != nil { return true }
    if unit == .quarter || relation == -1 || relation == 1 { return true }
    return amountBeginnings.contains(keyword)
  }
}

private let anchors = KeywordSet([
  .today, .tomorrow, .yesterday, .tonight, .now, .noon, .midnight, .everyday, .eod, .eoy, .percent, .half, .dozen,
  .weekday, .moment, .present, .date,
])

private let amountAnchors = KeywordSet([
  .age, .aged, .penultimate, .antepenultimate, .thousandth, .millionth, .billionth, .trillionth,
])

private let amountBeginnings = KeywordSet([
  .a, .an, .half, .minus, .negative, .per, .percent, .the, .age, .aged, .penultimate, .antepenultimate, .thousandth,
  .millionth, .billionth, .trillionth,
])
