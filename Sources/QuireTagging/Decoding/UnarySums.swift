/// Computes what speaks for each label of each token, with sums that are kept from one text to the next.
struct UnarySums: Sendable {
  private let model: TaggingModel
  private let lanes: Int
  private var forms: FormSums
  private var shapes: ShapeSums
  private var sink: RowSink
  private var numbers: [Int32] = []

  init(_ model: TaggingModel) {
    self.model = model
    lanes = model.labels.lanes
    forms = FormSums(lanes: lanes)
    shapes = ShapeSums(lanes: lanes)
    sink = RowSink(hashBits: model.hashBits)
  }

  /// Writes the values of the labels of the tokens of `sequence` to `unaries`, which has room for them.
  ///
  /// The tokens' clusters need not be filled in.
  mutating func fill(_ unaries: inout [SIMD16<Float>], _ tokens: [TaggingToken], _ sequence: Range<Int>) {
    let extractor = FeatureExtractor(tokens, sequence, model.clusters)
    let count = sequence.count
    forms.makeRoom(for: count)
    numbers.removeAll(keepingCapacity: true)
    for index in sequence { numbers.append(forms.number(of: tokens, index, extractor.letterCase, model, &sink)) }
    for place in 0..<count {
      let index = sequence.lowerBound + place
      let slot = shapes.slot(of: extractor.shapes(at: index), model, &sink)
      sink.clear()
      extractor.addPlace(index, levels(place - 1), levels(place + 1), &sink)
      sink.keepRows(of: model.index)
      for lane in 0..<lanes {
        var sum = RowSum()
        var rows = sink.count
        sink.add(lane, of: model, to: &sum)
        rows += shapes.add(slot, lane, to: &sum)
        let reach = FeatureExtractor.reach
        for other in max(0, place - reach)...min(count - 1, place + reach) {
          rows += forms.add(numbers[other], at: other - place, lane, to: &sum)
        }
        unaries[place * lanes + lane] = sum.weights(count: rows) * model.scale
      }
    }
  }

  @inline(__always)
  private func levels(_ place: Int) -> WordClusters.Levels {
    numbers.indices.contains(place) ? forms.levels(numbers[place]) : WordClusters.Levels()
  }
}
