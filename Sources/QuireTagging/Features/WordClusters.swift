/// Clusters of words that stand in like surroundings, at four levels, and a second clustering by letters as they are.
struct WordClusters: Sendable {
  /// The coarser clusters that a cluster belongs to.
  struct Levels: Sendable {
    var fine: UInt16 = 0
    var middle: UInt16 = 0
    var coarse: UInt16 = 0
  }

  /// Clusters by the folded word.
  let words: HashedLexicon
  /// Clusters by the word as it is: Brown's, as the bits of the path from the root, the first in the lowest bit.
  let brown: HashedLexicon
  /// The path of each Brown cluster by its number.
  let brownPaths: [UInt32]
  /// The coarser clusters of each cluster, by its number.
  let coarser: [Levels]

  /// The coarser clusters of a cluster; all 0 for 0.
  @inline(__always)
  func levels(_ cluster: UInt16) -> Levels { Int(cluster) < coarser.count ? coarser[Int(cluster)] : Levels() }

  /// Looks up the clusters of a token.
  @inline(__always)
  func fill(_ token: inout TaggingToken) {
    token.cluster = UInt16(truncatingIfNeeded: words.value(token.folded))
    let number = Int(brown.value(token.word))
    token.brownPath = number < brownPaths.count ? brownPaths[number] : 0
  }
}
