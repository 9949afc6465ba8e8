/// Gathers features together with the questions that they answer, to explain a decision.
struct RecordingSink: FeatureSink {
  private(set) var features: [(template: FeatureTemplate, place: UInt32)] = []
  private let shift: UInt64

  init(hashBits: Int) { shift = UInt64(64 - hashBits) }

  mutating func add(_ template: FeatureTemplate, _ value: UInt64) {
    features.append((template, UInt32(truncatingIfNeeded: FeatureHash.mix(value, template.rawValue) >> shift)))
  }
}
