import QuireText

/// What a tagger knows of words before it is trained: clusters and lists.
public struct TaggingResources: Sendable {
  let clusters: WordClusters
  let lists: ListPhrases

  /// Those of a model that is there already.
  public init(of model: TaggingModel) {
    clusters = model.clusters
    lists = model.lists
  }

  /// Reads them from three tables, any of which may be empty.
  ///
  /// `words`: a word and its cluster at four levels, the finest first, as numbers from 0 on (at most 4,094).
  /// `brown`: a word and the path to its Brown cluster, as a number whose lowest bit is the first turn (at most 4,095
  /// clusters). `lists`: a phrase of at most five words and the lists that it is in, as the bits of a number below 4,096.
  public init(words: [UInt8], brown: [UInt8], lists: [UInt8]) throws(TrainingError) {
    var coarser = [WordClusters.Levels](repeating: .init(), count: HashedLexicon.largestValue + 1)
    var clusters: [(hash: UInt64, value: UInt32)] = []
    try Self.eachLine(words, "words", numbers: 4) { word, numbers in
      let cluster = min(numbers[0] + 1, UInt32(HashedLexicon.largestValue))
      clusters.append((TokenForm.foldedHash(word), cluster))
      coarser[Int(cluster)] = WordClusters.Levels(
        fine: UInt16(clamping: numbers[1] + 1),
        middle: UInt16(clamping: numbers[2] + 1),
        coarse: UInt16(clamping: numbers[3] + 1)
      )
    }
    var paths: [UInt32] = [0]
    var numberOfPath: [UInt32: UInt32] = [:]
    var browns: [(hash: UInt64, value: UInt32)] = []
    try Self.eachLine(brown, "brown", numbers: 1) { word, numbers in
      let number = numberOfPath[numbers[0]] ?? UInt32(paths.count)
      guard number <= UInt32(HashedLexicon.largestValue) else { return }
      if numberOfPath.updateValue(number, forKey: numbers[0]) == nil { paths.append(numbers[0]) }
      browns.append((TokenForm.hash(word), number))
    }
    var phrases: [(hash: UInt64, value: UInt32)] = []
    try Self.eachLine(lists, "lists", numbers: 1) { phrase, numbers in
      let tokens = TokenReader(phrase, in: 0..<phrase.count).tokens
      if tokens.count <= ListPhrases.longest { phrases.append((ListPhrases.hash(tokens), numbers[0])) }
    }
    self.clusters = WordClusters(words: .build(clusters), brown: .build(browns), brownPaths: paths, coarser: coarser)
    self.lists = ListPhrases(phrases: .build(phrases) { $0 | $1 })
  }

  /// Calls `body` with the first column of each line, and the numbers behind it.
  private static func eachLine(
    _ table: [UInt8],
    _ name: String,
    numbers count: Int,
    _ body: ([UInt8], [UInt32]) -> Void
  ) throws(TrainingError) {
    var start = 0
    var number = 0
    while start < table.count {
      number += 1
      let end = table[start...].firstIndex(of: 0x0A) ?? table.count
      let columns = table[start..<end].split(separator: 0x09)
      start = end + 1
      guard let word = columns.first, word.first != UInt8(ascii: "#") || columns.count > 1 else { continue }
      let numbers = columns.dropFirst().compactMap { UInt32(String(decoding: $0, as: UTF8.self)) }
      guard numbers.count == count else {
        throw TrainingError("\(name):\(number): a line is a word and \(count) numbers, between tabs")
      }
      body(Array(word), numbers)
    }
  }
}
