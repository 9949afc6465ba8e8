internal import CUnicodeTables

/// 64 bytes of a text that begin at a word boundary, cut by masks with a bit for each byte.
///
/// Letters of ASCII, Latin and Cyrillic, digits, low lines, and the marks in the middle of words and numbers are runs;
/// common dashes and quotation marks are segments. Any other byte beyond ASCII ends what is known of the block.
struct WordBlock {
  let text: UnsafeBufferPointer<UInt8>

  /// Where the block begins; `size` bytes from there on are in the text.
  let start: Int

  /// The bytes of a block, and so the most segments that are found in one.
  static let size = 64

  /// What a byte is to word boundaries: the bits of the generated table `quire_word_byte`.
  private enum WordByte {
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2
    static let lowLine: UInt8 = 4
  }

  /// The boundaries behind the first one that are certain, bit by bit.
  ///
  /// The segment that the block, or what is known of it, ends in is not bounded by them: it may go on.
  @inline(__always)
  func boundaries() -> UInt64 {
    guard let base = text.baseAddress else { return 0 }
    var lanes = quire_word_lanes_at(base + start)
    // The bytes that belong to the one before them, whatever that is.
    var joined: UInt64 = 0
    if lanes.foreign != 0 { readLetters(base, &lanes, &joined) }
    joined |= (lanes.run & (lanes.run << 1)) | (lanes.space & (lanes.space << 1))
    var middles = lanes.middle & (lanes.run << 1) & (lanes.run >> 1)
    while middles != 0 {
      let bit = middles.trailingZeroBitCount
      if isInside(start + bit, length: 1, quire_word_byte(text[start + bit])) { joined |= 3 << UInt64(bit) }
      middles &= (middles &- 1)
    }
    var carriages = lanes.carriage & (.max >> 1)
    while carriages != 0 {
      let bit = carriages.trailingZeroBitCount
      if text[start + bit + 1] == 0x0A { joined |= 2 << UInt64(bit) }
      carriages &= (carriages &- 1)
    }
    // A boundary is certain where the byte behind it is known, too.
    let known = lanes.foreign.trailingZeroBitCount
    return known < 2 ? 0 : ~joined & ((1 << UInt64(known - 1)) &- 2)
  }

  /// Enters the letters and marks beyond ASCII in the lanes, and takes them from what is foreign.
  @inline(__always)
  private func readLetters(_ base: UnsafePointer<UInt8>, _ lanes: inout quire_word_lanes, _ joined: inout UInt64) {
    let more = quire_letter_lanes_at(base + start)
    var leads = more.lead & (more.continuation >> 1)
    var doubtful = more.doubtful & (leads << 1)
    while doubtful != 0 {
      let bit = doubtful.trailingZeroBitCount
      // U+00D7 and U+00F7, no letters.
      if text[start + bit - 1] == 0xC3 { leads &= ~(1 << UInt64(bit - 1)) }
      doubtful &= (doubtful &- 1)
    }
    let letters = leads | (leads << 1)
    lanes.run |= letters
    lanes.foreign &= ~letters
    var marks = more.mark & (more.continuation >> 1) & (more.continuation >> 2)
    while marks != 0 {
      let bit = marks.trailingZeroBitCount
      marks &= (marks &- 1)
      guard text[start + bit + 1] == 0x80 else { continue }
      let bits = UInt64(bit)
      switch text[start + bit + 2] {
      case 0x93, 0x94, 0x9C, 0x9D, 0xA6:  // – — “ ” …
        joined |= 6 << bits
        lanes.foreign &= ~(7 << bits)
      case 0x98, 0x99:  // ‘ ’: MidNumLet
        guard bit < Self.size - 3, lanes.foreign >> (bits + 3) & 1 == 0 else { continue }
        let isBetween = bit > 0 && lanes.run >> (bits - 1) & 1 & (lanes.run >> (bits + 3)) != 0
        joined |= (isBetween && isInside(start + bit, length: 3, 24) ? 15 : 6) << bits
        lanes.foreign &= ~(7 << bits)
      default: continue
      }
    }
  }

  /// Whether the mark at `place`, which stands between letters, digits or low lines, belongs to a word or number there.
  ///
  /// The bits of the middle, moved down by three, are the bits of what must stand on both of its sides.
  @inline(__always)
  private func isInside(_ place: Int, length: Int, _ middle: UInt8) -> Bool {
    middle >> 3 & sideBits(text[place - 1]) & sideBits(text[place + length]) & 3 != 0
  }

  /// The bits of a byte beside a mark; beyond ASCII it is one of a letter.
  @inline(__always)
  private func sideBits(_ byte: UInt8) -> UInt8 { byte < 0x80 ? quire_word_byte(byte) : WordByte.letter }

  /// What the segment from `start` to `end` is.
  @inline(__always)
  func kind(_ start: Int, _ end: Int) -> UInt8 {
    let first = text[start]
    if first >= 0x80 { return (first < 0xE0 ? WordSegment.Kind.word : .punctuation).rawValue }
    if quire_word_byte(first) & (WordByte.digit | WordByte.lowLine) != 0 { return kind(ofRun: start, end) }
    return quire_word_break(UInt32(first)) >> 5
  }

  /// A run that begins with a digit or a low line: a word where a letter is in it, else a number where a digit is.
  private func kind(ofRun start: Int, _ end: Int) -> UInt8 {
    var seen: UInt8 = 0
    for place in start..<end {
      let byte = text[place]
      // Letters beyond ASCII begin below 0xE0, the apostrophes above.
      seen |= byte < 0x80 ? quire_word_byte(byte) : byte >= 0xC0 && byte < 0xE0 ? WordByte.letter : 0
    }
    if seen & WordByte.letter != 0 { return WordSegment.Kind.word.rawValue }
    return (seen & WordByte.digit != 0 ? WordSegment.Kind.number : .punctuation).rawValue
  }
}
