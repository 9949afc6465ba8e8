/// Finds turns by the names of their authors.
struct AuthorIndex {
  /// How a name was found.
  enum Match: UInt8 {
    case full
    case first
  }

  /// The latest turn of each author, by the hash of the whole name, of the name as one word, of the first name.
  private var full: [UInt64: Int] = [:]
  private var joined: [UInt64: Int] = [:]
  private var first: [UInt64: Int] = [:]

  /// The most words in a name.
  private var longest = 1

  /// Takes the author of `turn` in.
  mutating func add(_ turn: Turn, at index: Int) {
    guard let author = turn.author, let word = turn.nameWords.first else { return }
    full[author] = index
    longest = max(longest, turn.nameWords.count)
    guard turn.nameWords.count > 1 else { return }
    joined[turn.joinedName] = index
    // A title or an address has no first name.
    guard turn.nameWords.count <= 4, word.range.count >= 3, !Self.isTitle(word) else { return }
    first[word.hash] = index
  }

  /// The turn of the author whose name the first of `words` spell, and how many of them do; the longest name wins.
  func turn(named words: ArraySlice<BodyWord>) -> (index: Int, count: Int, match: Match)? {
    var hashes: [UInt64] = []
    var hash: UInt64 = 1
    for word in words.prefix(longest) {
      hash = BodyWords.chain(hash, word.hash)
      hashes.append(hash)
    }
    for count in stride(from: hashes.count, to: 0, by: -1) {
      if let index = full[hashes[count - 1]] { return (index, count, .full) }
    }
    guard let word = words.first else { return nil }
    if let index = joined[word.hash] { return (index, 1, .full) }
    return first[word.hash].map { ($0, 1, .first) }
  }

  private static func isTitle(_ word: BodyWord) -> Bool {
    HeaderLexicon.meaning(of: word.hash).contains([.function, .furniture, .posted]) || titles.contains(word.hash)
  }

  private static let titles = Set(
    ["https", "http", "www", "doctor", "professor", "prof", "miss", "mister", "user", "guest", "anonymous"].map {
      WordHash.hash(Array($0.utf8))
    }
  )
}
