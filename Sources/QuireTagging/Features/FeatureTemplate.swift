/// A question about a token or its neighbours; the answer's hash together with the question's is a feature.
struct FeatureTemplate: RawRepresentable, Hashable {
  let rawValue: UInt64

  /// What is asked.
  enum Question: UInt64, CaseIterable {
    case bias = 1
    case word, folded, shape, shortShape, prefix, suffix, marks, mark
    case beginsSequence, endsSequence, letterCase
    case foldedPair, shapePair, shapeTriple, foldedAround
    case listBegin, listInside, listsBegin, listsInside
    case cluster, clusterFine, clusterMiddle, clusterCoarse, clusterUnknown
    case clusterAndShape, clustersAround, clustersAroundShape
    case brown, brownMiddle, brownCoarse, brownRoot, brownUnknown
    case elsewhere, elsewhereAtBegin, elsewhereNext, elsewherePrevious
    case caseAndFolded, caseAndCluster, caseAndClusterMiddle, caseAndList, caseAndLists
  }

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The question about the token `offset` places away, from −2 to 2; `detail` tells apart lengths and levels.
  @inline(__always)
  init(_ question: Question, at offset: Int = 0, _ detail: UInt64 = 0) {
    rawValue = question.rawValue << 16 | UInt64(truncatingIfNeeded: offset + 8) << 8 | detail
  }

  var question: Question? { Question(rawValue: rawValue >> 16) }

  var offset: Int { Int(rawValue >> 8 & 0xFF) - 8 }
}

/// Takes features as they are made.
protocol FeatureSink {
  mutating func add(_ template: FeatureTemplate, _ value: UInt64)
}
