/// The bytes of an array, held in place for loops of other modules that look at many of them one by one.
///
/// Reading beyond the end gives 0, so that a loop needs no test of its own for the end where 0 stops it anyway. The
/// value is valid within the closure of `withHeldBytes` only and must not be kept.
@frozen
public struct HeldBytes {
  @usableFromInline let base: UnsafePointer<UInt8>

  /// How many bytes there are.
  public let count: Int

  @usableFromInline
  init(base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
  }

  /// The byte at `index`, or 0 beyond the end.
  @inlinable public subscript(index: Int) -> UInt8 {
    @inline(__always) get { UInt(bitPattern: index) < UInt(bitPattern: count) ? base[index] : 0 }
  }

  /// The bytes `start..<end`, clamped.
  @inline(__always)
  func slice(_ start: Int, _ end: Int) -> UnsafeBufferPointer<UInt8> {
    let end = min(end, count)
    let start = min(max(start, 0), end)
    return UnsafeBufferPointer(start: base + start, count: end - start)
  }
}

/// Holds `bytes` in place while `body` runs.
@inlinable
public func withHeldBytes<Result, Failure: Error>(
  _ bytes: [UInt8],
  _ body: (HeldBytes) throws(Failure) -> Result
) throws(Failure) -> Result {
  try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
    guard let base = buffer.baseAddress else {
      return try withUnsafePointer(to: 0 as UInt8) { (zero) throws(Failure) in try body(HeldBytes(base: zero, count: 0))
      }
    }
    return try body(HeldBytes(base: base, count: buffer.count))
  }
}
