import QuireText

/// A word of the text as the rules for names see it.
struct NameToken {
  let range: ByteRange
  /// Whether the first letter is a capital.
  let isCapital: Bool
  /// Whether it is a single capital letter, as in an initial.
  let isInitial: Bool
  /// Whether nothing but one blank, or an initial's stop and a blank, or a hyphen stands before it and the word before.
  let isJoined: Bool
  /// Whether it begins a sentence or a line.
  let beginsSentence: Bool
}

/// The words of a text.
struct NameTokens {
  let text: [UInt8]
  private(set) var tokens: [NameToken] = []

  /// Takes the words of `text`; linear.
  init(_ text: [UInt8]) {
    self.text = text
    tokens.reserveCapacity(text.count / 5)
    var gap = Gap()
    for segment in WordSegmenter.segments(of: text) {
      switch segment.kind {
      case .word, .number, .ideograph:
        let first = UTF8Scalars.decode(text, at: segment.lowerBound)?.value ?? 0
        let isCapital = segment.kind == .word && CodePoint.isUppercase(first)
        let isInitial = isCapital && segment.upperBound - segment.lowerBound == 1
        let end = Self.endWithoutPossessive(text, segment.range)
        tokens.append(
          NameToken(
            range: segment.lowerBound..<end,
            isCapital: isCapital,
            isInitial: isInitial,
            isJoined: !tokens.isEmpty && gap.isJoint(afterInitial: tokens.last?.isInitial == true),
            beginsSentence: tokens.isEmpty || gap.endsSentence
          )
        )
        gap = Gap()
        if end < segment.upperBound { gap.add(text, end..<segment.upperBound) }
      default: gap.add(text, segment.range)
      }
    }
  }

  /// Where a word ends without "'s": what it belongs to follows, and is no part of the name.
  private static func endWithoutPossessive(_ text: [UInt8], _ word: ByteRange) -> Int {
    let end = word.upperBound
    guard word.count > 2, text[end - 1] | 0x20 == UInt8(ascii: "s") else { return end }
    if text[end - 2] == UInt8(ascii: "'") { return end - 2 }
    // The bytes of ’.
    guard word.count > 4, text[end - 2] == 0x99, text[end - 3] == 0x80, text[end - 4] == 0xE2 else { return end }
    return end - 4
  }

  /// The index of the token that begins at `offset`, or of the first behind it.
  func index(at offset: Int) -> Int {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether a word is one of a set.
  func isOne(of words: WordSet, _ index: Int) -> Bool { words.contains(text, tokens[index].range) }

  func string(_ index: Int) -> String { String(decoding: text[tokens[index].range], as: UTF8.self) }

  /// What stands between two words.
  private struct Gap {
    private var count = 0
    private var first: UInt8 = 0
    private var second: UInt8 = 0
    private(set) var endsSentence = false

    mutating func add(_ text: [UInt8], _ range: ByteRange) {
      for byte in text[range] {
        if count == 0 { first = byte } else if count == 1 { second = byte }
        count += 1
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"), 0x0A, 0x0D: endsSentence = true
        case UInt8(ascii: "\""): endsSentence = true
        case 0x9C: endsSentence = endsSentence || count == 3 || count == 4
        default: break
        }
      }
    }

    /// One blank, or a hyphen, or the stop of an initial with its blank.
    func isJoint(afterInitial: Bool) -> Bool {
      if count == 1 { return first == 0x20 || first == UInt8(ascii: "-") }
      return count == 2 && afterInitial && first == UInt8(ascii: ".") && second == 0x20
    }
  }
}
