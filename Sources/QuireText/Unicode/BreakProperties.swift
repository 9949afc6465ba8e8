internal import CUnicodeTables

/// The value of Word_Break (UAX #29, table 3).
public enum WordBreak: UInt8, Sendable, CaseIterable {
  case other = 0
  case cr = 1
  case lf = 2
  case newline = 3
  case extend = 4
  case zwj = 5
  case format = 6
  case regionalIndicator = 7
  case katakana = 8
  case hebrewLetter = 9
  case aLetter = 10
  case singleQuote = 11
  case doubleQuote = 12
  case midNumLet = 13
  case midLetter = 14
  case midNum = 15
  case numeric = 16
  case extendNumLet = 17
  case wSegSpace = 18
}

/// The value of Sentence_Break (UAX #29, table 4).
public enum SentenceBreak: UInt8, Sendable, CaseIterable {
  case other = 0
  case cr = 1
  case lf = 2
  case sep = 3
  case extend = 4
  case format = 5
  case sp = 6
  case lower = 7
  case upper = 8
  case oLetter = 9
  case numeric = 10
  case aTerm = 11
  case sContinue = 12
  case sTerm = 13
  case close = 14
}

/// The value of Grapheme_Cluster_Break (UAX #29, table 2).
public enum GraphemeBreak: UInt8, Sendable, CaseIterable {
  case other = 0
  case cr = 1
  case lf = 2
  case control = 3
  case extend = 4
  case zwj = 5
  case regionalIndicator = 6
  case prepend = 7
  case spacingMark = 8
  case hangulL = 9
  case hangulV = 10
  case hangulT = 11
  case hangulLV = 12
  case hangulLVT = 13
}

extension CodePoint {
  /// The value of Word_Break.
  public static func wordBreak(_ point: UInt32) -> WordBreak { wordBreak(ofClass: quire_word_break(point) & 0x1F) }

  /// The value that a class of the table `quire_word_break` stands for; in it pictographs are classes of their own.
  static func wordBreak(ofClass number: UInt8) -> WordBreak {
    number == pictographs + 1 ? .aLetter : WordBreak(rawValue: number) ?? .other
  }

  /// The class of the pictographs whose value is `other`; the next one is that of those that are letters.
  static let pictographs = 19

  /// The value of Sentence_Break.
  public static func sentenceBreak(_ point: UInt32) -> SentenceBreak {
    SentenceBreak(rawValue: quire_sentence_break(point)) ?? .other
  }

  /// The value of Grapheme_Cluster_Break.
  public static func graphemeBreak(_ point: UInt32) -> GraphemeBreak {
    GraphemeBreak(rawValue: quire_grapheme_break(point) & 0x7F) ?? .other
  }
}
