/// Numbers that stand in bytes one behind the other, lowest byte first, as files hold them.
public enum PackedNumbers {
  /// The 32-bit numbers of `range`, whose length must be a multiple of four; empty where it is not.
  ///
  /// Complexity: O(*n*), one copy.
  public static func words(_ bytes: [UInt8], in range: ByteRange) -> [UInt32] {
    copy(bytes, range, zero: UInt32(0)).map { UInt32(littleEndian: $0) }
  }

  /// The 64-bit numbers of `range`, whose length must be a multiple of eight; empty where it is not.
  public static func longWords(_ bytes: [UInt8], in range: ByteRange) -> [UInt64] {
    copy(bytes, range, zero: UInt64(0)).map { UInt64(littleEndian: $0) }
  }

  /// The vectors of 16 signed bytes of `range`, whose length must be a multiple of 16; empty where it is not.
  public static func vectors(_ bytes: [UInt8], in range: ByteRange) -> [SIMD16<Int8>] {
    copy(bytes, range, zero: SIMD16<Int8>(repeating: 0))
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

  /// Appends vectors of signed bytes.
  public static func append(_ vectors: [SIMD16<Int8>], to bytes: inout [UInt8]) {
    for vector in vectors { for index in 0..<16 { bytes.append(UInt8(bitPattern: vector[index])) } }
  }

  /// Copies bytes to an array of numbers.
  ///
  /// The invariant: the range lies inside the bytes and holds a whole number of
  /// elements, whose type has no padding and allows every pattern of bits.
  private static func copy<Element: BitwiseCopyable>(_ bytes: [UInt8], _ range: ByteRange, zero: Element) -> [Element] {
    let stride = MemoryLayout<Element>.stride
    guard range.lowerBound >= 0, range.upperBound <= bytes.count, range.count % stride == 0 else { return [] }
    var result = [Element](repeating: zero, count: range.count / stride)
    bytes.withUnsafeBytes { source in
      result.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range])) }
    }
    return result
  }
}
