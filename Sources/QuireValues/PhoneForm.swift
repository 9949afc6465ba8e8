import QuireText

/// What a row of digit groups says as a telephone number, if it says one.
struct PhoneForm {
  let normal: String
  let rule: String
  let score: Double

  init?(_ groups: ArraySlice<PhoneDigits.Group>, hasPlus: Bool, hasCue: Bool, in text: TextWindow) {
    let parts = groups.map { Array(text.bytes[$0.digits]) }
    let digits = parts.flatMap { $0 }
    guard let first = parts.first, let last = parts.last, digits.count <= 17, last.count >= 2 else { return nil }
    if hasPlus {
      guard let number = internationalNumber(parts, groups, from: 0) else { return nil }
      self.init(normal: "+" + number, rule: "phone.international", score: 0.97)
      return
    }
    // 00 is dialled before a country's code in most of the world, 011 in North America.
    let exitCode = first == zeroOneOne && digits.count >= 12 ? 3 : first.starts(with: zeroZero) ? 2 : 0
    if exitCode > 0, digits.count >= 10, parts.count > 1 || hasCue || digits.count >= 12,
      let number = internationalNumber(parts, groups, from: exitCode)
    {
      self.init(normal: "+" + number, rule: "phone.international", score: hasCue ? 0.9 : 0.7)
      return
    }
    if let form = northAmerican(parts, groups, hasCue: hasCue) ?? national(parts, groups, hasCue: hasCue) {
      self = form
      return
    }
    guard hasCue, (7...15).contains(digits.count), !looksLikeDate(parts, groups) else { return nil }
    self.init(normal: String(decoding: digits, as: UTF8.self), rule: "phone.labelled", score: 0.8)
  }

  init(normal: String, rule: String, score: Double) {
    self.normal = normal
    self.rule = rule
    self.score = score
  }
}

/// The digits of E.164, if the first `skipped` digits are left out and a calling code begins what stays.
private func internationalNumber(
  _ parts: [[UInt8]],
  _ groups: ArraySlice<PhoneDigits.Group>,
  from skipped: Int
) -> String? {
  var digits: [UInt8] = []
  for (part, group) in zip(parts, groups) {
    // "+44 (0)20": the zero is dialled at home only.
    if group.isBracketed, part == [0x30], !digits.isEmpty { continue }
    digits += part
  }
  digits.removeFirst(min(skipped, digits.count))
  guard let code = callingCode(of: digits) else { return nil }
  // Italian numbers keep their zero.
  if digits.count > code.count, digits[code.count] == 0x30, code != Array("39".utf8) { digits.remove(at: code.count) }
  return (7...15).contains(digits.count) ? String(decoding: digits, as: UTF8.self) : nil
}

/// The North American form: three, three and four digits, with or without a 1 before them.
private func northAmerican(_ parts: [[UInt8]], _ groups: ArraySlice<PhoneDigits.Group>, hasCue: Bool) -> PhoneForm? {
  let hasOne = parts.count == 4 && parts[0] == [0x31]
  let shape = parts.dropFirst(hasOne ? 1 : 0).map { $0.count }
  guard shape == [3, 3, 4], let area = parts.dropFirst(hasOne ? 1 : 0).first else { return nil }
  let separators = Set(groups.dropFirst(hasOne ? 2 : 1).map { $0.separator })
  let isBracketed = groups.contains { $0.isBracketed }
  let isValid = area[0] >= 0x32 && parts[parts.count - 2][0] >= 0x32
  let isLoose = !isBracketed && separators == [UInt8(ascii: " ")] && !hasOne && !isValid
  guard !isLoose || hasCue, !separators.contains(UInt8(ascii: "/")) || isBracketed else { return nil }
  let digits = String(decoding: parts.flatMap { $0 }, as: UTF8.self)
  let score = isValid ? 0.95 : 0.7
  return PhoneForm(normal: hasOne ? "+" + digits : digits, rule: "phone.north-american", score: score)
}

/// A national form: a trunk zero with a separator somewhere, or an area code in brackets.
private func national(_ parts: [[UInt8]], _ groups: ArraySlice<PhoneDigits.Group>, hasCue: Bool) -> PhoneForm? {
  guard let first = groups.first, parts.count >= 2, !looksLikeDate(parts, groups) else { return nil }
  let count = parts.reduce(0) { $0 + $1.count }
  let separators = Set(groups.dropFirst().map { $0.separator }).subtracting([0])
  let isBracketed =
    first.isBracketed && (2...5).contains(parts[0].count)
    && groups.dropFirst().allSatisfy {
      !$0.isBracketed
    }
  let hasTrunkZero = parts[0][0] == 0x30 && (2...5).contains(parts[0].count) && separators.count == 1
  guard isBracketed ? (8...12).contains(count) : hasTrunkZero && (9...12).contains(count) else { return nil }
  // "0.25 12345" and short groups are tables.
  guard separators != [UInt8(ascii: ".")] || parts.dropFirst().allSatisfy({ $0.count >= 2 }) else { return nil }
  let digits = String(decoding: parts.flatMap { $0 }, as: UTF8.self)
  return PhoneForm(normal: digits, rule: "phone.national", score: hasCue ? 0.9 : 0.7)
}

private func looksLikeDate(_ parts: [[UInt8]], _ groups: ArraySlice<PhoneDigits.Group>) -> Bool {
  let shape = parts.map { $0.count }
  return (shape == [4, 2, 2] || shape == [2, 2, 4] || shape == [1, 2, 4] || shape == [3, 2, 4])
    && groups.allSatisfy { !$0.isBracketed }
}

/// The calling code that begins `digits`.
private func callingCode(of digits: [UInt8]) -> [UInt8]? {
  guard digits.count >= 5 else { return nil }
  if digits[0] == 0x31 || digits[0] == 0x37 { return [digits[0]] }
  guard digits[0] != 0x30 else { return nil }
  let two = Int(digits[0] - 0x30) * 10 + Int(digits[1] - 0x30)
  return Array(digits.prefix(twoDigitCodes.contains(two) ? 2 : 3))
}

private let zeroZero: [UInt8] = [0x30, 0x30]

private let zeroOneOne: [UInt8] = [0x30, 0x31, 0x31]

/// ITU-T list of assigned country codes with two digits; those that begin otherwise have three, but for 1 and 7.
private let twoDigitCodes: Set<Int> = [
  20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58, 60, 61, 62,
  63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98,
]
