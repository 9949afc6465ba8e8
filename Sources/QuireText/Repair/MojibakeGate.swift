/// Finds the places of a text that may need repair: doubtful pairs, references, commands to terminals.
struct MojibakeGate {
  let text: UnsafeBufferPointer<UInt8>

  /// The entries of `MojibakePairs`, by slot.
  let entries: UnsafeBufferPointer<UInt64>

  /// The rules that count.
  let rules: UInt64

  var findsReferences: Bool
  let findsEscapes: Bool

  /// The first doubtful place at or after `start`, where a character begins; `nil` if there is none.
  ///
  /// A doubtful pair is at its first character, and found again if that is where the search starts.
  func next(from start: Int) -> Int? {
    var index = start
    var previous: UInt64 = 0
    var previousPlace = start
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        if previous != 0 {
          if MojibakePairs.areDoubtful(previous, entries[Int(byte)]) { return previousPlace }
          previous = 0
        }
        guard let place = plainEnd(from: index) else { return nil }
        index = place
        if index < text.count, text[index] < 0x80 {
          if isCandidate(at: index) { return index }
          index &+= 1
        }
        continue
      }
      let (slot, length) = slot(at: index, lead: byte)
      let entry = entries[slot]
      if MojibakePairs.areDoubtful(previous, entry) { return previousPlace }
      previous = entry & rules
      previousPlace = index
      index &+= length
    }
    return MojibakePairs.areDoubtful(previous, entries[MojibakeTable.slotCount - 1]) ? previousPlace : nil
  }

  /// The first byte from `start` on that is not ASCII, or an ampersand or escape that is looked for; the text's end.
  @inline(__always)
  private func plainEnd(from start: Int) -> Int? {
    var index = start
    while index &+ 8 <= text.count {
      let word = text.lanes(at: index)
      let found = ByteLanes.notASCII(word) | ByteLanes.equal(word, to: 0x26) | ByteLanes.equal(word, to: 0x1B)
      if found != 0 { return index &+ ByteLanes.first(found) }
      index &+= 8
    }
    while index < text.count {
      let byte = text[index]
      if byte >= 0x80 || byte == 0x26 || byte == 0x1B { return index }
      index &+= 1
    }
    return nil
  }

  private func isCandidate(at index: Int) -> Bool {
    switch text[index] {
    case 0x26: findsReferences && CharacterReferenceRepair.isCandidate(text, at: index)
    case 0x1B: findsEscapes && index + 1 < text.count && text[index + 1] == 0x5B
    default: false
    }
  }

  /// The slot of `MojibakeTable` of the character at `index`, and its length in bytes.
  @inline(__always)
  private func slot(at index: Int, lead: UInt8) -> (slot: Int, length: Int) {
    let other = MojibakeTable.slotCount &- 1
    if lead < 0xE0 {
      guard index &+ 1 < text.count else { return (other, 1) }
      return (Int(lead & 0x1F) << 6 | Int(text[index &+ 1] & 0x3F), 2)
    }
    if lead == 0xE2 || lead == 0xEF {
      guard index &+ 2 < text.count else { return (other, 1) }
      let low = Int(text[index &+ 1] & 0x3F) << 6 | Int(text[index &+ 2] & 0x3F)
      return (lead == 0xE2 ? 0x800 &+ low : MojibakeTable.slot(UInt32(0xF000 | low)), 3)
    }
    return (other, lead < 0xF0 ? 3 : 4)
  }
}
