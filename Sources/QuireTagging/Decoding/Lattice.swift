/// The sums over all labellings of a sequence: forward and backward (Rabiner 1989, with a scale for each token).
///
/// Values are kept as probabilities, not logarithms, each token's scaled to a sum of 1.
struct Lattice: Sendable {
  private let labels: TagLabels
  private let lanes: Int
  private let forwardTable: TransitionTable
  private let backwardTable: TransitionTable

  /// How many tokens there are.
  private(set) var count = 0
  /// What speaks for each label of each token.
  private(set) var potentials: [SIMD16<Float>] = []
  private(set) var outsidePotentials: [Float] = []
  /// The sums over what is before and with a token, and behind it.
  private(set) var forward: [SIMD16<Float>] = []
  private(set) var outsideForward: [Float] = []
  private(set) var backward: [SIMD16<Float>] = []
  private(set) var outsideBackward: [Float] = []
  /// What each token's forward sums were divided by.
  private var scales: [Float] = []
  private var closing: [SIMD16<Float>]
  private var weighted: [SIMD16<Float>]

  /// Takes the weights of transitions, as ``TransitionTable`` does.
  init(_ labels: TagLabels, _ weights: [Float]) {
    self.labels = labels
    lanes = labels.lanes
    forwardTable = TransitionTable(labels, weights, forbidden: 0, transform: Exponential.exp)
    backwardTable = TransitionTable(transposed: labels, weights, transform: Exponential.exp)
    closing = [SIMD16<Float>](repeating: SIMD16(repeating: 0), count: lanes)
    weighted = closing
    for label in 0..<labels.count where labels.closes(label) { closing[label / 16][label % 16] = 1 }
  }

  /// Takes the values of the labels of `count` tokens from `start` on; those of "outside" are 0.
  mutating func load(_ unaries: [SIMD16<Float>], from start: Int = 0, count: Int) {
    self.count = count
    reserve(count)
    for index in 0..<count {
      var largest: Float = 0
      for lane in 0..<lanes { largest = max(largest, unaries[(start + index) * lanes + lane].largest) }
      for lane in 0..<lanes {
        potentials[index * lanes + lane] = Exponential.exp(unaries[(start + index) * lanes + lane] - largest)
      }
      outsidePotentials[index] = Exponential.exp(-largest)
    }
  }

  private mutating func reserve(_ count: Int) {
    guard outsidePotentials.count < count else { return }
    let zero = SIMD16<Float>(repeating: 0)
    potentials = Array(repeating: zero, count: count * lanes * 2)
    forward = potentials
    backward = potentials
    outsidePotentials = Array(repeating: 0, count: count * 2)
    outsideForward = outsidePotentials
    outsideBackward = outsidePotentials
    scales = outsidePotentials
  }

  /// Computes the sums, over all labellings or over those that `allowed` leaves.
  mutating func sum(_ allowed: LabelMasks? = nil) {
    for index in 0..<count {
      var total: Float = 0
      for lane in 0..<lanes {
        let place = index * lanes + lane
        var sum = index == 0 ? forwardTable.toLabels[labels.outside * lanes + lane] : sumForward(to: index, lane)
        sum *= potentials[place]
        if let allowed { sum *= allowed.labels[place] }
        if index == count - 1 { sum *= closing[lane] }
        forward[place] = sum
        total += sum.total
      }
      var outside = index == 0 ? forwardTable.toOutside[labels.outside] : sumOutsideForward(to: index)
      outside *= outsidePotentials[index]
      if let allowed { outside *= allowed.outside[index] }
      let scale = max(total + outside, 1e-30)
      for lane in 0..<lanes { forward[index * lanes + lane] /= scale }
      outsideForward[index] = outside / scale
      scales[index] = scale
    }
    if count > 0 { sumBackward(allowed) }
  }

  private mutating func sumBackward(_ allowed: LabelMasks?) {
    let last = count - 1
    for lane in 0..<lanes { backward[last * lanes + lane] = closing[lane] }
    outsideBackward[last] = 1
    for index in stride(from: last - 1, through: 0, by: -1) {
      let next = index + 1
      for lane in 0..<lanes {
        let place = next * lanes + lane
        weighted[lane] = backward[place] * potentials[place]
        if let allowed { weighted[lane] *= allowed.labels[place] }
      }
      var outsideWeighted = outsideBackward[next] * outsidePotentials[next]
      if let allowed { outsideWeighted *= allowed.outside[next] }
      var outside = backwardTable.toOutside[labels.outside] * outsideWeighted
      for label in 0..<labels.count { outside += backwardTable.toOutside[label] * weighted[label / 16][label % 16] }
      var total = outside * outsideForward[index]
      for lane in 0..<lanes {
        var sum = backwardTable.toLabels[labels.outside * lanes + lane] * outsideWeighted
        for label in 0..<labels.count {
          sum += backwardTable.toLabels[label * lanes + lane] * weighted[label / 16][label % 16]
        }
        backward[index * lanes + lane] = sum
        total += (sum * forward[index * lanes + lane]).total
      }
      let scale = 1 / max(total, 1e-30)
      for lane in 0..<lanes { backward[index * lanes + lane] *= scale }
      outsideBackward[index] = outside * scale
    }
  }

  @inline(__always)
  private func sumForward(to index: Int, _ lane: Int) -> SIMD16<Float> {
    let source = (index - 1) * lanes
    var sum = forwardTable.toLabels[labels.outside * lanes + lane] * outsideForward[index - 1]
    for label in 0..<labels.count {
      let value = forward[source + label / 16][label % 16]
      if value > 0 { sum += forwardTable.toLabels[label * lanes + lane] * value }
    }
    return sum
  }

  @inline(__always)
  private func sumOutsideForward(to index: Int) -> Float {
    let source = (index - 1) * lanes
    var sum = forwardTable.toOutside[labels.outside] * outsideForward[index - 1]
    for label in 0..<labels.count {
      sum += forwardTable.toOutside[label] * forward[source + label / 16][label % 16]
    }
    return sum
  }

  /// The probability that the tokens from `index` on have just these labels.
  func probability(of path: some Collection<UInt8>, from index: Int) -> Float {
    guard let first = path.first else { return 1 }
    var label = Int(first)
    var product = value(forward, outsideForward, label, index)
    var place = index
    for next in path.dropFirst() {
      place += 1
      let step =
        Int(next) == labels.outside
        ? forwardTable.toOutside[label] : forwardTable.toLabels[label * lanes + Int(next) / 16][Int(next) % 16]
      product *= step * value(potentials, outsidePotentials, Int(next), place) / scales[place]
      label = Int(next)
    }
    return min(1, product * value(backward, outsideBackward, label, place))
  }

  private func value(_ values: [SIMD16<Float>], _ outside: [Float], _ label: Int, _ index: Int) -> Float {
    label == labels.outside ? outside[index] : values[index * lanes + label / 16][label % 16]
  }

  /// Adds what the steps from the token before `index` to it are expected to count to `sums`, a row of *n* + 1 for
  /// each label and "outside".
  func addExpectedSteps(to index: Int, _ sums: inout [Float], sign: Float) {
    let size = labels.count + 1
    let scale = sign / scales[index]
    for label in 0..<size {
      let before = value(forward, outsideForward, label, index - 1)
      guard before > 1e-9 else { continue }
      for next in 0..<size {
        let step =
          next == labels.outside
          ? forwardTable.toOutside[label] : forwardTable.toLabels[label * lanes + next / 16][next % 16]
        guard step > 0 else { continue }
        let behind = value(potentials, outsidePotentials, next, index) * value(backward, outsideBackward, next, index)
        sums[label * size + next] += before * step * behind * scale
      }
    }
  }
}

/// What the labels of each token may be, as factors of 0 and 1.
struct LabelMasks {
  var labels: [SIMD16<Float>]
  var outside: [Float]
}
