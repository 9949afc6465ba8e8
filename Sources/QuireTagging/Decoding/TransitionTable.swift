/// What it costs to go from one label to the next, as rows of vectors; forbidden steps have the value `forbidden`.
struct TransitionTable: Sendable {
  /// How many vectors a row has.
  let lanes: Int
  /// For every label and "outside" the values of going to each label.
  let toLabels: [SIMD16<Float>]
  /// For every label and "outside" the value of going outside.
  let toOutside: [Float]

  /// Makes a table of `weights`, one row of *n* + 1 for each of *n* labels and "outside"; `transform` is applied to what
  /// is allowed.
  init(_ labels: TagLabels, _ weights: [Float], forbidden: Float, transform: (Float) -> Float = { $0 }) {
    let size = labels.count + 1
    lanes = labels.lanes
    var rows = [SIMD16<Float>](repeating: SIMD16(repeating: forbidden), count: size * lanes)
    var outside = [Float](repeating: forbidden, count: size)
    for label in 0..<size {
      for next in 0..<labels.count where labels.allows(label, then: next) {
        rows[label * lanes + next / 16][next % 16] = transform(weights[label * size + next])
      }
      if labels.allows(label, then: labels.outside) {
        outside[label] = transform(weights[label * size + labels.outside])
      }
    }
    toLabels = rows
    toOutside = outside
  }

  /// Makes the table of the way back: for every label and "outside" the values of coming from each label.
  init(transposed labels: TagLabels, _ weights: [Float], transform: (Float) -> Float) {
    let size = labels.count + 1
    lanes = labels.lanes
    var rows = [SIMD16<Float>](repeating: SIMD16(repeating: 0), count: size * lanes)
    var outside = [Float](repeating: 0, count: size)
    for next in 0..<size {
      for label in 0..<labels.count where labels.allows(label, then: next) {
        rows[next * lanes + label / 16][label % 16] = transform(weights[label * size + next])
      }
      if labels.allows(labels.outside, then: next) { outside[next] = transform(weights[labels.outside * size + next]) }
    }
    toLabels = rows
    toOutside = outside
  }
}
