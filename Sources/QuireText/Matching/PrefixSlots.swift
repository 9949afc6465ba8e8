/// What is known of prefixes, by their hashes.
///
/// A slot is 0 where it is empty; else its upper half is the lower half of the prefix's hash, and its lower half
/// holds the first phrase that ends here, plus one (31 bits, 0 for none), and whether a longer phrase goes on (the
/// top bit). Open addressing with linear probing, at most three quarters full; a hash is scaled to the number of slots
/// (Lemire, "Fast random integer generation in an interval", 2019), so that the table need not grow by doubling.
/// Two prefixes whose hashes agree in all of these bits share a slot, which costs a comparison and nothing else.
struct PrefixSlots: Sendable {
  private let slots: LookupWords

  /// The bit of a slot's lower half that says that a longer phrase goes on.
  static let goesOn: UInt32 = 1 << 31

  /// The bits that hold the first phrase that ends here, plus one.
  static let listMask: UInt32 = ~goesOn

  /// Room for `count` prefixes.
  init(count: Int) { slots = LookupWords(count: max(16, count * 4 / 3 + 1)) }

  /// Notes that a longer phrase goes on behind a prefix; for the one who makes the table, before it is shared.
  func addPrefix(_ hash: UInt64) { slots.words[place(of: hash)] |= UInt64(Self.goesOn) }

  /// Puts a phrase (its index, plus one) at the head of its prefix's list.
  ///
  /// - Returns: the phrase that was there.
  func addPhrase(_ hash: UInt64, _ phrase: UInt32) -> UInt32 {
    let place = place(of: hash)
    let slot = slots.words[place]
    slots.words[place] = slot & ~UInt64(Self.listMask) | UInt64(phrase)
    return UInt32(truncatingIfNeeded: slot) & Self.listMask
  }

  /// The slot that holds a hash, or an empty one, whose upper half is set.
  ///
  /// There is always an empty slot: there are more slots than prefixes.
  private func place(of hash: UInt64) -> Int {
    let words = slots.words
    let tag = hash << 32
    var index = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(words.count)).high)
    while words[index] != 0 {
      if words[index] & ~UInt64(UInt32.max) == tag { return index }
      index += 1
      if index == words.count { index = 0 }
    }
    words[index] = tag
    return index
  }

  /// The table as a scan reads it, good while the table lives.
  var view: View { View(slots: UnsafeBufferPointer(slots.words)) }

  /// The table as a scan reads it.
  struct View {
    let slots: UnsafeBufferPointer<UInt64>

    /// What is known of a prefix: 0 where there is none, else the lower half of its slot.
    ///
    /// The index stays inside: it is below the count at first and goes back to 0 at the end, and there are empty slots.
    @inline(__always)
    func find(_ hash: UInt64) -> UInt32 {
      let tag = hash << 32
      var index = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
      while true {
        let slot = slots[index]
        if slot == 0 { return 0 }
        if slot & ~UInt64(UInt32.max) == tag { return UInt32(truncatingIfNeeded: slot) }
        index += 1
        if index == slots.count { index = 0 }
      }
    }
  }
}
