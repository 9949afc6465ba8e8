/// Finds phrases in which one word may differ from the text by one edit.
///
/// At each token all phrases are followed that go on with the text as it is, and from each of these prefixes, and from
/// nothing, those that go on with a word similar to the text's, and then with the text as it is.
struct SimilarScanner {
  let scanner: PhraseScanner
  let similar: SimilarWords

  /// The longest phrases at one place: those as the text has them, or all that are one edit from it.
  private struct Found {
    let range: ByteRange
    var lists: [UInt32]
    let isExact: Bool
  }

  /// Reports the longest phrases from left to right; where the longest stands as it is, only those that do.
  ///
  /// Complexity: linear in the text; at each token at most ``SimilarWords/mostAlike`` words are tried for each token of
  /// the longest phrase that goes on.
  func scan(_ report: (ByteRange, Int32, Int) -> Void) {
    var letters = WordLetters()
    var candidates: [UInt64] = []
    var cursor = TokenCursor(position: scanner.start)
    while let first = scanner.text.next(&cursor) {
      var best: Found?
      var behind = cursor
      visit(first, cursor, &letters, &candidates) { range, list, isExact, end in
        if let best, best.range.count > range.count || best.range == range && best.isExact { return }
        guard anyAgrees(range, list, isExact) else { return }
        behind = end
        guard !isExact, let rivals = best?.lists, best?.range == range else {
          best = Found(range: range, lists: [list], isExact: isExact)
          return
        }
        // Phrases come in the order in which they were added.
        if rivals.count < SimilarWords.mostAlike { best?.lists = (rivals + [list]).sorted() }
      }
      guard let best else { continue }
      cursor = behind
      reportAll(best, report)
    }
  }

  private func reportAll(_ found: Found, _ report: (ByteRange, Int32, Int) -> Void) {
    var left = PhraseScanner.mostAtOnePlace
    for list in found.lists {
      var next = list
      while next != 0, left > 0 {
        let record = scanner.records[Int(next) - 1]
        if agrees(found.range, record, found.isExact) {
          report(found.range, record.payload, found.isExact ? 0 : 1)
          left -= 1
        }
        next = record.next
      }
    }
  }

  /// Visits each prefix from `first` on where phrases end.
  private func visit(
    _ first: Token,
    _ cursor: TokenCursor,
    _ letters: inout WordLetters,
    _ candidates: inout [UInt64],
    _ body: (ByteRange, UInt32, Bool, TokenCursor) -> Void
  ) {
    var token = first
    var cursor = cursor
    var prefix: UInt64?
    while true {
      if read(token, &letters) {
        similar.candidates(letters, into: &candidates)
        for word in candidates where word != token.hash {
          follow(first.start, token, word, prefix, cursor) { body($0, $1, false, $2) }
        }
      }
      let (hash, value) = step(prefix, token.hash, token.gap)
      if value & PrefixSlots.listMask != 0 {
        body(first.start..<token.end, value & PrefixSlots.listMask, true, cursor)
      }
      guard value & PrefixSlots.goesOn != 0, let next = scanner.text.next(&cursor), next.gap != .paragraph else {
        return
      }
      prefix = hash
      token = next
    }
  }

  /// Follows the text as it is from a token that is taken for `word`.
  private func follow(
    _ start: Int,
    _ token: Token,
    _ word: UInt64,
    _ prefix: UInt64?,
    _ cursor: TokenCursor,
    _ body: (ByteRange, UInt32, TokenCursor) -> Void
  ) {
    var cursor = cursor
    var end = token.end
    var (hash, value) = step(prefix, word, token.gap)
    while value != 0 {
      if value & PrefixSlots.listMask != 0 { body(start..<end, value & PrefixSlots.listMask, cursor) }
      guard value & PrefixSlots.goesOn != 0, let next = scanner.text.next(&cursor), next.gap != .paragraph else {
        return
      }
      (hash, value) = step(hash, next.hash, next.gap)
      end = next.end
    }
  }

  /// The prefix that goes on with a token, and what the table has of it.
  private func step(_ prefix: UInt64?, _ token: UInt64, _ gap: TokenGap) -> (hash: UInt64, value: UInt32) {
    let table = scanner.table
    guard let prefix else { return (token, table.firstFilter.mayContain(token) ? table.firstSlots.find(token) : 0) }
    let hash = TokenHash.chain(prefix, token, gap)
    return (hash, table.longerFilter.mayContain(hash) ? table.longerSlots.find(hash) : 0)
  }

  private func read(_ token: Token, _ letters: inout WordLetters) -> Bool {
    guard token.kind == .word, token.end - token.start >= WordLetters.fewest - 1 else { return false }
    return letters.read(
      TokenScalars(scanner.text.bytes, token.start, token.end, scanner.text.folding),
      foldsCase: scanner.text.folding.contains(.letterCase),
      fewest: WordLetters.fewest - 1,
      most: WordLetters.most + 1
    )
  }

  private func anyAgrees(_ range: ByteRange, _ list: UInt32, _ isExact: Bool) -> Bool {
    var next = list
    while next != 0 {
      let record = scanner.records[Int(next) - 1]
      if agrees(range, record, isExact) { return true }
      next = record.next
    }
    return false
  }

  private func agrees(_ range: ByteRange, _ record: PhraseStore.Record, _ isExact: Bool) -> Bool {
    isExact ? scanner.agrees(range, record) : isOneEdit(range, record)
  }

  /// Whether a range of the text holds a phrase's tokens with its gaps, save for one edit in one word.
  private func isOneEdit(_ range: ByteRange, _ record: PhraseStore.Record) -> Bool {
    let folding = scanner.text.folding
    let phrase = TokenText(scanner.phraseBytes, upTo: Int(record.offset) + Int(record.count), folding)
    let found = TokenText(scanner.text.bytes, upTo: range.upperBound, folding)
    var phraseCursor = TokenCursor(position: Int(record.offset))
    var foundCursor = TokenCursor(position: range.lowerBound)
    var isFirst = true
    var edits = 0
    while let expected = phrase.next(&phraseCursor) {
      guard let token = found.next(&foundCursor) else { return false }
      guard isFirst || (expected.gap == .none) == (token.gap == .none) else { return false }
      isFirst = false
      if scanner.agrees(token, expected, record.caseMode) { continue }
      guard edits == 0, isOneEdit(token, expected, record.caseMode) else { return false }
      edits = 1
    }
    return edits == 1 && found.next(&foundCursor) == nil
  }

  /// Whether two words are one edit apart.
  ///
  /// Another letter case is no edit: where case counts, it must agree beside the edit; under `smart` and `exactOrCapitals`, a capital that begins the phrase's word begins the text's.
  private func isOneEdit(_ token: Token, _ expected: Token, _ mode: PhraseMatcher.CaseMode) -> Bool {
    guard token.kind == .word, expected.kind == .word else { return false }
    func letters(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token, foldsCase: Bool) -> [UInt32]? {
      var letters = WordLetters()
      let scalars = TokenScalars(bytes, token.start, token.end, scanner.text.folding)
      let (fewest, most) = (WordLetters.fewest - 1, WordLetters.most + 1)
      return letters.read(scalars, foldsCase: foldsCase, fewest: fewest, most: most) ? letters.letters : nil
    }
    guard let foundLetters = letters(scanner.text.bytes, token, foldsCase: false),
      let phraseLetters = letters(scanner.phraseBytes, expected, foldsCase: false),
      WordLetters.fewest...WordLetters.most ~= phraseLetters.count
    else { return false }
    if mode == .exact, !WordLetters.isOneEdit(foundLetters, phraseLetters) { return false }
    if mode == .smart || mode == .exactOrCapitals, let first = phraseLetters.first,
      PhraseFolding.lowercase(of: first) != first, foundLetters[0] == PhraseFolding.lowercase(of: foundLetters[0])
    {
      return false
    }
    return WordLetters.isOneEdit(foundLetters.map(PhraseFolding.lowercase), phraseLetters.map(PhraseFolding.lowercase))
  }
}
