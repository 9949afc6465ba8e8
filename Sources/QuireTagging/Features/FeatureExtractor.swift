/// Makes the features of a token from it, its neighbours and what lists know of them.
///
/// The templates are those of linear-chain taggers since Ratinov and Roth (2009, "Design Challenges and Misconceptions in
/// Named Entity Recognition"): forms, affixes and shapes in a window of five, word clusters at several levels, lists, and
/// what the rest of the document shows.
struct FeatureExtractor {
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

  /// Gives the features of the token at `index` of `tokens` to `sink`.
  @inline(__always)
  func extract(at index: Int, into sink: inout some FeatureSink) {
    addOwn(index, &sink)
    addNeighbours(index, &sink)
    addLists(index, &sink)
    addClusters(index, &sink)
    if letterCase != 0 { addCase(index, &sink) }
    if tokens[index].isCapitalized || letterCase == 2 { addElsewhere(index, &sink) }
  }

  @inline(__always)
  private func addOwn(_ index: Int, _ sink: inout some FeatureSink) {
    let token = tokens[index]
    let length = Int(token.length)
    sink.add(.init(.bias), 1)
    sink.add(.init(.word), token.word)
    sink.add(.init(.folded), token.folded)
    sink.add(.init(.shape), token.shape)
    sink.add(.init(.shortShape), token.shortShape)
    for size in 1...4 where length >= size {
      sink.add(.init(.prefix, at: 0, UInt64(size)), Self.affix(token.head, size))
      sink.add(.init(.suffix, at: 0, UInt64(size)), Self.affix(token.tail, size))
    }
    let marks = UInt64(token.marks.rawValue)
    sink.add(.init(.marks), marks)
    for bit: UInt64 in [1, 2, 4] where marks & bit != 0 { sink.add(.init(.mark), bit) }
    if index == sequence.lowerBound {
      sink.add(.init(.beginsSequence), 1)
      sink.add(.init(.beginsSequence), token.shortShape)
    }
    if index == sequence.upperBound - 1 { sink.add(.init(.endsSequence), 1) }
    if letterCase != 0 { sink.add(.init(.letterCase), letterCase) }
  }

  @inline(__always)
  static func affix(_ bytes: UInt64, _ size: Int) -> UInt64 { bytes & ((1 << UInt64(8 * size)) - 1) }

  @inline(__always)
  private func addNeighbours(_ index: Int, _ sink: inout some FeatureSink) {
    for offset in [-2, -1, 1, 2] {
      let place = index + offset
      guard sequence.contains(place) else {
        sink.add(.init(.folded, at: offset), 0)
        continue
      }
      sink.add(.init(.folded, at: offset), tokens[place].folded)
      sink.add(.init(.shortShape, at: offset), tokens[place].shortShape)
      guard offset * offset == 1 else { continue }
      sink.add(.init(.suffix, at: offset, 3), Self.affix(tokens[place].tail, 3))
      sink.add(.init(.prefix, at: offset, 3), Self.affix(tokens[place].head, 3))
    }
    let token = tokens[index]
    let hasPrevious = index > sequence.lowerBound
    let hasNext = index + 1 < sequence.upperBound
    if hasPrevious {
      let previous = tokens[index - 1]
      sink.add(.init(.foldedPair, at: -1), FeatureHash.mix(previous.folded, token.folded))
      sink.add(.init(.shapePair, at: -1), FeatureHash.mix(previous.shortShape, token.shortShape))
    }
    if hasNext {
      let next = tokens[index + 1]
      sink.add(.init(.foldedPair, at: 1), FeatureHash.mix(token.folded, next.folded))
      sink.add(.init(.shapePair, at: 1), FeatureHash.mix(token.shortShape, next.shortShape))
    }
    if hasPrevious, hasNext {
      let (previous, next) = (tokens[index - 1], tokens[index + 1])
      let shapes = FeatureHash.mix(FeatureHash.mix(previous.shortShape, token.shortShape), next.shortShape)
      sink.add(.init(.shapeTriple), shapes)
      sink.add(.init(.foldedAround), FeatureHash.mix(previous.folded, next.folded))
    }
  }

  @inline(__always)
  private func addLists(_ index: Int, _ sink: inout some FeatureSink) {
    for offset in -1...1 where sequence.contains(index + offset) {
      let token = tokens[index + offset]
      if offset == 0 {
        sink.add(.init(.listsBegin), UInt64(token.begins))
        sink.add(.init(.listsInside), UInt64(token.continues))
      }
      if token.begins | token.continues == 0 { continue }
      let isLong: UInt64 = token.begins & ListPhrases.isLong != 0 ? 64 : 0
      var bits = token.begins & ~ListPhrases.isLong
      while bits != 0 {
        sink.add(.init(.listBegin, at: offset), UInt64(bits.trailingZeroBitCount) + isLong)
        bits &= bits - 1
      }
      bits = token.continues
      while bits != 0 {
        sink.add(.init(.listInside, at: offset), UInt64(bits.trailingZeroBitCount))
        bits &= bits - 1
      }
    }
  }

  @inline(__always)
  private func addClusters(_ index: Int, _ sink: inout some FeatureSink) {
    for offset in -2...2 where sequence.contains(index + offset) {
      let token = tokens[index + offset]
      let isNear = offset >= -1 && offset <= 1
      if token.cluster != 0 {
        let levels = clusters.levels(token.cluster)
        sink.add(.init(.clusterMiddle, at: offset), UInt64(levels.middle))
        if isNear {
          sink.add(.init(.cluster, at: offset), UInt64(token.cluster))
          sink.add(.init(.clusterFine, at: offset), UInt64(levels.fine))
          sink.add(.init(.clusterCoarse, at: offset), UInt64(levels.coarse))
        }
      } else if isNear {
        sink.add(.init(.clusterUnknown, at: offset), 1)
      }
      if token.brownPath != 0 {
        let brown = UInt64(token.brownPath)
        sink.add(.init(.brown, at: offset), brown)
        sink.add(.init(.brownMiddle, at: offset), brown & 0x3FF)
        if isNear {
          sink.add(.init(.brownCoarse, at: offset), brown & 0x3F)
          sink.add(.init(.brownRoot, at: offset), brown & 0xF)
        }
      } else if offset == 0 {
        sink.add(.init(.brownUnknown), 1)
      }
    }
    let token = tokens[index]
    let middle = UInt64(clusters.levels(token.cluster).middle)
    if token.cluster != 0 { sink.add(.init(.clusterAndShape), FeatureHash.mix(middle, token.shortShape)) }
    if index > sequence.lowerBound, index + 1 < sequence.upperBound {
      let before = UInt64(clusters.levels(tokens[index - 1].cluster).middle)
      let behind = UInt64(clusters.levels(tokens[index + 1].cluster).middle)
      sink.add(.init(.clustersAround), before << 12 | behind)
      sink.add(.init(.clustersAroundShape), FeatureHash.mix(before << 12 | behind, token.shortShape))
    }
  }

  @inline(__always)
  private func addElsewhere(_ index: Int, _ sink: inout some FeatureSink) {
    let elsewhere = tokens[index].elsewhere
    sink.add(.init(.elsewhere), UInt64(elsewhere.cases))
    sink.add(.init(.elsewhereAtBegin), UInt64(elsewhere.cases) << 1 | (index == sequence.lowerBound ? 1 : 0))
    if elsewhere.next != 0 { sink.add(.init(.elsewhereNext), elsewhere.next) }
    if elsewhere.previous != 0 { sink.add(.init(.elsewherePrevious), elsewhere.previous) }
  }

  /// What lists and clusters say where capitals say nothing.
  @inline(__always)
  private func addCase(_ index: Int, _ sink: inout some FeatureSink) {
    let token = tokens[index]
    sink.add(.init(.caseAndFolded), token.folded &+ letterCase)
    sink.add(.init(.caseAndCluster), UInt64(token.cluster) << 2 | letterCase)
    sink.add(.init(.caseAndClusterMiddle), UInt64(clusters.levels(token.cluster).middle) << 2 | letterCase)
    sink.add(.init(.caseAndLists), (UInt64(token.begins) << 32 | UInt64(token.continues)) &+ letterCase << 62)
    var bits = token.begins & ~ListPhrases.isLong
    while bits != 0 {
      sink.add(.init(.caseAndList), UInt64(bits.trailingZeroBitCount) << 2 | letterCase)
      bits &= bits - 1
    }
    for offset in [-1, 1] where sequence.contains(index + offset) {
      let other = tokens[index + offset]
      sink.add(
        .init(.caseAndLists, at: offset),
        (UInt64(other.begins) << 32 | UInt64(other.continues)) &+ letterCase << 62
      )
      sink.add(.init(.caseAndCluster, at: offset), UInt64(clusters.levels(other.cluster).fine) << 2 | letterCase)
    }
  }
}
