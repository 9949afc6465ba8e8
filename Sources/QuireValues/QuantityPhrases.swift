import QuireText

// Quantities: numbers with units of measurement, on either side of a hyphen or in brackets.
extension PhraseParser {
  /// "12 km", "10-kg", "5 ft 2 in", "20 (kg)" from a number that begins at `index` on.
  func quantity(_ index: Int, _ number: NumberPhrase) -> Phrase<Amount>? {
    var next = number.end
    if isHyphen(next), isJoined(next), isJoined(next + 1) { next += 1 }
    guard isBeside(next) else { return nil }
    if let bracketed = bracketedUnit(next) { return quantity(number, bracketed) }
    if let compound = compound(number, next) { return compound }
    guard let unit = unit(next) ?? sizeSign(next) else { return nil }
    // "SCP-173 m", "24703 L-202": names of things.
    if length(next) == 1, isWord(next) {
      guard !(isHyphen(index - 1) && isJoined(index)), !(isHyphen(unit.end) && isJoined(unit.end)) else { return nil }
    }
    return quantity(number, unit)
  }

  private func quantity(_ number: NumberPhrase, _ unit: Phrase<String>) -> Phrase<Amount> {
    let normal = "\(number.value) \(unit.value)"
    return Phrase(Amount(kind: .quantity, normal: normal), end: unit.end, rule: unit.rule, score: unit.score)
  }

  /// A unit without a number, as commands to convert have it.
  func bareUnit(_ index: Int) -> Phrase<Amount>? {
    if amounts.kinds.contains(.quantity), let unit = unit(index), length(index) > 2 {
      return Phrase(Amount(kind: .quantity, normal: unit.value), end: unit.end, rule: "quantity.bare", score: 0.3)
    }
    if amounts.kinds.contains(.percent), keyword(index) == .percent || isSign(index, Sign.percent) {
      return Phrase(Amount(kind: .percent, normal: "%"), end: index + 1, rule: "percent.bare", score: 0.3)
    }
    return nil
  }

  // MARK: Forms

  /// A unit in brackets of its own: "20 [kg]".
  private func bracketedUnit(_ index: Int) -> Phrase<String>? {
    for (open, close) in ["()", "[]", "{}", "<>"].map({ ($0.utf8.first, $0.utf8.last) }) {
      guard let open, let close, isSign(index, UInt16(open)), isJoined(index + 1) else { continue }
      guard let unit = unit(index + 1), isSign(unit.end, UInt16(close)), isJoined(unit.end) else { return nil }
      return Phrase(unit.value, end: unit.end + 1, rule: "quantity.brackets", score: 0.9)
    }
    return nil
  }

  /// "5 ft 2 in", "5 feet and 2 inches", "6 lb 4 oz", `5'10"`.
  private func compound(_ number: NumberPhrase, _ index: Int) -> Phrase<Amount>? {
    guard let whole = number.value.integer, whole < 100_000 else { return nil }
    if isSign(index, Sign.apostrophe), isJoined(index), let inches = digits(index + 1, 1, 2), isJoined(index + 1),
      inches < 12, isSign(index + 2, Sign.inches), isJoined(index + 2)
    {
      return sum(whole, "ft", inches, of: 12, end: index + 3)
    }
    let large = simpleUnit(index)
    guard large == "ft" || large == "lb" else { return nil }
    let next = isKeyword(index + 1, .and) ? index + 2 : index + 1
    guard isBeside(next), let small = self.number(next), let count = small.value.integer, isBeside(small.end) else {
      return nil
    }
    if large == "ft", count < 12, simpleUnit(small.end) == "in" || isKeyword(small.end, .in) {
      return sum(whole, "ft", count, of: 12, end: small.end + 1)
    }
    return large == "lb" && count < 16 && simpleUnit(small.end) == "oz"
      ? sum(whole, "lb", count, of: 16, end: small.end + 1) : nil
  }

  private func sum(_ whole: Int, _ unit: String, _ part: Int, of parts: Int, end: Int) -> Phrase<Amount>? {
    guard let value = DecimalNumber(whole * parts + part, over: parts) else { return nil }
    let amount = Amount(kind: .quantity, normal: "\(value) \(unit)")
    return Phrase(amount, end: end, rule: "quantity.compound", score: 0.95)
  }

  /// `10"`: inches, where the sign closes no quotation.
  private func sizeSign(_ index: Int) -> Phrase<String>? {
    guard isSign(index, Sign.inches), !isSign(index - 2, Sign.apostrophe) else { return nil }
    var isQuoted = false
    var offset = tokens[index].start - 1
    while offset >= text.start, tokens[index].start - offset < 200, text[offset] != UInt8(ascii: "\n") {
      if text[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
      offset -= 1
    }
    return isQuoted ? nil : Phrase("in", end: index + 1, rule: "quantity.sign", score: 0.6)
  }

  // MARK: Units

  /// A unit of measurement: a word or symbol, with "square", "cubic", "per hour" around it, or degrees.
  func unit(_ index: Int) -> Phrase<String>? {
    if let degrees = degrees(index) { return degrees }
    if let power = isKeyword(index, .square) ? "²" : isKeyword(index, .cubic) ? "³" : nil {
      guard isBeside(index + 1), let unit = simpleUnit(index + 1) else { return nil }
      return Phrase(unit + power, end: index + 2, rule: "quantity.unit", score: 0.95)
    }
    if isSign(index, Sign.micro), isJoined(index + 1), length(index + 1) == 1,
      let small = simpleUnit(index + 1) ?? (word(index + 1).unit == .second ? "s" : nil)
    {
      return Phrase("µ" + small, end: index + 2, rule: "quantity.unit", score: 0.95)
    }
    if isKeyword(index, .metric), isBeside(index + 1), simpleUnit(index + 1) == "t" {
      return Phrase("t", end: index + 2, rule: "quantity.unit", score: 0.95)
    }
    guard var symbol = simpleUnit(index) else { return nil }
    var end = index + 1
    if symbol == "nmi" {
      guard simpleUnit(end) == "mi", isBeside(end) else { return nil }
      end += 1
    } else if let power = digits(end, 1, 1), power == 2 || power == 3, isJoined(end), isFree(after: end + 1) {
      symbol += power == 2 ? "²" : "³"
      end += 1
    }
    if let rate = rate(symbol, end) { return rate }
    let isLetter = length(index) == 1
    return Phrase(symbol, end: end, rule: "quantity.unit", score: isLetter ? 0.6 : 0.95)
  }

  /// "/h", "per second", "an hour" behind a unit.
  private func rate(_ symbol: String, _ end: Int) -> Phrase<String>? {
    if isSign(end, Sign.slash), isJoined(end), isJoined(end + 1), let per = perUnit(end + 1) {
      return Phrase(symbol + "/" + per, end: end + 2, rule: "quantity.rate", score: 0.95)
    }
    guard isBeside(end), isBeside(end + 1), let per = perUnit(end + 1) else { return nil }
    if isSign(end, Sign.slash), per == "h" || per == "s" {
      return Phrase(symbol + "/" + per, end: end + 2, rule: "quantity.rate", score: 0.9)
    }
    // "188 miles an hour", but "500,000 barrels a day" are barrels.
    let isSpeed = isKeyword(end, .a, .an) && lengths.contains(symbol) && (per == "h" || per == "s" || per == "min")
    guard isKeyword(end, .per) || isSpeed else { return nil }
    return Phrase(symbol + "/" + per, end: end + 2, rule: "quantity.rate", score: 0.95)
  }

  private func perUnit(_ index: Int) -> String? {
    switch word(index).unit {
    case .second: "s"
    case .minute: "min"
    case .hour: "h"
    case .day: "d"
    default: simpleUnit(index)
    }
  }

  /// The unit that one word names, as it is written.
  func simpleUnit(_ index: Int) -> String? {
    guard let measure = word(index).measure else { return nil }
    // "30 CUP" are pesos.
    if word(index).currency?.isCode == true, isAllCapitals(index) { return nil }
    let unit = MeasurementUnit.all[Int(measure)]
    guard length(index) <= 2, !unit.exact.isEmpty else { return unit.symbol }
    // "m" and "l" as they stand: "5 M" are millions.
    let written = text.string(range(index, index + 1))
    guard unit.exact.split(separator: " ").contains(where: { $0 == written }) else { return nil }
    return unit.isJoinedOnly && !isJoined(index) ? nil : unit.symbol
  }

  // MARK: Degrees

  private func degrees(_ index: Int) -> Phrase<String>? {
    if isSign(index, Sign.celsius) { return Phrase("°C", end: index + 1, rule: "quantity.temperature", score: 0.97) }
    if isSign(index, Sign.fahrenheit) { return Phrase("°F", end: index + 1, rule: "quantity.temperature", score: 0.97) }
    let hasSign = isSign(index, Sign.degree) || keyword(index) == .degree
    var next = hasSign ? index + 1 : index
    // "50 deg. C"
    let hasDot = hasSign && length(index) == 3 && isSign(next, Sign.dot) && isJoined(next)
    if hasDot { next += 1 }
    if isBeside(next) || next == index, let scale = scale(next, isJoined: isJoined(next), afterDegree: hasSign) {
      let isSure = hasSign || length(next) > 1
      return Phrase(scale, end: next + 1, rule: "quantity.temperature", score: isSure ? 0.95 : 0.45)
    }
    return hasSign ? Phrase("°", end: next, rule: "quantity.degrees", score: 0.8) : nil
  }

  private func scale(_ index: Int, isJoined: Bool, afterDegree: Bool) -> String? {
    if let measure = word(index).measure {
      let symbol = MeasurementUnit.all[Int(measure)].symbol
      if ["°C", "°F", "K"].contains(symbol), length(index) > 1 { return symbol }
    }
    guard length(index) == 1, isWord(index), afterDegree || isJoined, isFree(after: index + 1) else { return nil }
    switch text[tokens[index].start] {
    case UInt8(ascii: "C"): return "°C"
    case UInt8(ascii: "F"): return "°F"
    case UInt8(ascii: "c") where afterDegree: return "°C"
    case UInt8(ascii: "f") where afterDegree: return "°F"
    case UInt8(ascii: "K") where afterDegree: return "K"
    default: return nil
    }
  }
}

private let lengths: Set<String> = ["km", "m", "mi", "ft", "cm", "yd"]
