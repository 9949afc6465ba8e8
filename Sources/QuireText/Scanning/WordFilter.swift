/// Passes over words that are certainly none of a set, without looking them up.
///
/// A Bloom filter of one hash over the packed letters of `LetterRun`: a word that is in the set is never passed over;
/// of the others a few in a hundred stay for the look-up.
public struct WordFilter: Sendable {
  private var bits = [UInt64](repeating: 0, count: 512)

  /// Creates a filter that admits no word yet.
  public init() {}

  /// Admits the word of at most sixteen letters that is packed into `low` and `high`.
  public mutating func insert(low: UInt64, high: UInt64) {
    let slot = WordFilter.slot(low, high)
    bits[slot >> 6] |= 1 << UInt64(slot & 63)
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
            guard let next = WordFilter.endOfOther(buffer, position, limit, bits) else { return position }
            position = next
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

  /// Where the word at `start` ends, or `nil` where it may be one of the set.
  @inline(__always)
  private static func endOfOther(
    _ buffer: UnsafeBufferPointer<UInt8>,
    _ start: Int,
    _ limit: Int,
    _ bits: UnsafeBufferPointer<UInt64>
  ) -> Int? {
    var position = start
    var low: UInt64 = 0
    var high: UInt64 = 0
    var previous: UInt8 = 0
    while position < limit {
      let byte = buffer[position]
      let small = byte | 0x20
      guard small &- 0x61 < 26 else {
        if byte >= 0x80 { return nil }
        break
      }
      if byte != small, previous & 0x20 != 0 { return nil }
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(small)
      previous = byte
      position += 1
    }
    let slot = slot(low, high)
    return position - start <= 16 && bits[slot >> 6] & (1 << UInt64(slot & 63)) != 0 ? nil : position
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
