/// The hashes of all prefixes of all phrases, counted in tokens.
///
/// Prefixes of one token stand apart from longer ones, since all of a text is held against them: they are few, and
/// caches hold them. Before the slots of either stands a filter.
struct PhraseTable: Sendable {
  private let firstFilter: PrefixFilter
  private let firstSlots: PrefixSlots
  private let longerFilter: PrefixFilter
  private let longerSlots: PrefixSlots

  /// Hashes the phrases and links those with equal hashes, in the order in which they were added.
  init(_ phrases: inout PhraseStore, folding: TokenFolding) {
    let phraseCount = phrases.records.count
    let prefixCount = phrases.tokenCount(folding)
    // Prefixes that phrases share are counted more than once: tables may be emptier than they need to be.
    firstSlots = PrefixSlots(count: phraseCount)
    longerSlots = PrefixSlots(count: prefixCount - phraseCount)
    firstFilter = PrefixFilter(count: phraseCount / 2)
    longerFilter = PrefixFilter(count: prefixCount - phraseCount)
    // From the last phrase to the first, since each is put at the head of its slot's list; some thousands at a time,
    // so that their hashes need no room to speak of.
    var end = phraseCount
    var prefixes = PrefixHashes()
    while end > 0 {
      let start = max(0, end - 4096)
      prefixes.read(phrases, start..<end, folding)
      for index in (start..<end).reversed() { insert(&phrases.records[index], index, prefixes.ofPhrase(index - start)) }
      end = start
    }
  }

  private func insert(_ record: inout PhraseStore.Record, _ index: Int, _ prefixes: ArraySlice<UInt64>) {
    for place in prefixes.indices {
      let hash = prefixes[place]
      let isFirst = place == prefixes.startIndex
      let slots = isFirst ? firstSlots : longerSlots
      if isFirst { firstFilter.insert(hash) } else { longerFilter.insert(hash) }
      if place + 1 < prefixes.endIndex {
        slots.addPrefix(hash)
      } else {
        record.next = slots.addPhrase(hash, UInt32(index + 1))
      }
    }
  }

  /// The table as the scan reads it, good while the table lives.
  var view: View {
    View(
      firstFilter: firstFilter.view,
      firstSlots: firstSlots.view,
      longerFilter: longerFilter.view,
      longerSlots: longerSlots.view
    )
  }

  /// The table as the scan reads it.
  struct View {
    let firstFilter: PrefixFilter.View
    let firstSlots: PrefixSlots.View
    let longerFilter: PrefixFilter.View
    let longerSlots: PrefixSlots.View
  }
}

/// The hashes of the prefixes of some phrases, one phrase after the other.
private struct PrefixHashes {
  private var hashes: [UInt64] = []

  /// Where the prefixes of each phrase begin; each has one at least.
  private var starts: [Int] = []

  func ofPhrase(_ index: Int) -> ArraySlice<UInt64> {
    hashes[starts[index]..<(index + 1 < starts.count ? starts[index + 1] : hashes.count)]
  }

  mutating func read(_ phrases: PhraseStore, _ range: Range<Int>, _ folding: TokenFolding) {
    hashes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    phrases.bytes.withUnsafeBufferPointer { bytes in
      for index in range {
        starts.append(hashes.count)
        var tokens = phrases.records[index].tokens(in: bytes, folding)
        var hash: UInt64 = 0
        while let token = tokens.next() {
          // A blank line in a phrase is a space like any other: `chain` tells a gap from none and no more.
          hash = starts[starts.count - 1] == hashes.count ? token.hash : TokenHash.chain(hash, token.hash, token.gap)
          hashes.append(hash)
        }
      }
    }
  }
}

extension PhraseStore {
  /// The number of tokens of all phrases.
  fileprivate func tokenCount(_ folding: TokenFolding) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      for record in records {
        var tokens = record.tokens(in: bytes, folding)
        while tokens.next() != nil { count += 1 }
      }
      return count
    }
  }
}

extension PhraseStore.Record {
  /// The phrase's tokens.
  @inline(__always)
  fileprivate func tokens(in bytes: UnsafeBufferPointer<UInt8>, _ folding: TokenFolding) -> PhraseTokens {
    PhraseTokens(
      text: TokenText(bytes, upTo: Int(offset) + Int(count), folding),
      cursor: TokenCursor(position: Int(offset))
    )
  }
}

/// Steps through the tokens of a phrase.
private struct PhraseTokens {
  let text: TokenText
  var cursor: TokenCursor

  @inline(__always)
  mutating func next() -> Token? { text.next(&cursor) }
}
