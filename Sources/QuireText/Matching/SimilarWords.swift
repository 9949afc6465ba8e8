/// The words of phrases, found by words that one edit tells from them.
struct SimilarWords: Sendable {
  /// The most words with the same remainder that are kept, and the most that are tried for one word of a text.
  static let mostAlike = 32

  /// The hashes of the words.
  private var words: ContiguousArray<UInt64> = []

  /// Slots of a remainder's hash (upper half) and a word's index, plus one; the words of a remainder follow one another
  /// in a table with linear probing.
  private let slots: LookupWords
  private let filter: PrefixFilter

  /// Reads the words of all phrases.
  ///
  /// Complexity: linear in the letters of the words.
  init(of phrases: PhraseStore, folding: TokenFolding) {
    var letters = WordLetters()
    var seen: Set<UInt64> = []
    var places: ContiguousArray<(start: UInt32, count: UInt16)> = []
    var words: ContiguousArray<UInt64> = []
    var remainders = 0
    let slots: LookupWords
    let foldsCase = folding.contains(.letterCase)
    (slots, filter) = phrases.bytes.withUnsafeBufferPointer { bytes in
      func read(_ start: Int, _ end: Int) -> Bool {
        let scalars = TokenScalars(bytes, start, end, folding)
        return letters.read(scalars, foldsCase: foldsCase, fewest: WordLetters.fewest, most: WordLetters.most)
      }
      for record in phrases.records {
        let text = TokenText(bytes, upTo: Int(record.offset) + Int(record.count), folding)
        var cursor = TokenCursor(position: Int(record.offset))
        while let token = text.next(&cursor) {
          guard token.kind == .word, token.end - token.start >= WordLetters.fewest, seen.insert(token.hash).inserted,
            read(token.start, token.end)
          else { continue }
          words.append(token.hash)
          places.append((UInt32(token.start), UInt16(token.end - token.start)))
          remainders += letters.letters.count + 1
        }
      }
      let slots = LookupWords(count: max(16, remainders * 4 / 3 + 1))
      let filter = PrefixFilter(count: remainders)
      for (index, place) in places.enumerated() where read(Int(place.start), Int(place.start) + Int(place.count)) {
        letters.eachRemainder { hash in
          filter.insert(hash)
          Self.insert(hash, UInt64(index + 1), in: slots.words)
        }
      }
      return (slots, filter)
    }
    self.words = words
    self.slots = slots
  }

  /// Puts a word into the first empty slot, if there are not too many of its remainder yet.
  ///
  /// There is always an empty slot: there are more slots than remainders.
  private static func insert(_ hash: UInt64, _ word: UInt64, in slots: UnsafeMutableBufferPointer<UInt64>) {
    let tag = hash << 32
    var index = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
    var alike = 0
    while slots[index] != 0 {
      if slots[index] & ~UInt64(UInt32.max) == tag { alike += 1 }
      if alike == mostAlike { return }
      index += 1
      if index == slots.count { index = 0 }
    }
    slots[index] = tag | word
  }

  /// The hashes of words that may be one edit from a word with these letters, each once, as they stand in the table.
  func candidates(_ letters: WordLetters, into found: inout [UInt64]) {
    found.removeAll(keepingCapacity: true)
    let filter = filter.view
    letters.eachRemainder { hash in
      guard filter.mayContain(hash) else { return }
      let tag = hash << 32
      var index = Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.words.count)).high)
      while slots.words[index] != 0 {
        let slot = slots.words[index]
        if slot & ~UInt64(UInt32.max) == tag, found.count < Self.mostAlike {
          let word = words[Int(slot & UInt64(UInt32.max)) - 1]
          if !found.contains(word) { found.append(word) }
        }
        index += 1
        if index == slots.words.count { index = 0 }
      }
    }
  }
}
