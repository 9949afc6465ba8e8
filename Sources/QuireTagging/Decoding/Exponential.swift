/// The exponential function over vectors: the series of e^(x/256), squared eight times.
///
/// Its relative error is below 10⁻⁴ from −87 to 87, beyond which values are clamped; that is enough for sums that end as
/// probabilities, and takes nothing but multiplications.
enum Exponential {
  @inline(__always)
  static func exp(_ values: SIMD16<Float>) -> SIMD16<Float> {
    let (lowest, highest) = (SIMD16<Float>(repeating: -87), SIMD16<Float>(repeating: 87))
    let raised = values.replacing(with: lowest, where: values .< lowest)
    let small = raised.replacing(with: highest, where: raised .> highest) * (1 / 256)
    var sum = small * (1 / 720) + (1 / 120)
    sum = sum * small + (1 / 24)
    sum = sum * small + (1 / 6)
    sum = sum * small + 0.5
    sum = sum * small + 1
    sum = sum * small + 1
    for _ in 0..<8 { sum *= sum }
    return sum
  }

  /// The same for one value.
  @inline(__always)
  static func exp(_ value: Float) -> Float {
    let small = max(-87, min(87, value)) * (1 / 256)
    var sum = small * (1 / 720) + (1 / 120)
    sum = sum * small + (1 / 24)
    sum = sum * small + (1 / 6)
    sum = sum * small + 0.5
    sum = sum * small + 1
    sum = sum * small + 1
    for _ in 0..<8 { sum *= sum }
    return sum
  }
}
