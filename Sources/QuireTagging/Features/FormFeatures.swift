/// The features that follow from one token alone: its form, its clusters, the lists that it is in.
///
/// They are the same wherever the token stands in sequences of one letter case, so that their weights can be summed once
/// for all places.
struct FormFeatures {
  let token: TaggingToken
  let levels: WordClusters.Levels
  /// As ``FeatureExtractor/letterCase``.
  let letterCase: UInt64

  /// Gives the features of the token that stands `offset` places from the one that is labelled, from −2 to 2.
  @inline(__always)
  func add(at offset: Int, to sink: inout some FeatureSink) {
    if offset == 0 { addOwn(&sink) } else { addNeighbour(offset, &sink) }
    addClusters(offset, &sink)
    if offset >= -1, offset <= 1 {
      addLists(offset, &sink)
      if letterCase != 0 { addCase(offset, &sink) }
    }
  }

  @inline(__always)
  private func addOwn(_ sink: inout some FeatureSink) {
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
    if letterCase != 0 { sink.add(.init(.letterCase), letterCase) }
    if token.cluster != 0 {
      sink.add(.init(.clusterAndShape), FeatureHash.mix(UInt64(levels.middle), token.shortShape))
    }
  }

  @inline(__always)
  private func addNeighbour(_ offset: Int, _ sink: inout some FeatureSink) {
    sink.add(.init(.folded, at: offset), token.folded)
    sink.add(.init(.shortShape, at: offset), token.shortShape)
    guard offset * offset == 1 else { return }
    sink.add(.init(.suffix, at: offset, 3), Self.affix(token.tail, 3))
    sink.add(.init(.prefix, at: offset, 3), Self.affix(token.head, 3))
  }

  @inline(__always)
  private static func affix(_ bytes: UInt64, _ size: Int) -> UInt64 { bytes & ((1 << UInt64(8 * size)) - 1) }

  @inline(__always)
  private func addClusters(_ offset: Int, _ sink: inout some FeatureSink) {
    let isNear = offset >= -1 && offset <= 1
    if token.cluster != 0 {
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

  @inline(__always)
  private func addLists(_ offset: Int, _ sink: inout some FeatureSink) {
    if offset == 0 {
      sink.add(.init(.listsBegin), UInt64(token.begins))
      sink.add(.init(.listsInside), UInt64(token.continues))
    }
    if token.begins | token.continues == 0 { return }
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

  /// What lists and clusters say where capitals say nothing.
  @inline(__always)
  private func addCase(_ offset: Int, _ sink: inout some FeatureSink) {
    let lists = (UInt64(token.begins) << 32 | UInt64(token.continues)) &+ letterCase << 62
    sink.add(.init(.caseAndLists, at: offset), lists)
    guard offset == 0 else {
      sink.add(.init(.caseAndCluster, at: offset), UInt64(levels.fine) << 2 | letterCase)
      return
    }
    sink.add(.init(.caseAndFolded), token.folded &+ letterCase)
    sink.add(.init(.caseAndCluster), UInt64(token.cluster) << 2 | letterCase)
    sink.add(.init(.caseAndClusterMiddle), UInt64(levels.middle) << 2 | letterCase)
    var bits = token.begins & ~ListPhrases.isLong
    while bits != 0 {
      sink.add(.init(.caseAndList), UInt64(bits.trailingZeroBitCount) << 2 | letterCase)
      bits &= bits - 1
    }
  }
}
