import Glibc

/// The first place from `start` on at which `word` stands whole before `end`, or `nil`.
///
/// Both places are cut to what is there. Complexity: O(*n*) where the first byte of `word` is rare, at most O(*n*·*m*)
/// for a word of *m* bytes.
public func firstPlace(of word: [UInt8], in bytes: [UInt8], from start: Int = 0, end: Int? = nil) -> Int? {
  let stop = min(end ?? bytes.count, bytes.count) - word.count
  guard start >= 0, let first = word.first else { return nil }
  return bytes.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { return nil }
    var place = start
    // Nothing beyond `stop + word.count`, which is not beyond the buffer, is looked at.
    while place <= stop, let found = memchr(base + place, Int32(first), stop - place + 1) {
      place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(base + place, word, word.count) == 0 { return place }
      place += 1
    }
    return nil
  }
}

/// The first place of `byte` in `range` of `bytes`, which is cut to what is there, or `nil`.
///
/// Complexity: O(*n*), several gigabytes a second.
public func firstPlace(of byte: UInt8, in bytes: [UInt8], _ range: ByteRange) -> Int? {
  bytes.withUnsafeBytes { buffer in
    let range = range.clamped(to: 0..<buffer.count)
    guard !range.isEmpty, let base = buffer.baseAddress else { return nil }
    // The clamped range lies within the buffer.
    guard let found = memchr(base + range.lowerBound, Int32(byte), range.count) else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
