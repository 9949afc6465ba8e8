/// What a tagger learns from: documents cut into tokens, with a label for each.
struct TrainingSet: Sendable {
  /// A document as the tagger sees it.
  struct Document: Sendable {
    var tokens: [TaggingToken]
    var starts: [Int]
    var gold: [UInt8]
    /// The types that may hide where the set says "outside", as bits.
    var hidden: UInt32
    /// The names as they are stated, in bytes of the text; exact where a tokenizer would cut them.
    var names: [(range: Range<Int>, type: Int)]
  }

  private(set) var documents: [Document] = []

  /// Every sequence, as the number of its document and of its start there.
  private(set) var sequences: [(document: Int, index: Int)] = []

  private(set) var tokenCount = 0

  /// Adds a text with the names in it.
  mutating func add(_ text: TrainingText, hidden: UInt32, labels: TagLabels, clusters: WordClusters, lists: ListPhrases)
  {
    var reader = PreparedTokens(text.bytes, 0..<text.bytes.count, clusters, lists)
    reader.fillContext()
    let gold = Self.labels(of: text.names, reader.tokens, reader.starts, labels)
    for index in 0..<max(0, reader.starts.count - 1) { sequences.append((documents.count, index)) }
    tokenCount += reader.tokens.count
    documents.append(
      Document(tokens: reader.tokens, starts: reader.starts, gold: gold, hidden: hidden, names: text.names)
    )
  }

  /// The labels of tokens: a name covers every token that it touches, and ends where a sequence does.
  private static func labels(
    of names: [(range: Range<Int>, type: Int)],
    _ tokens: [TaggingToken],
    _ starts: [Int],
    _ labels: TagLabels
  ) -> [UInt8] {
    var gold = [UInt8](repeating: UInt8(labels.outside), count: tokens.count)
    var place = 0
    let begins = Set(starts)
    for name in names {
      while place < tokens.count, tokens[place].end <= name.range.lowerBound { place += 1 }
      let first = place
      var end = first
      while end < tokens.count, tokens[end].start < name.range.upperBound, end == first || !begins.contains(end) {
        end += 1
      }
      guard end > first else { continue }
      for index in first..<end {
        let position: TagLabels.Position =
          end - first == 1 ? .single : index == first ? .begin : index == end - 1 ? .end : .inside
        gold[index] = UInt8(labels.label(name.type, position))
      }
      place = end
    }
    return gold
  }
}
