/// One scan of one text: the matcher's tables and the text, as buffers that outlive it.
struct PhraseScanner {
  let text: TokenText
  let start: Int
  let phraseBytes: UnsafeBufferPointer<UInt8>
  let records: UnsafeBufferPointer<PhraseStore.Record>
  let table: PhraseTable.View
  let anyStartsWithPunctuation: Bool

  /// Reports the phrases of the text from left to right until `report` returns false.
  ///
  /// - Parameters:
  ///   - overlapping: whether phrases inside and across others are reported too.
  ///   - report: takes the range and the payload of each phrase.
  func scan(overlapping: Bool, _ report: (ByteRange, Int32) -> Bool) {
    var cursor = TokenCursor(position: start)
    while true {
      if !anyStartsWithPunctuation { cursor.position = text.skipSigns(from: cursor.position) }
      guard let token = text.next(&cursor) else { return }
      guard table.mayBegin(token.hash), token.kind != .punctuation || anyStartsWithPunctuation else { continue }
      let value = table.find(token.hash)
      guard value != 0 else { continue }
      if overlapping {
        guard walk(token, cursor, value, { range, value, _ in self.report(range, value, report) }) else { return }
      } else {
        var longest: ByteRange?
        var list: UInt32 = 0
        let behindFirst = cursor
        _ = walk(token, behindFirst, value) { range, value, behind in
          if agrees(range, value) {
            longest = range
            list = value
            cursor = behind
          }
          return true
        }
        guard let longest else { continue }
        guard self.report(longest, list, report) else { return }
      }
    }
  }

  /// Reports the payloads of the phrases that are the text as a whole.
  func lookUpWhole(_ report: (Int32) -> Void) {
    var cursor = TokenCursor(position: start)
    guard let first = text.next(&cursor) else { return }
    var hash = first.hash
    var last = first
    while let token = text.next(&cursor) {
      guard token.gap != .paragraph else { return }
      hash = TokenHash.chain(hash, token.hash, token.gap)
      last = token
    }
    _ = self.report(first.start..<last.end, table.find(hash)) { _, payload in
      report(payload)
      return true
    }
  }

  /// Follows the tokens from `first` for as long as phrases go on, and visits each prefix where phrases end.
  ///
  /// - Returns: false as soon as `visit` returns false.
  @inline(__always)
  private func walk(
    _ first: Token,
    _ cursor: TokenCursor,
    _ value: UInt32,
    _ visit: (ByteRange, UInt32, TokenCursor) -> Bool
  ) -> Bool {
    var cursor = cursor
    var value = value
    var hash = first.hash
    var end = first.end
    while true {
      if value & PhraseTable.listMask != 0 {
        guard visit(first.start..<end, value, cursor) else { return false }
      }
      guard value & PhraseTable.goesOn != 0, let token = text.next(&cursor), token.gap != .paragraph else {
        return true
      }
      hash = TokenHash.chain(hash, token.hash, token.gap)
      value = table.find(hash)
      if value == 0 { return true }
      end = token.end
    }
  }

  /// Reports each phrase of a slot's list that the range of the text really holds.
  private func report(_ range: ByteRange, _ value: UInt32, _ report: (ByteRange, Int32) -> Bool) -> Bool {
    var next = value & PhraseTable.listMask
    while next != 0 {
      let record = records[Int(next) - 1]
      if agrees(range, record), !report(range, record.payload) { return false }
      next = record.next
    }
    return true
  }

  private func agrees(_ range: ByteRange, _ value: UInt32) -> Bool {
    var next = value & PhraseTable.listMask
    while next != 0 {
      let record = records[Int(next) - 1]
      if agrees(range, record) { return true }
      next = record.next
    }
    return false
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
