import Glibc

/// Fits the curves that make a model's probabilities hold on text that it was not trained on.
enum Calibrator {
  /// The fewest names of a type from which its curve is fitted.
  private static let fewestNames = 50

  /// The model with curves fitted on `texts`, by Newton's method on the likelihood (Platt 1999, with his targets).
  static func calibrated(_ model: TaggingModel, on texts: [TrainingText]) -> TaggingModel {
    var samples = [[(odds: Float, isRight: Bool)]](repeating: [], count: model.types.count)
    var tagger = Tagger(model)
    for text in texts {
      let names = Dictionary(text.names.map { ($0.range, $0.type) }) { first, _ in first }
      for name in tagger.names(in: text.bytes) {
        samples[name.type].append((Calibration.logOdds(name.probability), names[name.range] == name.type))
      }
    }
    return model.with(samples.map(curve))
  }

  private static func curve(_ samples: [(odds: Float, isRight: Bool)]) -> Calibration {
    let right = samples.count(where: \.isRight)
    guard samples.count >= fewestNames, right > 0, right < samples.count else { return Calibration() }
    let high = (Float(right) + 1) / (Float(right) + 2)
    let low = 1 / (Float(samples.count - right) + 2)
    var curve = Calibration()
    for _ in 0..<50 {
      var (slope, offset, slopes, both, offsets) = (Float(0), Float(0), Float(1e-3), Float(0), Float(1e-3))
      for sample in samples {
        let probability = 1 / (1 + expf(-(curve.slope * sample.odds + curve.offset)))
        let error = (sample.isRight ? high : low) - probability
        let weight = probability * (1 - probability)
        slope += error * sample.odds
        offset += error
        slopes += weight * sample.odds * sample.odds
        both += weight * sample.odds
        offsets += weight
      }
      let determinant = slopes * offsets - both * both
      guard abs(determinant) > 1e-6 else { break }
      curve.slope += (offsets * slope - both * offset) / determinant
      curve.offset += (slopes * offset - both * slope) / determinant
      curve.slope = max(0.05, min(5, curve.slope))
      curve.offset = max(-5, min(5, curve.offset))
    }
    return curve
  }
}
