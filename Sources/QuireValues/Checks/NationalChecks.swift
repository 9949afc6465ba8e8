/// Checks of numbers that a country gives to people and companies.
///
/// Digits are numbers from 0 to 9, signs ASCII capitals and digits.
enum NationalChecks {
  /// Areas 000, 666 and 900 to 999, group 00 and serial 0000 are never given; some numbers stand in advertisements.
  static func usSSN(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 9, Set(digits).count > 1 else { return false }
    let number = number(digits)
    let area = number / 1_000_000
    guard area != 0, area != 666, area < 900, number / 10_000 % 100 != 0, number % 10_000 != 0 else { return false }
    return ![78_051_120, 219_099_999, 123_456_789].contains(number)
  }

  /// Begins with 9; the group is from 50 to 65, 70 to 88, 90 to 92 or 94 to 99.
  static func usITIN(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 9, digits[0] == 9 else { return false }
    switch digits[3] * 10 + digits[4] {
    case 50...65, 70...88, 90...92, 94...99: return true
    default: return false
    }
  }

  /// Ten digits that begin with 1 or 2 and pass Luhn behind the prefix 80840.
  static func usNPI(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 10, (1...2).contains(digits[0]) else { return false }
    return CheckSums.luhn([8, 0, 8, 4, 0] + digits)
  }

  /// Weights from 10 down to 2, modulo 11; a check digit of 10 is never given.
  static func ukNHS(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 10, Set(digits).count > 1 else { return false }
    return CheckSums.weighted(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], modulus: 11)
  }

  /// Two letters without those that are not given, six digits, and a letter from A to D.
  static func ukNINO(_ signs: [UInt8]) -> Bool {
    guard signs.count == 9, signs[2..<8].allSatisfy({ $0 < 0x3A }), "ABCD".utf8.contains(signs[8]) else { return false }
    let prefix = String(decoding: signs[0..<2], as: UTF8.self)
    guard signs[0] > 0x40, signs[1] > 0x40, !"DFIQUV".utf8.contains(signs[0]), !"DFIOQUV".utf8.contains(signs[1]) else {
      return false
    }
    return !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains(prefix)
  }

  /// ISO 7064 MOD 11,10; of the first ten digits one stands twice or three times, the others at most once.
  static func deTaxID(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 11, digits[0] != 0 else { return false }
    let counts = (0...9).map { digit in digits.dropLast().count { $0 == digit } }
    guard counts.count(where: { $0 > 1 }) == 1, (counts.max() ?? 0) <= 3 else { return false }
    let product = digits.dropLast().reduce(10) { product, digit in
      let sum = (digit + product) % 10
      return (sum == 0 ? 10 : sum) * 2 % 11
    }
    return (11 - product) % 10 == digits[10]
  }

  /// Eight digits, or X, Y or Z and seven, and a letter that stands for the remainder by 23.
  static func esNIF(_ signs: [UInt8]) -> Bool {
    guard signs.count == 9 else { return false }
    var number = signs.dropLast()
    if let place = Array("XYZ".utf8).firstIndex(of: signs[0]) { number[0] = UInt8(0x30 + place) }
    guard number.allSatisfy({ $0 < 0x3A }) else { return false }
    let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)
    return letters[number.reduce(0) { $0 * 10 + Int($1 & 15) } % 23] == signs[8]
  }

  /// Sixteen signs; those in odd places count by a table, and the last is the sum's remainder by 26 as a letter.
  static func itFiscalCode(_ signs: [UInt8]) -> Bool {
    guard signs.count == 16, signs[..<6].allSatisfy({ $0 > 0x40 }), signs[15] > 0x40 else { return false }
    let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
    let sum = signs.dropLast().enumerated().reduce(0) { sum, sign in
      let value = sign.element < 0x3A ? Int(sign.element & 15) : Int(sign.element) - 0x41
      return sum + (sign.offset.isMultiple(of: 2) ? odd[value] : value)
    }
    return sum % 26 == Int(signs[15]) - 0x41
  }

  /// Thirteen signs and a key of two digits, 97 less the remainder; departments 2A and 2B count as 19 and 18.
  static func frNIR(_ signs: [UInt8]) -> Bool {
    guard signs.count == 15, (0x31...0x38).contains(signs[0]) else { return false }
    var signs = signs
    if let letter = [UInt8(ascii: "A"), UInt8(ascii: "B")].firstIndex(of: signs[6]) {
      guard signs[5] == UInt8(ascii: "2") else { return false }
      signs[5] = UInt8(ascii: "1")
      signs[6] = letter == 0 ? UInt8(ascii: "9") : UInt8(ascii: "8")
    }
    guard signs.allSatisfy({ $0 < 0x3A }) else { return false }
    let digits = signs.map { Int($0 & 15) }
    return 97 - number(Array(digits[..<13])) % 97 == digits[13] * 10 + digits[14]
  }

  /// Weights 1, 3, 7, 9 modulo 10; the month also tells the century.
  static func plPESEL(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 11 else { return false }
    let month = (digits[2] * 10 + digits[3]) % 20
    let day = digits[4] * 10 + digits[5]
    guard (1...12).contains(month), (1...31).contains(day) else { return false }
    return CheckSums.weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1], modulus: 10)
  }

  /// Weights from 9 down to 2 and -1, modulo 11.
  static func nlBSN(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 9, digits.contains(where: { $0 != 0 }) else { return false }
    return CheckSums.weighted(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1], modulus: 11)
  }

  /// Day, month, year, a sign for the century, a number, and a sign for the remainder by 31.
  static func fiHETU(_ text: [UInt8]) -> Bool {
    guard text.count == 11 else { return false }
    let centuries = Array("+-ABCDEFYXWVU".utf8)
    let capitals = text.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
    let numbers = capitals[0..<6] + capitals[7..<10]
    guard numbers.allSatisfy({ (0x30...0x39).contains($0) }), centuries.contains(capitals[6]) else { return false }
    let digits = numbers.map { Int($0 & 15) }
    guard (1...31).contains(digits[0] * 10 + digits[1]), (1...12).contains(digits[2] * 10 + digits[3]) else {
      return false
    }
    return Array("0123456789ABCDEFHJKLMNPRSTUVWXY".utf8)[number(digits) % 31] == capitals[10]
  }

  /// Ten or twelve digits; the last ten pass Luhn; days of coordination numbers are counted from 61.
  static func sePersonnummer(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 10 || digits.count == 12 else { return false }
    let short = Array(digits.suffix(10))
    let day = (short[4] * 10 + short[5]) % 60
    guard (1...12).contains(short[2] * 10 + short[3]), (1...31).contains(day) else { return false }
    return CheckSums.luhn(short)
  }

  static func number(_ digits: [Int]) -> Int { digits.reduce(0) { $0 * 10 + $1 } }
}
