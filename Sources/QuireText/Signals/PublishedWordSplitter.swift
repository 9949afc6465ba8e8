/// Splits a text into ``PublishedWords``: at white space, then marks off the ends, then marks within.
struct PublishedWordSplitter {
  let text: UnsafeBufferPointer<UInt8>
  var words: PublishedWords

  private let exceptions = EnglishContractions.shared

  /// The words of the run between white space that is being split, and those off its end, last first.
  private var pieces: [ByteRange] = []
  private var endings: [ByteRange] = []

  /// Which of the words is an exception by itself; others are only together.
  private var exceptional: Int?

  init(text: UnsafeBufferPointer<UInt8>, words: PublishedWords) {
    self.text = text
    self.words = words
  }

  /// Splits the bytes `range`.
  mutating func split(_ range: ByteRange) {
    var index = range.lowerBound
    while index < range.upperBound {
      let blank = text.pythonSpaceLength(at: index)
      guard blank == 0 else {
        skipSpace(&index, range)
        continue
      }
      let start = index
      var isPlain = true
      while index < range.upperBound {
        if (text[index] | 0x20) &- 0x61 >= 26 {
          if text.pythonSpaceLength(at: index) > 0 { break }
          isPlain = false
        }
        index &+= 1
      }
      let hash = SignalHash.value(of: text, start, index)
      let parts = index - start <= exceptions.longest ? exceptions.parts(hash) : 0
      if parts != 0 {
        add(parts, from: start)
      } else if isPlain {
        words.addWord(text, start, index, hash: hash, isWord: true)
      } else {
        splitRun(start, index)
      }
    }
  }

  /// Goes beyond the white space at `index`; anything but one blank is a word to spaCy's sentencizer.
  @inline(__always)
  private mutating func skipSpace(_ index: inout Int, _ range: ByteRange) {
    let start = index
    while index < range.upperBound {
      let length = text.pythonSpaceLength(at: index)
      guard length > 0 else { break }
      index &+= length
    }
    if index - start > 1 || text[start] != 0x20 { words.addSpace() }
  }

  /// Adds the parts of an exception that begins at `start`.
  private mutating func add(_ parts: EnglishContractions.Parts, from start: Int) {
    var start = start
    var rest = parts
    while rest != 0 {
      let end = start + Int(rest & 0xFF)
      words.add(text, start, end)
      start = end
      rest >>= 8
    }
  }

  private func exception(_ lower: Int, _ upper: Int) -> EnglishContractions.Parts {
    guard lower < upper, upper - lower <= exceptions.longest else { return 0 }
    return exceptions.parts(SignalHash.value(of: text, lower, upper))
  }

  /// Splits a run without white space that is not letters alone.
  private mutating func splitRun(_ start: Int, _ end: Int) {
    pieces.removeAll(keepingCapacity: true)
    endings.removeAll(keepingCapacity: true)
    let inner = takeAffixes(start, end)
    exceptional = nil
    if !inner.isEmpty {
      if exception(inner.lowerBound, inner.upperBound) != 0 {
        exceptional = pieces.count
        pieces.append(inner)
      } else if isURL(inner) {
        pieces.append(inner)
      } else {
        splitInside(inner)
      }
    }
    pieces.append(contentsOf: endings.reversed())
    flush()
  }

  /// Takes marks off both ends and returns what is left; each mark is a word.
  private mutating func takeAffixes(_ start: Int, _ end: Int) -> ByteRange {
    var lower = start
    var upper = end
    while lower < upper, exception(lower, upper) == 0 {
      let prefix = text.wordPrefix(lower, upper)
      if prefix > 0, exception(lower + prefix, upper) != 0 {
        pieces.append(lower..<(lower + prefix))
        lower += prefix
        break
      }
      let suffix = text.wordSuffix(lower + prefix, upper)
      if suffix > 0, exception(lower, upper - suffix) != 0 {
        endings.append((upper - suffix)..<upper)
        upper -= suffix
        break
      }
      guard prefix + suffix > 0 else { break }
      if prefix > 0 { pieces.append(lower..<(lower + prefix)) }
      if suffix > 0 { endings.append((upper - suffix)..<upper) }
      lower += prefix
      upper -= suffix
    }
    return lower..<upper
  }

  /// Splits at the marks within `inner`, but for one at its start.
  private mutating func splitInside(_ inner: ByteRange) {
    var start = inner.lowerBound
    var index = start
    while index < inner.upperBound {
      let length = text.wordInfix(index, inner)
      guard length > 0 else {
        index += 1
        continue
      }
      if index > inner.lowerBound {
        if start < index { pieces.append(start..<index) }
        pieces.append(index..<(index + length))
        start = index + length
      }
      index += length
    }
    if start < inner.upperBound { pieces.append(start..<inner.upperBound) }
  }

  /// Adds the words of the run; those that are an exception together, such as the two marks of a smiley, become one.
  private mutating func flush() {
    var index = 0
    while index < pieces.count {
      let start = pieces[index].lowerBound
      var next = index + 1
      var parts: EnglishContractions.Parts = 0
      let least = index == exceptional ? index : index + 1
      for last in stride(from: min(pieces.count, index + 5) - 1, through: least, by: -1) {
        parts = exception(start, pieces[last].upperBound)
        guard parts == 0 else {
          next = last + 1
          break
        }
      }
      if parts != 0 { add(parts, from: start) } else { words.add(text, start, pieces[index].upperBound) }
      index = next
    }
  }
}
