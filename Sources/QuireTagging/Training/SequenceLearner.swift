/// Computes what one sequence teaches: the difference between what its labels say and what the weights expect.
struct SequenceLearner {
  /// What was learned from a sequence.
  struct Lesson: Sendable {
    /// For each shard the rows of the features of each token that has something to teach.
    var features = [FeatureRows](repeating: FeatureRows(), count: 2)
    /// The gradient of each of these tokens' labels.
    var gradients: [SIMD16<Float>] = []
    var steps: [Float] = []
  }

  private let labels: TagLabels
  private let clusters: WordClusters
  private let dropout: Float
  private var sink: RowSink
  private var lattice: Lattice
  private var wanted: Lattice
  private var unaries: [SIMD16<Float>] = []
  private var features = [FeatureRows](repeating: FeatureRows(), count: 2)

  init(_ labels: TagLabels, _ clusters: WordClusters, hashBits: Int, dropout: Float, transitions: [Float]) {
    self.labels = labels
    self.clusters = clusters
    self.dropout = dropout
    sink = RowSink(hashBits: hashBits)
    lattice = Lattice(labels, transitions)
    wanted = lattice
  }

  /// Learns from a sequence; `seed` decides which features are dropped.
  mutating func lesson(
    of document: TrainingSet.Document,
    _ sequence: Range<Int>,
    _ shards: [WeightShard],
    seed: UInt64
  ) -> Lesson {
    gatherFeatures(document, sequence, seed)
    sumUnaries(sequence.count, shards)
    lattice.load(unaries, count: sequence.count)
    lattice.sum()
    wanted.load(unaries, count: sequence.count)
    wanted.sum(masks(document, sequence))
    return compare(sequence.count)
  }

  private mutating func gatherFeatures(_ document: TrainingSet.Document, _ sequence: Range<Int>, _ seed: UInt64) {
    let extractor = FeatureExtractor(document.tokens, sequence, clusters)
    for shard in features.indices { features[shard].clear() }
    var random = seed | 1
    let limit = UInt32(dropout * 65536)
    for index in sequence {
      sink.clear()
      extractor.extract(at: index, into: &sink)
      for feature in 0..<sink.count {
        random ^= random << 13
        random ^= random >> 7
        random ^= random << 17
        guard UInt32(truncatingIfNeeded: random) & 0xFFFF >= limit else { continue }
        let place = sink.places[feature]
        features[Int(place & 1)].rows.append(place >> 1)
      }
      for shard in features.indices { features[shard].endToken() }
    }
  }

  private mutating func sumUnaries(_ count: Int, _ shards: [WeightShard]) {
    let lanes = labels.lanes
    let scale = 1 / (1 - dropout)
    unaries = [SIMD16<Float>](repeating: SIMD16(repeating: 0), count: count * lanes)
    for (shard, features) in zip(shards, features) { shard.add(features, to: &unaries) }
    for index in unaries.indices { unaries[index] *= scale }
  }

  /// What each token may be: its label, or, where the set says "outside" and may hide names, any label of those types.
  private func masks(_ document: TrainingSet.Document, _ sequence: Range<Int>) -> LabelMasks {
    let lanes = labels.lanes
    var masks = LabelMasks(
      labels: [SIMD16<Float>](repeating: SIMD16(repeating: 0), count: sequence.count * lanes),
      outside: [Float](repeating: 0, count: sequence.count)
    )
    for (place, index) in sequence.enumerated() {
      let gold = Int(document.gold[index])
      guard gold == labels.outside else {
        masks.labels[place * lanes + gold / 16][gold % 16] = 1
        continue
      }
      masks.outside[place] = 1
      for label in 0..<labels.count where document.hidden >> UInt32(label >> 2) & 1 == 1 {
        masks.labels[place * lanes + label / 16][label % 16] = 1
      }
    }
    return masks
  }

  private func compare(_ count: Int) -> Lesson {
    var lesson = Lesson()
    let lanes = labels.lanes
    for index in 0..<count {
      var largest: Float = 0
      for lane in 0..<lanes { largest = max(largest, difference(index * lanes + lane).abs.largest) }
      if largest > 1e-3 {
        for shard in features.indices { lesson.features[shard].append(features[shard], token: index) }
        for lane in 0..<lanes { lesson.gradients.append(difference(index * lanes + lane)) }
      }
    }
    let size = labels.count + 1
    lesson.steps = [Float](repeating: 0, count: size * size)
    for index in 1..<max(count, 1) {
      wanted.addExpectedSteps(to: index, &lesson.steps, sign: 1)
      lattice.addExpectedSteps(to: index, &lesson.steps, sign: -1)
    }
    return lesson
  }

  @inline(__always)
  private func difference(_ place: Int) -> SIMD16<Float> {
    wanted.forward[place] * wanted.backward[place] - lattice.forward[place] * lattice.backward[place]
  }
}

/// The rows of the features of some tokens, one token after the other.
struct FeatureRows: Sendable {
  var rows: [UInt32] = []
  private(set) var ends: [Int] = []

  mutating func clear() {
    rows.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  mutating func endToken() { ends.append(rows.count) }

  mutating func append(_ other: FeatureRows, token: Int) {
    rows += other.rows[(token == 0 ? 0 : other.ends[token - 1])..<other.ends[token]]
    endToken()
  }
}

extension SIMD16<Float> {
  fileprivate var abs: SIMD16<Float> { replacing(with: -self, where: self .< 0) }
}
