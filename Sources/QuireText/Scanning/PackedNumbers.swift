import Glibc

/// Numbers that stand in bytes one behind the other, lowest byte first, as files hold them.
public enum PackedNumbers {
  /// The 32-bit numbers of `range`, whose length must be a multiple of four; empty where it is not.
  ///
  /// Complexity: O(*n*), one copy.
  public static func words(_ bytes: [UInt8], in range: ByteRange) -> [UInt32] {
    inOrder(copy(bytes, range, as: UInt32.self)) { UInt32(littleEndian: $0) }
  }

  /// The 64-bit numbers of `range`, whose length must be a multiple of eight; empty where it is not.
  public static func longWords(_ bytes: [UInt8], in range: ByteRange) -> [UInt64] {
    inOrder(copy(bytes, range, as: UInt64.self)) { UInt64(littleEndian: $0) }
  }

  /// The pairs of 64-bit numbers of `range`, whose length must be a multiple of 16; empty where it is not.
  public static func pairs(_ bytes: [UInt8], in range: ByteRange) -> [SIMD2<UInt64>] {
    inOrder(copy(bytes, range, as: SIMD2<UInt64>.self)) {
      SIMD2(UInt64(littleEndian: $0[0]), UInt64(littleEndian: $0[1]))
    }
  }

  /// Appends numbers, lowest byte first.
  public static func append(_ numbers: [UInt32], to bytes: inout [UInt8]) {
    for number in numbers {
      for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
  }

  /// Appends numbers, lowest byte first.
  public static func append(_ numbers: [UInt64], to bytes: inout [UInt8]) {
    for number in numbers {
      append([UInt32(truncatingIfNeeded: number), UInt32(truncatingIfNeeded: number >> 32)], to: &bytes)
    }
  }

  /// The numbers as the machine orders bytes; on those that begin with the lowest nothing is to be done.
  private static func inOrder<Element>(_ numbers: [Element], _ turned: (Element) -> Element) -> [Element] {
    UInt16(1).littleEndian == 1 ? numbers : numbers.map(turned)
  }

  /// Copies bytes to an array of numbers.
  ///
  /// Large arrays ask for huge pages before they are touched, because what they hold is looked at in no order. The
  /// invariants: the range lies inside the bytes and holds a whole number of elements, whose type has no padding and
  /// allows every pattern of bits; the memory advised about is the array's own.
  private static func copy<Element: BitwiseCopyable>(_ bytes: [UInt8], _ range: ByteRange, as type: Element.Type)
    -> [Element]
  {
    let stride = MemoryLayout<Element>.stride
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, range.count % stride == 0 else { return [] }
    let count = range.count / stride
    let isLarge = range.count >= hugePage / 2
    // Room up to the end of a huge page, so that the last part has one, too.
    let room = isLarge ? (range.count + 2 * hugePage) / hugePage * hugePage / stride : count
    return [Element](unsafeUninitializedCapacity: room) { buffer, initialized in
      let target = UnsafeMutableRawBufferPointer(buffer)
      if isLarge, let start = target.baseAddress {
        let first = start.alignedUp(toMultipleOf: hugePage)
        let length = (start + target.count - first) / hugePage * hugePage
        if length > 0 { _ = madvise(first, length, MADV_HUGEPAGE) }
      }
      bytes.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range])) }
      initialized = count
    }
  }

  private static let hugePage = 2 << 20
}
