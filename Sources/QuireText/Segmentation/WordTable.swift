/// A small table of words, looked up by bytes of a text without making a string; ASCII letter case is ignored.
struct WordTable: Sendable {
  /// All words, sorted, one after the other; word `n` ends at `ends[n]`.
  private var letters: [UInt8] = []
  private var ends: [Int] = []
  private var values: [UInt8] = []

  /// The words of lists that are separated by spaces, each with the value of its list; the first list wins.
  init(_ lists: [(words: String, value: UInt8)]) {
    var entries: [(word: [UInt8], value: UInt8)] = []
    for list in lists {
      for word in list.words.utf8.split(separator: 0x20) {
        entries.append((word.map(Self.lowercased), list.value))
      }
    }
    let order = entries.indices.sorted {
      let (left, right) = (entries[$0].word, entries[$1].word)
      return left == right ? $0 < $1 : left.lexicographicallyPrecedes(right)
    }
    var last: [UInt8]?
    for index in order where entries[index].word != last {
      last = entries[index].word
      letters += entries[index].word
      ends.append(letters.count)
      values.append(entries[index].value)
    }
  }

  /// The value of the word that stands at `range` of `text`, or `nil` where the table has none.
  func value(of range: ByteRange, in text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      let order = compare(middle, range, text)
      if order == 0 { return values[middle] }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// Whether the table has the word that stands at `range` of `text`.
  func contains(_ range: ByteRange, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    value(of: range, in: text) != nil
  }

  /// Negative where word `index` sorts before the text's, positive where behind, 0 where they are the same.
  private func compare(_ index: Int, _ range: ByteRange, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    let start = index == 0 ? 0 : ends[index - 1]
    let length = ends[index] - start
    for offset in 0..<min(length, range.count) {
      let own = letters[start + offset]
      let other = Self.lowercased(text[range.lowerBound + offset])
      if own != other { return Int(own) - Int(other) }
    }
    return length - range.count
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
