/// A small table of words, looked up by bytes of a text without making a string; ASCII letter case is ignored.
///
/// Most words of a text are refused by their first byte and length alone; the others are found by a hash.
struct WordTable: Sendable {
  /// All words one after the other, in small letters; word `n` ends at `ends[n]`.
  private var letters: [UInt8] = []
  private var ends: [Int] = []
  private var values: [UInt8] = []

  /// For each first byte a bit for every length of a word that begins so; the last bit stands for all greater lengths.
  private var lengths = [UInt32](repeating: 0, count: 256)

  /// The number of a word, or -1, at its hash or behind it: at least half of the places are free.
  private var slots: [Int32]
  private let mask: Int

  /// The words of lists that are separated by spaces, each with the value of its list; the first list wins.
  init(_ lists: [(words: String, value: UInt8)]) {
    let entries = lists.flatMap { list in
      list.words.utf8.split(separator: 0x20).map { (word: $0.map(Self.lowercased), value: list.value) }
    }
    var size = 16
    while size < 2 * entries.count { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    mask = size - 1
    for entry in entries {
      entry.word.withUnsafeBufferPointer { word in
        guard value(of: 0..<word.count, in: word) == nil else { return }
        var slot = hash(0..<word.count, word)
        while slots[slot] >= 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(ends.count)
        lengths[Int(word[0])] |= Self.bit(word.count)
        letters.append(contentsOf: word)
      }
      guard ends.last ?? 0 < letters.count else { continue }
      ends.append(letters.count)
      values.append(entry.value)
    }
  }

  /// The value of the word that stands at `range` of `text`, or `nil` where the table has none.
  func value(of range: ByteRange, in text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    guard !range.isEmpty, lengths[Int(Self.lowercased(text[range.lowerBound]))] & Self.bit(range.count) != 0 else {
      return nil
    }
    var slot = hash(range, text)
    while slots[slot] >= 0 {
      if isWord(Int(slots[slot]), range, text) { return values[Int(slots[slot])] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Whether the table has the word that stands at `range` of `text`.
  func contains(_ range: ByteRange, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    value(of: range, in: text) != nil
  }

  private func isWord(_ index: Int, _ range: ByteRange, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == range.count else { return false }
    for offset in 0..<range.count where letters[start + offset] != Self.lowercased(text[range.lowerBound + offset]) {
      return false
    }
    return true
  }

  /// The place of a word by its first bytes, letter case left out, and its length.
  private func hash(_ range: ByteRange, _ text: UnsafeBufferPointer<UInt8>) -> Int {
    var packed = UInt64(truncatingIfNeeded: range.count)
    for index in range.prefix(7) { packed = packed << 8 | UInt64(text[index] | 0x20) }
    return Int((packed &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
  }

  private static func bit(_ length: Int) -> UInt32 { 1 << UInt32(min(length, 31)) }

  private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
