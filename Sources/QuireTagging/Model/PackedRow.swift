/// Sixteen weights of eight bits, each with 128 added, in two words: the first in the lowest byte.
typealias PackedRow = SIMD2<UInt64>

extension PackedRow {
  init(_ weights: SIMD16<Int8>) {
    self.init()
    for index in 0..<16 {
      let byte = UInt64(UInt8(bitPattern: weights[index]) ^ 0x80)
      self[index / 8] |= byte << UInt64(index % 8 * 8)
    }
  }

  /// The weight at `index`, without the 128.
  func weight(_ index: Int) -> Int {
    Int(UInt8(truncatingIfNeeded: self[index / 8] >> UInt64(index % 8 * 8))) - 128
  }

  var weights: SIMD16<Int8> {
    var weights = SIMD16<Int8>()
    for index in 0..<16 { weights[index] = Int8(truncatingIfNeeded: weight(index)) }
    return weights
  }
}

/// Adds rows up: the bytes at even and at odd places each in lanes of 16 bits, so that 257 rows fit.
///
/// Sums are of whole numbers: whichever rows were summed before, and in which order, the result is the same to the bit.
struct RowSum: Sendable {
  @inline(__always)
  private static var mask: PackedRow { PackedRow(repeating: 0x00FF_00FF_00FF_00FF) }

  private var even = PackedRow(repeating: 0)
  private var odd = PackedRow(repeating: 0)

  @inline(__always)
  mutating func add(_ row: PackedRow) {
    even &+= row & Self.mask
    odd &+= (row &>> 8) & Self.mask
  }

  @inline(__always)
  mutating func add(_ other: RowSum) {
    even &+= other.even
    odd &+= other.odd
  }

  /// The words of 32 bits, the lowest first.
  @inline(__always)
  private static func words(_ row: PackedRow) -> SIMD4<UInt32> {
    let low = SIMD2<UInt32>(truncatingIfNeeded: row)
    let high = SIMD2<UInt32>(truncatingIfNeeded: row &>> 32)
    return SIMD4(low.x, high.x, low.y, high.y)
  }

  /// The sums of `count` rows, without what was added to each weight.
  @inline(__always)
  func weights(count: Int) -> SIMD16<Float> {
    let excess = SIMD4<Int32>(repeating: Int32(truncatingIfNeeded: 128 * count))
    let (evens, odds) = (Self.words(even), Self.words(odd))
    // Each word holds the sums of two places: 0 and 2 of four, or 1 and 3.
    let first = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: evens & 0xFFFF) &- excess)
    let second = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: odds & 0xFFFF) &- excess)
    let third = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: evens &>> 16) &- excess)
    let fourth = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: odds &>> 16) &- excess)
    var result = SIMD16<Float>()
    for group in 0..<4 {
      result[group * 4] = first[group]
      result[group * 4 + 1] = second[group]
      result[group * 4 + 2] = third[group]
      result[group * 4 + 3] = fourth[group]
    }
    return result
  }
}
