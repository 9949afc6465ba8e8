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
struct RowSum {
  private static let mask = PackedRow(repeating: 0x00FF_00FF_00FF_00FF)

  private var even = PackedRow(repeating: 0)
  private var odd = PackedRow(repeating: 0)

  @inline(__always)
  mutating func add(_ row: PackedRow) {
    even &+= row & Self.mask
    odd &+= (row &>> 8) & Self.mask
  }

  /// The sums of `count` rows, without what was added to each weight.
  @inline(__always)
  func weights(count: Int) -> SIMD16<Float> {
    let excess = Float(128 * count)
    var result = SIMD16<Float>()
    for lane in 0..<8 {
      let shift = UInt64(lane % 4 * 16)
      result[lane * 2] = Float(UInt16(truncatingIfNeeded: even[lane / 4] >> shift)) - excess
      result[lane * 2 + 1] = Float(UInt16(truncatingIfNeeded: odd[lane / 4] >> shift)) - excess
    }
    return result
  }
}
