/// Finds the likeliest labels of a sequence (Viterbi 1967), a vector of labels at a time.
struct Viterbi: Sendable {
  private static let never: Float = -1e9

  private let labels: TagLabels
  private let transitions: TransitionTable
  private let narrow: NarrowSteps
  private var sources: [SIMD16<Int8>] = []
  private var outsideSources: [Int8] = []

  init(_ labels: TagLabels, _ transitions: TransitionTable) {
    self.labels = labels
    self.transitions = transitions
    narrow = NarrowSteps(labels, transitions)
  }

  /// Writes the labels of `count` tokens to `path`; `unaries` holds the values of each token's labels, those of
  /// "outside" being 0.
  ///
  /// Complexity: O(tokens · labels²/16).
  mutating func decode(_ unaries: [SIMD16<Float>], count: Int, into path: inout [UInt8]) {
    path.removeAll(keepingCapacity: true)
    guard count > 0 else { return }
    if labels.lanes == 1 { forwardInOneLane(unaries, count, &path) } else { forward(unaries, count, &path) }
  }

  private mutating func reserve(_ count: Int) {
    let lanes = labels.lanes
    if sources.count < count * lanes {
      sources = [SIMD16<Int8>](repeating: SIMD16(repeating: 0), count: count * lanes * 2)
      outsideSources = [Int8](repeating: 0, count: count * 2)
    }
  }

  private mutating func forwardInOneLane(_ unaries: [SIMD16<Float>], _ count: Int, _ path: inout [UInt8]) {
    reserve(count)
    let outside = labels.outside
    var values = transitions.toLabels[outside] + unaries[0]
    var outsideValue = transitions.toOutside[outside]
    for index in 1..<max(count, 1) {
      var best = transitions.toLabels[outside] + outsideValue
      var bestSource = SIMD16<Int32>(repeating: Int32(outside))
      var outsideBest = transitions.toOutside[outside] + outsideValue
      var outsideSource = outside
      narrow.goOn(from: values, &best, &bestSource)
      // Where no name that closes here is likelier than none at all, every next name begins outside.
      if (values - narrow.margins).largest > outsideValue {
        for label in 0..<outside where values[label] - narrow.margins[label] > outsideValue {
          let candidate = transitions.toLabels[label] + values[label]
          let isBetter = candidate .> best
          best.replace(with: candidate, where: isBetter)
          bestSource.replace(with: Int32(label), where: isBetter)
          let toOutside = transitions.toOutside[label] + values[label]
          if toOutside > outsideBest {
            outsideBest = toOutside
            outsideSource = label
          }
        }
      }
      sources[index] = SIMD16<Int8>(truncatingIfNeeded: bestSource)
      outsideSources[index] = Int8(truncatingIfNeeded: outsideSource)
      values = best + unaries[index]
      outsideValue = outsideBest
    }
    finish([values], outsideValue, count, &path)
  }

  private mutating func forward(_ unaries: [SIMD16<Float>], _ count: Int, _ path: inout [UInt8]) {
    reserve(count)
    let (lanes, outside) = (labels.lanes, labels.outside)
    var values = (0..<lanes).map { transitions.toLabels[outside * lanes + $0] + unaries[$0] }
    var best = values
    var outsideValue = transitions.toOutside[outside]
    for index in 1..<max(count, 1) {
      var outsideBest = transitions.toOutside[outside] + outsideValue
      var outsideSource = outside
      for label in 0..<outside {
        let toOutside = transitions.toOutside[label] + values[label / 16][label % 16]
        if toOutside > outsideBest {
          outsideBest = toOutside
          outsideSource = label
        }
      }
      for lane in 0..<lanes {
        var laneBest = transitions.toLabels[outside * lanes + lane] + outsideValue
        var laneSource = SIMD16<Int32>(repeating: Int32(outside))
        for label in 0..<outside {
          let candidate = transitions.toLabels[label * lanes + lane] + values[label / 16][label % 16]
          let isBetter = candidate .> laneBest
          laneBest.replace(with: candidate, where: isBetter)
          laneSource.replace(with: Int32(label), where: isBetter)
        }
        best[lane] = laneBest + unaries[index * lanes + lane]
        sources[index * lanes + lane] = SIMD16<Int8>(truncatingIfNeeded: laneSource)
      }
      outsideSources[index] = Int8(truncatingIfNeeded: outsideSource)
      outsideValue = outsideBest
      swap(&values, &best)
    }
    finish(values, outsideValue, count, &path)
  }

  /// Goes back from the best last label.
  private func finish(_ values: [SIMD16<Float>], _ outsideValue: Float, _ count: Int, _ path: inout [UInt8]) {
    let lanes = labels.lanes
    var label = labels.outside
    var best = outsideValue
    for candidate in 0..<labels.count where labels.closes(candidate) && values[candidate / 16][candidate % 16] > best {
      best = values[candidate / 16][candidate % 16]
      label = candidate
    }
    for index in stride(from: count - 1, through: 0, by: -1) {
      path.append(UInt8(truncatingIfNeeded: label))
      guard index > 0 else { break }
      let source =
        label == labels.outside ? outsideSources[index] : sources[index * lanes + label / 16][label % 16]
      label = Int(source)
    }
    path.reverse()
  }
}
