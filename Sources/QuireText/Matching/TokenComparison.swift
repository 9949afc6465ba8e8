/// In which ways a token of a text agrees with a token of a phrase: bits of ``PhraseMatcher/CaseMode``.
struct TokenAgreement: OptionSet {
  let rawValue: UInt8

  static let exact = TokenAgreement(.exact)
  static let exactOrCapitals = TokenAgreement(.exactOrCapitals)
  static let smart = TokenAgreement(.smart)
  static let fold = TokenAgreement(.fold)
  static let all: TokenAgreement = [.exact, .exactOrCapitals, .smart, .fold]

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(_ mode: PhraseMatcher.CaseMode) {
    rawValue = mode.rawValue
  }

  /// Compares two tokens scalar by scalar.
  static func of(phrase: consuming TokenScalars, text: consuming TokenScalars) -> TokenAgreement {
    var agreement = TokenAgreement.all
    var isInCapitals = true
    while true {
      guard let expected = phrase.next() else {
        guard text.next() == nil else { return [] }
        break
      }
      guard let found = text.next() else { return [] }
      let small = PhraseFolding.lowercase(of: found)
      if found == small, CodePoint.isLowercase(found) { isInCapitals = false }
      guard expected != found else { continue }
      let expectedSmall = PhraseFolding.lowercase(of: expected)
      guard expectedSmall == small else { return [] }
      agreement.remove(.exact)
      if expected != expectedSmall { agreement.remove(.smart) }
    }
    if !agreement.contains(.exact), !isInCapitals { agreement.remove(.exactOrCapitals) }
    return agreement
  }
}
