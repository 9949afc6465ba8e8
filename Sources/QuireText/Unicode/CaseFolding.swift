internal import CUnicodeTables

/// Brings text into the form in which two spellings of one name or phrase are compared byte by byte.
///
/// Text is taken as it is written: spellings that differ only in composed and decomposed accents are equal after
/// folding when both were in form C before, or when `accents` is among the options.
public enum CaseFolding {
  /// What folding takes away.
  public struct Options: OptionSet, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Letter case, one code point for one (CaseFolding.txt, C and S): lengths in code points stay.
    public static let simpleCase = Options(rawValue: 1)

    /// Letter case, completely (CaseFolding.txt, C and F): ß folds to ss, ﬁ to fi; implies `simpleCase`.
    public static let fullCase = Options(rawValue: 3)

    /// Accents: é folds to e, also ø to o, ł to l, æ to ae and the like, which have no decomposition.
    ///
    /// Marks that carry the letter itself stay: Hangul, nuktas, voicing marks of kana, vowel signs of Indic scripts.
    public static let accents = Options(rawValue: 4)
  }

  /// The folded form of `range` of `bytes`; of all of them where `range` is `nil`.
  public static func folded(_ bytes: [UInt8], in range: ByteRange? = nil, _ options: Options) -> [UInt8] {
    var result: [UInt8] = []
    append(bytes, in: range, options, to: &result)
    return result
  }

  /// Appends the folded form of `range` of `bytes` to `result`.
  ///
  /// Complexity: linear in the range; at most three bytes come out for one that goes in.
  public static func append(
    _ bytes: [UInt8],
    in range: ByteRange? = nil,
    _ options: Options,
    to result: inout [UInt8]
  ) {
    bytes.withBytes(in: range) { text in
      result.reserveCapacity(result.count + text.count)
      var index = 0
      while index < text.count {
        let end = text.endOfASCII(from: index)
        if end > index {
          appendASCII(UnsafeBufferPointer(rebasing: text[index..<end]), options, to: &result)
          index = end
          continue
        }
        let scalar = text.scalar(at: index)
        index += scalar.length
        append(scalar.value, options, to: &result)
      }
    }
  }

  /// Whether two ranges of text fold to the same bytes.
  public static func areEqual(
    _ left: [UInt8],
    in leftRange: ByteRange? = nil,
    _ right: [UInt8],
    in rightRange: ByteRange? = nil,
    _ options: Options
  ) -> Bool {
    folded(left, in: leftRange, options) == folded(right, in: rightRange, options)
  }

  /// Copies a run of ASCII and lowers its letters in place, which the compiler turns into vector code.
  private static func appendASCII(_ run: UnsafeBufferPointer<UInt8>, _ options: Options, to result: inout [UInt8]) {
    let start = result.count
    result.append(contentsOf: run)
    guard options.contains(.simpleCase) else { return }
    result.withUnsafeMutableBufferPointer { bytes in
      for index in start..<bytes.count {
        let byte = bytes[index]
        bytes[index] = byte | (byte &- 0x41 < 26 ? 0x20 : 0)
      }
    }
  }

  private static func append(_ point: UInt32, _ options: Options, to result: inout [UInt8]) {
    guard options.contains(.accents) else { return appendCaseFold(point, options, to: &result) }
    let entry = quire_decomposition(point)
    if entry != 0 {
      let parts = quire_decomposition_at(UInt32(entry))
      let ends = 1...Int(parts[0])
      if ends.contains(where: { isAccent(parts[$0]) }) {
        for index in ends { appendBare(parts[index], options, to: &result) }
        return
      }
    }
    appendBare(point, options, to: &result)
  }

  /// Appends what is left of a code point that does not decompose when its accent goes.
  private static func appendBare(_ point: UInt32, _ options: Options, to result: inout [UInt8]) {
    if isAccent(point) { return }
    if point >= 0xC6, point <= 0x289, let letters = barredLetters[point] {
      for letter in letters { appendCaseFold(letter, options, to: &result) }
    } else {
      appendCaseFold(point, options, to: &result)
    }
  }

  private static func appendCaseFold(_ point: UInt32, _ options: Options, to result: inout [UInt8]) {
    guard options.contains(.simpleCase) else { return UTF8Scalars.append(point, to: &result) }
    let record = quire_case_record(UInt32(quire_case(point)))
    guard options.contains(.fullCase), record[4] != 0 else {
      return UTF8Scalars.append(point &+ UInt32(bitPattern: record[3]), to: &result)
    }
    for index in 4..<7 where record[index] != 0 {
      let part = UInt32(bitPattern: record[index])
      if !options.contains(.accents) || !isAccent(part) { UTF8Scalars.append(part, to: &result) }
    }
  }

  /// Whether `point` is a mark that only decorates a letter: told by its combining class (UAX #44, table 15).
  ///
  /// 1 is overlays, 10 to 36 the points of Hebrew, Arabic and Syriac, 200 and above what is attached or stands
  /// above and below. In between are nuktas, voicing marks, viramas and the vowels and tones of South-East Asia.
  private static func isAccent(_ point: UInt32) -> Bool {
    guard point >= 0x300 else { return false }
    let combiningClass = quire_normalization(point) & 0xFF
    return combiningClass == 1 || (10...36).contains(combiningClass) || combiningClass >= 200
  }

  /// Letters whose accent is part of their shape and has no decomposition (CLDR's Latin-ASCII does the same).
  private static let barredLetters: [UInt32: [UInt32]] = [
    0xC6: [0x41, 0x45], 0xD0: [0x44], 0xD8: [0x4F], 0xDE: [0x54, 0x48],
    0xE6: [0x61, 0x65], 0xF0: [0x64], 0xF8: [0x6F], 0xFE: [0x74, 0x68],
    0x110: [0x44], 0x111: [0x64], 0x126: [0x48], 0x127: [0x68], 0x131: [0x69],
    0x141: [0x4C], 0x142: [0x6C], 0x152: [0x4F, 0x45], 0x153: [0x6F, 0x65], 0x166: [0x54], 0x167: [0x74],
    0x180: [0x62], 0x197: [0x49], 0x19A: [0x6C], 0x1B5: [0x5A], 0x1B6: [0x7A], 0x1E4: [0x47], 0x1E5: [0x67],
    0x23D: [0x4C], 0x243: [0x42], 0x244: [0x55], 0x268: [0x69], 0x289: [0x75],
  ]
}
