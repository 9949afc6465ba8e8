/// What stood in a stretch of markup that was looked through.
@frozen
public struct MarkupScan {
  /// Where the search ended: at the byte that was looked for, or at the end of the bytes.
  public let end: Int

  /// Whether an ampersand (bit 0), a carriage return (bit 1), a NUL (bit 2) stood before `end`.
  public let seen: UInt8
}

/// Loops over markup, sixteen bytes at a time.
extension HeldBytes {
  /// Looks for the first `byte` from `start` on; `byte` is ASCII.
  public func scan(from start: Int, to byte: UInt8) -> MarkupScan {
    let bytes = slice(start, count)
    let wanted = SIMD16<UInt8>(repeating: byte)
    var seen = SeenBytes()
    var index = 0
    while index + 16 <= bytes.count {
      let lanes = bytes.sixteen(at: index)
      let found = SIMD16<UInt8>.place(of: lanes .== wanted)
      if found < 16 {
        seen.add(lanes, first: found)
        return MarkupScan(end: start + index + found, seen: seen.flags)
      }
      seen.add(lanes)
      index += 16
    }
    while index < bytes.count, bytes[index] != byte {
      seen.add(bytes[index])
      index += 1
    }
    return MarkupScan(end: start + index, seen: seen.flags)
  }

  /// The place of the first `byte` from `start` on, or the end.
  public func first(_ byte: UInt8, from start: Int) -> Int {
    let bytes = slice(start, count)
    let wanted = SIMD16<UInt8>(repeating: byte)
    var index = 0
    while index + 16 <= bytes.count {
      let found = SIMD16<UInt8>.place(of: bytes.sixteen(at: index) .== wanted)
      if found < 16 { return start + index + found }
      index += 16
    }
    while index < bytes.count, bytes[index] != byte { index += 1 }
    return start + index
  }

  /// How many bytes equal `byte`.
  public func count(of byte: UInt8) -> Int {
    let bytes = slice(0, count)
    let wanted = SIMD16<UInt8>(repeating: byte)
    var total = 0
    var index = 0
    while index + 16 <= bytes.count {
      // A lane counts to 255 before it is added up.
      let stop = min(bytes.count - 16, index + 16 * 254)
      var counts = SIMD16<UInt8>()
      while index <= stop {
        counts &-= unsafeBitCast(bytes.sixteen(at: index) .== wanted, to: SIMD16<UInt8>.self)
        index += 16
      }
      total += Int(SIMD16<UInt16>(truncatingIfNeeded: counts).wrappedSum())
    }
    while index < bytes.count {
      if bytes[index] == byte { total += 1 }
      index += 1
    }
    return total
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
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The sixteen bytes from `index` on; `index + 16` is not beyond the end.
  @inline(__always)
  fileprivate func sixteen(at index: Int) -> SIMD16<UInt8> {
    guard let base = UnsafeRawPointer(baseAddress) else { return SIMD16() }
    return base.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
  }
}

extension SIMD16<UInt8> {
  /// The index of the first lane that is set, or 16.
  @inline(__always)
  fileprivate static func place(of mask: SIMDMask<SIMD16<Int8>>) -> Int {
    let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    guard words.x | words.y != 0 else { return 16 }
    return words.x != 0
      ? UInt64(littleEndian: words.x).trailingZeroBitCount >> 3
      : 8 + UInt64(littleEndian: words.y).trailingZeroBitCount >> 3
  }
}

/// Whether there were ampersands, carriage returns, NULs.
private struct SeenBytes {
  private var ampersands = SIMD16<UInt8>()
  private var carriageReturns = SIMD16<UInt8>()
  private var nulls = SIMD16<UInt8>()

  /// Looks at sixteen bytes.
  @inline(__always)
  mutating func add(_ lanes: SIMD16<UInt8>) {
    // Compared with vectors: a comparison with a single byte is done lane by lane.
    ampersands |= Self.lanes(lanes .== SIMD16(repeating: 0x26))
    carriageReturns |= Self.lanes(lanes .== SIMD16(repeating: 0x0D))
    nulls |= Self.lanes(lanes .== SIMD16(repeating: 0))
  }

  /// Looks at the first `count` of sixteen bytes; `count` is less than 16.
  @inline(__always)
  mutating func add(_ lanes: SIMD16<UInt8>, first count: Int) {
    // Other bytes become 0xFF, which is not looked for.
    let bits = UInt64(truncatingIfNeeded: count & 7) << 3
    let rest = UInt64.max << bits
    let others = SIMD2<UInt64>(
      (count < 8 ? rest : 0).littleEndian,
      (count < 8 ? UInt64.max : rest).littleEndian
    )
    add(lanes | unsafeBitCast(others, to: SIMD16<UInt8>.self))
  }

  @inline(__always)
  mutating func add(_ byte: UInt8) { add(SIMD16(repeating: byte)) }

  @inline(__always)
  private static func lanes(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<UInt8> {
    unsafeBitCast(mask, to: SIMD16<UInt8>.self)
  }

  /// Bit 0 for ampersands, bit 1 for carriage returns, bit 2 for NULs.
  var flags: UInt8 {
    @inline(__always) get {
      (Self.isAny(ampersands) ? 1 : 0) | (Self.isAny(carriageReturns) ? 2 : 0) | (Self.isAny(nulls) ? 4 : 0)
    }
  }

  @inline(__always)
  private static func isAny(_ lanes: SIMD16<UInt8>) -> Bool {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    return words.x | words.y != 0
  }
}
