/// The exponential function, without a mathematical library and the same on every machine.
enum Exponential {
  /// e to the power of `exponent`, to about ten digits; exponents beyond ±40 are cut there.
  static func of(_ exponent: Double) -> Double {
    let exponent = min(40, max(-40, exponent))
    // e^x = (e^(x/64))^64, with the series for the small exponent.
    let part = exponent / 64
    var term = 1.0
    var sum = 1.0
    for index in 1...9 {
      term *= part / Double(index)
      sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
  }

  /// The logarithm to base 2 of a number of at least 1, rounded down to quarters.
  static func log2(_ number: Int) -> Double {
    guard number > 1 else { return 0 }
    let whole = Int.bitWidth - 1 - number.leadingZeroBitCount
    let rest = Double(number) / Double(1 << whole)
    return Double(whole) + (rest >= 1.68 ? 0.75 : rest >= 1.41 ? 0.5 : rest >= 1.19 ? 0.25 : 0)
  }
}
