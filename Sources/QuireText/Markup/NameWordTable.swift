/// The words that class names, ids and the like are made of, looked up in fixed lists.
///
/// A name is split where anything but an ASCII letter stands, and, when asked for, where small letters end and a
/// capital begins: `post-footer`, `post_footer` and `postFooter` are all `post` and `footer`. Single letters count for
/// nothing. Words of more than 24 letters are in no list.
public struct NameWordTable: Sendable {
  /// What was found in a name.
  @frozen
  public struct Found: Sendable {
    /// The marks of all listed words, joined.
    public var marks: UInt32 = 0

    /// How many words the name has.
    public var words = 0

    @usableFromInline init() {}
  }

  /// A word in three registers; shorter ones end in zeros.
  private struct Packed: Equatable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0

    mutating func append(_ byte: UInt8, at place: Int) {
      let bits = UInt64(byte) << UInt64(truncatingIfNeeded: (place & 7) * 8)
      switch place >> 3 {
      case 0: first |= bits
      case 1: second |= bits
      default: third |= bits
      }
    }

    var hash: Int {
      let joined = first ^ (second &* 0x9E37_79B9_7F4A_7C15) ^ (third &* 0xC2B2_AE3D_27D4_EB4F)
      let mixed = joined &* 0xFF51_AFD7_ED55_8CCD
      return Int(truncatingIfNeeded: mixed >> 40)
    }
  }

  private static let longest = 24

  private var slots: [(word: Packed, marks: UInt32)]
  private let splitsCapitals: Bool

  /// Creates a table from lists of words in lower case, blanks between them; a word may be in several.
  ///
  /// - Parameters:
  ///   - lists: each list with the mark that its words get.
  ///   - splitsCapitals: whether a capital begins a word.
  public init(_ lists: [(mark: UInt32, words: String)], splitsCapitals: Bool = true) {
    self.splitsCapitals = splitsCapitals
    let words = lists.flatMap { list in list.words.split(separator: " ").map { (list.mark, Array($0.utf8)) } }
    var size = 16
    while size < words.count * 4 { size *= 2 }
    slots = Array(repeating: (Packed(), 0), count: size)
    for (mark, bytes) in words where !bytes.isEmpty && bytes.count <= Self.longest {
      var word = Packed()
      for (place, byte) in bytes.enumerated() { word.append(byte | 0x20, at: place) }
      slots[slot(of: word)].word = word
      slots[slot(of: word)].marks |= mark
    }
  }

  /// Looks up the words of `name`.
  ///
  /// Complexity: linear in the name.
  public func look(at name: ArraySlice<UInt8>) -> Found {
    name.withUnsafeBufferPointer { bytes in
      var found = Found()
      var start = 0
      while let word = nextWord(bytes, from: start) {
        start = word.end
        guard word.length > 1 else { continue }
        found.words += 1
        if word.length <= Self.longest { found.marks |= slots[slot(of: word.packed)].marks }
      }
      return found
    }
  }

  /// The place in `name` of its first word that has one of `marks`.
  public func firstWord(with marks: UInt32, in name: ArraySlice<UInt8>) -> ByteRange? {
    name.withUnsafeBufferPointer { bytes in
      var start = 0
      while let word = nextWord(bytes, from: start) {
        start = word.end
        guard word.length > 1, word.length <= Self.longest else { continue }
        if slots[slot(of: word.packed)].marks & marks != 0 {
          return name.startIndex + word.end - word.length..<name.startIndex + word.end
        }
      }
      return nil
    }
  }

  private func nextWord(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> (packed: Packed, length: Int, end: Int)? {
    var index = start
    while index < bytes.count, !Self.isLetter(bytes[index]) { index += 1 }
    guard index < bytes.count else { return nil }
    var packed = Packed()
    var length = 0
    var last: UInt8 = 0
    while index < bytes.count, Self.isLetter(bytes[index]) {
      let byte = bytes[index]
      if splitsCapitals, length > 0, byte < 0x61 {
        // A capital after a small letter begins a word, and so does the last of several: `HTMLParser`.
        let isLastCapital = index + 1 < bytes.count && bytes[index + 1] >= 0x61 && Self.isLetter(bytes[index + 1])
        if last >= 0x61 || isLastCapital { break }
      }
      if length < Self.longest { packed.append(byte | 0x20, at: length) }
      last = byte
      length += 1
      index += 1
    }
    return (packed, length, index)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Where `word` stands, or the empty slot where it would.
  private func slot(of word: Packed) -> Int {
    var index = word.hash & (slots.count - 1)
    while slots[index].marks != 0, slots[index].word != word { index = (index + 1) & (slots.count - 1) }
    return index
  }
}
