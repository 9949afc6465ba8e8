/// Hashes of tokens and of sequences of tokens.
///
/// A token's bytes, after folding, are taken eight at a time, least significant first, and multiplied to 128 bits
/// whose halves are joined (the mixing step of wyhash by Wang Yi). The hash has no seed: it is the same in every
/// run. Who chooses words that collide costs a scan comparisons, not its result.
enum TokenHash {
  private static let start: UInt64 = 0xA076_1D64_78BD_642F
  private static let block: UInt64 = 0xE703_7ED1_A0B4_28DB
  private static let finish: UInt64 = 0x8EBC_6AF0_9C88_C6E3
  private static let adjacent: UInt64 = 0x5899_65CC_7537_4CC3
  private static let spaced: UInt64 = 0x1D8E_4E27_C47D_124F

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  /// The hash of a sequence of tokens that goes on with one more.
  @inline(__always)
  static func chain(_ sequence: UInt64, _ token: UInt64, _ gap: TokenGap) -> UInt64 {
    mix(sequence ^ (gap == .none ? adjacent : spaced), token ^ block)
  }

  /// The end and the hash of the run of ASCII letters and digits that begins at `start`.
  ///
  /// There is such a letter or digit at `start`.
  @inline(__always)
  static func asciiWord(
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    foldsCase: Bool
  ) -> (end: Int, hash: UInt64) {
    var state = TokenHash.start
    var position = start
    while true {
      var word = load(bytes, position)
      let length = wordPrefix(of: word)
      if foldsCase { word = lowercased(word) }
      if length == 8, position + 8 < bytes.count, isASCIIWord(bytes[position + 8]) {
        state = mix(state ^ word, block)
        position += 8
        continue
      }
      word &= UInt64.max >> UInt64(64 - 8 * length)
      let wordEnd = position + length
      return (wordEnd, mix(state ^ word, finish ^ UInt64(truncatingIfNeeded: wordEnd - start)))
    }
  }

  /// The hash of a token of one ASCII character.
  @inline(__always)
  static func hash(sign: UInt8) -> UInt64 { mix(start ^ UInt64(sign), finish ^ 1) }

  /// Eight bytes, the first in the least significant place; zeros stand for those behind the end.
  @inline(__always)
  private static func load(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> UInt64 {
    if position + 8 <= bytes.count {
      return UInt64(
        littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: position, as: UInt64.self)
      )
    }
    var word: UInt64 = 0
    for index in position..<bytes.count { word |= UInt64(bytes[index]) << UInt64(8 * (index - position)) }
    return word
  }

  /// How many of eight bytes, from the least significant on, are ASCII letters and digits before the first other.
  @inline(__always)
  private static func wordPrefix(of word: UInt64) -> Int {
    let tops: UInt64 = 0x8080_8080_8080_8080
    // Each byte without its top bit; adding 128 - c sets the top bit where the byte is at least c.
    let low = word & ~tops
    let letters = low | 0x2020_2020_2020_2020
    let isLetter = (letters &+ 0x1F1F_1F1F_1F1F_1F1F) & ~(letters &+ 0x0505_0505_0505_0505)
    let isDigit = (low &+ 0x5050_5050_5050_5050) & ~(low &+ 0x4646_4646_4646_4646)
    let isOther = ~((isLetter | isDigit) & ~word) & tops
    return isOther.trailingZeroBitCount >> 3
  }

  /// Eight bytes with their ASCII capitals made small.
  @inline(__always)
  private static func lowercased(_ word: UInt64) -> UInt64 {
    let low = word & 0x7F7F_7F7F_7F7F_7F7F
    let isCapital = (low &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(low &+ 0x2525_2525_2525_2525) & ~word
    return word | ((isCapital & 0x8080_8080_8080_8080) >> 2)
  }

  /// The hash of the bytes at `first..<end`, which are not empty and lie within `bytes`.
  static func hash(raw bytes: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> UInt64 {
    var state = start
    var position = first
    while end - position > 8 {
      state = mix(state ^ load(bytes, position), block)
      position += 8
    }
    let word = load(bytes, position) & (UInt64.max >> UInt64(64 - 8 * (end - position)))
    return mix(state ^ word, finish ^ UInt64(truncatingIfNeeded: end - first))
  }

  /// The hash of any token; the same as that of the ASCII bytes to which it is folded.
  static func hash(_ scalars: consuming TokenScalars, foldsCase: Bool) -> UInt64 {
    var state = start
    var word: UInt64 = 0
    var count: UInt64 = 0
    while let scalar = scalars.next() {
      var rest = utf8(foldsCase ? PhraseFolding.lowercase(of: scalar) : scalar)
      repeat {
        if count & 7 == 0, count > 0 {
          state = mix(state ^ word, block)
          word = 0
        }
        word |= UInt64(rest & 0xFF) << (8 * (count & 7))
        count += 1
        rest >>= 8
      } while rest != 0
    }
    return mix(state ^ word, finish ^ count)
  }

  /// The UTF-8 bytes of a scalar, the first in the least significant place.
  @inline(__always)
  private static func utf8(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar }
    let last = scalar & 0x3F | 0x80
    if scalar < 0x800 { return scalar >> 6 | 0xC0 | last << 8 }
    let middle = scalar >> 6 & 0x3F | 0x80
    if scalar < 0x1_0000 { return scalar >> 12 | 0xE0 | middle << 8 | last << 16 }
    return scalar >> 18 & 7 | 0xF0 | (scalar >> 12 & 0x3F | 0x80) << 8 | middle << 16 | last << 24
  }
}
