extension NationalChecks {
  /// Two check digits, weights from 10 and from 11 down, modulo 11, a remainder of 10 counting as 0.
  static func brCPF(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 11, Set(digits).count > 1 else { return false }
    return digits[9] == eleven(digits[..<9], Array((2...10).reversed()))
      && digits[10] == eleven(digits[..<10], Array((2...11).reversed()))
  }

  /// Two check digits, weights 2 to 9 from the right again and again, modulo 11.
  static func brCNPJ(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 14, Set(digits).count > 1 else { return false }
    let weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]
    return digits[12] == eleven(digits[..<12], Array(weights.dropFirst()))
      && digits[13] == eleven(digits[..<13], weights)
  }

  private static func eleven(_ digits: ArraySlice<Int>, _ weights: [Int]) -> Int {
    let rest = CheckSums.sum(Array(digits), weights) % 11
    return rest < 2 ? 0 : 11 - rest
  }

  /// The first digit less one; weights 10, 1, 3, 5 to 19, modulo 89.
  static func auABN(_ digits: [Int]?) -> Bool {
    guard var digits, digits.count == 11, digits[0] > 0 else { return false }
    digits[0] -= 1
    return CheckSums.weighted(digits, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19], modulus: 89)
  }

  /// Weights from 8 down to 1, modulo 10.
  static func auACN(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 9, Set(digits).count > 1 else { return false }
    return CheckSums.weighted(digits, [8, 7, 6, 5, 4, 3, 2, 1, 1], modulus: 10)
  }

  /// Weights 1, 4, 3, 7, 5, 8, 6, 9, 10, modulo 11.
  static func auTFN(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 9, Set(digits).count > 1 else { return false }
    return CheckSums.weighted(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10], modulus: 11)
  }

  /// Ten or eleven digits, the first from 2 to 6; weights 1, 3, 7, 9 over eight, modulo 10, are the ninth.
  static func auMedicare(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 10 || digits.count == 11, (2...6).contains(digits[0]) else { return false }
    return CheckSums.sum(Array(digits[..<8]), [1, 3, 7, 9, 1, 3, 7, 9]) % 10 == digits[8]
  }

  /// Twelve digits that begin with 2 to 9, do not read the same backwards, and pass Verhoeff.
  static func inAadhaar(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 12, digits[0] > 1, digits != digits.reversed() else { return false }
    return CheckSums.verhoeff(digits)
  }

  /// S, T, F, G or M, seven digits with weights 2, 7, 6, 5, 4, 3, 2, and a letter for the remainder by 11.
  static func sgNRIC(_ signs: [UInt8]) -> Bool {
    guard signs.count == 9, signs[1..<8].allSatisfy({ $0 < 0x3A }) else { return false }
    let sum = CheckSums.sum(signs[1..<8].map { Int($0 & 15) }, [2, 7, 6, 5, 4, 3, 2])
    switch signs[0] {
    case UInt8(ascii: "S"): return Array("JZIHGFEDCBA".utf8)[sum % 11] == signs[8]
    case UInt8(ascii: "T"): return Array("JZIHGFEDCBA".utf8)[(sum + 4) % 11] == signs[8]
    case UInt8(ascii: "F"): return Array("XWUTRQPNMLK".utf8)[sum % 11] == signs[8]
    case UInt8(ascii: "G"): return Array("XWUTRQPNMLK".utf8)[(sum + 4) % 11] == signs[8]
    case UInt8(ascii: "M"): return Array("XWUTRQPNJLK".utf8)[(sum + 3) % 11] == signs[8]
    default: return false
    }
  }

  /// Nine digits that pass Luhn; none begin with 0 or 8.
  static func caSIN(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 9, digits[0] != 0, digits[0] != 8 else { return false }
    return CheckSums.luhn(digits)
  }
}
