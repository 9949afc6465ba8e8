/// The few functions that places are compared with: near enough for a choice, and the same on every machine.
enum PlaceMeasures {
  /// The binary logarithm, linear between the powers of two.
  static func bits(_ value: Double) -> Double {
    guard value >= 1 else { return 0 }
    return Double(value.exponent) + value.significand - 1
  }

  /// The inverse of ``bits(_:)``, for negative numbers as well.
  static func power(_ bits: Double) -> Double {
    let bounded = min(max(bits, -60), 60)
    let whole = bounded.rounded(.down)
    return Double(sign: .plus, exponent: Int(whole), significand: 1 + bounded - whole)
  }

  /// The distance in kilometres, on a sheet laid along the middle parallel; right within some percent up to 1,000 km.
  static func kilometres(_ left: (Double, Double), _ right: (Double, Double)) -> Double {
    let north = left.0 - right.0
    var east = (left.1 - right.1).magnitude
    if east > 180 { east = 360 - east }
    let middle = (left.0 + right.0) / 2 * 0.017453292519943295
    let square = middle * middle
    let narrowing = max(0, 1 - square / 2 + square * square / 24 - square * square * square / 720)
    let across = east * narrowing
    return 111.2 * (north * north + across * across).squareRoot()
  }
}
