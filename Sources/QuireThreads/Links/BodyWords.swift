import QuireText

/// A word of a comment, as names and quotations are compared.
struct BodyWord {
  /// Where the word stands in the text.
  var range: ByteRange

  /// The hash of its folded letters.
  var hash: UInt64

  /// Whether it begins with a capital, or with a letter that has no case.
  var isCapitalized: Bool
}

/// Reads the words of a text: letters, digits and underscores, with apostrophes inside.
enum BodyWords {
  /// The words of `range`, at most `limit` of them; linear in what is read.
  static func words(_ text: [UInt8], in range: ByteRange, limit: Int = .max) -> [BodyWord] {
    var words: [BodyWord] = []
    var index = range.lowerBound
    while index < range.upperBound, words.count < limit {
      if let word = word(text, at: index, to: range.upperBound) {
        words.append(word)
        index = word.range.upperBound
      } else {
        index += UTF8Scalars.decode(text, at: index)?.length ?? 1
      }
    }
    return words
  }

  /// The word that begins at `start`; `nil` where none does.
  ///
  /// Its hash goes on from `hash`, so that several words can be read as one.
  static func word(
    _ text: [UInt8],
    at start: Int,
    to end: Int,
    after hash: UInt64 = WordHash.start
  ) -> BodyWord? {
    var index = start
    var hash = hash
    var isCapitalized = false
    while index < end, let scalar = UTF8Scalars.decode(text, at: index) {
      let point = scalar.value
      if point == 0x27 || point == 0x2019 {
        guard index > start, let next = UTF8Scalars.decode(text, at: index + scalar.length),
          index + scalar.length < end, isWordPoint(next.value)
        else { break }
        hash = WordHash.next(hash, 0x27)
      } else if isWordPoint(point) {
        if index == start { isCapitalized = CodePoint.isUppercase(point) || !CodePoint.isCased(point) }
        hash = append(point, to: hash)
      } else {
        break
      }
      index += scalar.length
    }
    guard index > start else { return nil }
    return BodyWord(range: start..<index, hash: hash, isCapitalized: isCapitalized)
  }

  /// The hash of a sequence that goes on with one more word.
  static func chain(_ sequence: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sequence ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: word | 1)
    return product.high ^ product.low
  }

  private static func append(_ point: UInt32, to hash: UInt64) -> UInt64 {
    if point < 0x80 { return WordHash.next(hash, UInt8(point >= 0x41 && point <= 0x5A ? point | 0x20 : point)) }
    var hash = hash
    var rest = CodePoint.simpleFold(point)
    while rest > 0 {
      hash = WordHash.next(hash, UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return hash
  }

  private static func isWordPoint(_ point: UInt32) -> Bool {
    if point < 0x80 {
      return (point >= 0x61 && point <= 0x7A) || (point >= 0x41 && point <= 0x5A) || (point >= 0x30 && point <= 0x39)
        || point == 0x5F
    }
    return CodePoint.isAlphabetic(point) || CodePoint.isMark(point) || CodePoint.isDecimalDigit(point)
  }
}
