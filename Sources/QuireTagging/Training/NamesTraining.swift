/// Trains a tagger from files of tagged tokens.
///
/// ```swift
/// var training = NamesTraining(resources, map: TypeMap(), options: .init())
/// try training.add(bytes, named: "ships.bio")
/// let model = try await training.train(card: ModelCard(name: "ships")) { epoch in … }
/// ```
public struct NamesTraining: Sendable {
  /// How a model is trained.
  public struct Options: Sendable {
    /// How often all sequences are learned from.
    public var epochs = 4
    /// How far a weight moves.
    public var rate: Float = 0.02
    /// The share of features that are left out of each token, from 0 to below 1, so that none is relied on alone.
    public var dropout: Float = 0.3
    /// The share of documents that are learned from a second time in small letters, in capitals, or with every word
    /// capitalised.
    public var recased = 0.4
    /// The most rows of weights that are kept; the weakest go.
    public var largestRowCount = 100_000
    /// Every *n*th document is kept back to calibrate probabilities; 0: none is.
    public var heldOut = 20
    public var seed: UInt64 = 1

    public init() {}
  }

  private struct Sentences: Sendable {
    var file: String
    var sentences: [TaggedSentence]
  }

  private let resources: TaggingResources
  private let map: TypeMap
  private let options: Options
  private var files: [Sentences] = []

  public init(_ resources: TaggingResources, map: TypeMap, options: Options) {
    self.resources = resources
    self.map = map
    self.options = options
  }

  /// Takes a file: a token, a tab and a tag a line, a blank line behind each sentence.
  public mutating func add(_ bytes: [UInt8], named name: String) throws(TrainingError) {
    let base = name.split(separator: "/").last.map { String($0) } ?? name
    files.append(Sentences(file: base, sentences: try BIOReader.read(bytes, named: name)))
  }

  /// The types that the files and the map name.
  private func types() throws(TrainingError) -> [String] {
    var types = map.types
    if types.isEmpty {
      var labels = Set<String>()
      for sentence in files.flatMap(\.sentences) {
        for tag in sentence.tags where tag.count > 2 { labels.insert(String(tag.dropFirst(2))) }
      }
      types = labels.sorted()
    }
    guard !types.isEmpty else { throw TrainingError("no file has a name in it: every tag is O") }
    guard types.count <= TagLabels.largestTypeCount else {
      throw TrainingError("the files name \(types.count) types; a model has at most \(TagLabels.largestTypeCount)")
    }
    return types
  }

  /// The documents of the files as texts, with the types that may hide in them.
  private func texts(_ labels: TagLabels) -> [(text: TrainingText, hidden: UInt32)] {
    var texts: [(text: TrainingText, hidden: UInt32)] = []
    for file in files {
      let hidden = map.hiddenTypes(in: file.file).compactMap { labels.types.firstIndex(of: $0) }
      let bits = hidden.reduce(UInt32(0)) { $0 | 1 << UInt32($1) }
      var document = -1
      for sentence in file.sentences {
        if sentence.document != document { texts.append((TrainingText(), bits)) }
        document = sentence.document
        texts[texts.count - 1].text.add(sentence) { label in
          map.type(of: label, in: file.file).flatMap { labels.types.firstIndex(of: $0) }
        }
      }
    }
    return texts
  }

  /// Trains; `progress` is told how many of the epochs are done.
  public func train(card: ModelCard, progress: (Int) -> Void) async throws(TrainingError) -> TaggingModel {
    let labels = TagLabels(types: try types())
    var set = TrainingSet()
    var heldOut: [TrainingText] = []
    func add(_ text: TrainingText, _ hidden: UInt32) {
      set.add(text, hidden: hidden, labels: labels, clusters: resources.clusters, lists: resources.lists)
    }
    for (number, (text, hidden)) in texts(labels).enumerated() {
      if options.heldOut > 0, number % options.heldOut == options.heldOut - 1 {
        heldOut.append(text)
        continue
      }
      add(text, hidden)
      let share = Double(FeatureHash.mix(UInt64(number), options.seed) & 0xFFFF) / 65536
      if share < options.recased { add(text.recased(TrainingText.Recasing(number: number)), hidden) }
    }
    var settings = Trainer.Options()
    settings.epochs = options.epochs
    settings.rate = options.rate
    settings.dropout = options.dropout
    settings.seed = options.seed
    var trainer = Trainer(set, labels, resources.clusters, settings)
    await trainer.train { progress($0 + 1) }
    let model = Quantizer.model(
      trainer.shards,
      trainer.transitions,
      labels: labels,
      resources: resources,
      hashBits: settings.hashBits,
      largestRowCount: options.largestRowCount,
      card: card
    )
    return Calibrator.calibrated(model, on: heldOut)
  }
}
