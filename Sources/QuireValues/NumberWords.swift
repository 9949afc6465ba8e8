// Numbers in words: whole ones and places in an order.
extension PhraseParser {
  /// The number in words that begins at `index`.
  func wordNumber(_ index: Int) -> NumberPhrase? {
    if let fraction = scaledFraction(index) { return fraction }
    if isKeyword(index, .a, .an), isBeside(index + 1) { return articleNumber(index) }
    guard var number = cardinalWords(index) else { return nil }
    if keyword(number.end) == .dozen, isBeside(number.end), let dozens = number.value.multiplied(by: 12) {
      number = NumberPhrase(value: dozens, end: number.end + 1, hasDigits: false)
    }
    if keyword(number.end) == .point, let places = wordPlaces(number.end + 1), let sum = number.value + places.value {
      number = NumberPhrase(value: sum, end: places.end, hasDigits: false)
    }
    return withHalf(number)
  }

  /// "a hundred thousand", "a dozen".
  private func articleNumber(_ index: Int) -> NumberPhrase? {
    if keyword(index + 1) == .dozen {
      return NumberPhrase(value: DecimalNumber(12), end: index + 2, hasDigits: false)
    }
    guard let power = word(index + 1).magnitude, length(index + 1) > 3, !word(index + 1).isShort else { return nil }
    var number = NumberPhrase(value: DecimalNumber(1, exponent: Int(power)), end: index + 2, hasDigits: false)
    while let power = word(number.end).magnitude, isBeside(number.end), length(number.end) > 3, number.end - index < 8 {
      number.value = number.value.multiplied(byPowerOfTen: Int(power))
      number.end += 1
    }
    number.hasMagnitude = true
    return withHalf(number)
  }

  /// The whole number that begins at `index` in words: "two hundred and six", "twenty-one", "three million".
  ///
  /// With `limit` no token from there on is read.
  func cardinalWords(_ index: Int, before limit: Int = .max) -> NumberPhrase? {
    var reader = CardinalReader()
    var position = index
    var end = index
    while position - index < 24, position < limit, position == index || isBeside(position) {
      let word = word(position)
      if let small = word.cardinal, word.keyword != .tens {
        guard reader.add(Int(small)) else { break }
      } else if let power = word.magnitude, length(position) > 3 || length(position) == 3 && power == 5 {
        guard reader.multiply(byPowerOfTen: Int(power)) else { break }
      } else {
        break
      }
      end = position + 1
      position = end
      if isHyphen(position), isBeside(position) {
        position += 1
      } else if isKeyword(position, .and), reader.mayTakeAnd {
        position += 1
      }
    }
    guard end > index, let total = reader.total else { return nil }
    // "The only one", "one of them": no count, but a number all the same; the caller weighs it.
    let hasMagnitude = word(end - 1).magnitude != nil
    return NumberPhrase(value: DecimalNumber(total), end: end, hasDigits: false, hasMagnitude: hasMagnitude)
  }

  private func wordPlaces(_ index: Int) -> NumberPhrase? {
    var value = 0
    var places = 0
    var position = index
    while places < 9, let digit = word(position).cardinal, digit < 100, position == index || isBeside(position) {
      if digit >= 10, places > 0 { break }
      value = value * (digit >= 10 ? 100 : 10) + Int(digit)
      places += digit >= 10 ? 2 : 1
      position += 1
      // "seventy-one"
      let next = isHyphen(position) ? position + 1 : position
      if digit >= 20, digit % 10 == 0, let unit = word(next).cardinal, (1...9).contains(unit), isBeside(next) {
        value += Int(unit)
        position = next + 1
        break
      }
    }
    guard places > 0 else { return nil }
    return NumberPhrase(value: DecimalNumber(value, exponent: -places), end: position, hasDigits: false)
  }

  // MARK: Places

  func isOrdinalSuffix(_ index: Int) -> Bool {
    isKeyword(index, .st, .nd, .rd, .th) && isFree(after: index + 1)
  }

  /// A place in words up to a hundred: "first", "twenty-first", "thirty second".
  func ordinalWords(_ index: Int) -> (value: Int, end: Int)? {
    if let ordinal = word(index).ordinal, !word(index).isPlural { return (Int(ordinal), index + 1) }
    guard let tens = word(index).cardinal, tens >= 20, word(index).keyword != .tens else { return nil }
    let next = isHyphen(index + 1) ? index + 2 : index + 1
    guard let unit = word(next).ordinal, unit < 10, isBeside(next), !word(next).isPlural else { return nil }
    return (Int(tens) + Int(unit), next + 1)
  }

  /// A place of any size: "one hundred twenty-fifth", "three trillionth"; with its plural, for fractions.
  func ordinalNumber(_ index: Int) -> (value: Int, end: Int, isPlural: Bool)? {
    var reader = CardinalReader()
    var position = index
    if isKeyword(index, .a, .an), word(index + 1).magnitude != nil { position += 1 }
    let first = position
    while position - index < 24, position == first || isBeside(position) {
      let word = word(position)
      if let ordinal = word.ordinal ?? magnitudeOrdinal(position), position > index || first == index {
        let fits = ordinal < 100 ? reader.add(Int(ordinal)) : reader.multiply(byPowerOfTen: power(of: position))
        guard fits, let value = reader.total else { return nil }
        return (value, position + 1, word.isPlural || text[tokens[position].end - 1] | 0x20 == UInt8(ascii: "s"))
      }
      if let small = word.cardinal, word.keyword != .tens {
        guard reader.add(Int(small)) else { return nil }
      } else if let power = word.magnitude, length(position) > 3 {
        guard reader.multiply(byPowerOfTen: Int(power)) else { return nil }
      } else {
        return nil
      }
      position += 1
      if isHyphen(position), isBeside(position) {
        position += 1
      } else if isKeyword(position, .and), reader.mayTakeAnd {
        position += 1
      }
    }
    return nil
  }

  /// 100 where the word at `index` is "thousandth" or a larger one.
  private func magnitudeOrdinal(_ index: Int) -> Int8? {
    power(of: index) > 2 ? 100 : nil
  }

  private func power(of index: Int) -> Int {
    switch keyword(index) {
    case .thousandth: 3
    case .millionth: 6
    case .billionth: 9
    case .trillionth: 12
    default: 2
    }
  }
}

/// Adds up the words of a whole number.
private struct CardinalReader {
  private var sum = 0
  private var group = 0
  private var lastPower = 100
  private var hasWords = false
  private(set) var mayTakeAnd = false

  /// Takes a word below one hundred; `false` where it can't follow what was taken.
  mutating func add(_ small: Int) -> Bool {
    let rest = group % 100
    let fits = small == 0 ? !hasWords : small < 10 ? rest == 0 || (rest >= 20 && rest % 10 == 0) : rest == 0
    guard fits, !(hasWords && group == 0 && sum == 0) else { return false }
    group += small
    hasWords = true
    mayTakeAnd = false
    return true
  }

  /// Takes "hundred", "thousand" and so on.
  mutating func multiply(byPowerOfTen power: Int) -> Bool {
    guard !(hasWords && group == 0 && sum == 0) else { return false }
    if power == 2 {
      guard group < 100, group > 0 || sum == 0 else { return false }
      group = max(group, 1) * 100
    } else if group == 0, sum > 0, power >= lastPower, lastPower < 15 {
      // "three lakh crore", "two thousand million"
      guard sum < 1_000_000_000, power <= 9, sum % 1000 == 0 else { return false }
      for _ in 0..<power { sum *= 10 }
      lastPower = 15
    } else {
      guard power < lastPower, power <= 15, group > 0 || sum == 0, group < 1000 else { return false }
      var value = max(group, 1)
      for _ in 0..<power { value *= 10 }
      sum += value
      group = 0
      lastPower = power
    }
    hasWords = true
    mayTakeAnd = true
    return true
  }

  var total: Int? { hasWords ? sum + group : nil }
}
