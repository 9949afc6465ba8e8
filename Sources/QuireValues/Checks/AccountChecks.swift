/// Checks of the numbers of cards and bank accounts.
///
/// Digits are numbers from 0 to 9, signs ASCII capitals and digits.
enum AccountChecks {
  /// A payment card's number: the network's first digits and lengths, and Luhn's sum.
  static func creditCard(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count >= 12, CheckSums.luhn(digits), Set(digits).count > 1 else { return false }
    let four = digits.prefix(4).reduce(0) { $0 * 10 + $1 }
    switch four {
    case 4000...4999: return [13, 16, 19].contains(digits.count)
    case 3400...3499, 3700...3799: return digits.count == 15
    case 3000...3099, 3600...3699, 3800...3999: return (14...19).contains(digits.count)
    case 3500...3599: return (16...19).contains(digits.count)
    case 5100...5599, 2221...2720: return digits.count == 16
    case 5000...5099, 5600...5899, 6000...6999: return digits.count <= 19
    default: return false
    }
  }

  /// A bank account: the length that the country's form has (IBAN registry of SWIFT), and MOD 97-10 with the first four
  /// signs moved to the end.
  static func iban(_ signs: [UInt8]) -> Bool {
    guard signs.count >= 15, signs[2] < 0x3A, signs[3] < 0x3A else { return false }
    guard ibanLengths[String(decoding: signs[0..<2], as: UTF8.self)] == signs.count else { return false }
    return CheckSums.remainder97(signs[4...] + signs[..<4]) == 1
  }

  /// A routing number of the American Bankers Association: a prefix that is in use, and weights 3, 7, 1 modulo 10.
  static func abaRouting(_ digits: [Int]?) -> Bool {
    guard let digits, digits.count == 9, Set(digits).count > 1 else { return false }
    switch digits[0] * 10 + digits[1] {
    case 0...12, 21...32, 61...72, 80: return CheckSums.weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1], modulus: 10)
    default: return false
    }
  }

  private static let ibanLengths: [String: Int] = [
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HN": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20,
    "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
    "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29,
    "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24,
    "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
    "YE": 30,
  ]
}
