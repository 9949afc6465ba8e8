/// Makes a model of trained weights: rows of small integers, the weakest left out.
enum Quantizer {
  /// The largest weight that is kept as it is; what is beyond is cut to it.
  private static let largestWeight: Float = 2.5

  static func model(
    _ shards: [WeightShard],
    _ transitions: [Float],
    labels: TagLabels,
    resources: TaggingResources,
    hashBits: Int,
    largestRowCount: Int,
    card: ModelCard
  ) -> TaggingModel {
    let places = 1 << hashBits
    let scale = largestWeight / 127
    var strengths: [(strength: Float, place: Int)] = []
    for place in 0..<places {
      let strength = shards[place & 1].row(place >> 1).reduce(Float(0)) { $0 + ($1 * $1).sum() }
      if strength > scale * scale { strengths.append((strength, place)) }
    }
    strengths.sort { ($0.strength, $1.place) > ($1.strength, $0.place) }
    var presence = [UInt32](repeating: 0, count: places / 32)
    for kept in strengths.prefix(largestRowCount) { presence[kept.place >> 5] |= 1 << UInt32(kept.place & 31) }
    var rows: [PackedRow] = []
    for place in 0..<places where presence[place >> 5] >> UInt32(place & 31) & 1 == 1 {
      for vector in shards[place & 1].row(place >> 1) {
        var row = SIMD16<Int8>()
        for index in 0..<16 {
          row[index] = Int8(max(-127, min(127, (vector[index] / scale).rounded())))
        }
        rows.append(PackedRow(row))
      }
    }
    return TaggingModel(
      labels: labels,
      clusters: resources.clusters,
      lists: resources.lists,
      hashBits: hashBits,
      index: RowIndex(presence: presence),
      rows: rows,
      scale: scale,
      transitions: transitions,
      calibrations: labels.types.map { _ in Calibration() },
      card: card
    )
  }
}
