/// Walks through a text from one stretch of white space that is longer than one character to the next.
struct WhiteSpaceRepairFinder {
  let text: UnsafeBufferPointer<UInt8>
  let order: WhiteSpaceOrder
  private(set) var repairs: [WhiteSpaceRepair] = []

  init(text: UnsafeBufferPointer<UInt8>, order: WhiteSpaceOrder) {
    self.text = text
    self.order = order
  }

  mutating func run() {
    var index = 0
    while index < text.count {
      index = nextStart(from: index)
      guard index < text.count else { return }
      let length = text.whiteSpaceLength(at: index)
      if length > 0 { index = takeRun(from: index) } else { index += 1 }
    }
  }

  /// The next place from `start` on where white space that is not a single space or line feed may begin.
  ///
  /// Eight bytes are passed over at a time where no two bytes of white space touch and no tab, carriage return or
  /// lead byte of wide white space stands. The last lane of a word is left to the next word, which sees its neighbour.
  private func nextStart(from start: Int) -> Int {
    var index = start
    while index &+ 8 <= text.count {
      let word = text.lanes(at: index)
      let blank = ByteLanes.equal(word, to: 0x20) | ByteLanes.within(word, 0x09, 0x0D)
      let wide = ByteLanes.equal(word, to: 0xC2) | ByteLanes.within(word & ~0x8080_8080_8080_8080, 0x61, 0x63)
      let doubtful =
        blank & (blank >> 8) | (wide & word) | ByteLanes.within(word, 0x0B, 0x0D) | ByteLanes.equal(word, to: 0x09)
      if index == 0, blank & 0x80 != 0 { return 0 }
      guard doubtful == 0 else {
        index &+= ByteLanes.first(doubtful)
        // A single blank before a wide one begins the run with it.
        return index > start && text[index - 1] < 0x80 && text.whiteSpaceLength(at: index - 1) > 0 ? index - 1 : index
      }
      index &+= 7
    }
    return index
  }

  /// Takes the white space that begins at `start` in order and returns its end.
  private mutating func takeRun(from start: Int) -> Int {
    var run = WhiteSpaceRun(start: start)
    var end = start
    while end < text.count {
      if case let length = text.lineEndLength(at: end), length > 0 {
        run.lineEnds += 1
        run.lastLineEnd = end + length
        end += length
      } else if case let length = text.blankLength(at: end), length > 0 {
        run.addBlank(end..<end + length, text[end])
        end += length
      } else {
        break
      }
    }
    run.end = end
    if run.lineEnds == 0 { enterBlanks(run) } else { enterLines(run) }
    return end
  }

  /// Blanks without a line end.
  private mutating func enterBlanks(_ run: WhiteSpaceRun) {
    if run.end == text.count { return remove(run.start..<run.end, .trailingBlanks) }
    if run.start == 0 {
      if !order.keepsIndentation { remove(run.start..<run.end, .indentation) }
    } else if !order.keepsRuns, run.kept.count < run.end - run.start {
      remove(run.start..<run.kept.lowerBound, .blankRun)
      remove(run.kept.upperBound..<run.end, .blankRun)
    }
  }

  /// White space with line ends: blanks, the lines that stay, lines too many, indentation.
  private mutating func enterLines(_ run: WhiteSpaceRun) {
    let isEnd = run.end == text.count
    var place = run.start
    if run.start > 0 {
      place = keepLineEnds(isEnd ? 1 : 1 + order.blankLines, of: run)
      remove(place..<run.lastLineEnd, isEnd ? .outerBlankLines : .blankLines)
    } else {
      remove(place..<run.lastLineEnd, .outerBlankLines)
    }
    if isEnd {
      remove(run.lastLineEnd..<run.end, .trailingBlanks)
    } else if !order.keepsIndentation {
      remove(run.lastLineEnd..<run.end, .indentation)
    }
  }

  /// Keeps the first `limit` line ends of a run, without the blanks before them, and returns the end of the last.
  private mutating func keepLineEnds(_ limit: Int, of run: WhiteSpaceRun) -> Int {
    var place = run.start
    var index = run.start
    var left = limit
    while left > 0, index < run.lastLineEnd {
      let length = text.lineEndLength(at: index)
      guard length > 0 else {
        index += text.whiteSpaceLength(at: index)
        continue
      }
      remove(place..<index, .trailingBlanks)
      if text[index] != 0x0A { replace(index..<index + length) }
      index += length
      place = index
      left -= 1
    }
    return place
  }

  private mutating func remove(_ range: ByteRange, _ kind: WhiteSpaceRepair.Kind) {
    guard !range.isEmpty else { return }
    repairs.append(WhiteSpaceRepair(range: range, kind: kind, isReplacedByLineFeed: false))
  }

  /// Makes a line end a line feed; of CRLF only the carriage return goes.
  private mutating func replace(_ lineEnd: ByteRange) {
    let isPair = text[lineEnd.lowerBound] == 0x0D && lineEnd.count == 2
    let range = isPair ? lineEnd.lowerBound..<lineEnd.lowerBound + 1 : lineEnd
    repairs.append(WhiteSpaceRepair(range: range, kind: .lineEnd, isReplacedByLineFeed: !isPair))
  }
}

/// What is known of a stretch of white space after one pass over it.
private struct WhiteSpaceRun {
  let start: Int
  var end: Int
  var lineEnds = 0
  var lastLineEnd = 0

  /// The blank that stays where one does.
  private(set) var kept: ByteRange = 0..<0
  private var keptByte: UInt8 = 0

  init(start: Int) {
    self.start = start
    end = start
  }

  mutating func addBlank(_ range: ByteRange, _ byte: UInt8) {
    let isBetter = kept.isEmpty || (byte == 0x09 && keptByte != 0x09) || (byte == 0x20 && keptByte >= 0x80)
    guard isBetter else { return }
    kept = range
    keptByte = byte
  }
}
