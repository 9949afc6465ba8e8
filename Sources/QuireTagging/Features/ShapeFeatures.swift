/// The features that follow from the shapes of a token and of the tokens beside it; 0 stands for none.
struct ShapeFeatures: Equatable {
  var previous: UInt64
  var own: UInt64
  var next: UInt64

  @inline(__always)
  func add(to sink: inout some FeatureSink) {
    if previous != 0 { sink.add(.init(.shapePair, at: -1), FeatureHash.mix(previous, own)) }
    if next != 0 { sink.add(.init(.shapePair, at: 1), FeatureHash.mix(own, next)) }
    if previous != 0, next != 0 {
      sink.add(.init(.shapeTriple), FeatureHash.mix(FeatureHash.mix(previous, own), next))
    }
  }
}
