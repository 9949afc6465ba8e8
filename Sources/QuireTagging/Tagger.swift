public import QuireText

/// A name that a tagger found.
public struct TaggedName: Sendable, Equatable {
  /// Where it stands, in bytes of the text.
  public let range: ByteRange

  /// The number of its type in the model's ``TaggingModel/types``.
  public let type: Int

  /// How probable it is that just this span is a name of this type, from 0 to 1.
  public let probability: Float

  /// The features that decided, the strongest first; as many as were asked for.
  public var evidence: [TaggingEvidence] = []
}

/// Finds names in text with a model; keeps its buffers from one text to the next.
///
/// ```swift
/// var tagger = Tagger(model)
/// for name in tagger.names(in: text) { … }
/// ```
public struct Tagger: Sendable {
  /// The most bytes that are taken as one context; a longer text is cut at line ends or blanks.
  static let largestContext = 1 << 18

  /// The value of every label, against 0 for "outside", below which a token is none of a name.
  private static let surelyOutside: Float = -5

  private let model: TaggingModel
  private var viterbi: Viterbi
  private var lattice: Lattice
  private var sums: UnarySums
  private var unaries: [SIMD16<Float>] = []
  private var path: [UInt8] = []

  /// Prepares to tag with `model`.
  public init(_ model: TaggingModel) {
    self.model = model
    viterbi = model.viterbi
    lattice = model.lattice
    sums = UnarySums(model)
  }

  /// The names in `text`, ascending, each with up to `evidence` of the features that decided.
  ///
  /// Complexity: linear in the text.
  public mutating func names(in text: [UInt8], evidence: Int = 0) -> [TaggedName] {
    var names: [TaggedName] = []
    var start = 0
    while start < text.count {
      let end = Self.contextEnd(text, start)
      var prepared = PreparedTokens(text, start..<end, evidence > 0 ? model.clusters : nil, model.lists)
      prepared.fillContext()
      for index in 0..<max(0, prepared.starts.count - 1) {
        let sequence = prepared.starts[index]..<prepared.starts[index + 1]
        decode(prepared.tokens, sequence)
        addNames(prepared.tokens, sequence, text, evidence, to: &names)
      }
      start = end
    }
    return names
  }

  private static func contextEnd(_ text: [UInt8], _ start: Int) -> Int {
    let limit = start + largestContext
    guard limit < text.count else { return text.count }
    for separator: UInt8 in [0x0A, 0x20] {
      if let last = text[start + largestContext / 2..<limit].lastIndex(of: separator) { return last + 1 }
    }
    return UTF8Scalars.boundary(text, atOrBefore: limit)
  }

  /// Computes the values of each token's labels and finds the likeliest path.
  private mutating func decode(_ tokens: [TaggingToken], _ sequence: Range<Int>) {
    let needed = sequence.count * model.labels.lanes
    if unaries.count < needed { unaries = [SIMD16<Float>](repeating: SIMD16(repeating: 0), count: needed * 2) }
    sums.fill(&unaries, tokens, sequence)
    viterbi.decode(unaries, count: sequence.count, into: &path)
  }

  /// Adds the names of the path, each with its probability.
  private mutating func addNames(
    _ tokens: [TaggingToken],
    _ sequence: Range<Int>,
    _ text: [UInt8],
    _ evidence: Int,
    to names: inout [TaggedName]
  ) {
    let outside = UInt8(model.labels.outside)
    guard path.contains(where: { $0 != outside }) else { return }
    var loaded = 0..<0
    var index = 0
    while index < path.count {
      guard path[index] != outside else {
        index += 1
        continue
      }
      var end = index + 1
      while end < path.count, !model.labels.closes(Int(path[end - 1])) { end += 1 }
      let type = Int(path[index]) >> 2
      let place = sequence.lowerBound + index
      if !loaded.contains(index) { loaded = load(around: index..<end, sequence.count) }
      let raw = lattice.probability(of: path[index..<end], from: index - loaded.lowerBound)
      var name = TaggedName(
        range: tokens[place].start..<tokens[sequence.lowerBound + end - 1].end,
        type: type,
        probability: model.calibrations[type].apply(raw)
      )
      if evidence > 0 { name.evidence = strongest(evidence, tokens, sequence, index..<end, text) }
      names.append(name)
      index = end
    }
  }

  /// Sums over the labellings of a name and the tokens around it, up to tokens that are surely outside of names.
  ///
  /// What lies beyond such a token changes a probability by less than a hundredth, and costs most of the time.
  private mutating func load(around name: Range<Int>, _ count: Int) -> Range<Int> {
    var start = name.lowerBound
    while start > 0, !isSurelyOutside(start - 1) { start -= 1 }
    var end = name.upperBound
    while end < count, !isSurelyOutside(end) { end += 1 }
    lattice.load(unaries, from: start, count: end - start)
    lattice.sum()
    return start..<end
  }

  private func isSurelyOutside(_ index: Int) -> Bool {
    guard path[index] == UInt8(model.labels.outside) else { return false }
    let lanes = model.labels.lanes
    for lane in 0..<lanes where unaries[index * lanes + lane].largest >= Self.surelyOutside { return false }
    return true
  }

  /// The features of a name's tokens that add most for its labels, each question about a word once.
  private func strongest(
    _ count: Int,
    _ tokens: [TaggingToken],
    _ sequence: Range<Int>,
    _ name: Range<Int>,
    _ text: [UInt8]
  ) -> [TaggingEvidence] {
    let extractor = FeatureExtractor(tokens, sequence, model.clusters)
    var best: [TaggingEvidence] = []
    for index in name {
      var recording = RecordingSink(hashBits: model.hashBits)
      extractor.extract(at: sequence.lowerBound + index, into: &recording)
      let label = Int(path[index])
      for (template, place) in recording.features where model.index.isPresent(place) == 1 {
        guard let question = template.wording else { continue }
        let row = Int(model.index.row(place)) * model.labels.lanes + label / 16
        let token = tokens[
          max(sequence.lowerBound, min(sequence.upperBound - 1, sequence.lowerBound + index + template.offset))
        ]
        best.append(
          TaggingEvidence(
            question: question,
            word: String(decoding: text[token.start..<token.end], as: UTF8.self),
            weight: Float(model.rows[row].weight(label % 16)) * model.scale
          )
        )
      }
    }
    best.sort { ($0.weight, $1.question, $1.word) > ($1.weight, $0.question, $0.word) }
    var kept: [TaggingEvidence] = []
    for candidate in best where candidate.weight > 0 && kept.count < count {
      if !kept.contains(where: { $0.question == candidate.question && $0.word == candidate.word }) {
        kept.append(candidate)
      }
    }
    return kept
  }
}
