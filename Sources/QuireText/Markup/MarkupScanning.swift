/// What stood in a stretch of markup that was looked through.
@frozen
public struct MarkupScan {
  /// Where the search ended: at the byte that was looked for, or at the end of the bytes.
  public let end: Int

  /// Whether an ampersand (bit 0), a carriage return (bit 1), a NUL (bit 2) stood before `end`.
  public let seen: UInt8
}

/// Loops over markup, eight bytes at a time.
extension HeldBytes {
  /// Looks for the first `byte` from `start` on; `byte` is ASCII.
  public func scan(from start: Int, to byte: UInt8) -> MarkupScan {
    let bytes = slice(start, count)
    let wanted = Needle(byte)
    let ampersand = Needle(0x26)
    let carriageReturn = Needle(0x0D)
    var ampersands: UInt64 = 0
    var carriageReturns: UInt64 = 0
    var nulls: UInt64 = 0
    var index = 0
    while index + 8 <= bytes.count {
      let word = bytes.lanes(at: index)
      let found = wanted.first(in: word)
      let before = found == 0 ? UInt64.max : (found & (0 &- found)) &- 1
      ampersands |= ampersand.first(in: word) & before
      carriageReturns |= carriageReturn.first(in: word) & before
      nulls |= Needle.firstNull(in: word) & before
      if found != 0 {
        index += ByteLanes.first(found)
        return MarkupScan(end: start + index, seen: Self.seen(ampersands, carriageReturns, nulls))
      }
      index += 8
    }
    while index < bytes.count, bytes[index] != byte {
      let byte = bytes[index]
      if byte == 0x26 { ampersands = 1 }
      if byte == 0x0D { carriageReturns = 1 }
      if byte == 0 { nulls = 1 }
      index += 1
    }
    return MarkupScan(end: start + index, seen: Self.seen(ampersands, carriageReturns, nulls))
  }

  /// The place of the first `byte` from `start` on, or the end.
  public func first(_ byte: UInt8, from start: Int) -> Int {
    let bytes = slice(start, count)
    let wanted = Needle(byte)
    var index = 0
    while index + 8 <= bytes.count {
      let found = wanted.first(in: bytes.lanes(at: index))
      if found != 0 { return start + index + ByteLanes.first(found) }
      index += 8
    }
    while index < bytes.count, bytes[index] != byte { index += 1 }
    return start + index
  }

  /// Whether the bytes from `start` on are `lowercase`, ASCII letters compared without regard to case.
  public func isMatch(at start: Int, lowercase: [UInt8]) -> Bool {
    guard start + lowercase.count <= count else { return false }
    for (index, byte) in lowercase.enumerated() {
      let own = self[start + index]
      guard own == byte || own &- 0x41 < 26 && own | 0x20 == byte else { return false }
    }
    return true
  }

  @inline(__always)
  private static func seen(_ ampersands: UInt64, _ carriageReturns: UInt64, _ nulls: UInt64) -> UInt8 {
    (ampersands != 0 ? 1 : 0) | (carriageReturns != 0 ? 2 : 0) | (nulls != 0 ? 4 : 0)
  }
}

/// A byte that is looked for in eight at once.
///
/// The lowest bit of an answer is exact; higher bits may be wrong, so an answer is good for "is there one" and "where is
/// the first": the subtraction borrows only from a byte that is zero.
private struct Needle {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let high: UInt64 = 0x8080_8080_8080_8080
  private let pattern: UInt64

  @inline(__always)
  init(_ byte: UInt8) { pattern = Self.ones &* UInt64(byte) }

  @inline(__always)
  func first(in word: UInt64) -> UInt64 { Self.firstNull(in: word ^ pattern) }

  @inline(__always)
  static func firstNull(in word: UInt64) -> UInt64 { (word &- ones) & ~word & high }
}
