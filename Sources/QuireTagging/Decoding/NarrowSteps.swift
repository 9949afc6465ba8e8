/// The steps between labels that fit one vector, sorted by what they can lead to.
///
/// Inside of a name only its own type goes on, so that one vector holds these steps of all types; and a label that closes
/// a name matters to the next token only where it is ahead of "outside" by more than the steps from there can make up for.
struct NarrowSteps: Sendable {
  private static let never: Float = -1e9

  /// For each label by how much it must be ahead of "outside", at least, to be the best source of anything.
  let margins: SIMD16<Float>
  private let fromBegin: SIMD16<Float>
  private let fromInside: SIMD16<Float>
  private let begins: SIMD16<Int32>

  /// Sorts the steps of `transitions`; where the labels take more than one vector, nothing is made.
  init(_ labels: TagLabels, _ transitions: TransitionTable) {
    var margins = SIMD16<Float>(repeating: 1e30)
    var fromBegin = SIMD16<Float>(repeating: Self.never)
    var fromInside = fromBegin
    var begins = SIMD16<Int32>()
    for label in 0..<16 { begins[label] = Int32(label & ~3) }
    self.begins = begins
    if labels.lanes == 1 {
      let outside = labels.outside
      for label in 0..<labels.count where labels.closes(label) {
        margins[label] = transitions.toOutside[outside] - transitions.toOutside[label]
        for next in 0..<labels.count where labels.allows(label, then: next) {
          margins[label] = min(margins[label], transitions.toLabels[outside][next] - transitions.toLabels[label][next])
        }
      }
      for begin in stride(from: 0, to: labels.count, by: 4) {
        for next in begin + 1...begin + 2 {
          fromBegin[next] = transitions.toLabels[begin][next]
          fromInside[next] = transitions.toLabels[begin + 1][next]
        }
      }
    }
    self.margins = margins
    self.fromBegin = fromBegin
    self.fromInside = fromInside
  }

  /// Takes the steps inside of names into the best values and their sources.
  @inline(__always)
  func goOn(from values: SIMD16<Float>, _ best: inout SIMD16<Float>, _ sources: inout SIMD16<Int32>) {
    let begun = fromBegin + Self.spread(values, 0)
    let isBegun = begun .> best
    best.replace(with: begun, where: isBegun)
    sources.replace(with: begins, where: isBegun)
    let inside = fromInside + Self.spread(values, 1)
    let isInside = inside .> best
    best.replace(with: inside, where: isInside)
    sources.replace(with: begins &+ 1, where: isInside)
  }

  /// The value at `place` of each group of four, four times.
  @inline(__always)
  private static func spread(_ values: SIMD16<Float>, _ place: Int) -> SIMD16<Float> {
    let first = SIMD4<Float>(repeating: values[place])
    let second = SIMD4<Float>(repeating: values[4 + place])
    let third = SIMD4<Float>(repeating: values[8 + place])
    let fourth = SIMD4<Float>(repeating: values[12 + place])
    return SIMD16(
      lowHalf: SIMD8(lowHalf: first, highHalf: second),
      highHalf: SIMD8(lowHalf: third, highHalf: fourth)
    )
  }
}
