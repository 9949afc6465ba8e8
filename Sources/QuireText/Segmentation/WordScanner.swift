internal import CUnicodeTables

/// Finds word segments, a batch at a time.
///
/// Stretches of ASCII are cut 64 bytes at a time by masks of bits; whatever comes near another byte is left to the
/// table of the rules, which reads one scalar after the other. Both begin at a boundary, behind which nothing before it
/// matters. A segment that a block cannot end is read again by the table once, so the work is linear.
struct WordScanner {
  let text: UnsafeBufferPointer<UInt8>

  /// How many segments a batch holds.
  static let batch = 512

  /// The bytes that are looked at in one go, and so the most segments that are found in them.
  static let block = 64

  /// What a byte is to word boundaries: the bits of the generated table `quire_word_byte`.
  private enum WordByte {
    static let letter: UInt8 = 1
    static let digit: UInt8 = 2
    static let lowLine: UInt8 = 4
  }

  /// Fills `batch`, which has room for a block's segments, with those from the boundary `start` on.
  ///
  /// Returns how many there are, and where the last one ends: at the end of the text, or where the next batch begins.
  func fill(_ batch: UnsafeMutableBufferPointer<WordSegment>, from start: Int) -> (count: Int, end: Int) {
    WordMachine.steps.withUnsafeBufferPointer { steps in
      var count = 0
      var place = start
      while place < text.count, batch.count - count >= Self.block {
        if text.count - place >= Self.block, text.lanes(at: place) & 0x8080_8080_8080_8080 == 0 {
          let before = count
          count = cutBlock(at: &place, batch, count)
          if count > before { continue }
        }
        let segment = segment(at: place, steps)
        batch[count] = segment
        count += 1
        place = segment.upperBound
      }
      return (count, place)
    }
  }

  // MARK: ASCII, a block at a time

  /// Writes the segments of the block at `place` behind the first `count`, and moves `place` to where the last one ends.
  ///
  /// The segment that the block or its ASCII ends in is not among them: it may go on.
  @inline(__always)
  private func cutBlock(at place: inout Int, _ batch: UnsafeMutableBufferPointer<WordSegment>, _ count: Int) -> Int {
    guard let base = text.baseAddress else { return count }
    let lanes = quire_word_lanes_at(base + place)
    var joined = (lanes.run & (lanes.run << 1)) | (lanes.space & (lanes.space << 1))
    var middles = lanes.middle & (lanes.run << 1) & (lanes.run >> 1)
    while middles != 0 {
      let bit = middles.trailingZeroBitCount
      if isInside(place + bit) { joined |= 3 << UInt64(bit) }
      middles &= (middles &- 1)
    }
    var carriages = lanes.carriage & (.max >> 1)
    while carriages != 0 {
      let bit = carriages.trailingZeroBitCount
      if text[place + bit + 1] == 0x0A { joined |= 2 << UInt64(bit) }
      carriages &= (carriages &- 1)
    }
    // A boundary is certain where the byte behind it is known, too. There are eight bytes of ASCII at least.
    let known = min(lanes.foreign.trailingZeroBitCount, 64)
    var boundaries = ~joined & ((1 << UInt64(known - 1)) &- 2)
    var count = count
    let origin = place
    while boundaries != 0 {
      let end = origin + boundaries.trailingZeroBitCount
      batch[count] = WordSegment(place, end, kind: kind(ofASCII: place, end))
      count += 1
      place = end
      boundaries &= (boundaries &- 1)
    }
    return count
  }

  /// Whether the mark at `place`, which stands between letters, digits or low lines, belongs to a word or number there.
  @inline(__always)
  private func isInside(_ place: Int) -> Bool {
    let bits = quire_word_byte(text[place])
    // The bits of the middle, moved down by three, are the bits of what must stand on both of its sides.
    return bits >> 3 & quire_word_byte(text[place - 1]) & quire_word_byte(text[place + 1]) & 3 != 0
  }

  /// What the segment from `start` to `end` is, all of it ASCII.
  @inline(__always)
  private func kind(ofASCII start: Int, _ end: Int) -> UInt8 {
    let first = text[start]
    if quire_word_byte(first) & (WordByte.digit | WordByte.lowLine) != 0 { return kind(ofRun: start, end) }
    return quire_word_break(UInt32(first)) >> 5
  }

  /// A run that begins with a digit or a low line: a word where a letter is in it, else a number where a digit is.
  private func kind(ofRun start: Int, _ end: Int) -> UInt8 {
    var seen: UInt8 = 0
    for place in start..<end { seen |= quire_word_byte(text[place]) }
    if seen & WordByte.letter != 0 { return WordSegment.Kind.word.rawValue }
    return (seen & WordByte.digit != 0 ? WordSegment.Kind.number : .punctuation).rawValue
  }

  // MARK: Any text, a scalar at a time

  /// The segment that begins at `start`, which is before the end of the text.
  @inline(__always)
  private func segment(at start: Int, _ steps: UnsafeBufferPointer<UInt8>) -> WordSegment {
    let first = text.scalar(at: start)
    let begun = classAndKind(first.value)
    var state = steps[WordMachine.first + Int(begun & 31)]
    var seen = UInt32(1) << UInt32(state)
    var index = start + first.length
    var held = index
    while index < text.count {
      let scalar = text.scalar(at: index)
      let step = steps[Int(state & 31) * WordMachine.width + Int(classAndKind(scalar.value) & 31)]
      if step & WordMachine.ends != 0 { break }
      if step & WordMachine.enters != 0 { held = index }
      state = step & 31
      seen |= 1 << UInt32(state)
      index += scalar.length
    }
    let end = WordMachine.isTentative(state) ? held : index
    let kind =
      seen & WordMachine.letterStates != 0
      ? WordSegment.Kind.word.rawValue
      : seen & WordMachine.numberStates != 0 ? WordSegment.Kind.number.rawValue : begun >> 5
    return WordSegment(start, end, kind: kind)
  }

  @inline(__always)
  private func classAndKind(_ point: UInt32) -> UInt8 {
    // What is beyond Unicode is a symbol, and so is a byte that is no UTF-8.
    point > 0x10FFFF ? WordSegment.Kind.other.rawValue << 5 : quire_word_break(point)
  }
}
