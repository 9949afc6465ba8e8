/// The hashes of all prefixes of all phrases, counted in tokens.
///
/// A slot is 0 where it is empty; else its upper half is the lower half of the prefix's hash, and its lower half
/// holds the first phrase that ends here, plus one (31 bits, 0 for none), and whether a longer phrase goes on (the
/// top bit). Open addressing with linear probing, at most half full; the upper bits of the hash choose the slot.
/// Two prefixes whose hashes agree in all of these bits share a slot, which costs a comparison and nothing else.
struct PhraseTable: Sendable {
  let slots: ContiguousArray<UInt64>

  /// One bit for each first token's hash, so that most words of a text are turned away by one look.
  let firstTokens: ContiguousArray<UInt64>

  /// How far a hash is shifted to give a slot's index.
  let shift: UInt64

  /// The bit of a slot's lower half that says that a longer phrase goes on.
  static let goesOn: UInt32 = 1 << 31

  /// The bits that hold the first phrase that ends here, plus one.
  static let listMask: UInt32 = ~goesOn

  /// Hashes the phrases and links those with equal hashes, in the order in which they were added.
  init(_ phrases: inout PhraseStore, folding: TokenFolding) {
    let prefixes = PhraseTable.prefixHashes(of: phrases, folding: folding)
    let bits = max(4, Int.bitWidth - (prefixes.hashes.count * 2).leadingZeroBitCount)
    var slots = ContiguousArray<UInt64>(repeating: 0, count: 1 << bits)
    let filterBits = min(22, max(10, Int.bitWidth - (phrases.records.count * 8).leadingZeroBitCount))
    var firstTokens = ContiguousArray<UInt64>(repeating: 0, count: 1 << (filterBits - 6))
    let shift = UInt64(64 - bits)

    slots.withUnsafeMutableBufferPointer { slots in
      // From the last phrase to the first: each is put at the head of its slot's list.
      var end = prefixes.hashes.count
      for index in phrases.records.indices.reversed() {
        let start = prefixes.starts[index]
        for prefix in start..<(end - 1) {
          let place = PhraseTable.place(of: prefixes.hashes[prefix], in: slots, shift: shift)
          slots[place] |= UInt64(PhraseTable.goesOn)
        }
        let place = PhraseTable.place(of: prefixes.hashes[end - 1], in: slots, shift: shift)
        phrases.records[index].next = UInt32(truncatingIfNeeded: slots[place]) & PhraseTable.listMask
        slots[place] = slots[place] & ~UInt64(PhraseTable.listMask) | UInt64(index + 1)
        let first = PhraseTable.filterBit(of: prefixes.hashes[start], words: firstTokens.count)
        firstTokens[first.word] |= first.mask
        end = start
      }
    }
    self.slots = slots
    self.firstTokens = firstTokens
    self.shift = shift
  }

  /// The slot that holds a hash, or the empty one that takes it; its upper half is set.
  ///
  /// There is always an empty slot: the table has twice as many as there are prefixes.
  private static func place(of hash: UInt64, in slots: UnsafeMutableBufferPointer<UInt64>, shift: UInt64) -> Int {
    let mask = slots.count - 1
    let tag = hash << 32
    var index = Int(truncatingIfNeeded: hash >> shift)
    while slots[index] != 0, slots[index] & ~UInt64(UInt32.max) != tag { index = (index + 1) & mask }
    slots[index] |= tag
    return index
  }

  private static func prefixHashes(
    of phrases: PhraseStore,
    folding: TokenFolding
  ) -> (hashes: ContiguousArray<UInt64>, starts: ContiguousArray<Int>) {
    var hashes: ContiguousArray<UInt64> = []
    var starts: ContiguousArray<Int> = []
    hashes.reserveCapacity(phrases.records.count * 2)
    starts.reserveCapacity(phrases.records.count)
    phrases.bytes.withUnsafeBufferPointer { bytes in
      for record in phrases.records {
        starts.append(hashes.count)
        let text = TokenText(bytes, upTo: Int(record.offset) + Int(record.count), folding)
        var cursor = TokenCursor(position: Int(record.offset))
        var hash: UInt64 = 0
        var isFirst = true
        while let token = text.next(&cursor) {
          // A blank line in a phrase is a space like any other: `chain` tells a gap from none and no more.
          hash = isFirst ? token.hash : TokenHash.chain(hash, token.hash, token.gap)
          hashes.append(hash)
          isFirst = false
        }
      }
    }
    return (hashes, starts)
  }

  @inline(__always)
  static func filterBit(of hash: UInt64, words: Int) -> (word: Int, mask: UInt64) {
    (Int(truncatingIfNeeded: hash >> 16) & (words - 1), 1 << (hash >> 8 & 63))
  }

  /// The table as the scan reads it.
  struct View {
    let slots: UnsafeBufferPointer<UInt64>
    let firstTokens: UnsafeBufferPointer<UInt64>
    let shift: UInt64

    /// Whether a phrase may begin with the token of this hash.
    @inline(__always)
    func mayBegin(_ hash: UInt64) -> Bool {
      let bit = PhraseTable.filterBit(of: hash, words: firstTokens.count)
      return firstTokens[bit.word] & bit.mask != 0
    }

    /// What is known of a prefix: 0 where there is none, else the lower half of its slot.
    ///
    /// The index stays inside: it is masked with the count, a power of two, and at least half of the slots are empty.
    @inline(__always)
    func find(_ hash: UInt64) -> UInt32 {
      let mask = slots.count - 1
      let tag = hash << 32
      var index = Int(truncatingIfNeeded: hash >> shift)
      while true {
        let slot = slots[index]
        if slot == 0 { return 0 }
        if slot & ~UInt64(UInt32.max) == tag { return UInt32(truncatingIfNeeded: slot) }
        index = (index + 1) & mask
      }
    }
  }
}
