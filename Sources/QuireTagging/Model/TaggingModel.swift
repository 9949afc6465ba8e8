import Glibc

/// A trained tagger: what speaks for each label of a token, as a sum over its features.
///
/// The weights are those of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) whose features
/// are hashed (Weinberger et al. 2009). Rows without weight are left out: a bit says for each place of the hash whether
/// it has a row.
public struct TaggingModel: Sendable {
  let labels: TagLabels
  let clusters: WordClusters
  let lists: ListPhrases

  /// How many bits of a feature's hash say its place.
  let hashBits: Int
  let index: RowIndex
  let rows: [PackedRow]
  /// What a unit of a row's weights is worth.
  let scale: Float
  let transitions: [Float]
  private(set) var calibrations: [Calibration]
  /// A decoder and a lattice of these transitions, to be copied for each text.
  let viterbi: Viterbi
  let lattice: Lattice

  /// What the model says of itself.
  public private(set) var card: ModelCard

  /// The types that it tags.
  public var types: [String] { labels.types }

  init(
    labels: TagLabels,
    clusters: WordClusters,
    lists: ListPhrases,
    hashBits: Int,
    index: RowIndex,
    rows: [PackedRow],
    scale: Float,
    transitions: [Float],
    calibrations: [Calibration],
    card: ModelCard
  ) {
    self.labels = labels
    self.clusters = clusters
    self.lists = lists
    self.hashBits = hashBits
    self.index = index
    self.rows = rows
    self.scale = scale
    self.transitions = transitions
    self.calibrations = calibrations
    viterbi = Viterbi(labels, TransitionTable(labels, transitions, forbidden: -1e9))
    lattice = Lattice(labels, transitions)
    self.card = card
  }
}

extension TaggingModel {
  /// The same model with other curves.
  func with(_ calibrations: [Calibration]) -> TaggingModel {
    var model = self
    model.calibrations = calibrations
    return model
  }

  /// The same model with another card.
  public func with(_ card: ModelCard) -> TaggingModel {
    var model = self
    model.card = card
    return model
  }
}

/// How a computed probability becomes one that holds: a logistic curve over its log-odds (Platt 1999).
struct Calibration: Sendable, Equatable {
  var slope: Float = 1
  var offset: Float = 0

  /// The probability that holds where the model computed `probability`.
  func apply(_ probability: Float) -> Float {
    let odds = Self.logOdds(probability) * slope + offset
    return 1 / (1 + Exponential.exp(-odds))
  }

  /// The logarithm of a probability's odds, within ±12.
  static func logOdds(_ probability: Float) -> Float {
    let bounded = max(6e-6, min(1 - 6e-6, probability))
    return logf(bounded / (1 - bounded))
  }
}
