import QuireText

/// How much two comments have in common, by the words that few others of the thread use.
///
/// Who answers takes up words of what is answered. Words that most comments use say nothing, so each counts by the
/// logarithm of how few comments have it; long comments share more words by chance, so their length is taken off.
struct SharedWords {
  /// The most different words of one comment that count.
  private static let mostWords = 256

  /// The shortest word that counts, in bytes.
  private static let leastBytes = 4

  /// What two comments have in common.
  struct Match {
    var score: Double

    /// The rarest word of both, in the later comment and in the earlier one.
    var range: ByteRange
    var sourceRange: ByteRange
  }

  private struct Word {
    var hash: UInt64
    var weight: Double
    var range: ByteRange
  }

  /// The words of each comment that count, by their hashes.
  private var words: [[Word]] = []

  /// How many different words each comment has.
  private var sizes: [Int] = []

  init(_ turns: [Turn]) {
    var counts: [UInt64: Int] = [:]
    words.reserveCapacity(turns.count)
    for turn in turns {
      var own: [Word] = []
      var seen: Set<UInt64> = []
      for word in turn.own where word.range.count >= Self.leastBytes && seen.count < Self.mostWords {
        guard seen.insert(word.hash).inserted else { continue }
        own.append(Word(hash: word.hash, weight: 0, range: word.range))
        counts[word.hash, default: 0] += 1
      }
      sizes.append(own.count)
      words.append(own)
    }
    for index in words.indices {
      for place in words[index].indices {
        let count = counts[words[index][place].hash, default: 1]
        // e to the 1.5th: a word that more than every fifth comment has says nothing.
        let rarity = count < 2 ? 0 : Exponential.log2(turns.count / count) * 0.693 - 1.5
        words[index][place].weight = max(0, rarity)
      }
      words[index].removeAll { $0.weight <= 0 }
      words[index].sort { $0.hash < $1.hash }
    }
  }

  /// What `later` takes up of `earlier`, in time linear in the words of both; `nil` where it is nothing.
  func match(_ later: Int, _ earlier: Int) -> Match? {
    var sum = 0.0
    var best: (weight: Double, left: ByteRange, right: ByteRange)?
    let left = words[later]
    let right = words[earlier]
    var place = 0
    for word in left {
      while place < right.count, right[place].hash < word.hash { place += 1 }
      guard place < right.count else { break }
      guard right[place].hash == word.hash else { continue }
      sum += word.weight
      if word.weight > best?.weight ?? 0 { best = (word.weight, word.range, right[place].range) }
    }
    guard let best else { return nil }
    let size = 1 + Exponential.log2(1 + sizes[earlier]) * 0.231
    return Match(score: min(3, sum / size / 2), range: best.left, sourceRange: best.right)
  }
}
