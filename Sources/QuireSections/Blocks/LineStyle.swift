import QuireText

/// How a short stretch of text is written: its words, their letter case, how it ends.
struct LineStyle {
  /// The number of words with a letter or digit in them.
  private(set) var words = 0

  /// The number of words of four letters or more, and how many of them begin with a capital.
  private(set) var longWords = 0
  private(set) var capitalized = 0

  /// The numbers of capital and small letters.
  private(set) var upperLetters = 0
  private(set) var lowerLetters = 0

  /// Whether the first letter is no small one; `nil` without letters.
  private(set) var startsUpper: Bool?

  /// The first and the last character.
  private(set) var first: UInt32 = 0
  private(set) var last: UInt32 = 0

  /// Whether a sentence seems to end before the last word.
  private(set) var hasInnerStop = false

  /// Whether a colon stands behind the first or second word, as behind a speaker's name.
  private(set) var opensWithColon = false

  /// The columns of the text.
  let width: Int

  /// Looks at `range` of `text`, which should be short: linear in it.
  init(_ text: [UInt8], _ range: ByteRange) {
    width = LineText.columns(text, range)
    guard let firstScalar = UTF8Scalars.decode(text, at: range.lowerBound),
      let lastScalar = UTF8Scalars.decode(text, before: range.upperBound)
    else { return }
    first = firstScalar.value
    last = lastScalar.value
    var stopBefore = false
    for word in BlankSeparatedWords(text, in: range) {
      if stopBefore { hasInnerStop = true }
      if words < 2, text[word.upperBound - 1] == 0x3A { opensWithColon = true }
      add(text, word)
      // An initial or an abbreviation of a title ends with a stop too, but is short.
      let end = text[word.upperBound - 1]
      stopBefore = (end == 0x2E && word.count > 4) || end == 0x21 || end == 0x3F
    }
  }

  private mutating func add(_ text: [UInt8], _ word: ByteRange) {
    var letters = 0
    var isCapitalized = false
    var hasDigit = false
    var place = word.lowerBound
    while let scalar = UTF8Scalars.decode(text, at: place), place < word.upperBound {
      place += scalar.length
      if scalar.value >= 0x30, scalar.value <= 0x39 { hasDigit = true }
      guard CodePoint.isLetter(scalar.value) else { continue }
      let isLower = CodePoint.isLowercase(scalar.value)
      if letters == 0 { isCapitalized = !isLower }
      if startsUpper == nil, !hasDigit { startsUpper = !isLower }
      letters += 1
      if isLower { lowerLetters += 1 } else { upperLetters += 1 }
    }
    if letters > 0 || hasDigit { words += 1 }
    guard letters >= 4 else { return }
    longWords += 1
    if isCapitalized { capitalized += 1 }
  }

  /// Whether most long words begin with a capital, as in titles.
  var isTitleCase: Bool { longWords > 0 && capitalized * 5 >= longWords * 3 }

  /// Whether all letters are capitals.
  var isCapitals: Bool { lowerLetters == 0 && upperLetters >= 3 }

  /// Whether the end is one that ends sentences or goes on with them.
  var endsOpenly: Bool {
    switch last {
    case 0x2C, 0x2E, 0x3B, 0x2026, 0x2D, 0x2013, 0x2014, 0x26, 0x28, 0x2F: true
    default: false
    }
  }
}
