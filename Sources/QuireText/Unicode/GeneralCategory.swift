/// The General_Category of a code point (UAX #44, table 12).
public enum GeneralCategory: UInt8, Sendable, CaseIterable {
  case unassigned = 0
  case uppercaseLetter = 1
  case lowercaseLetter = 2
  case titlecaseLetter = 3
  case modifierLetter = 4
  case otherLetter = 5
  case nonspacingMark = 6
  case spacingMark = 7
  case enclosingMark = 8
  case decimalNumber = 9
  case letterNumber = 10
  case otherNumber = 11
  case connectorPunctuation = 12
  case dashPunctuation = 13
  case openPunctuation = 14
  case closePunctuation = 15
  case initialPunctuation = 16
  case finalPunctuation = 17
  case otherPunctuation = 18
  case mathSymbol = 19
  case currencySymbol = 20
  case modifierSymbol = 21
  case otherSymbol = 22
  case spaceSeparator = 23
  case lineSeparator = 24
  case paragraphSeparator = 25
  case control = 26
  case format = 27
  case surrogate = 28
  case privateUse = 29

  /// The major classes, the first letter of a category's short name.
  public enum Group: Sendable {
    case letter
    case mark
    case number
    case punctuation
    case symbol
    case separator
    case other
  }

  /// The major class; controls, formats, private and unassigned code points are `other`.
  public var group: Group {
    switch rawValue {
    case 1...5: .letter
    case 6...8: .mark
    case 9...11: .number
    case 12...18: .punctuation
    case 19...22: .symbol
    case 23...25: .separator
    default: .other
    }
  }
}
