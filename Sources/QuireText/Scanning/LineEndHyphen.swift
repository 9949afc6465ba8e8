/// A word that was broken with a hyphen at a line end, and what a reader would make of it.
public struct LineEndHyphen: Sendable, Equatable {
  /// The hyphen, in bytes.
  public let hyphen: ByteRange

  /// The line end behind the hyphen with the blanks around it.
  public let gap: ByteRange

  /// Whether the hyphen belongs to the word: a compound that was broken where it had a hyphen anyway.
  public let belongsToWord: Bool

  /// The broken words of `bytes`, in order.
  ///
  /// A word counts as broken where a letter and a hyphen end a line and the next line begins with a small letter. No
  /// dictionary decides about the hyphen, but the text itself: it belongs to the word where the text has the hyphenated
  /// form within a line, where either part has another hyphen (`state-of-the-` / `art`), or where the part before it is
  /// a single letter (`e-` / `mail`).
  ///
  /// Complexity: linear in the text; one pass where no line ends with a hyphen.
  public static func find(in bytes: [UInt8]) -> [LineEndHyphen] {
    bytes.withUnsafeBufferPointer { text in
      let breaks = WordBreaks(text: text).all()
      guard !breaks.isEmpty else { return [] }
      let compounds = Compounds(of: breaks, in: text)
      return breaks.map { item in
        let key = Compounds.key(text, item.first, item.second)
        let belongs = item.isCompound || key.map { compounds.found.contains($0) } ?? false
        return LineEndHyphen(hyphen: item.hyphen, gap: item.gap, belongsToWord: belongs)
      }
    }
  }
}

/// A broken word as it stands.
private struct BrokenWord {
  let hyphen: ByteRange
  let gap: ByteRange

  /// The letters before the hyphen, and those behind the gap.
  let first: ByteRange
  let second: ByteRange

  /// Whether the shape of the parts says that the hyphen belongs to the word.
  let isCompound: Bool
}

/// Finds the words that line ends break.
private struct WordBreaks {
  let text: UnsafeBufferPointer<UInt8>

  func all() -> [BrokenWord] {
    var result: [BrokenWord] = []
    var lineStart = 0
    while lineStart < text.count {
      let lineEnd = text.endOfLine(from: lineStart, to: text.count)
      guard lineEnd < text.count else { break }
      if let broken = word(brokenAt: lineEnd, from: lineStart) { result.append(broken) }
      lineStart = lineEnd + text.lineEndLength(at: lineEnd)
    }
    return result
  }

  private func word(brokenAt lineEnd: Int, from lineStart: Int) -> BrokenWord? {
    var end = lineEnd
    while end > lineStart, text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
    let length = text.hyphenLength(before: end)
    guard length > 0, end - length > lineStart else { return nil }
    let hyphen = end - length..<end
    let first = lettersBefore(hyphen.lowerBound, from: lineStart)
    guard !first.isEmpty else { return nil }
    var start = lineEnd + text.lineEndLength(at: lineEnd)
    while start < text.count, case let blank = text.blankLength(at: start), blank > 0 { start += blank }
    guard start < text.count, CodePoint.isLowercase(text.scalar(at: start).value) else { return nil }
    let second = start..<text.endOfLetters(from: start)
    let isHyphenBefore = text.hyphenLength(before: first.lowerBound) > 0 && first.lowerBound > lineStart
    let isHyphenBehind =
      second.upperBound + 1 < text.count && text[second.upperBound] == 0x2D
      && CodePoint.isLetter(text.scalar(at: second.upperBound + 1).value)
    let isLetterAlone = first.count == text.scalar(at: first.lowerBound).length
    return BrokenWord(
      hyphen: hyphen,
      gap: hyphen.upperBound..<start,
      first: first,
      second: second,
      isCompound: isHyphenBefore || isHyphenBehind || isLetterAlone
    )
  }

  private func lettersBefore(_ end: Int, from limit: Int) -> ByteRange {
    var start = end
    while start > limit {
      let scalar = text.scalar(before: start)
      guard CodePoint.isLetter(scalar.value) || CodePoint.isMark(scalar.value) else { break }
      start -= scalar.length
    }
    return max(start, limit)..<end
  }
}

/// The hyphenated words that stand within the lines of a text, as far as broken words ask for them.
private struct Compounds {
  private(set) var found: Set<[UInt8]> = []

  init(of breaks: [BrokenWord], in text: UnsafeBufferPointer<UInt8>) {
    let wanted = Set(breaks.compactMap { $0.isCompound ? nil : Self.key(text, $0.first, $0.second) })
    guard !wanted.isEmpty else { return }
    var left = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte != 0x2D {
        // `left` is where the letters begin that end here.
        let scalar = text.scalar(at: index)
        let isLetter =
          byte < 0x80 ? isASCIILetter(byte) : CodePoint.isLetter(scalar.value) || CodePoint.isMark(scalar.value)
        index += scalar.length
        if !isLetter { left = index }
        continue
      }
      let right = index + 1..<text.endOfLetters(from: index + 1)
      if left < index, !right.isEmpty, let key = Self.key(text, left..<index, right), wanted.contains(key) {
        found.insert(key)
      }
      index += 1
      left = index
    }
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// Both parts in small letters with a hyphen between them; `nil` where they are longer than words are.
  static func key(_ text: UnsafeBufferPointer<UInt8>, _ first: ByteRange, _ second: ByteRange) -> [UInt8]? {
    guard first.count + second.count <= 128 else { return nil }
    var key: [UInt8] = []
    key.reserveCapacity(first.count + second.count + 1)
    append(text, first, to: &key)
    key.append(0x2D)
    append(text, second, to: &key)
    return key
  }

  private static func append(_ text: UnsafeBufferPointer<UInt8>, _ range: ByteRange, to key: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let scalar = text.scalar(at: index)
      UTF8Scalars.append(CodePoint.simpleFold(scalar.value), to: &key)
      index += scalar.length
    }
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The length of the hyphen that ends before `index`: `-`, U+2010 or a soft hyphen; 0 where there is none.
  fileprivate func hyphenLength(before index: Int) -> Int {
    guard index > 0 else { return 0 }
    switch self[index - 1] {
    case 0x2D: return 1
    case 0xAD: return index > 1 && self[index - 2] == 0xC2 ? 2 : 0
    case 0x90: return index > 2 && self[index - 2] == 0x80 && self[index - 3] == 0xE2 ? 3 : 0
    default: return 0
    }
  }

  fileprivate func endOfLetters(from start: Int) -> Int {
    var end = start
    while end < count {
      let scalar = scalar(at: end)
      guard CodePoint.isLetter(scalar.value) || CodePoint.isMark(scalar.value) else { break }
      end += scalar.length
    }
    return end
  }
}
