import QuireText

// Amounts of money: signs, codes and names of currencies on either side of a number.
extension PhraseParser {
  /// "$1.5 million", "US$ 20", "EUR 20", "£3bn", "MUSD 60".
  func moneyBeforeNumber(_ index: Int) -> Phrase<Amount>? {
    guard let currency = currencyMark(index), isBeside(currency.end), var number = moneyNumber(currency.end) else {
      return nil
    }
    guard !isWord(index) || number.hasDigits else { return nil }
    // A range's first number is no part of a product code: "USD2-3" stays as it is.
    guard isFree(after: number.end) || word(number.end).magnitude != nil else { return nil }
    // "COP 27" is a conference.
    if currency.code == "COP", !currency.isSign, let value = number.value.integer, value < 100 { return nil }
    if currency.isMillions { number.value = number.value.multiplied(byPowerOfTen: 6) }
    var end = number.end
    // "$ 10 dollars"
    if let name = currencyName(end), isBeside(end), tokens[currency.end].gap == .space, !isWord(index) {
      end = name.end
    }
    return money(currency.code, number.value, end: end, rule: currency.isSign ? "money.sign" : "money.code")
  }

  /// "20 dollars", "10 €", "three million yen", "75 USD million", "3 dollars 50 cents".
  func moneyAfterNumber(_ index: Int, _ number: NumberPhrase) -> Phrase<Amount>? {
    let number = number.hasDigits && !number.hasMagnitude ? withMagnitudes(number, isMoney: true) : number
    var next = number.end
    if isHyphen(next), isJoined(next), isJoined(next + 1) { next += 1 }
    if isKeyword(next, .of) || isKeyword(next, .a) { return nil }
    guard isBeside(next), let name = currencyName(next) ?? signAfter(next), !isWeight(next, number) else { return nil }
    // "the 4,000 mark", "90 marks", "Team 2 won": no money without a nation or a large number.
    if name.code == nil, name.end == next + 1, isLooseName(next) {
      let isWon = text[tokens[next].start] | 0x20 == UInt8(ascii: "w")
      guard isWon, number.hasMagnitude || (number.value.integer ?? 0) >= 1000 else { return nil }
    }
    // "3 USD50 cards": the code belongs to what follows.
    if isDigits(name.end), isJoined(name.end) { return nil }
    var value = number.value
    var end = name.end
    if name.isHundredth {
      value = value.multiplied(byPowerOfTen: -2)
    } else if name.isMillions {
      value = value.multiplied(byPowerOfTen: 6)
    } else if let power = word(end).magnitude, length(end) > 3, isBeside(end), !number.hasMagnitude,
      !isKeyword(end + 1, .times)
    {
      value = value.multiplied(byPowerOfTen: Int(power))
      end += 1
    } else if let cents = centsAfter(end), let sum = value + DecimalNumber(cents.value, exponent: -2) {
      value = sum
      end = cents.end
    }
    return money(name.code, value, end: end, rule: name.isSign ? "money.sign" : "money.name")
  }

  /// Whether the name of a currency is mostly another word: "mark", "crown", "won".
  private func isLooseName(_ index: Int) -> Bool {
    looseNames.contains { text.matches($0, at: tokens[index].start) && length(index) <= $0.count + 1 }
  }

  /// Whether "pounds" are a weight: without a nation, and fewer than people count money in.
  private func isWeight(_ index: Int, _ number: NumberPhrase) -> Bool {
    guard word(index).measure != nil, let currency = word(index).currency, !currency.isCode, !number.hasMagnitude else {
      return false
    }
    return (number.value.integer ?? 0) < 1000
  }

  private func money(_ code: String?, _ value: DecimalNumber, end: Int, rule: String) -> Phrase<Amount> {
    Phrase(Amount(kind: .money, normal: "\(code ?? "XXX") \(value)"), end: end, rule: rule, score: 0.96)
  }

  // MARK: Currencies

  private struct CurrencyPhrase {
    var code: String?
    var end: Int
    var isSign = false
    var isHundredth = false
    var isMillions = false
  }

  /// What may stand before a number: a sign, a sign with letters before it, or a code.
  private func currencyMark(_ index: Int) -> CurrencyPhrase? {
    guard index < tokens.count else { return nil }
    if tokens[index].kind == .sign, let code = Currencies.code(ofSign: tokens[index].code) {
      return CurrencyPhrase(code: code, end: index + 1, isSign: true)
    }
    guard isWord(index) else { return nil }
    // "US$", "C $", "u.s $"
    var next = index + 1
    if isSign(next, Sign.dot), isJoined(next), isJoined(next + 1), isWord(next + 1) {
      next += 2
      if isSign(next, Sign.dot), isJoined(next) { next += 1 }
    }
    if isSign(next, Sign.dollar), isBeside(next) {
      let prefix = text.string(range(index, index + 1))
      guard let code = Currencies.code(ofDollarPrefix: prefix.lowercased()) else { return nil }
      // "a $4k bonus": an article.
      guard
        length(index) > 1 || next > index + 1 || prefix == "C" || prefix == "c"
          || isCapitalized(index) && isJoined(next)
      else {
        return nil
      }
      return CurrencyPhrase(code: code, end: next + 1, isSign: true)
    }
    guard let name = currencyName(index), name.end == index + 1 || name.isMillions else { return nil }
    // "dollar 22.5 million", not "dollars 5".
    guard word(index).currency?.isCode == true || name.isMillions || !word(index).isPlural && isBeside(name.end) else {
      return nil
    }
    guard isCode(index) || word(name.end + 1).magnitude != nil || isSign(name.end + 1, Sign.dot) else { return nil }
    return name
  }

  private func isCode(_ index: Int) -> Bool {
    word(index).currency?.isCode == true || millionsCode(index) != nil
  }

  private func signAfter(_ index: Int) -> CurrencyPhrase? {
    guard index < tokens.count, tokens[index].kind == .sign, let code = Currencies.code(ofSign: tokens[index].code)
    else {
      return nil
    }
    // In "10 $ 30" the sign could belong to either; with a digit joined to it, it is the second one's.
    guard !(isDigits(index + 1) && isJoined(index + 1)) else { return nil }
    let isCent = tokens[index].code == Sign.currency(0xA2)
    return CurrencyPhrase(code: code, end: index + 1, isSign: true, isHundredth: isCent)
  }

  /// A currency by name or code, with a nation before it or "US".
  private func currencyName(_ index: Int) -> CurrencyPhrase? {
    if let code = millionsCode(index) { return CurrencyPhrase(code: code, end: index + 1, isMillions: true) }
    if let nation = word(index).nation { return nationalCurrency(Currencies.nations[Int(nation)], index + 1) }
    // "u.s. dollars"
    if length(index) == 1, isWord(index), isSign(index + 1, Sign.dot), isJoined(index + 1), isWord(index + 2) {
      let next = isSign(index + 3, Sign.dot) ? index + 4 : index + 3
      return text.matches(unitedStates, at: tokens[index].start) ? nationalCurrency(Currencies.nations[0], next) : nil
    }
    if isWord(index), isWord(index + 1), word(index + 1).nation != nil, length(index) <= 5,
      let next = word(index + 1).nation,
      ["hong", "new", "south", "sri"].contains(text.string(range(index, index + 1)).lowercased())
    {
      return nationalCurrency(Currencies.nations[Int(next)], index + 2)
    }
    guard let currency = word(index).currency else { return nil }
    if currency.isCode, !isAllCapitals(index), wordsThatAreCodes.contains(code(of: currency) ?? "") { return nil }
    return CurrencyPhrase(code: code(of: currency), end: index + 1, isHundredth: currency.isHundredth)
  }

  private func nationalCurrency(_ nation: Currencies.Nation, _ index: Int) -> CurrencyPhrase? {
    guard let currency = word(index).currency, isBeside(index) else { return nil }
    let name = text.string(range(index, index + 1)).lowercased()
    let code = nation.codes[name] ?? nation.codes[String(name.dropLast())]
    guard code != nil || currency.index == nil else { return nil }
    return CurrencyPhrase(code: code, end: index + 1, isHundredth: currency.isHundredth)
  }

  private func code(of currency: Lexeme.CurrencyName) -> String? {
    currency.index.map { Currencies.all[Int($0)].code }
  }

  /// "MUSD", "MEUR": millions of a currency, as bankers write.
  private func millionsCode(_ index: Int) -> String? {
    guard length(index) == 4, isWord(index), isAllCapitals(index), word(index).currency == nil else { return nil }
    let code = text.string(range(index, index + 1)).dropFirst()
    return Currencies.millionCodes.contains(String(code)) ? String(code) : nil
  }

  // MARK: Cents

  /// "50 cents" or, after an amount in dollars, a bare "50".
  private func centsAfter(_ index: Int) -> (value: Int, end: Int)? {
    var position = index
    if isKeyword(position, .and) { position += 1 }
    guard isBeside(position), isDigits(position) || !isSign(position, Sign.dot), let number = number(position),
      let value = number.value.integer, value < 100, !number.hasMagnitude
    else { return nil }
    if word(number.end).currency?.isHundredth == true, isBeside(number.end) { return (value, number.end + 1) }
    // "15 dollars and 15." but not "3 dollars 5 times".
    let isEnd = number.end >= tokens.count || !isWord(number.end) && !isSign(number.end, Sign.dollar)
    let isNextWord = number.end == tokens.count && isFollowedByWord(number.end)
    guard isEnd, !isNextWord, value >= 10 || !number.hasDigits, !isSign(number.end, Sign.percent) else { return nil }
    return (value, number.end)
  }

  /// Whether a word that the grammar does not know follows the last token.
  func isFollowedByWord(_ end: Int) -> Bool {
    guard end > 0, end <= tokens.count else { return false }
    let offset = tokens[end - 1].end
    return text[offset] == 0x20 && text.isWord(at: offset + 1)
  }

}

private let looseNames = ["mark", "crown", "won"].map { Array($0.utf8) }
private let unitedStates = Array("u.s".utf8)

/// Codes that are also English words: believed in capitals only.
private let wordsThatAreCodes: Set<String> = [
  "ALL", "TRY", "TOP", "MAD", "RON", "CAD", "SAR", "PEN", "LAK", "GEL", "ETH", "CUP",
]
