internal import CUnicodeTables

/// What a character is to phrase matching.
enum PhraseCharacter: UInt8 {
  /// A letter or digit of a script that is written with spaces between words; runs of these are words.
  case word

  /// A character of a script that is written without spaces: a token of its own.
  case single

  /// A mark that belongs to the character before it.
  case mark

  case space
  case lineEnd
  case paragraphEnd

  /// A zero-width space: it parts words and is nothing itself.
  case boundary

  /// A soft hyphen, a direction mark, a variation selector: nothing, also inside a word.
  case invisible

  case punctuation

  /// Classifies a code point.
  init(_ point: UInt32) {
    if point < 0x80 {
      self = PhraseCharacter(ascii: UInt8(truncatingIfNeeded: point))
    } else {
      self = PhraseCharacter(beyondASCII: point)
    }
  }

  private init(ascii byte: UInt8) {
    if isASCIIWord(byte) {
      self = .word
    } else {
      switch byte {
      case 0x09, 0x0B, 0x20: self = .space
      case 0x0A, 0x0C, 0x0D: self = .lineEnd
      default: self = .punctuation
      }
    }
  }

  private init(beyondASCII point: UInt32) {
    let category = CodePoint.category(point)
    switch category.group {
    case .letter, .number:
      self = PhraseCharacter(letter: point, category)
    case .mark:
      self = CodePoint.isDefaultIgnorable(point) ? .invisible : .mark
    case .separator:
      self = category == .lineSeparator ? .lineEnd : category == .paragraphSeparator ? .paragraphEnd : .space
    default:
      switch point {
      case 0x85: self = .lineEnd
      case 0x200B: self = .boundary
      // Joiners shape the letters around them; skin tones change the emoji before.
      case 0x200C, 0x200D, 0x1_F3FB...0x1_F3FF: self = .mark
      default: self = CodePoint.isDefaultIgnorable(point) ? .invisible : .punctuation
      }
    }
  }

  private init(letter point: UInt32, _ category: GeneralCategory) {
    switch point {
    // Modifier letters that are written for apostrophes and quotes.
    case 0x2B9...0x2BF: self = .punctuation
    // Fillers of Hangul and the like.
    case _ where CodePoint.isDefaultIgnorable(point): self = .invisible
    // Nothing below Thai is written without spaces.
    case ..<0xE00: self = .word
    // Long vowels and half-width voicing marks of kana, which no word begins with.
    case 0x30FC, 0xFF70, 0xFF9E, 0xFF9F: self = .mark
    default: self = category == .decimalNumber || CodePoint.script(point).hasSpaces ? .word : .single
    }
  }
}

extension Script {
  /// Whether the script is written with spaces between words.
  fileprivate var hasSpaces: Bool {
    switch self {
    case .bopomofo, .han, .hiragana, .katakana, .khmer, .lao, .myanmar, .newTaiLue, .nushu, .taiLe, .taiTham,
      .taiViet, .tangut, .thai, .yi:
      false
    default: true
    }
  }
}
