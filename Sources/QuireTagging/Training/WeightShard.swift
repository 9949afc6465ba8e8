/// One half of the weights, with what AdaGrad (Duchi, Hazan and Singer 2011) keeps of each.
///
/// Unchecked, because training goes in two phases with a barrier between them: while sequences are learned from, all
/// shards are only read; while weights are updated, each shard is touched by one task alone.
final class WeightShard: @unchecked Sendable {
  private var weights: [SIMD16<Float>]
  private var squares: [SIMD16<Float>]
  private var sums: [SIMD16<Float>] = []
  private var summed = 0
  private let number: Int
  private let lanes: Int

  /// Makes the shard `number` of two, for half of `places` rows of `lanes` vectors.
  init(number: Int, places: Int, lanes: Int) {
    self.number = number
    self.lanes = lanes
    weights = Array(repeating: SIMD16(repeating: 0), count: places / 2 * lanes)
    squares = Array(repeating: SIMD16(repeating: 1e-6), count: places / 2 * lanes)
  }

  /// Adds the weights of each token's features in this shard to its sums.
  func add(_ features: FeatureRows, to sums: inout [SIMD16<Float>]) {
    var start = 0
    for (token, end) in features.ends.enumerated() {
      for feature in start..<end {
        let row = Int(features.rows[feature]) * lanes
        for lane in 0..<lanes { sums[token * lanes + lane] += weights[row + lane] }
      }
      start = end
    }
  }

  /// Moves the weights of this shard's features by what was learned.
  func learn(_ lessons: [SequenceLearner.Lesson], rate: Float) {
    for lesson in lessons {
      let features = lesson.features[number]
      var start = 0
      for (token, end) in features.ends.enumerated() {
        for feature in start..<end {
          let row = Int(features.rows[feature]) * lanes
          for lane in 0..<lanes { move(row + lane, by: lesson.gradients[token * lanes + lane], rate) }
        }
        start = end
      }
    }
  }

  @inline(__always)
  private func move(_ place: Int, by gradient: SIMD16<Float>, _ rate: Float) {
    let square = squares[place] + gradient * gradient
    squares[place] = square
    weights[place] += gradient * rate / square.squareRoot()
  }

  /// Takes the weights as they are into the average.
  func addToAverage() {
    if sums.isEmpty { sums = Array(repeating: SIMD16(repeating: 0), count: weights.count) }
    for index in weights.indices { sums[index] += weights[index] }
    summed += 1
  }

  /// The average of a row, or the row where none was taken.
  func row(_ index: Int) -> ArraySlice<SIMD16<Float>> {
    let range = index * lanes..<(index + 1) * lanes
    return summed == 0 ? weights[range] : ArraySlice(sums[range].map { $0 / Float(summed) })
  }
}
