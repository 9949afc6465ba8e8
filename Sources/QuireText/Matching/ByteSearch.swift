import Glibc

/// Looks for single bytes.
public enum ByteSearch {
  /// The first place of `byte` in a part of `bytes`, or `nil` where it is not there.
  ///
  /// - Parameters:
  ///   - byte: the byte to look for.
  ///   - bytes: the bytes.
  ///   - range: the part of them to look at; cut to what is there.
  /// - Returns: its index in `bytes`.
  ///
  /// Complexity: O(*n*), several gigabytes a second.
  public static func first(_ byte: UInt8, in bytes: [UInt8], _ range: ByteRange) -> Int? {
    bytes.withUnsafeBytes { buffer in
      let range = range.clamped(to: 0..<buffer.count)
      guard !range.isEmpty, let base = buffer.baseAddress else { return nil }
      // The clamped range lies within the buffer.
      guard let found = memchr(base + range.lowerBound, Int32(byte), range.count) else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
