import QuireText

/// A word that the grammar knows, a run of digits, or a sign.
struct Token {
  enum Kind: UInt8 {
    case word
    case digits
    case sign
  }

  /// What stands between a token and the one before it.
  enum Gap: UInt8 {
    case none
    case space
    case lineBreak
  }

  /// The distance of what is nowhere near.
  static let far: UInt8 = 255

  var kind: Kind
  var gap: Gap
  /// The lexeme of a word, the `Sign` of a sign, the number of digits of a run.
  var code: UInt16
  /// How many tokens on the next digits or word of time stand, 0 for the token itself.
  var anchorDistance: UInt8 = 0
  /// How many tokens on the next "to", "and" or hyphen stands.
  var connectiveDistance: UInt8 = 0
  var start: Int
  var end: Int
  /// The value of a run of at most 18 digits, else -1.
  var value: Int
}

/// The signs that the grammar knows; those of ASCII have their own code.
enum Sign {
  static let comma = UInt16(UInt8(ascii: ","))
  static let dot = UInt16(UInt8(ascii: "."))
  static let colon = UInt16(UInt8(ascii: ":"))
  static let slash = UInt16(UInt8(ascii: "/"))
  static let hyphen = UInt16(UInt8(ascii: "-"))
  static let plus = UInt16(UInt8(ascii: "+"))
  static let tilde = UInt16(UInt8(ascii: "~"))
  static let open = UInt16(UInt8(ascii: "("))
  static let close = UInt16(UInt8(ascii: ")"))
  static let at = UInt16(UInt8(ascii: "@"))
  static let apostrophe = UInt16(UInt8(ascii: "'"))
  static let dollar = UInt16(UInt8(ascii: "$"))
  static let percent = UInt16(UInt8(ascii: "%"))
  static let less = UInt16(UInt8(ascii: "<"))
  static let greater = UInt16(UInt8(ascii: ">"))
  static let equal = UInt16(UInt8(ascii: "="))
  static let caret = UInt16(UInt8(ascii: "^"))
  static let inches = UInt16(UInt8(ascii: "\""))

  /// U+2013, U+2014, U+2015.
  static let dash: UInt16 = 256
  /// U+2212.
  static let minus: UInt16 = 257
  /// U+00B0 and U+00BA.
  static let degree: UInt16 = 258
  /// U+2103 and U+2109.
  static let celsius: UInt16 = 259
  static let fahrenheit: UInt16 = 260
  /// U+2030.
  static let perMille: UInt16 = 261
  /// U+00D7.
  static let times: UInt16 = 262
  /// `|`, U+00B7 and U+2022, as page headers part a date from its time.
  static let bullet: UInt16 = 263
  /// U+00B5 and U+03BC.
  static let micro: UInt16 = 264

  /// A fraction in one character, with its numerator and denominator as the low digits: 512 + 16 n + d.
  static func fraction(_ numerator: UInt16, _ denominator: UInt16) -> UInt16 {
    512 + numerator * 16 + denominator
  }

  /// A currency sign of U+20A0 to U+20CF, or of Latin-1, or a letter that serves as one.
  static func currency(_ scalar: UInt32) -> UInt16 {
    UInt16(truncatingIfNeeded: 0x8000 | (scalar & 0x7FFF))
  }
}
