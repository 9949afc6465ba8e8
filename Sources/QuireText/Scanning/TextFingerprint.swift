internal import CUnicodeTables

/// A number that stands for what a stretch of text says, so that stretches can be counted without being kept.
///
/// White space at the ends counts for nothing, a run of it within counts as one blank. The hash is FNV-1a over code
/// points, with the finishing step of MurmurHash3: 64 bits, no seed, the same in every run. Two texts that differ have
/// the same number with a chance of 1 in 2⁶⁴ unless someone made them for it; so it is for counting, not for proof.
public struct TextFingerprint: Sendable, Hashable {
  /// The number.
  public let value: UInt64

  /// How many words have a letter in them, or anything beyond ASCII; words are what stands between white space.
  public let words: Int

  /// Reads `range` of `bytes`, which are valid UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: The stretch, in bytes.
  ///   - foldsCase: Whether letters count alike in both cases (CaseFolding.txt, C and S).
  ///   - foldsDigits: Whether a run of the digits 0 to 9 counts as one digit, whatever it is.
  ///
  /// Complexity: linear in the range; nothing is allocated.
  public init(_ bytes: [UInt8], in range: ByteRange, foldsCase: Bool, foldsDigits: Bool) {
    let range = range.clamped(to: 0..<bytes.count)
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    var words = 0
    bytes.withUnsafeBufferPointer { text in
      var index = range.lowerBound
      var hasBegun = false
      var isBetweenWords = false
      var hasLetter = false
      var lastIsDigit = false
      while index < range.upperBound {
        let blank = text.whiteSpaceLength(at: index)
        if blank > 0 {
          if hasLetter { words += 1 }
          isBetweenWords = hasBegun
          hasLetter = false
          lastIsDigit = false
          index += blank
          continue
        }
        if isBetweenWords { state = Self.add(0x20, to: state) }
        isBetweenWords = false
        hasBegun = true
        let byte = text[index]
        if byte >= 0x80 {
          let scalar = text.scalar(at: index)
          state = Self.add(foldsCase ? Self.folded(scalar.value) : scalar.value, to: state)
          index += scalar.length
          hasLetter = true
          lastIsDigit = false
          continue
        }
        index += 1
        let isDigit = byte &- 0x30 < 10
        let isLetter = (byte | 0x20) &- 0x61 < 26
        if isLetter { hasLetter = true }
        if isDigit, foldsDigits {
          if !lastIsDigit { state = Self.add(0x30, to: state) }
        } else {
          state = Self.add(UInt32(isLetter && foldsCase ? byte | 0x20 : byte), to: state)
        }
        lastIsDigit = isDigit
      }
      if hasLetter { words += 1 }
    }
    value = Self.mixed(state)
    self.words = words
  }

  /// A number for two that belong together, in this order.
  public static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mixed((first &* 0x9E37_79B9_7F4A_7C15) ^ second)
  }

  @inline(__always)
  private static func add(_ point: UInt32, to state: UInt64) -> UInt64 {
    (state ^ UInt64(point)) &* 0x0000_0100_0000_01B3
  }

  private static func folded(_ point: UInt32) -> UInt32 {
    point &+ UInt32(bitPattern: quire_case_record(UInt32(quire_case(point)))[3])
  }

  /// The last step of MurmurHash3 (Appleby), which lets every bit count for every other.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return value ^ (value >> 33)
  }
}
