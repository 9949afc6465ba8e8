extension Exponential {
  /// The natural logarithm of a number of at least 1, to about ten digits; 0 for smaller ones.
  static func naturalLogarithm(_ number: Double) -> Double {
    guard number > 1, number.isFinite else { return 0 }
    // ln(m · 2^e) = ln m + e · ln 2, and ln m = 2 · artanh((m - 1) / (m + 1)).
    let ratio = (number.significand - 1) / (number.significand + 1)
    let square = ratio * ratio
    var power = ratio
    var sum = 0.0
    for index in 0..<12 {
      sum += power / Double(2 * index + 1)
      power *= square
    }
    return 2 * sum + Double(number.exponent) * 0.693_147_180_559_945_3
  }
}
