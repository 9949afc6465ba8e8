/// What a document shows of a word elsewhere: whether it stands in small letters, and what stands beside it where it is
/// capitalised inside a sentence.
struct DocumentContext {
  private var slots: [Int32]
  private var entries: [(folded: UInt64, elsewhere: TaggingToken.Elsewhere)] = []

  /// Reads `tokens` and writes what was found to the capitalised ones; linear.
  static func fill(_ tokens: inout [TaggingToken], _ starts: [Int]) {
    var context = DocumentContext(capacity: tokens.count)
    for sequence in 0..<max(0, starts.count - 1) {
      for index in starts[sequence]..<starts[sequence + 1] {
        context.note(tokens, index, starts[sequence]..<starts[sequence + 1])
      }
    }
    for index in tokens.indices where tokens[index].isCapitalized {
      let entry = context.entry(of: tokens[index].folded)
      tokens[index].elsewhere = context.entries[entry].elsewhere
    }
  }

  private init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
  }

  private mutating func note(_ tokens: [TaggingToken], _ index: Int, _ sequence: Range<Int>) {
    let token = tokens[index]
    guard token.marks.contains(.word) else { return }
    let place = entry(of: token.folded)
    if token.marks.isDisjoint(with: [.capital, .allCapitals]) {
      entries[place].elsewhere.cases |= 1
    } else if index > sequence.lowerBound, token.isCapitalized {
      entries[place].elsewhere.cases |= 2
      let next = index + 1
      if next < sequence.upperBound, tokens[next].length > 1, entries[place].elsewhere.next == 0 {
        entries[place].elsewhere.next = tokens[next].folded
      }
      if tokens[index - 1].length > 1, entries[place].elsewhere.previous == 0 {
        entries[place].elsewhere.previous = tokens[index - 1].folded
      }
    }
  }

  private mutating func entry(of folded: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: FeatureHash.mix(folded, 1)) & mask
    while slots[slot] >= 0 {
      if entries[Int(slots[slot])].folded == folded { return Int(slots[slot]) }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(entries.count)
    entries.append((folded, TaggingToken.Elsewhere()))
    return entries.count - 1
  }
}
