/// Sums with check digits that many numbers share.
///
/// Digits are numbers from 0 to 9, signs ASCII capitals and digits.
enum CheckSums {
  /// Luhn's sum: every second digit from the right but one is doubled (ISO/IEC 7812-1, annex B).
  static func luhn(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count > 1 else { return false }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let double = digit * 2
      sum += place.isMultiple(of: 2) ? digit : double > 9 ? double - 9 : double
    }
    return sum.isMultiple(of: 10)
  }

  /// Verhoeff's sum over the dihedral group of ten (Verhoeff, "Error detecting decimal codes", 1969).
  static func verhoeff(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count > 1 else { return false }
    var check = 0
    for (place, digit) in digits.reversed().enumerated() {
      check = product(check, permuted(digit, place % 8))
    }
    return check == 0
  }

  /// The product of two elements of the dihedral group: 0 to 4 are rotations, 5 to 9 reflections.
  private static func product(_ left: Int, _ right: Int) -> Int {
    let turn = left % 5
    if left < 5 { return right < 5 ? (turn + right) % 5 : (turn + right - 5) % 5 + 5 }
    return right < 5 ? (turn - right + 5) % 5 + 5 : (turn - (right - 5) + 5) % 5
  }

  private static func permuted(_ digit: Int, _ times: Int) -> Int {
    let once = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    return (0..<times).reduce(digit) { result, _ in once[result] }
  }

  /// ISO 7064 MOD 97-10: letters count as 10 to 35, and the remainder is 1.
  static func mod97(_ signs: [UInt8]) -> Bool { signs.count > 2 && remainder97(signs) == 1 }

  static func remainder97(_ signs: some Sequence<UInt8>) -> Int {
    signs.reduce(0) { rest, sign in
      sign < 0x3A ? (rest * 10 + Int(sign & 15)) % 97 : (rest * 100 + Int(sign) - 55) % 97
    }
  }

  /// ISO 7064 MOD 11-2: the last sign may be `X` for ten.
  static func mod11x2(_ signs: [UInt8]) -> Bool {
    guard signs.count > 1, let last = signs.last.flatMap(tenOrDigit) else { return false }
    var sum = 0
    for sign in signs.dropLast() {
      guard sign < 0x3A else { return false }
      sum = (sum + Int(sign & 15)) * 2 % 11
    }
    return (12 - sum) % 11 == last
  }

  /// A digit, or 10 for `X`.
  private static func tenOrDigit(_ sign: UInt8) -> Int? {
    if sign == UInt8(ascii: "X") { return 10 }
    return sign < 0x3A ? Int(sign & 15) : nil
  }

  /// Whether the sum of digits times weights is a multiple of `modulus`.
  static func weighted(_ digits: [Int], _ weights: [Int], modulus: Int) -> Bool {
    digits.count == weights.count && sum(digits, weights).isMultiple(of: modulus)
  }

  static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// ISBN-10: weights from 10 down to 1, modulo 11.
  static func isbn10(_ signs: [UInt8]) -> Bool { elevenFromTheRight(signs, count: 10) }

  /// ISSN: weights from 8 down to 1, modulo 11.
  static func issn(_ signs: [UInt8]) -> Bool { elevenFromTheRight(signs, count: 8) }

  private static func elevenFromTheRight(_ signs: [UInt8], count: Int) -> Bool {
    guard signs.count == count, signs.dropLast().allSatisfy({ $0 < 0x3A }) else { return false }
    let values = signs.compactMap(tenOrDigit)
    return weighted(values, Array((1...count).reversed()), modulus: 11)
  }

  /// ISBN-13: a trade item number that begins with 978 or 979.
  static func isbn13(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 13, digits.starts(with: [9, 7, 8]) || digits.starts(with: [9, 7, 9]) else {
      return false
    }
    return gtin(digits)
  }

  /// GTIN: weights 1 and 3 from the right, modulo 10.
  static func gtin(_ digits: [Int]?) -> Bool {
    guard let digits, [8, 12, 13, 14].contains(digits.count), digits.contains(where: { $0 != 0 }) else { return false }
    let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 1 : 3) }
    return sum.isMultiple(of: 10)
  }

  /// A vehicle's number: letters count as digits (49 CFR 565.15), the ninth sign is the remainder by 11, `X` for ten.
  static func vin(_ signs: [UInt8]) -> Bool {
    guard signs.count == 17 else { return false }
    let values = "12345678.12345.7.923456789".utf8.map { Int($0 & 15) }
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    var sum = 0
    for (sign, weight) in zip(signs, weights) {
      if "IOQ".utf8.contains(sign) { return false }
      sum += weight * (sign < 0x3A ? Int(sign & 15) : values[Int(sign) - 65])
    }
    return tenOrDigit(signs[8]) == sum % 11
  }
}
