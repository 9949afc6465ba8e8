/// A run of ASCII letters, packed in lower case so that words can be looked up without strings.
public struct LetterRun: Sendable {
  /// The offset behind the last letter.
  public var end: Int

  /// The last eight letters in lower case, the last one in the lowest byte.
  public var low: UInt64

  /// The eight letters before those; a run of more than sixteen has lost its first ones.
  public var high: UInt64

  /// Where the last capital behind a small letter stands, "BeccaOctober"; the start where there is none.
  public var hump: Int

  /// Reads the letters from `start` on, at most to `end`.
  ///
  /// Offsets are clamped to the bytes.
  /// - Complexity: O(letters).
  public init(in bytes: [UInt8], from start: Int, to end: Int) {
    let limit = min(end, bytes.count)
    self.init(end: start, low: 0, high: 0, hump: start)
    guard start >= 0, start < limit else { return }
    let run = bytes.withUnsafeBufferPointer { buffer in
      var run = LetterRun(end: start, low: 0, high: 0, hump: start)
      var previous: UInt8 = 0
      while run.end < limit {
        let byte = buffer[run.end]
        let small = byte | 0x20
        guard small &- 0x61 < 26 else { break }
        run.high = run.high << 8 | run.low >> 56
        run.low = run.low << 8 | UInt64(small)
        // A capital is the only letter that differs from its small form.
        if byte != small, previous & 0x20 != 0 { run.hump = run.end }
        previous = byte
        run.end += 1
      }
      return run
    }
    self = run
  }

  private init(end: Int, low: UInt64, high: UInt64, hump: Int) {
    self.end = end
    self.low = low
    self.high = high
    self.hump = hump
  }
}
