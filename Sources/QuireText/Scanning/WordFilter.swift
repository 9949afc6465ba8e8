/// Passes over words that are certainly none of a set, without looking them up.
///
/// Two Bloom filters of one hash over the packed letters of `LetterRun`: a word that is in the set is never passed over;
/// of the others a few in a hundred stay for the look-up. Some words of the set are anchors, which the second filter
/// holds; what has no anchor near it need not be looked at.
public struct WordFilter: Sendable {
  /// Two bits a slot: whether a word of the set may have it, and whether an anchor may.
  private var bits = [UInt64](repeating: 0, count: 1024)

  /// Where to read on, and why.
  public struct Place: Sendable, Equatable {
    /// Behind the last word before the anchor that is certainly none of the set.
    public let start: Int

    /// Where a digit stands, or a word that may be an anchor.
    public let anchor: Int
  }

  /// Creates a filter that admits no word yet.
  public init() {}

  /// Admits the word of at most sixteen letters that is packed into `low` and `high`.
  public mutating func insert(low: UInt64, high: UInt64, isAnchor: Bool = false) {
    let slot = WordFilter.slot(low, high)
    bits[slot >> 5] |= (isAnchor ? 3 : 1) << UInt64(slot & 31 &* 2)
  }

  /// The offset, from `start` on and at most `end`, of the first thing that may matter.
  ///
  /// White space, the signs that close and part clauses, and words that are not admitted are passed over. A word with
  /// a capital behind a small letter or with letters outside of ASCII beside it stays, and a comma or full stop before
  /// digits. Offsets are clamped to the bytes.
  /// - Complexity: O(bytes passed over).
  public func firstCandidate(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
    let limit = min(end, bytes.count)
    guard start >= 0, start < limit else { return start }
    return bytes.withUnsafeBufferPointer { buffer in
      bits.withUnsafeBufferPointer { bits in
        var position = start
        while position < limit {
          let byte = buffer[position]
          if (byte | 0x20) &- 0x61 < 26 {
            let word = PackedWord(buffer, position, limit)
            guard WordFilter.kind(of: word, bits) == 0 else { return position }
            position = word.end
          } else if !WordFilter.isPassed(buffer, position, limit) {
            return position
          } else {
            position += 1
          }
        }
        return position
      }
    }
  }

  /// The first anchor from `start` on and before `end`, with the place from which to read so that it is understood.
  ///
  /// Anchors are digits, signs of currencies and fractions outside of ASCII, the words that were inserted as anchors,
  /// and words with a capital behind a small letter. Offsets are clamped to the bytes.
  /// - Returns: both places at the end where there is none.
  /// - Complexity: O(bytes passed over).
  public func firstAnchor(in bytes: [UInt8], from start: Int, to end: Int) -> Place {
    let limit = min(end, bytes.count)
    guard start >= 0, start < limit else { return Place(start: start, anchor: start) }
    return bytes.withUnsafeBufferPointer { buffer in
      bits.withUnsafeBufferPointer { bits in
        var position = start
        var behindOther = start
        while position < limit {
          let byte = buffer[position]
          if (byte | 0x20) &- 0x61 < 26 {
            let word = PackedWord(buffer, position, limit)
            let kind = WordFilter.kind(of: word, bits)
            if kind & 2 != 0 { return Place(start: behindOther, anchor: position) }
            position = word.end
            if kind == 0 { behindOther = position }
          } else {
            let isAnchor = byte &- 0x30 < 10 || byte >= 0xC2 && WordFilter.isSign(buffer, position, limit)
            if isAnchor { return Place(start: behindOther, anchor: position) }
            position += 1
          }
        }
        return Place(start: position, anchor: position)
      }
    }
  }

  /// 0 for a word that is none of the set; the lowest bit is set where it may be, the one above where it may be an
  /// anchor.
  @inline(__always)
  private static func kind(of word: PackedWord, _ bits: UnsafeBufferPointer<UInt64>) -> UInt64 {
    let slot = slot(word.low, word.high)
    let kind = word.isLong ? 0 : bits[slot >> 5] >> UInt64(slot & 31 &* 2) & 3
    if word.hasHump { return 3 }
    return word.isBeforeOther ? kind | 1 : kind
  }

  /// Whether the character at `position` may be a fraction, a currency's sign, or a letter that serves as one.
  @inline(__always)
  private static func isSign(_ buffer: UnsafeBufferPointer<UInt8>, _ position: Int, _ limit: Int) -> Bool {
    let second = position + 1 < limit ? buffer[position + 1] : 0
    switch buffer[position] {
    case 0xC2: return second &- 0xA2 < 4 || second &- 0xBC < 3
    case 0xE2: return second == 0x82 || second == 0x84 || second == 0x85
    case 0xE5: return second == 0x85 || second == 0x86
    default: return false
    }
  }

  /// Whether the byte is white space or a sign that begins nothing.
  @inline(__always)
  private static func isPassed(_ buffer: UnsafeBufferPointer<UInt8>, _ position: Int, _ limit: Int) -> Bool {
    switch buffer[position] {
    case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: "\""),
      UInt8(ascii: ")"):
      return true
    case UInt8(ascii: ","), UInt8(ascii: "."):
      // ".5", "a list, 5"
      let next = position + 1 < limit ? buffer[position + 1] : 0
      if next != 0x20 { return next &- 0x30 >= 10 }
      return position + 2 >= limit || buffer[position + 2] &- 0x30 >= 10
    default: return false
    }
  }

  @inline(__always)
  private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
    let mixed = (low ^ high &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
    return Int(truncatingIfNeeded: mixed >> 49)
  }
}
