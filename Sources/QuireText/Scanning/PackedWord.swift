/// A word of ASCII letters, packed in lower case as in `LetterRun`, eight bytes at a time.
struct PackedWord {
  /// Behind the last letter.
  let end: Int

  /// The last eight letters in lower case, the last one in the lowest byte; of a long word nothing.
  let low: UInt64

  /// The eight letters before those.
  let high: UInt64

  /// Whether the word has more than sixteen letters.
  let isLong: Bool

  /// Whether a capital stands behind a small letter.
  let hasHump: Bool

  /// Whether a byte outside of ASCII follows.
  let isBeforeOther: Bool

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Reads the letters from `start` on; a letter stands there, and `limit` is not beyond the end of `bytes`.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) {
    guard start + 24 <= limit else {
      self.init(nearEnd: bytes, start, limit)
      return
    }
    let first = bytes.lanes(at: start)
    let firstCount = PackedWord.letterCount(first)
    let small = (first | PackedWord.ones << 5).byteSwapped
    if firstCount < 8 {
      let letters = PackedWord.ones & (1 << UInt64(8 &* firstCount) &- 1)
      self.init(
        end: start + firstCount,
        low: small >> UInt64(64 &- 8 &* firstCount),
        high: 0,
        isLong: false,
        hasHump: PackedWord.humps(first, letters) != 0,
        isBeforeOther: bytes[start + firstCount] >= 0x80
      )
      return
    }
    let second = bytes.lanes(at: start + 8)
    let secondCount = PackedWord.letterCount(second)
    guard secondCount < 8 else {
      self.init(long: bytes, start, limit)
      return
    }
    let letters = PackedWord.ones & (1 << UInt64(8 &* secondCount) &- 1)
    // The last letter of the first eight stands before the first of the others.
    let edge = first >> 61 & ~(second >> 5) & letters & 1
    let shift = UInt64(8 &* secondCount)
    let rest = (second | PackedWord.ones << 5).byteSwapped
    self.init(
      end: start + 8 + secondCount,
      low: secondCount == 0 ? small : rest >> (64 &- shift) | small << shift,
      high: secondCount == 0 ? 0 : small >> (64 &- shift),
      isLong: false,
      hasHump: PackedWord.humps(first, PackedWord.ones) | PackedWord.humps(second, letters) | edge != 0,
      isBeforeOther: bytes[start + 8 + secondCount] >= 0x80
    )
  }

  private init(end: Int, low: UInt64, high: UInt64, isLong: Bool, hasHump: Bool, isBeforeOther: Bool) {
    self.end = end
    self.low = low
    self.high = high
    self.isLong = isLong
    self.hasHump = hasHump
    self.isBeforeOther = isBeforeOther
  }

  /// Reads byte by byte a word of which eight bytes at once could lie beyond the limit.
  @inline(never)
  private init(nearEnd bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) {
    var position = start
    var low: UInt64 = 0
    var high: UInt64 = 0
    var previous: UInt8 = 0
    var hasHump = false
    while position < limit {
      let byte = bytes[position]
      let small = byte | 0x20
      guard small &- 0x61 < 26 else { break }
      hasHump = hasHump || byte != small && previous & 0x20 != 0
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(small)
      previous = byte
      position += 1
    }
    self.init(
      end: position,
      low: low,
      high: high,
      isLong: position - start > 16,
      hasHump: hasHump,
      isBeforeOther: position < limit && bytes[position] >= 0x80
    )
  }

  /// Reads a word of sixteen letters or more.
  @inline(never)
  private init(long bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) {
    self.init(nearEnd: bytes, start, limit)
  }

  /// How many of eight bytes, from the first on, are letters.
  @inline(__always)
  private static func letterCount(_ word: UInt64) -> Int {
    let others = ~ByteLanes.within(word | ones << 5, UInt8(ascii: "a"), UInt8(ascii: "z")) & ones << 7
    return others.trailingZeroBitCount >> 3
  }

  /// The capitals behind a small letter, among the bytes whose lowest bit is set in `letters`.
  @inline(__always)
  private static func humps(_ word: UInt64, _ letters: UInt64) -> UInt64 {
    let isSmall = word >> 5 & ones
    return ~isSmall & isSmall << 8 & letters
  }
}
