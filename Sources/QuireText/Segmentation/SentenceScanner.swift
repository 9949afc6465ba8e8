internal import CUnicodeTables

/// One pass over a text from one place of concern to the next: terminators, line ends, and items of the list it is in.
///
/// Each place is judged by a bounded look back (a token of `tokenLimit` bytes) and a look ahead over what closes the
/// sentence, white space and what opens the next one; since such runs hold no terminator, no byte is seen more often
/// than a fixed number of times.
struct SentenceScanner {
  let text: UnsafeBufferPointer<UInt8>
  let options: SentenceSegmenter.Options
  let ownAbbreviations: WordTable

  /// Where the sentence begins that the scanner is in.
  var start = 0

  /// The list item that this sentence is, to find where the next item begins.
  var item: ListItem?

  /// Where the line begins that the scanner is in.
  var lineStart = 0

  /// The width that the lines were wrapped at, or 0 where they were not; `nil` before anyone asked.
  var wrapWidth: Int?

  private var found: [ByteRange] = []
  private var index = 0

  init(
    text: UnsafeBufferPointer<UInt8>,
    options: SentenceSegmenter.Options,
    ownAbbreviations: WordTable
  ) {
    self.text = text
    self.options = options
    self.ownAbbreviations = ownAbbreviations
  }

  /// What a place of concern turned out to be.
  enum Verdict {
    /// The sentence ends at `end`; the search for the next one starts at `next`.
    case boundary(end: Int, next: Int)

    /// It goes on; the scanner does so here.
    case none(Int)
  }

  mutating func sentences() -> [ByteRange] {
    begin(at: 0)
    while index < text.count {
      // Within a list every space is looked at.
      index = text.nextSentenceConcern(from: index, or: item == nil ? 0x0A : 0x20)
      guard index < text.count else { break }
      switch judge(at: index, text[index]) {
      case .none(let place): index = max(place, index + 1)
      case .boundary(let end, let next):
        close(at: end)
        begin(at: next)
      }
    }
    close(at: text.count)
    return found
  }

  private mutating func judge(at place: Int, _ byte: UInt8) -> Verdict {
    switch byte {
    case 0x20: return judgeSpace(at: place)
    case 0x21, 0x3F: return judgeCry(at: place)
    case 0x2E: return judgeStop(at: place)
    case 0x0A...0x0D: return judgeLineEnd(at: place)
    default: break
    }
    let scalar = text.scalar(at: place)
    switch scalar.value {
    case 0x85, 0x2028, 0x2029: return judgeLineEnd(at: place)
    case 0x2026: return judgeEllipsis(at: place)
    default: break
    }
    switch CodePoint.sentenceBreak(scalar.value) {
    case .sTerm, .aTerm: return judgeForeignTerminator(at: place)
    default: return .none(place + scalar.length)
    }
  }

  /// Where the scanner is in a list, the next item begins a sentence whether the last one ended with a stop or not.
  private func judgeSpace(at place: Int) -> Verdict {
    var next = place + 1
    while next < text.count, text[next] == 0x20 { next += 1 }
    guard let item, next < text.count, isNextItem(item, at: next, behind: place) else { return .none(next) }
    return .boundary(end: place, next: next)
  }

  /// Ends the sentence before `end`, without the white space there.
  private mutating func close(at end: Int) {
    var end = end
    while end > start {
      let scalar = text.scalar(before: end)
      guard isSpace(scalar.value) else { break }
      end -= scalar.length
    }
    if end > start { found.append(start..<end) }
  }

  /// Begins a sentence at the first place from `place` on that is no white space.
  private mutating func begin(at place: Int) {
    let spaces = skipSpaces(from: place)
    if let line = spaces.lastLineStart { lineStart = line }
    start = spaces.end
    let marker = listMarker(at: start)
    item = marker.item
    index = marker.end
  }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// The first place from `start` on where a sentence may end: a terminator of any script, an ellipsis, a line end, or
  /// the byte `other`; the end of the text where there is none.
  @inline(__always)
  func nextSentenceConcern(from start: Int, or other: UInt8 = 0x0A) -> Int {
    guard let baseAddress else { return count }
    var place = start
    while place < count {
      let byte = self[place]
      if quire_is_sentence_concern(byte, other) == 0 {
        place = Int(quire_next_sentence_concern(baseAddress, Int64(place), Int64(count), other))
      } else if byte < 0x80 {
        return place
      } else {
        let scalar = scalar(at: place)
        switch CodePoint.sentenceBreak(scalar.value) {
        case .sTerm, .aTerm, .sep: return place
        default:
          if scalar.value == 0x2026 { return place }
          place += scalar.length
        }
      }
    }
    return place
  }
}
