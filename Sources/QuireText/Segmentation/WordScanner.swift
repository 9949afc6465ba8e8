internal import CUnicodeTables

/// Finds word segments, a batch at a time.
///
/// Text of ASCII, of Latin and Cyrillic letters and of common quotation marks is cut 64 bytes at a time (`WordBlock`);
/// whatever else comes near a boundary is left to the table of the rules, which reads one scalar after the other. Both
/// begin at a boundary, behind which nothing before it matters. A segment that a block cannot end is read again by the
/// table once, so the work is linear.
struct WordScanner {
  let text: UnsafeBufferPointer<UInt8>

  /// How many segments a batch holds.
  static let batch = 512

  /// Fills `batch`, which has room for a block's segments, with those from the boundary `start` on.
  ///
  /// Returns how many there are, and where the last one ends: at the end of the text, or where the next batch begins.
  func fill(_ batch: UnsafeMutableBufferPointer<WordSegment>, from start: Int) -> (count: Int, end: Int) {
    WordMachine.steps.withUnsafeBufferPointer { steps in
      var count = 0
      var place = start
      while place < text.count, batch.count - count >= WordBlock.size {
        if isBlock(at: place) {
          let before = count
          count = cutBlock(at: &place, batch, count)
          if count > before { continue }
        }
        count = cutScalars(at: &place, batch, count, steps)
      }
      return (count, place)
    }
  }

  /// Whether a block can be read at `place`, and its first bytes promise that it will be cut: none of them is a byte of
  /// scripts that blocks do not know.
  @inline(__always)
  private func isBlock(at place: Int) -> Bool {
    guard text.count - place >= WordBlock.size else { return false }
    let bytes = text.lanes(at: place)
    let isBeyond = bytes & ((bytes & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x2E2E_2E2E_2E2E_2E2E)
    return isBeyond & 0x8080_8080_8080_8080 == 0
  }

  /// Writes the segments of the block at `place` behind the first `count`, and moves `place` to where the last one ends.
  @inline(__always)
  private func cutBlock(at place: inout Int, _ batch: UnsafeMutableBufferPointer<WordSegment>, _ count: Int) -> Int {
    let block = WordBlock(text: text, start: place)
    var boundaries = block.boundaries()
    var count = count
    while boundaries != 0 {
      let end = block.start + boundaries.trailingZeroBitCount
      batch[count] = WordSegment(place, end, kind: block.kind(place, end))
      count += 1
      place = end
      boundaries &= (boundaries &- 1)
    }
    return count
  }

  /// Writes the segments from `place` on by the table of the rules, one at least, as long as no block can be read.
  @inline(__always)
  private func cutScalars(
    at place: inout Int,
    _ batch: UnsafeMutableBufferPointer<WordSegment>,
    _ count: Int,
    _ steps: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var count = count
    var start = place
    let first = text.scalar(at: start)
    var begun = classAndKind(first.value)
    var state = steps[WordMachine.first + Int(begun & 31)]
    var seen = UInt32(1) << UInt32(state)
    var index = start + first.length
    var held = index
    while index < text.count {
      let scalar = text.scalar(at: index)
      let found = classAndKind(scalar.value)
      let step = steps[Int(state) * WordMachine.width + Int(found & 31)]
      if step & WordMachine.ends == 0 {
        if step & WordMachine.enters != 0 { held = index }
        state = step & 31
        seen |= 1 << UInt32(state)
        index += scalar.length
        continue
      }
      // What a tentative segment has read beyond its end is read again.
      let end = WordMachine.isTentative(state) ? held : index
      batch[count] = WordSegment(start, end, kind: kind(begun, seen))
      count += 1
      start = end
      if count == batch.count || end != index || isBlock(at: end) {
        place = end
        return count
      }
      begun = found
      state = steps[WordMachine.first + Int(found & 31)]
      seen = 1 << UInt32(state)
      index += scalar.length
    }
    place = WordMachine.isTentative(state) ? held : index
    batch[count] = WordSegment(start, place, kind: kind(begun, seen))
    return count + 1
  }

  /// What a segment is whose first scalar has the class and kind `begun`, and that went through the states `seen`.
  @inline(__always)
  private func kind(_ begun: UInt8, _ seen: UInt32) -> UInt8 {
    if seen & WordMachine.letterStates != 0 { return WordSegment.Kind.word.rawValue }
    return seen & WordMachine.numberStates != 0 ? WordSegment.Kind.number.rawValue : begun >> 5
  }

  @inline(__always)
  private func classAndKind(_ point: UInt32) -> UInt8 {
    // What is beyond Unicode is a symbol, and so is a byte that is no UTF-8.
    point > 0x10FFFF ? WordSegment.Kind.other.rawValue << 5 : quire_word_break(point)
  }
}
