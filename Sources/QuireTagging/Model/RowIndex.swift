/// Which places of the hash have a row, and its number: 32 places a block, their bits in the lower half of a word and the
/// number of rows before them in the upper half.
struct RowIndex: Sendable {
  private let blocks: [UInt64]

  /// How many rows there are.
  let rowCount: Int

  /// Takes a bit for each place.
  init(presence: [UInt32]) {
    var blocks: [UInt64] = []
    blocks.reserveCapacity(presence.count)
    var rows = 0
    for bits in presence {
      blocks.append(UInt64(rows) << 32 | UInt64(bits))
      rows += bits.nonzeroBitCount
    }
    self.blocks = blocks
    rowCount = rows
  }

  /// The bits, to be written to a file.
  var presence: [UInt32] { blocks.map { UInt32(truncatingIfNeeded: $0) } }

  /// 1 where a place has a row, else 0.
  @inline(__always)
  func isPresent(_ place: UInt32) -> Int { Int(blocks[Int(place >> 5)] >> UInt64(place & 31) & 1) }

  /// The number of the row of a place that has one.
  @inline(__always)
  func row(_ place: UInt32) -> UInt32 {
    let block = blocks[Int(place >> 5)]
    var bits = UInt32(truncatingIfNeeded: block) & ((1 << (place & 31)) &- 1)
    // The count of bits by halves (Hacker's Delight, 5-1): processors of the baseline have no instruction for it.
    bits = bits &- (bits >> 1 & 0x5555_5555)
    bits = (bits & 0x3333_3333) &+ (bits >> 2 & 0x3333_3333)
    bits = (bits &+ bits >> 4) & 0x0F0F_0F0F
    return UInt32(truncatingIfNeeded: block >> 32) &+ (bits &* 0x0101_0101) >> 24
  }
}
