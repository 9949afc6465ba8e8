/// Learns the weights of a tagger by gradient ascent on the likelihood of the labels, one small batch after the other.
///
/// The same set, options and seed give the same weights, whatever the number of cores: sequences of a batch are learned
/// from with the weights as they were before it, and updates go in the order of the sequences.
struct Trainer {
  /// How the training goes.
  struct Options: Sendable {
    var epochs = 14
    var rate: Float = 0.02
    /// The share of features that are left out of each token.
    var dropout: Float = 0.3
    var hashBits = 20
    var batch = 32
    var seed: UInt64 = 1
    /// How many of the last epochs are averaged.
    var averaged = 4
  }

  private let set: TrainingSet
  private let labels: TagLabels
  private let clusters: WordClusters
  private let options: Options
  private(set) var shards: [WeightShard]
  private(set) var transitions: [Float]
  private var squares: [Float]
  private var transitionSums: [Float]

  init(_ set: TrainingSet, _ labels: TagLabels, _ clusters: WordClusters, _ options: Options) {
    self.set = set
    self.labels = labels
    self.clusters = clusters
    self.options = options
    shards = (0..<2).map { WeightShard(number: $0, places: 1 << options.hashBits, lanes: labels.lanes) }
    let size = labels.count + 1
    transitions = [Float](repeating: 0, count: size * size)
    squares = [Float](repeating: 1e-6, count: size * size)
    transitionSums = transitions
  }

  /// Goes through the set `epochs` times; `progress` is told the number of each epoch that is done.
  mutating func train(progress: (Int) -> Void) async {
    var order = Array(set.sequences.indices)
    var random = SplitMix(seed: options.seed)
    for epoch in 0..<options.epochs {
      order.shuffle(using: &random)
      var start = 0
      while start < order.count {
        let batch = Array(order[start..<min(start + options.batch, order.count)])
        await learn(batch, epoch)
        start += options.batch
      }
      if options.epochs - epoch <= options.averaged {
        for shard in shards { shard.addToAverage() }
        for index in transitions.indices { transitionSums[index] += transitions[index] }
      }
      progress(epoch)
    }
    let count = Float(min(options.averaged, options.epochs))
    if count > 0 { for index in transitions.indices { transitions[index] = transitionSums[index] / count } }
  }

  private mutating func learn(_ batch: [Int], _ epoch: Int) async {
    let middle = batch.count / 2
    async let second = lessons(batch[middle...], epoch)
    let first = await lessons(batch[..<middle], epoch)
    let all = await first + second
    let shards = shards
    let rate = options.rate
    async let other: Void = update(shards[1], all, rate)
    update(shards[0], all, rate)
    await other
    updateTransitions(all)
  }

  private func update(_ shard: WeightShard, _ lessons: [SequenceLearner.Lesson], _ rate: Float) {
    shard.learn(lessons, rate: rate)
  }

  private func lessons(_ batch: ArraySlice<Int>, _ epoch: Int) async -> [SequenceLearner.Lesson] {
    var learner = SequenceLearner(
      labels,
      clusters,
      hashBits: options.hashBits,
      dropout: options.dropout,
      transitions: transitions
    )
    return batch.map { index in
      let (number, start) = set.sequences[index]
      let document = set.documents[number]
      let seed = FeatureHash.mix(UInt64(epoch) << 32 | UInt64(index), options.seed)
      return learner.lesson(of: document, document.starts[start]..<document.starts[start + 1], shards, seed: seed)
    }
  }

  private mutating func updateTransitions(_ lessons: [SequenceLearner.Lesson]) {
    for lesson in lessons {
      for index in transitions.indices where abs(lesson.steps[index]) > 1e-3 {
        squares[index] += lesson.steps[index] * lesson.steps[index]
        transitions[index] += options.rate * lesson.steps[index] / squares[index].squareRoot()
      }
    }
  }
}

/// A generator of random numbers that gives the same ones for the same seed (splitmix64, Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
