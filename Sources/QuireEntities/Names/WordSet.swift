import QuireText

/// A fixed set of short words that is asked by the bytes of a text, without a string.
struct WordSet: Sendable {
  private let slots: [[UInt8]]
  private let longest: Int

  init(_ words: [String]) {
    var size = 8
    while size < words.count * 3 { size *= 2 }
    var slots = [[UInt8]](repeating: [], count: size)
    for word in words {
      let bytes = Array(word.utf8)
      var slot = Self.hash(bytes, bytes.indices) & (size - 1)
      while !slots[slot].isEmpty, slots[slot] != bytes { slot = (slot + 1) & (size - 1) }
      slots[slot] = bytes
    }
    self.slots = slots
    longest = words.map(\.utf8.count).max() ?? 0
  }

  /// Whether the word in `range` of `text` is one of the set.
  ///
  /// Complexity: O(length of the longest word).
  func contains(_ text: [UInt8], _ range: ByteRange) -> Bool {
    guard !range.isEmpty, range.count <= longest else { return false }
    var slot = Self.hash(text, range) & (slots.count - 1)
    while !slots[slot].isEmpty {
      if Self.isEqual(slots[slot], text, range) { return true }
      slot = (slot + 1) & (slots.count - 1)
    }
    return false
  }

  private static func isEqual(_ word: [UInt8], _ text: [UInt8], _ range: ByteRange) -> Bool {
    guard word.count == range.count else { return false }
    for index in word.indices where word[index] != text[range.lowerBound + index] { return false }
    return true
  }

  private static func hash(_ bytes: [UInt8], _ range: ByteRange) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for index in range { hash = (hash ^ UInt32(bytes[index])) &* 0x0100_0193 }
    return Int(hash ^ hash >> 15)
  }
}
