/// The tokens of a text with everything that features are made of; their clusters where they are asked for.
struct PreparedTokens {
  private(set) var tokens: [TaggingToken]
  let starts: [Int]

  init(_ text: [UInt8], _ range: Range<Int>, _ clusters: WordClusters?, _ lists: ListPhrases) {
    let reader = TokenReader(text, in: range)
    tokens = reader.tokens
    starts = reader.starts
    if let clusters { for index in tokens.indices { clusters.fill(&tokens[index]) } }
    for index in 0..<max(0, starts.count - 1) { lists.mark(&tokens, starts[index]..<starts[index + 1]) }
  }

  /// Lets each token know what the others show.
  mutating func fillContext() { DocumentContext.fill(&tokens, starts) }
}
