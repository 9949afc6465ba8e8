/// Gathers the places of features in the hash.
struct RowSink: FeatureSink, Sendable {
  /// The most features that a token can have, with room to spare.
  static let capacity = 256

  private(set) var places = InlineArray<256, UInt32>(repeating: 0)
  private(set) var count = 0
  private let shift: UInt64

  init(hashBits: Int) { shift = UInt64(64 - hashBits) }

  @inline(__always)
  mutating func add(_ template: FeatureTemplate, _ value: UInt64) {
    guard count < Self.capacity else { return }
    places[count] = UInt32(truncatingIfNeeded: FeatureHash.mix(value, template.rawValue) >> shift)
    count += 1
  }

  mutating func clear() { count = 0 }

  /// Keeps the features that have a row, and puts the row's number in the place of each.
  @inline(__always)
  mutating func keepRows(of index: RowIndex) {
    var kept = 0
    for feature in 0..<count {
      // Written without a branch, because whether a feature is known can't be foretold.
      let place = places[feature]
      places[kept] = place
      kept += index.isPresent(place)
    }
    count = kept
    for feature in 0..<kept { places[feature] = index.row(places[feature]) }
  }

  /// Adds the weights of the rows that were kept, those of one lane.
  @inline(__always)
  func add(_ lane: Int, of model: TaggingModel, to sum: inout RowSum) {
    let lanes = model.labels.lanes
    for feature in 0..<count { sum.add(model.rows[Int(places[feature]) * lanes + lane]) }
  }
}
