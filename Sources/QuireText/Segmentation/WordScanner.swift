internal import CUnicodeTables

/// Finds where the word segment ends that begins at a given byte.
///
/// Runs of ASCII are told by a table of bytes; whatever else comes near a boundary is left to the rules of UAX #29,
/// which then start again at the segment's beginning, so that no byte is looked at more than a few times.
struct WordScanner {
  let text: UnsafeBufferPointer<UInt8>

  /// What a byte is to word boundaries: the bits of the generated table `quire_word_byte`.
  private enum WordByte {
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2
    static let inRun: UInt8 = 7
    static let midLetter: UInt8 = 8
    static let midNumber: UInt8 = 16
    static let space: UInt8 = 32
    static let lineEnd: UInt8 = 64
    static let notASCII: UInt8 = 128
  }

  /// The segment that begins at `start`, which is before the end of the text.
  @inline(__always)
  func segment(at start: Int) -> WordSegment {
    let bits = quire_word_byte(text[start])
    if bits & WordByte.inRun != 0 { return run(from: start) }
    if bits & WordByte.notASCII != 0 { return ruledSegment(from: start) }
    var end = start + 1
    if bits & WordByte.space != 0 {
      while end < text.count, text[end] == 0x20 { end += 1 }
    } else if bits & WordByte.lineEnd != 0 {
      if text[start] == 0x0D, end < text.count, text[end] == 0x0A { end += 1 }
      return WordSegment(start, end, .space)
    }
    if end < text.count, text[end] >= 0x80, !isBreakAlways(at: end) { return ruledSegment(from: start) }
    return WordSegment(start, end, bits & WordByte.space != 0 ? .space : kindOfOther(UInt32(text[start])))
  }

  /// A run of ASCII letters, digits and underscores, with apostrophes and stops between letters or digits.
  @inline(__always)
  private func run(from start: Int) -> WordSegment {
    var end = start
    var seen: UInt8 = 0
    while true {
      var last: UInt8 = 0
      while end < text.count {
        let bits = quire_word_byte(text[end])
        guard bits & WordByte.inRun != 0 else { break }
        last = bits
        seen |= bits
        end += 1
      }
      guard end < text.count else { break }
      let bits = quire_word_byte(text[end])
      if bits & WordByte.notASCII != 0 {
        if isBreakAlways(at: end) { break }
        return ruledSegment(from: start)
      }
      // The bits of the middle, moved down by three, are the bits of what must stand on both of its sides.
      let wanted = bits >> 3 & last & 3
      guard wanted != 0, end + 1 < text.count else { break }
      let next = quire_word_byte(text[end + 1])
      if next & WordByte.notASCII != 0 { return ruledSegment(from: start) }
      guard next & wanted != 0 else { break }
      end += 1
    }
    let kind: WordSegment.Kind =
      seen & WordByte.letter != 0 ? .word : seen & WordByte.digit != 0 ? .number : .punctuation
    return WordSegment(start, end, kind)
  }

  /// Whether a boundary stands before the scalar at `index`, whatever is before it: cheap, and true for most quotes.
  @inline(__always)
  private func isBreakAlways(at index: Int) -> Bool {
    let value = quire_word_break(text.scalar(at: index).value)
    return value == WordBreak.other.rawValue || value == WordBreak.newline.rawValue
  }

  /// The segment that begins at `start`, by the rules alone.
  private func ruledSegment(from start: Int) -> WordSegment {
    var rules = WordRules(text: text, start: start)
    let end = rules.advanceToBoundary()
    if rules.seenLetter { return WordSegment(start, end, .word) }
    if rules.seenNumber { return WordSegment(start, end, .number) }
    return WordSegment(start, end, kindOfOther(text.scalar(at: start).value))
  }

  private func kindOfOther(_ point: UInt32) -> WordSegment.Kind {
    if point == 0x09 { return .space }
    let category = CodePoint.category(point)
    switch category.group {
    case .letter, .mark, .number:
      if CodePoint.isIdeographic(point) || CodePoint.script(point) == .hiragana { return .ideograph }
      return category.group == .number ? .number : .word
    case .punctuation: return .punctuation
    case .separator: return .space
    case .symbol, .other: return CodePoint.isWhiteSpace(point) ? .space : .other
    }
  }
}

/// The rules WB3 to WB16 of UAX #29, from one boundary to the next.
struct WordRules {
  let text: UnsafeBufferPointer<UInt8>
  private var index: Int

  /// The class of the last scalar.
  private var last: WordBreak

  /// The class of the last scalar that WB4 does not pass over, and of the one before it.
  private var previous: WordBreak
  private var beforePrevious = WordBreak.other
  private var regionalIndicators = 0

  private(set) var seenLetter = false
  private(set) var seenNumber = false

  init(text: UnsafeBufferPointer<UInt8>, start: Int) {
    self.text = text
    let scalar = text.scalar(at: start)
    last = CodePoint.wordBreak(scalar.value)
    previous = last
    index = start + scalar.length
    note(last)
  }

  /// The next boundary after the start.
  mutating func advanceToBoundary() -> Int {
    if last == .cr, index < text.count, text[index] == 0x0A { return index + 1 }
    if last == .cr || last == .lf || last == .newline { return index }
    while index < text.count {
      let scalar = text.scalar(at: index)
      let value = quire_word_break(scalar.value)
      let next = WordBreak(rawValue: value & 0x7F) ?? .other
      if next == .extend || next == .format || next == .zwj {
        last = next
      } else {
        let isPictograph = value & 0x80 != 0
        guard (last == .zwj && isPictograph) || joins(next, after: index + scalar.length) else { break }
        beforePrevious = previous
        previous = next
        last = next
        note(next)
      }
      index += scalar.length
    }
    return index
  }

  /// Whether no boundary stands before a scalar of class `next`; `following` is the offset after that scalar.
  private func joins(_ next: WordBreak, after following: Int) -> Bool {
    switch next {
    case .wSegSpace: last == .wSegSpace
    case .aLetter, .hebrewLetter: joinsLetter(next)
    case .numeric:
      previous == .numeric || isLetter(previous) || previous == .extendNumLet
        || (beforePrevious == .numeric && isMiddle(previous, .midNum))
    case .midLetter: isLetter(previous) && isLetter(significant(after: following))
    case .midNum: previous == .numeric && significant(after: following) == .numeric
    case .midNumLet, .singleQuote:
      (previous == .hebrewLetter && next == .singleQuote)
        || (isLetter(previous) && isLetter(significant(after: following)))
        || (previous == .numeric && significant(after: following) == .numeric)
    case .doubleQuote: previous == .hebrewLetter && significant(after: following) == .hebrewLetter
    case .katakana: previous == .katakana || previous == .extendNumLet
    case .extendNumLet:
      isLetter(previous) || previous == .numeric || previous == .katakana || previous == .extendNumLet
    case .regionalIndicator: previous == .regionalIndicator && regionalIndicators % 2 == 1
    case .other, .cr, .lf, .newline, .extend, .format, .zwj: false
    }
  }

  private func joinsLetter(_ next: WordBreak) -> Bool {
    if isLetter(previous) || previous == .numeric || previous == .extendNumLet { return true }
    if isLetter(beforePrevious), isMiddle(previous, .midLetter) { return true }
    return previous == .doubleQuote && beforePrevious == .hebrewLetter && next == .hebrewLetter
  }

  private func isLetter(_ value: WordBreak) -> Bool { value == .aLetter || value == .hebrewLetter }

  private func isMiddle(_ value: WordBreak, _ own: WordBreak) -> Bool {
    value == own || value == .midNumLet || value == .singleQuote
  }

  /// The class of the next scalar that WB4 does not pass over.
  private func significant(after start: Int) -> WordBreak {
    var place = start
    while place < text.count {
      let scalar = text.scalar(at: place)
      let value = CodePoint.wordBreak(scalar.value)
      if value != .extend, value != .format, value != .zwj { return value }
      place += scalar.length
    }
    return .other
  }

  private mutating func note(_ value: WordBreak) {
    switch value {
    case .aLetter, .hebrewLetter, .katakana: seenLetter = true
    case .numeric: seenNumber = true
    case .regionalIndicator: regionalIndicators += 1
    default: break
    }
  }
}
