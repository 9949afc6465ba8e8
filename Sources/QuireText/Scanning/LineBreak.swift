/// What can be seen at a line end of whether the text was broken there to fit a width or because something ended.
public struct LineBreak: Sendable, Equatable {
  /// The columns of the line before, its indentation included.
  public let width: Int

  /// The columns that the first word of the line after would have added.
  public let nextWord: Int

  /// Whether the line after begins with a small letter, opening quotes aside; `nil` where it begins with no letter
  /// that has a case.
  public let startsLower: Bool?

  /// Whether the line before ends as a sentence does, or with a colon or semicolon.
  public let endsSentence: Bool

  /// Looks at the break between two neighbouring lines of `bytes`.
  ///
  /// Complexity: linear in the two lines.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8.
  ///   - line: the words of the line before, without blanks at either end, not empty.
  ///   - indent: the columns before them.
  ///   - next: the words of the line after.
  public init(_ bytes: [UInt8], after line: ByteRange, indent: Int, before next: ByteRange) {
    self = bytes.withUnsafeBufferPointer { text in
      let line = line.clamped(to: 0..<text.count)
      let next = next.clamped(to: 0..<text.count)
      return LineBreak(
        width: indent + text.columns(of: line),
        nextWord: text.columnsOfFirstWord(of: next),
        startsLower: text.startsLower(next),
        endsSentence: text.endsSentence(line)
      )
    }
  }

  init(width: Int, nextWord: Int, startsLower: Bool?, endsSentence: Bool) {
    self.width = width
    self.nextWord = nextWord
    self.startsLower = startsLower
    self.endsSentence = endsSentence
  }

  /// Whether the next word would not have fitted into a text wrapped at `width` columns.
  public func isFull(at width: Int) -> Bool { self.width <= width + 2 && self.width + 1 + nextWord > width - 2 }

  /// Whether the line after goes on with the sentence of the line before, in a text wrapped at `width` columns, or in
  /// one of which nothing is known.
  ///
  /// A line was wrapped when the next word would not have fitted. Where the line is short, or no width is known, only
  /// a small letter after an open sentence says so.
  public func isWrap(at width: Int?) -> Bool {
    if let width { return isFull(at: width) || (startsLower == true && !endsSentence) }
    return startsLower == true && !endsSentence && self.width >= WrapWidth.narrowest && self.width <= WrapWidth.widest
  }
}

/// Columns and words of a line.
///
/// Characters of East Asia and emoji take two columns, told by the first byte of the character: E3 to ED, and F0. That
/// is exact for Han, kana and Hangul, and good enough where only the place of a line's end counts.
public enum LineText {
  /// How many columns `range` of `bytes` takes; linear in the range.
  public static func columns(_ bytes: [UInt8], _ range: ByteRange) -> Int {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { $0.columns(of: range) }
  }

  /// Whether `range` begins with a small letter, quotes, brackets and blanks before it aside; `nil` without a letter
  /// that has a case.
  public static func startsLower(_ bytes: [UInt8], _ range: ByteRange) -> Bool? {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { $0.startsLower(range) }
  }

  /// Whether `range` ends with a mark that ends sentences, or a colon or semicolon, closing quotes and brackets aside.
  public static func endsSentence(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
    let range = range.clamped(to: 0..<bytes.count)
    return bytes.withUnsafeBufferPointer { $0.endsSentence(range) }
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  fileprivate func columns(of range: ByteRange) -> Int {
    var columns = 0
    for index in range {
      let byte = self[index]
      if byte & 0xC0 != 0x80 { columns &+= 1 &+ (byte >= 0xE3 && byte != 0xEE && byte != 0xEF && byte <= 0xF0 ? 1 : 0) }
    }
    return columns
  }

  /// A text without spaces may be broken after any character of East Asia.
  fileprivate func columnsOfFirstWord(of range: ByteRange) -> Int {
    if !range.isEmpty, self[range.lowerBound] >= 0xE3, self[range.lowerBound] <= 0xED { return 2 }
    var end = range.lowerBound
    while end < range.upperBound, end - range.lowerBound < 200, blankLength(at: end) == 0 { end += 1 }
    return columns(of: range.lowerBound..<end)
  }

  fileprivate func startsLower(_ range: ByteRange) -> Bool? {
    var index = range.lowerBound
    for _ in 0..<4 where index < range.upperBound {
      let scalar = scalar(at: index)
      if CodePoint.isLetter(scalar.value) {
        if CodePoint.isLowercase(scalar.value) { return isCamel(at: index + scalar.length, range) ? nil : true }
        return CodePoint.isCased(scalar.value) ? false : nil
      }
      if CodePoint.isNumber(scalar.value) { return nil }
      index += scalar.length
    }
    return nil
  }

  /// Whether a capital stands at `index`, behind a small letter, as in names of goods: such a word may begin anything.
  private func isCamel(at index: Int, _ range: ByteRange) -> Bool {
    index < range.upperBound && CodePoint.isUppercase(scalar(at: index).value)
  }

  fileprivate func endsSentence(_ range: ByteRange) -> Bool {
    var end = range.upperBound
    for _ in 0..<4 where end > range.lowerBound {
      let scalar = scalar(before: end)
      switch scalar.value {
      case 0x21, 0x2E, 0x3A, 0x3B, 0x3F, 0x2026, 0x3002, 0xFF01, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F, 0x0964, 0x061F, 0x06D4:
        return true
      case 0x22, 0x27, 0x29, 0x5D, 0xBB, 0x2019, 0x201D, 0x203A, 0x300D, 0x300F, 0xFF09, 0x2A, 0x5F:
        end -= scalar.length
      default:
        return false
      }
    }
    return false
  }
}
