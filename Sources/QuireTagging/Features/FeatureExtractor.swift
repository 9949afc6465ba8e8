/// Makes the features of a token from it, its neighbours and what lists know of them.
///
/// The templates are those of linear-chain taggers since Ratinov and Roth (2009, "Design Challenges and Misconceptions in
/// Named Entity Recognition"): forms, affixes and shapes in a window of five, word clusters at several levels, lists, and
/// what the rest of the document shows. They come in three parts, so that ``UnarySums`` can keep the sums of the first
/// two: what follows from one token alone, from shapes side by side, and from the place in this text.
struct FeatureExtractor {
  /// How far features look to either side.
  static let reach = 2

  let tokens: [TaggingToken]
  /// The sequence, as indices of `tokens`.
  let sequence: Range<Int>
  let clusters: WordClusters
  /// 0: capitals where they are expected; 1: nearly all in capitals; 2: no capital at all.
  let letterCase: UInt64

  init(_ tokens: [TaggingToken], _ sequence: Range<Int>, _ clusters: WordClusters) {
    self.tokens = tokens
    self.sequence = sequence
    self.clusters = clusters
    var words = 0
    var capitals = 0
    var capitalized = 0
    for index in sequence {
      let marks = tokens[index].marks
      if marks.contains(.capital) { capitalized += 1 }
      guard tokens[index].length > 1, !marks.contains(.digit), marks.contains(.word) else { continue }
      words += 1
      if marks.contains(.allCapitals) { capitals += 1 }
    }
    letterCase = capitals * 10 > words * 6 ? 1 : capitalized == 0 && words > 0 ? 2 : 0
  }

  /// Gives the features of the token at `index` of `tokens` to `sink`; the tokens' clusters must be filled in.
  @inline(__always)
  func extract(at index: Int, into sink: inout some FeatureSink) {
    for offset in -Self.reach...Self.reach where sequence.contains(index + offset) {
      form(at: index + offset).add(at: offset, to: &sink)
    }
    shapes(at: index).add(to: &sink)
    addPlace(index, levels(at: index - 1), levels(at: index + 1), &sink)
  }

  /// What follows from the token at `index` alone.
  @inline(__always)
  private func form(at index: Int) -> FormFeatures {
    FormFeatures(token: tokens[index], levels: levels(at: index), letterCase: letterCase)
  }

  @inline(__always)
  private func levels(at index: Int) -> WordClusters.Levels {
    sequence.contains(index) ? clusters.levels(tokens[index].cluster) : WordClusters.Levels()
  }

  /// The shapes of the token at `index` and of those beside it.
  @inline(__always)
  func shapes(at index: Int) -> ShapeFeatures {
    ShapeFeatures(
      previous: index > sequence.lowerBound ? tokens[index - 1].shortShape : 0,
      own: tokens[index].shortShape,
      next: index + 1 < sequence.upperBound ? tokens[index + 1].shortShape : 0
    )
  }

  /// What follows from the place in this text; `before` and `behind` are the clusters of the tokens beside it.
  @inline(__always)
  func addPlace(
    _ index: Int,
    _ before: WordClusters.Levels,
    _ behind: WordClusters.Levels,
    _ sink: inout some FeatureSink
  ) {
    let folded = tokens[index].folded
    if index - Self.reach < sequence.lowerBound || index + Self.reach >= sequence.upperBound { addEdges(index, &sink) }
    let hasPrevious = index > sequence.lowerBound
    let hasNext = index + 1 < sequence.upperBound
    if hasPrevious { sink.add(.init(.foldedPair, at: -1), FeatureHash.mix(tokens[index - 1].folded, folded)) }
    if hasNext { sink.add(.init(.foldedPair, at: 1), FeatureHash.mix(folded, tokens[index + 1].folded)) }
    if hasPrevious, hasNext {
      sink.add(.init(.foldedAround), FeatureHash.mix(tokens[index - 1].folded, tokens[index + 1].folded))
      let around = UInt64(before.middle) << 12 | UInt64(behind.middle)
      sink.add(.init(.clustersAround), around)
      sink.add(.init(.clustersAroundShape), FeatureHash.mix(around, tokens[index].shortShape))
    }
    if tokens[index].isCapitalized || letterCase == 2 { addElsewhere(index, &sink) }
  }

  /// Whether the sequence begins or ends nearby.
  private func addEdges(_ index: Int, _ sink: inout some FeatureSink) {
    for offset in -Self.reach...Self.reach where !sequence.contains(index + offset) {
      sink.add(.init(.folded, at: offset), 0)
    }
    if index == sequence.lowerBound {
      sink.add(.init(.beginsSequence), 1)
      sink.add(.init(.beginsSequence), tokens[index].shortShape)
    }
    if index == sequence.upperBound - 1 { sink.add(.init(.endsSequence), 1) }
  }

  @inline(__always)
  private func addElsewhere(_ index: Int, _ sink: inout some FeatureSink) {
    let elsewhere = tokens[index].elsewhere
    sink.add(.init(.elsewhere), UInt64(elsewhere.cases))
    sink.add(.init(.elsewhereAtBegin), UInt64(elsewhere.cases) << 1 | (index == sequence.lowerBound ? 1 : 0))
    if elsewhere.next != 0 { sink.add(.init(.elsewhereNext), elsewhere.next) }
    if elsewhere.previous != 0 { sink.add(.init(.elsewherePrevious), elsewhere.previous) }
  }
}
