// Ages: how old a person or a thing is.
extension PhraseParser {
  /// "five years old", "six-month-old", "3 years of age", "87 yo"; the normal form is a length of time (ISO 8601).
  func age(_ number: NumberPhrase) -> Phrase<Amount>? {
    guard number.value.mantissa > 0 else { return nil }
    var end = number.end
    if isHyphen(end), isBeside(end) { end += 1 }
    guard isBeside(end) else { return nil }
    if isKeyword(end, .yo), number.hasDigits, isFree(after: end + 1) {
      return phrase(number, "Y", end: end + 1, rule: "age.abbreviation")
    }
    if isYearsOldInLetters(end), number.hasDigits { return phrase(number, "Y", end: end + 3, rule: "age.abbreviation") }
    guard let letter = ageUnit(end), let end = ageEnd(end + 1) else { return nil }
    return phrase(number, letter, end: end, rule: "age.old")
  }

  /// "age 87", "aged 45", "age of 87".
  func ageAfterWord(_ index: Int) -> Phrase<Amount>? {
    guard isKeyword(index, .age, .aged) else { return nil }
    var next = index + 1
    if isKeyword(next, .of), isKeyword(index, .age) { next += 1 }
    guard isBeside(next), let number = number(next), let years = number.value.integer, (1...125).contains(years),
      !number.hasMagnitude, number.hasDigits || years > 1
    else { return nil }
    // "aged 3 months", "age 3 and under"
    if let letter = ageUnit(number.end), isBeside(number.end) {
      return phrase(number, letter, end: number.end + 1, rule: "age.word")
    }
    guard word(number.end).measure == nil, !isSign(number.end, Sign.percent) else { return nil }
    return phrase(number, "Y", end: number.end, rule: "age.word")
  }

  /// Whether what ends before `end` is an age, though it looks like a length of time.
  func isAge(after end: Int) -> Bool {
    word(end - 1).unit != nil && ageEnd(end) != nil
  }

  /// The end of "old" or "of age" from `index` on.
  private func ageEnd(_ index: Int) -> Int? {
    guard isBeside(index) else { return nil }
    let next = isHyphen(index) ? index + 1 : index
    if isKeyword(next, .old), isFree(after: next + 1) { return next + 1 }
    return isKeyword(index, .of) && isKeyword(index + 1, .age) ? index + 2 : nil
  }

  /// Whether "y/o" stands at `index`.
  private func isYearsOldInLetters(_ index: Int) -> Bool {
    length(index) == 1 && word(index).unit == .year && isSign(index + 1, Sign.slash) && isJoined(index + 1)
      && isKeyword(index + 2, .o) && isJoined(index + 2) && isFree(after: index + 3)
  }

  private func ageUnit(_ index: Int) -> String? {
    switch word(index).unit {
    case .year: "Y"
    case .month: "M"
    case .week: "W"
    case .day: "D"
    default: nil
    }
  }

  private func phrase(_ number: NumberPhrase, _ letter: String, end: Int, rule: String) -> Phrase<Amount> {
    Phrase(Amount(kind: .age, normal: "P\(number.value)\(letter)"), end: end, rule: rule, score: 0.95)
  }
}
