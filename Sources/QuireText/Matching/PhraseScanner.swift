/// One scan of one text: the matcher's tables and the text, as buffers that outlive it.
///
/// The text is read block by block, each token once. Tokens that may begin a phrase are picked out of a block by the
/// filter, then all of their slots are read, and only then is any of them followed: looks at memory that don't wait for
/// one another take place at the same time, and with a million phrases nothing else takes as long.
struct PhraseScanner {
  let text: TokenText
  let start: Int
  let phraseBytes: UnsafeBufferPointer<UInt8>
  let records: UnsafeBufferPointer<PhraseStore.Record>
  let table: PhraseTable.View

  /// Reports the phrases of the text from left to right until `report` returns false.
  ///
  /// - Parameters:
  ///   - overlapping: whether phrases inside and across others are reported too.
  ///   - report: takes the range and the payload of each phrase.
  func scan(overlapping: Bool, _ report: (ByteRange, Int32) -> Bool) {
    withUnsafeTemporaryAllocation(of: Token.self, capacity: TokenBlock.capacity) { tokens in
      withUnsafeTemporaryAllocation(of: PhraseStart.self, capacity: TokenBlock.capacity) { starts in
        var cursor = TokenCursor(position: start)
        // Tokens that begin before this place lie in the match before.
        var free = start
        while true {
          let block = TokenBlock(text, &cursor, tokens)
          if block.count == 0 { return }
          let count = phraseStarts(in: block, starts)
          for candidate in UnsafeMutableBufferPointer(rebasing: starts[..<count]) {
            let first = tokens[Int(candidate.token)]
            guard first.start >= free else { continue }
            if overlapping {
              let goesOn = walk(candidate, block) { self.report($0, $1 & PrefixSlots.listMask, report) }
              guard goesOn else { return }
              continue
            }
            var longest = 0..<0
            var agreeing: UInt32 = 0
            _ = walk(candidate, block) { range, value in
              let found = firstAgreeing(range, value & PrefixSlots.listMask)
              if found != 0 {
                longest = range
                agreeing = found
              }
              return true
            }
            guard agreeing != 0 else { continue }
            free = longest.upperBound
            let record = records[Int(agreeing) - 1]
            guard report(longest, record.payload), self.report(longest, record.next, report) else { return }
          }
        }
      }
    }
  }

  /// Finds the tokens of a block that begin phrases; ascending.
  ///
  /// - Returns: how many were written to `starts`.
  private func phraseStarts(in block: TokenBlock, _ starts: UnsafeMutableBufferPointer<PhraseStart>) -> Int {
    let tokens = block.tokens
    // No branch on what is loaded: the loads of many tokens are under way at once.
    var maybe = 0
    for index in 0..<block.count {
      starts[maybe] = PhraseStart(token: UInt32(truncatingIfNeeded: index), value: 0)
      maybe += table.firstFilter.mayContain(tokens[index].hash) ? 1 : 0
    }
    for index in 0..<maybe { starts[index].value = table.firstSlots.find(tokens[Int(starts[index].token)].hash) }
    var count = 0
    for index in 0..<maybe {
      var start = starts[index]
      let token = Int(start.token)
      if start.value & PrefixSlots.goesOn != 0, token + 1 < block.count {
        let next = tokens[token + 1]
        let isPrefix =
          next.gap != .paragraph
          && table.longerFilter.mayContain(TokenHash.chain(tokens[token].hash, next.hash, next.gap))
        if !isPrefix { start.value &= PrefixSlots.listMask }
      }
      starts[count] = start
      count += start.value != 0 ? 1 : 0
    }
    return count
  }

  /// Reports the payloads of the phrases that are the text as a whole.
  func lookUpWhole(_ report: (Int32) -> Void) {
    var cursor = TokenCursor(position: start)
    guard let first = text.next(&cursor) else { return }
    var hash = first.hash
    var last = first
    var isOne = true
    while let token = text.next(&cursor) {
      guard token.gap != .paragraph else { return }
      hash = TokenHash.chain(hash, token.hash, token.gap)
      last = token
      isOne = false
    }
    let value = isOne ? table.firstSlots.find(hash) : table.longerSlots.find(hash)
    _ = self.report(first.start..<last.end, value & PrefixSlots.listMask) { _, payload in
      report(payload)
      return true
    }
  }

  /// Follows the tokens from a block's token for as long as phrases go on, and visits each prefix where phrases end.
  ///
  /// - Returns: false as soon as `visit` returns false.
  @inline(__always)
  private func walk(_ start: PhraseStart, _ block: TokenBlock, _ visit: (ByteRange, UInt32) -> Bool) -> Bool {
    var index = Int(start.token)
    var value = start.value
    let first = block.tokens[index]
    var hash = first.hash
    var end = first.end
    var behind = block.end
    while true {
      if value & PrefixSlots.listMask != 0 {
        guard visit(first.start..<end, value) else { return false }
      }
      guard value & PrefixSlots.goesOn != 0 else { return true }
      index += 1
      guard let token = index < block.count ? block.tokens[index] : text.next(&behind), token.gap != .paragraph else {
        return true
      }
      hash = TokenHash.chain(hash, token.hash, token.gap)
      guard table.longerFilter.mayContain(hash) else { return true }
      value = table.longerSlots.find(hash)
      if value == 0 { return true }
      end = token.end
    }
  }

  /// Reports each phrase of a list that the range of the text really holds.
  private func report(_ range: ByteRange, _ list: UInt32, _ report: (ByteRange, Int32) -> Bool) -> Bool {
    var next = list
    while next != 0 {
      let record = records[Int(next) - 1]
      if agrees(range, record), !report(range, record.payload) { return false }
      next = record.next
    }
    return true
  }

  /// The first phrase of a list that the range of the text really holds, plus one; 0 where there is none.
  private func firstAgreeing(_ range: ByteRange, _ list: UInt32) -> UInt32 {
    var next = list
    while next != 0 {
      let record = records[Int(next) - 1]
      if agrees(range, record) { return next }
      next = record.next
    }
    return 0
  }

  /// Whether a range of the text, from a token's start to a token's end, holds a phrase's tokens with its gaps.
  private func agrees(_ range: ByteRange, _ record: PhraseStore.Record) -> Bool {
    let offset = Int(record.offset)
    let count = Int(record.count)
    if range.count == count, bytesAgree(range.lowerBound, offset, count, record.caseMode) { return true }
    let mode = TokenAgreement(record.caseMode)
    let phrase = TokenText(phraseBytes, upTo: offset + count, text.folding)
    let found = TokenText(text.bytes, upTo: range.upperBound, text.folding)
    var phraseCursor = TokenCursor(position: offset)
    var foundCursor = TokenCursor(position: range.lowerBound)
    var isFirst = true
    while let expected = phrase.next(&phraseCursor) {
      guard let token = found.next(&foundCursor) else { return false }
      guard isFirst || (expected.gap == .none) == (token.gap == .none) else { return false }
      let agreement = TokenAgreement.of(
        phrase: TokenScalars(phraseBytes, expected.start, expected.end, text.folding),
        text: TokenScalars(text.bytes, token.start, token.end, text.folding)
      )
      guard agreement.isSuperset(of: mode) else { return false }
      isFirst = false
    }
    return found.next(&foundCursor) == nil
  }

  /// Whether the bytes agree as they are, save for the case of ASCII letters where the mode allows it.
  ///
  /// False says nothing: the tokens may still agree. The caller has both ranges inside their buffers.
  private func bytesAgree(_ start: Int, _ offset: Int, _ count: Int, _ mode: PhraseMatcher.CaseMode) -> Bool {
    let ignoresCase = mode == .fold || mode == .smart
    for index in 0..<count {
      let found = text.bytes[start + index]
      let expected = phraseBytes[offset + index]
      guard found != expected else { continue }
      // Under `smart` only a small letter of the phrase may differ.
      guard ignoresCase, found ^ expected == 0x20, expected & 0x20 != 0 || mode == .fold else { return false }
      guard (expected | 0x20) &- 0x61 < 26 else { return false }
    }
    return true
  }
}
