import QuireText

/// Cuts a text into the tokens and sequences that the tagger works on.
///
/// Tokens are the words and marks of UAX #29 with three differences that names need: "'s" and its kin are tokens of
/// their own, abbreviations keep their stop ("U.S.", "Gen.", "J."), and spaces are none. A sequence ends at a stop, a
/// line end that is none of a wrapped line, or after ``longest`` tokens; that is coarser than sentences are, and enough
/// for names, which do not cross these.
struct TokenReader {
  /// The most tokens of one sequence.
  static let longest = 400

  private(set) var tokens: [TaggingToken] = []

  /// Where each sequence begins in `tokens`, and, last, their count.
  private(set) var starts: [Int] = []

  private let text: [UInt8]
  private var endsSequence = false
  private var lineEnds = 0
  private var gapStart = 0

  /// Reads `range` of `text`; linear.
  init(_ text: [UInt8], in range: ByteRange) {
    self.text = text
    tokens.reserveCapacity(range.count / 5 + 4)
    gapStart = range.lowerBound
    for segment in WordSegmenter.segments(of: text, in: range) {
      switch segment.kind {
      case .space:
        if text[segment.lowerBound] == 0x0A || text[segment.lowerBound] == 0x0D { lineEnds += 1 }
      case .word, .number, .ideograph: addWord(segment.lowerBound, segment.upperBound)
      case .punctuation, .other: addMark(segment.lowerBound, segment.upperBound)
      }
    }
    starts.append(tokens.count)
  }

  private mutating func addWord(_ start: Int, _ end: Int) {
    let cut = Clitics.start(in: text, start, end)
    append(start, cut, isWord: true)
    if cut < end { append(cut, end, isWord: true) }
  }

  private mutating func addMark(_ start: Int, _ end: Int) {
    if text[start] == UInt8(ascii: "."), end == start + 1, let last = tokens.last, last.end == start,
      Abbreviations.takesStop(text, last.start, last.end)
    {
      extendLast(to: end)
      return
    }
    append(start, end, isWord: false)
    switch text[start] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): endsSequence = true
    case 0xE2 where end == start + 3 && text[start + 1] == 0x80 && text[start + 2] == 0xA6: endsSequence = true
    default: break
    }
  }

  private mutating func extendLast(to end: Int) {
    var token = tokens[tokens.count - 1]
    token.end = end
    TokenForm.fill(&token, from: text, isUpperFirst: token.isCapitalized)
    tokens[tokens.count - 1] = token
    gapStart = end
  }

  private mutating func append(_ start: Int, _ end: Int, isWord: Bool) {
    var token = TaggingToken()
    token.start = start
    token.end = end
    let first = text[start]
    var isUpper = first &- 0x41 < 26
    if first >= 0x80, isWord { isUpper = CodePoint.isUppercase(UTF8Scalars.decode(text, at: start)?.value ?? 0) }
    if start == gapStart, !tokens.isEmpty { token.marks.insert(.glued) }
    TokenForm.fill(&token, from: text, isUpperFirst: isUpper)
    if beginsSequence(token, isWord: isWord) { starts.append(tokens.count) }
    tokens.append(token)
    gapStart = end
    lineEnds = 0
  }

  /// Whether a token begins a sequence, given what stood before it.
  private mutating func beginsSequence(_ token: TaggingToken, isWord: Bool) -> Bool {
    guard let start = starts.last else { return true }
    if lineEnds > 1 || (lineEnds == 1 && (!isWord || token.isCapitalized || token.marks.contains(.digit))) {
      endsSequence = false
      return true
    }
    if endsSequence {
      // A quotation mark or a bracket behind a stop belongs to what it ends.
      if !isWord, token.marks.contains(.glued) { return false }
      endsSequence = false
      return !isWord || token.isCapitalized || token.marks.contains(.digit)
    }
    return tokens.count - start >= Self.longest
  }
}
