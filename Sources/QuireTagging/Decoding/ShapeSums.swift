/// The summed weights of three shapes side by side, kept by these: there are few of them in a text.
///
/// As with ``FormSums``, what is kept never changes a result. A slot holds the shapes that came there last.
struct ShapeSums: Sendable {
  private static let slots = 1 << 10

  private let lanes: Int
  private var shapes: [ShapeFeatures]
  private var counts: [Int]
  private var sums: [RowSum]

  init(lanes: Int) {
    self.lanes = lanes
    shapes = Array(repeating: ShapeFeatures(previous: 0, own: 0, next: 0), count: Self.slots)
    counts = Array(repeating: 0, count: Self.slots)
    sums = Array(repeating: RowSum(), count: Self.slots * lanes)
  }

  /// The slot that holds the sums of `features`.
  @inline(__always)
  mutating func slot(of features: ShapeFeatures, _ model: TaggingModel, _ sink: inout RowSink) -> Int {
    let mixed = FeatureHash.mix(FeatureHash.mix(features.previous, features.own), features.next)
    let slot = Int(truncatingIfNeeded: mixed) & (Self.slots - 1)
    if shapes[slot] != features { fill(slot, features, model, &sink) }
    return slot
  }

  private mutating func fill(_ slot: Int, _ features: ShapeFeatures, _ model: TaggingModel, _ sink: inout RowSink) {
    sink.clear()
    features.add(to: &sink)
    sink.keepRows(of: model.index)
    shapes[slot] = features
    counts[slot] = sink.count
    for lane in 0..<lanes {
      var sum = RowSum()
      sink.add(lane, of: model, to: &sum)
      sums[slot * lanes + lane] = sum
    }
  }

  /// Adds the sums in a slot, and gives the count of their rows.
  @inline(__always)
  func add(_ slot: Int, _ lane: Int, to sum: inout RowSum) -> Int {
    sum.add(sums[slot * lanes + lane])
    return counts[slot]
  }
}
