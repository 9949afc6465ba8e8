/// How much of a text is runs of words that come again: the n-gram rules of Gopher (Rae and others 2021, table A1), counted
/// as datatrove counts them.
public struct RepeatedWords: Sendable, Equatable {
  /// For runs of 2, 3 and 4 words: the code points of the one that comes most often, with a blank between words, times
  /// how often it comes; the first of those that come equally often.
  public private(set) var top = [0, 0, 0]

  /// For runs of 5 to 10 words: the code points of those that stood before, none counted twice.
  public private(set) var duplicated = [0, 0, 0, 0, 0, 0]

  /// Counts among `words`, which were kept.
  ///
  /// Complexity: linear in the words, nine looks into a table for each; 24 bytes a word for the time of the call.
  public init(_ words: PublishedWords) {
    guard words.hashes.count >= 2 else { return }
    var runs = RunHashes(words)
    var table = RunTable(capacity: words.hashes.count)
    for length in 2...4 where runs.lengthen() {
      top[length - 2] = table.top(runs, length)
    }
    for length in 5...10 where runs.lengthen() {
      let characters = table.duplicated(runs, length)
      duplicated[length - 5] = characters
      // Longer runs hold shorter ones: where none comes again, no longer one does.
      if characters == 0 { break }
    }
  }
}

/// A number for each run of words of one length.
private struct RunHashes {
  private let words: PublishedWords
  private(set) var hashes: [UInt64]
  private var length = 1

  /// The code points of the words before each.
  let characters: [Int]

  init(_ words: PublishedWords) {
    self.words = words
    hashes = words.hashes
    var sums = [0]
    sums.reserveCapacity(words.lengths.count + 1)
    var sum = 0
    for length in words.lengths {
      sum += Int(length)
      sums.append(sum)
    }
    characters = sums
  }

  /// Makes all runs one word longer; false where the text has no such run.
  mutating func lengthen() -> Bool {
    guard words.hashes.count > length else { return false }
    let added = length
    length += 1
    hashes.removeLast()
    words.hashes.withUnsafeBufferPointer { words in
      hashes.withUnsafeMutableBufferPointer { runs in
        for index in 0..<runs.count {
          runs[index] = (runs[index] &* 0x9E37_79B9_7F4A_7C15) &+ words[index &+ added]
        }
      }
    }
    return true
  }

  func characters(at index: Int, _ length: Int) -> Int { characters[index + length] - characters[index] }
}

/// Counts runs by their numbers.
private struct RunTable {
  private var keys: [UInt64]
  private var counts: [UInt32]
  private var firsts: [UInt32]

  init(capacity: Int) {
    keys = [UInt64](repeating: 0, count: NumberSet.slots(for: capacity))
    counts = [UInt32](repeating: 0, count: keys.count)
    firsts = counts
  }

  /// Where `hash` stands, or can stand.
  @inline(__always)
  private static func slot(_ hash: UInt64, _ keys: UnsafeMutableBufferPointer<UInt64>) -> Int {
    let mask = keys.count &- 1
    var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
    while keys[slot] != 0, keys[slot] != hash { slot = (slot &+ 1) & mask }
    return slot
  }

  mutating func top(_ runs: RunHashes, _ length: Int) -> Int {
    keys.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    let best = keys.withUnsafeMutableBufferPointer { keys in
      counts.withUnsafeMutableBufferPointer { counts in
        firsts.withUnsafeMutableBufferPointer { firsts in
          Self.best(of: runs.hashes, keys, counts, firsts)
        }
      }
    }
    return (runs.characters(at: best.index, length) + length - 1) * best.count
  }

  private static func best(
    of hashes: [UInt64],
    _ keys: UnsafeMutableBufferPointer<UInt64>,
    _ counts: UnsafeMutableBufferPointer<UInt32>,
    _ firsts: UnsafeMutableBufferPointer<UInt32>
  ) -> (index: Int, count: Int) {
    var most: UInt32 = 0
    var index: UInt32 = 0
    for (place, raw) in hashes.enumerated() {
      let hash = raw | 1
      let slot = slot(hash, keys)
      if keys[slot] == 0 {
        keys[slot] = hash
        counts[slot] = 0
        firsts[slot] = UInt32(truncatingIfNeeded: place)
      }
      counts[slot] &+= 1
      if counts[slot] > most || (counts[slot] == most && firsts[slot] < index) {
        most = counts[slot]
        index = firsts[slot]
      }
    }
    return (Int(index), Int(most))
  }

  mutating func duplicated(_ runs: RunHashes, _ length: Int) -> Int {
    keys.withUnsafeMutableBufferPointer { keys in
      keys.update(repeating: 0)
      var sum = 0
      var index = 0
      while index < runs.hashes.count {
        let hash = runs.hashes[index] | 1
        let slot = Self.slot(hash, keys)
        if keys[slot] == hash {
          sum += runs.characters(at: index, length)
          index += length
        } else {
          keys[slot] = hash
          index += 1
        }
      }
      return sum
    }
  }
}
