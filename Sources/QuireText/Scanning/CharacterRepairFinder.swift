/// Walks through a text from one character to repair to the next.
struct CharacterRepairFinder {
  let text: UnsafeBufferPointer<UInt8>
  let kinds: CharacterRepair.Kinds
  private(set) var repairs: [CharacterRepair] = []

  init(text: UnsafeBufferPointer<UInt8>, kinds: CharacterRepair.Kinds) {
    self.text = text
    self.kinds = kinds
  }

  mutating func run() {
    var index = 0
    while index < text.count {
      var blockEnd = text.count
      if index &+ 8 <= text.count {
        let word = text.lanes(at: index)
        // Tabs and line ends are controls too; they are told apart byte by byte.
        let doubtful =
          ByteLanes.notASCII(word) | ByteLanes.within(word, 0, 0x08) | ByteLanes.within(word, 0x0B, 0x0C)
          | ByteLanes.within(word, 0x0E, 0x1F) | ByteLanes.equal(word, to: 0x7F)
        blockEnd = index &+ 8
        index = doubtful == 0 ? blockEnd : index &+ ByteLanes.first(doubtful)
      }
      while index < blockEnd {
        let byte = text[index]
        if byte < 0x80 ? isControl(byte) : isLeadOfConcern(byte), let found = classify(at: index) {
          index = take(found)
        } else {
          index &+= 1
        }
      }
    }
  }

  /// Whether some character to repair begins with `lead`.
  @inline(__always)
  private func isLeadOfConcern(_ lead: UInt8) -> Bool {
    switch lead {
    case 0xC2, 0xD8, 0xE1, 0xE2, 0xE3, 0xEF, 0xF3: true
    default: false
    }
  }

  @inline(__always)
  private func isControl(_ byte: UInt8) -> Bool {
    byte == 0x7F || (byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D)
  }

  /// The repair of the character at `index`, if it is of a kind that is looked for, without regard to its neighbours.
  @inline(__always)
  private func classify(at index: Int) -> CharacterRepair? {
    let repair = character(at: index)
    guard let repair, kinds.contains(repair.kind) else { return nil }
    return repair
  }

  /// Enters a repair as its neighbours demand and returns where to go on.
  private mutating func take(_ found: CharacterRepair) -> Int {
    guard let repair = resolved(found) else { return found.range.upperBound }
    if repair.isBlank { return takeBlanks(from: repair) }
    repairs.append(repair)
    return repair.range.upperBound
  }

  /// The repair as its neighbours demand: `nil` where the character has work to do.
  private func resolved(_ repair: CharacterRepair) -> CharacterRepair? {
    let start = repair.range.lowerBound
    let end = repair.range.upperBound
    switch repair.kind {
    case .zeroWidth where isNeeded(repair): return nil
    case .tag where isInFlag(start): return nil
    case .softHyphen where end < text.count && text.lineEndLength(at: end) > 0 && !isAfterHyphen(repair):
      return CharacterRepair(start, repair.range.count, .softHyphen, "-")
    default: return repair
    }
  }

  private func isAfterHyphen(_ repair: CharacterRepair) -> Bool {
    repair.range.lowerBound > 0 && text[repair.range.lowerBound - 1] == 0x2D
  }

  /// Enters the repairs of a run of blanks, ordinary and other, and of what is removed among them.
  ///
  /// The run is as long as can be, so that none of its bytes is looked at again for another run.
  private mutating func takeBlanks(from first: CharacterRepair) -> Int {
    let start = startOfBlanks(before: first.range.lowerBound)
    let isIndentation = start == 0 || isLineEnd(before: start)
    let firstRepair = repairs.count
    var hasOrdinary = (start..<first.range.lowerBound).contains { isOrdinaryBlank(text[$0]) }
    var index = first.range.lowerBound
    while index < text.count {
      if isOrdinaryBlank(text[index]) {
        hasOrdinary = true
        index += 1
      } else if let found = classify(at: index), let repair = resolved(found), repair.isBlank || repair.isRemoval {
        repairs.append(repair)
        index = repair.range.upperBound
      } else {
        break
      }
    }
    if hasOrdinary, !isIndentation {
      for place in firstRepair..<repairs.count { repairs[place] = repairs[place].removing() }
    }
    return index
  }

  /// Where the blanks begin that end at `end`, across what has been removed among them.
  private func startOfBlanks(before end: Int) -> Int {
    var start = end
    var entered = repairs.count
    while start > 0 {
      if isOrdinaryBlank(text[start - 1]) {
        start -= 1
      } else if entered > 0, repairs[entered - 1].range.upperBound == start, repairs[entered - 1].isRemoval {
        entered -= 1
        start = repairs[entered].range.lowerBound
      } else {
        break
      }
    }
    return start
  }

  @inline(__always)
  private func isOrdinaryBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private func isLineEnd(before index: Int) -> Bool {
    let byte = text[index - 1]
    if byte < 0x80 { return byte >= 0x0A && byte <= 0x0D }
    let length = text.whiteSpaceLength(before: index)
    return length > 0 && text.lineEndLength(at: index - length) > 0
  }

  // MARK: Neighbours

  /// Whether a zero width character at `repair` has work to do there.
  private func isNeeded(_ repair: CharacterRepair) -> Bool {
    let start = repair.range.lowerBound
    let end = repair.range.upperBound
    guard repair.range.count == 3, text[start] == 0xE2, text[start + 1] == 0x80, start > 0 else { return false }
    let before = text.scalar(before: start).value
    let after = end < text.count ? text.scalar(at: end).value : 0x20
    switch text[start + 2] {
    case 0x8B: return JoiningContext.isWrittenWithoutSpaces(before) && JoiningContext.isWrittenWithoutSpaces(after)
    case 0x8C: return JoiningContext.joins(before) && JoiningContext.joins(after)
    case 0x8D:
      return JoiningContext.joins(before) || JoiningContext.joins(after)
        || (JoiningContext.isEmojiEnd(before) && CodePoint.isExtendedPictographic(after))
    default: return false
    }
  }

  /// Whether a tag character belongs to the black flag before it: England, Scotland, Wales.
  private func isInFlag(_ start: Int) -> Bool {
    var place = start
    for _ in 0..<8 where place >= 4 {
      let value = text.scalar(before: place).value
      if value == 0x1F3F4 { return true }
      guard value >= 0xE0020, value <= 0xE007F else { return false }
      place -= 4
    }
    return false
  }
}
