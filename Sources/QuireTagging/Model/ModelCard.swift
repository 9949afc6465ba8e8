/// What a model says of itself: where it comes from, what it may be used for, and how well it did.
public struct ModelCard: Sendable, Equatable {
  public var name: String
  public var version: String
  public var language: String
  /// Where the weights come from, and under which licences, a line each.
  public var licences: [String]
  /// How the model did on each set that it was measured on.
  public var scores: [Score]

  /// How a model did on one set, by exact spans.
  public struct Score: Sendable, Equatable {
    public var set: String
    /// From 0 to 1.
    public var precision: Double
    public var recall: Double

    public init(set: String, precision: Double, recall: Double) {
      self.set = set
      self.precision = precision
      self.recall = recall
    }

    /// The harmonic mean of both.
    public var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }
  }

  public init(
    name: String,
    version: String = "1",
    language: String = "en",
    licences: [String] = [],
    scores: [Score] = []
  ) {
    self.name = name
    self.version = version
    self.language = language
    self.licences = licences
    self.scores = scores
  }
}
