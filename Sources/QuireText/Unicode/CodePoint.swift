internal import CUnicodeTables

/// Questions about one code point, answered from the tables of `unicodeVersion`.
///
/// Every function takes any 32-bit number: what is above U+10FFFF is treated as unassigned. The answers never come
/// from the standard library, whose version of Unicode depends on how Swift was built.
public enum CodePoint {
  /// The General_Category.
  public static func category(_ point: UInt32) -> GeneralCategory {
    GeneralCategory(rawValue: quire_category(point)) ?? .unassigned
  }

  /// Whether it is a letter (L).
  public static func isLetter(_ point: UInt32) -> Bool { category(point).group == .letter }

  /// Whether it is a combining mark (M).
  public static func isMark(_ point: UInt32) -> Bool { category(point).group == .mark }

  /// Whether it is a number (N): digits, Roman numerals, fractions.
  public static func isNumber(_ point: UInt32) -> Bool { category(point).group == .number }

  /// Whether it is a decimal digit (Nd) of any script.
  public static func isDecimalDigit(_ point: UInt32) -> Bool { category(point) == .decimalNumber }

  /// Whether it is punctuation (P).
  public static func isPunctuation(_ point: UInt32) -> Bool { category(point).group == .punctuation }

  /// Whether it is a symbol (S): mathematical, currency, modifier or other.
  public static func isSymbol(_ point: UInt32) -> Bool { category(point).group == .symbol }

  /// Whether it is a separator (Z); tab and line feed are controls, see `isWhiteSpace`.
  public static func isSeparator(_ point: UInt32) -> Bool { category(point).group == .separator }

  /// Whether it is a control or format character (Cc or Cf).
  public static func isControlOrFormat(_ point: UInt32) -> Bool {
    let category = category(point)
    return category == .control || category == .format
  }

  /// Whether it is a titlecase letter (Lt), such as ǅ.
  public static func isTitlecase(_ point: UInt32) -> Bool { category(point) == .titlecaseLetter }

  /// The value of the property White_Space, no-break spaces included, U+200B (zero width space) not.
  public static func isWhiteSpace(_ point: UInt32) -> Bool { has(.whiteSpace, point) }

  /// The derived property Alphabetic: letters, letter numbers and the marks that spell vowels.
  public static func isAlphabetic(_ point: UInt32) -> Bool { has(.alphabetic, point) }

  /// The derived property Uppercase.
  public static func isUppercase(_ point: UInt32) -> Bool { has(.uppercase, point) }

  /// The derived property Lowercase.
  public static func isLowercase(_ point: UInt32) -> Bool { has(.lowercase, point) }

  /// The derived property Cased: upper, lower or title case.
  public static func isCased(_ point: UInt32) -> Bool { has(.cased, point) }

  /// The derived property Case_Ignorable: what stands inside a cased word without being cased.
  public static func isCaseIgnorable(_ point: UInt32) -> Bool { has(.caseIgnorable, point) }

  /// The derived property Default_Ignorable_Code_Point: soft hyphen, zero width joiners, variation selectors, ….
  public static func isDefaultIgnorable(_ point: UInt32) -> Bool { has(.defaultIgnorable, point) }

  /// The property Extended_Pictographic (UTS #51): emoji, and what is kept for them.
  public static func isExtendedPictographic(_ point: UInt32) -> Bool { has(.extendedPictographic, point) }

  /// The property Emoji_Presentation (UTS #51): shown as an emoji without a variation selector.
  public static func hasEmojiPresentation(_ point: UInt32) -> Bool { has(.emojiPresentation, point) }

  /// Whether East_Asian_Width is Wide or Fullwidth (UAX #11): two columns on a terminal.
  public static func isEastAsianWide(_ point: UInt32) -> Bool { has(.eastAsianWide, point) }

  /// The property Dash.
  public static func isDash(_ point: UInt32) -> Bool { has(.dash, point) }

  /// The property Quotation_Mark.
  public static func isQuotationMark(_ point: UInt32) -> Bool { has(.quotationMark, point) }

  /// The property Ideographic: the Han characters and their kin.
  public static func isIdeographic(_ point: UInt32) -> Bool { has(.ideographic, point) }

  /// The script (UAX #24).
  public static func script(_ point: UInt32) -> Script { Script(rawValue: quire_script(point)) ?? .unknown }

  /// The code point's uppercase, by the mapping of one code point to one; itself where there is none.
  public static func uppercase(_ point: UInt32) -> UInt32 { mapped(point, by: 0) }

  /// The code point's lowercase, by the mapping of one code point to one; itself where there is none.
  public static func lowercase(_ point: UInt32) -> UInt32 { mapped(point, by: 1) }

  /// The code point's title case, by the mapping of one code point to one; itself where there is none.
  public static func titlecase(_ point: UInt32) -> UInt32 { mapped(point, by: 2) }

  /// The simple case folding (CaseFolding.txt, C and S); itself where there is none.
  public static func simpleFold(_ point: UInt32) -> UInt32 { mapped(point, by: 3) }

  /// The full case folding (CaseFolding.txt, C and F), of one to three code points: ß folds to ss.
  public static func fullFold(_ point: UInt32) -> [UInt32] {
    let record = quire_case_record(UInt32(quire_case(point)))
    guard record[4] != 0 else { return [simpleFold(point)] }
    return (4..<7).lazy.map { UInt32(bitPattern: record[$0]) }.filter { $0 != 0 }
  }

  private static func mapped(_ point: UInt32, by field: Int) -> UInt32 {
    let record = quire_case_record(UInt32(quire_case(point)))
    return point &+ UInt32(bitPattern: record[field])
  }

  private static func has(_ flag: Flag, _ point: UInt32) -> Bool { quire_flags(point) & flag.rawValue != 0 }

  /// The bits of the flags table, in the order of the generator's list.
  private enum Flag: UInt16 {
    case whiteSpace = 0x1
    case alphabetic = 0x2
    case uppercase = 0x4
    case lowercase = 0x8
    case cased = 0x10
    case caseIgnorable = 0x20
    case defaultIgnorable = 0x40
    case extendedPictographic = 0x80
    case eastAsianWide = 0x100
    case dash = 0x200
    case quotationMark = 0x400
    case ideographic = 0x800
    case emojiPresentation = 0x1000
  }
}
