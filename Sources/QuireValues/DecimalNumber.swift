/// A decimal number, `mantissa` times ten to the power of `exponent`, exact up to eighteen digits.
struct DecimalNumber: Sendable, Hashable {
  private(set) var mantissa: Int
  private(set) var exponent: Int

  /// Creates the number with the fewest digits that is equal to `mantissa` times ten to the power of `exponent`.
  init(_ mantissa: Int, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = mantissa == 0 ? 0 : exponent
    while self.mantissa % 10 == 0, self.mantissa != 0 {
      self.mantissa /= 10
      self.exponent += 1
    }
  }

  /// The quotient with fifteen significant digits, or `nil` where the divisor is zero or a number is too large.
  init?(_ numerator: Int, over denominator: Int) {
    guard denominator > 0 else { return nil }
    // Thousandths and trillionths are powers of ten.
    var (denominator, shift) = (denominator, 0)
    while denominator % 10 == 0 { (denominator, shift) = (denominator / 10, shift + 1) }
    guard denominator < 1_000_000_000, (0..<1_000_000_000_000).contains(numerator) else { return nil }
    var quotient = numerator / denominator
    var rest = numerator % denominator
    var exponent = -shift
    while rest != 0, quotient < 100_000_000_000_000 {
      quotient = quotient * 10 + rest * 10 / denominator
      rest = rest * 10 % denominator
      exponent -= 1
    }
    // The last digit is rounded.
    if rest * 2 >= denominator { quotient += 1 }
    self.init(quotient, exponent: exponent)
  }

  /// The number nearest to `value` with fifteen significant digits, or `nil` where it is too large or too small.
  init?(approximating value: Double) {
    guard value.isFinite, value.magnitude < 1e30, value == 0 || value.magnitude > 1e-30 else { return nil }
    var scaled = value.magnitude
    var exponent = 0
    while scaled >= 1e15 { (scaled, exponent) = (scaled / 10, exponent + 1) }
    while scaled > 0, scaled < 1e14 { (scaled, exponent) = (scaled * 10, exponent - 1) }
    let digits = Int(scaled.rounded())
    self.init(value < 0 ? -digits : digits, exponent: exponent)
  }

  /// The value as a binary number, with its error.
  var approximation: Double {
    var result = Double(mantissa)
    for _ in 0..<min(exponent.magnitude, 400) { result = exponent < 0 ? result / 10 : result * 10 }
    return result
  }

  /// The value to the power of `power` with fifteen significant digits, or `nil` where it is too large.
  func raised(to power: Int) -> DecimalNumber? {
    guard (-64...64).contains(power), mantissa != 0 || power > 0 else { return nil }
    var result = 1.0
    for _ in 0..<power.magnitude { result *= approximation }
    return DecimalNumber(approximating: power < 0 ? 1 / result : result)
  }

  /// The value as a whole number, if it is one and fits.
  var integer: Int? {
    exponent >= 0 && exponent <= 18 ? shifted(mantissa, by: exponent) : nil
  }

  func multiplied(byPowerOfTen power: Int) -> DecimalNumber {
    DecimalNumber(mantissa, exponent: exponent + power)
  }

  /// The product, or `nil` where it has too many digits.
  func multiplied(by factor: Int) -> DecimalNumber? {
    let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
    return overflow ? nil : DecimalNumber(product, exponent: exponent)
  }

  func negated() -> DecimalNumber {
    DecimalNumber(-mantissa, exponent: exponent)
  }

  /// The sum, or `nil` where it has too many digits.
  static func + (left: DecimalNumber, right: DecimalNumber) -> DecimalNumber? {
    let exponent = min(left.exponent, right.exponent)
    guard let first = left.scaled(to: exponent), let second = right.scaled(to: exponent) else { return nil }
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? nil : DecimalNumber(sum, exponent: exponent)
  }

  private func scaled(to exponent: Int) -> Int? {
    guard self.exponent - exponent <= 18 else { return nil }
    return shifted(mantissa, by: self.exponent - exponent)
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// The digits with a point where it is needed, without an exponent.
  var description: String {
    let digits = String(mantissa.magnitude)
    let sign = mantissa < 0 ? "-" : ""
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: min(exponent, 40)) }
    let places = -exponent
    if digits.utf8.count > places {
      return sign + digits.dropLast(places) + "." + digits.suffix(places)
    }
    return sign + "0." + String(repeating: "0", count: min(places - digits.utf8.count, 40)) + digits
  }
}

/// `number` with `places` zeros behind it, or `nil` where it does not fit.
private func shifted(_ number: Int, by places: Int) -> Int? {
  var result = number
  for _ in 0..<places {
    let (product, overflow) = result.multipliedReportingOverflow(by: 10)
    if overflow { return nil }
    result = product
  }
  return result
}
